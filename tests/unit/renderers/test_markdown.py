"""The Markdown file: anchors, links, tables that stay tables."""

from __future__ import annotations

import re

import pytest

from funnelspec.glossary.value import Prose, Target
from funnelspec.renderers import markdown
from funnelspec.renderers.escaping import clean, code_span, escape_markdown
from funnelspec.renderers.prose import LONGEST, to_html, to_line, to_markdown
from tests.glossaries import glossary_of
from tests.unit.renderers.workspace import FILES


def test_every_item_has_an_anchor_and_every_link_leads_to_one():
    text = markdown.render(glossary_of(FILES))
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert {"terms/lead", "segments/size/small", "reasons/recycle_reasons/timing"} <= set(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lead_score of _x_", r"lead_score of \_x\_"),
        ("a|b `c` *d* [e] <f>", r"a\|b \`c\` \*d\* \[e\] \<f\>"),
        ("R&D &amp; more", r"R&D \&amp; more"),
        ("# one", r"\# one"),
        ("1. one", r"1\. one"),
        ("- one", r"\- one"),
        ("our #1 region", "our #1 region"),
        ("C #", r"C \#"),
        ("$5 ~ ~~6~~", r"\$5 \~ \~\~6\~\~"),
    ],
)
def test_marks_are_written_so_that_they_are_shown(typed, written):
    assert escape_markdown(typed) == written


@pytest.mark.parametrize(
    ("text", "cell", "written"),
    [("a", False, "`a`"), ("a`b", False, "``a`b``"), ("`a", False, "`` `a ``"), ("a|b", True, r"a\|b")],
)
def test_code_keeps_its_backticks_and_a_table_its_bars(text, cell, written):
    assert code_span(text, cell=cell) == written


PROSE = """\
**Bold** and _slanted_, `code`, [site](https://example.com/a), <mailto:a@example.com>.

- one
- two

  more
  1. deep

> quoted

```python
fenced | code
```
"""


def test_allowed_markup_survives():
    assert to_markdown(Prose(PROSE)) == (
        "**Bold** and _slanted_, `code`, [site](https://example.com/a), "
        "[mailto:a@example.com](mailto:a@example.com).\n\n"
        "- one\n\n- two\n\n  more\n\n  1. deep\n\n> quoted\n\n```\nfenced | code\n```"
    )


def test_a_cell_holds_prose_on_one_line():
    assert to_line(Prose(PROSE)) == (
        "**Bold** and _slanted_, `code`, [site](https://example.com/a), "
        r"[mailto:a@example.com](mailto:a@example.com). one two more deep quoted fenced \| code"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](//example.com)", "<p>[x](//example.com)</p>\n"),
        ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>\n"),
        ("![x](https://example.com/y.png)", '<p>!<a href="https://example.com/y.png">x</a></p>\n'),
        ("# x", "<p># x</p>\n"),
        ("x\n===", "<p>x\n===</p>\n"),
        ("    x", "<p>x</p>\n"),
        ("[x]: https://example.com", "<p>[x]: https://example.com</p>\n"),
        ("[x](#terms/lead)", '<p><a href="#terms/lead">x</a></p>\n'),
    ],
)
def test_other_markup_is_shown_as_typed(typed, shown):
    assert to_html(Prose(typed)) == shown


def test_item_links_work_in_prose_but_not_in_code():
    prose = Prose("`[[MQL]]` is [[ MQL ]], not [[SQL]].", (Target("MQL", "stages/mql", "MQL"),))
    assert to_html(prose) == '<p><code>[[MQL]]</code> is <a href="#stages/mql">MQL</a>, not [[SQL]].</p>\n'
    assert to_markdown(prose) == r"`[[MQL]]` is [MQL](#stages/mql), not \[\[SQL\]\]."


def test_a_very_long_text_is_shown_without_its_markup():
    bomb = "[" * (LONGEST + 1)
    assert to_html(Prose(bomb)) == f"<p>{bomb}</p>\n"
    assert to_markdown(Prose("*" * (LONGEST + 1))) == r"\*" * (LONGEST + 1)


def test_control_characters_and_direction_overrides_become_a_visible_mark():
    assert clean("a\u202eb\u2066c\x00d\x1be\u2028f\r\ng\ud800h\u200fi") == (
        "a\ufffdb\ufffdc\ufffdd\ufffde f\ng?h\u200fi"
    )
