"""Whatever people type changes nothing but itself in JSON, CSV and pages of Markdown, read back by readers of
these forms."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from itertools import pairwise
from unicodedata import category

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.glossary import translated
from funnelspec.glossary.value import Overview, Run, Step, Way
from funnelspec.renderers import csv_table, html, json_value, markdown, mermaid
from funnelspec.renderers.escaping import clean, one_line
from funnelspec.renderers.markdown_pages import page_of, pages
from tests.glossaries import sample
from tests.properties.test_renderers import TEXT, columns, markdown_shape, plain
from tests.unit.renderers.markup import Page

FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
START = st.lists(
    st.sampled_from([*FORMULA, *" \t\r\n;,'\"|", "\u00a0", "\u200b", "\ufeff", "cmd|' /C calc'!A0"])
)
HOSTILE = TEXT | START.map("".join) | st.just("x" * 10_000) | st.just("```\n" * 50 + "[[" * 500)


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


@given(HOSTILE, HOSTILE)
def test_json_read_back_is_the_glossary(hostile, prose):
    glossary = sample(plain(hostile), lambda _: prose)
    text = json_value.render(glossary)
    # half a code point cannot be told apart from its escape, and stays one
    assert json.loads(text) == json.loads(json.dumps(json_value.as_values(glossary)))
    text.encode("utf-8")
    assert not [
        letter for letter in text if category(letter) in ("Cc", "Cf", "Cs") and letter not in "\n\u200c\u200d"
    ]


@given(HOSTILE, HOSTILE)
@example("=1", "x")
def test_a_table_has_one_row_for_each_item_and_nothing_in_it_is_calculated(hostile, prose):
    glossary = sample(plain(hostile), lambda _: prose)
    first, last = cells(csv_table.render(glossary))
    assert set(first) == set(last) == set(csv_table.COLUMNS)
    assert first["id"] == "terms/lead"
    for cell in (*first.values(), *last.values()):
        begin = cell.lstrip("\"'\u200b\ufffd" + "".join(map(chr, range(33))) + "\u00a0")
        assert cell.startswith("'") or not begin.startswith(tuple(FORMULA))
        assert len(cell) < 32_767
        for piece in cell.split(";")[1:]:
            assert not piece.lstrip(' "\u200b\ufffd\u00a0').startswith(tuple(FORMULA))


@given(TEXT)
def test_a_cell_says_what_was_typed_but_for_apostrophes(hostile):
    (row, _) = cells(csv_table.render(sample(plain(hostile))))
    typed = one_line(clean(plain(hostile)("Lead")))
    assert row["name"].replace("'", "") == typed.replace("'", "")


@given(TEXT)
def test_plain_text_adds_nothing_to_a_page(hostile):
    made, harmless = pages(sample(plain(hostile))), pages(sample(str))
    assert list(made) == list(harmless)
    for path, text in made.items():
        assert markdown_shape(text) == markdown_shape(harmless[path])
        for above, below in pairwise(text.split("\n")):
            if above.startswith("| ") and below.startswith("| ") and "<a id" in above + below:
                assert columns(above) == columns(below) == 4


@given(TEXT, TEXT)
def test_a_translation_changes_nothing_but_itself(hostile, prose):
    glossary = translated(sample(plain(hostile), lambda _: prose), "de")
    shape = markdown_shape(markdown.render(translated(sample(plain(hostile)), "de")))
    assert shape == markdown_shape(markdown.render(translated(sample(str), "de")))
    page = Page(html.render(glossary))
    assert page.faults == []
    assert set(page.attribute("lang")) == {"en", "de"}
    assert glossary.items[0].name == plain(hostile)("Interessent")
    assert "Anfrager" in cells(csv_table.render(glossary))[0]["aliases"]


@given(TEXT)
def test_no_text_becomes_a_part_of_a_diagram(hostile):
    step = Step(Run(hostile, "stages/a"), (), (), "open", False, (), False)
    end = Step(Run(plain(hostile)("end"), "stages/b"), (), (), "won", False, (), False)
    drawn = mermaid.diagram(
        Overview(Run(hostile, "funnels/a"), (step, end), (), (Way(step.stage, end.stage, None, None),))
    ).split("\n")
    assert len(drawn) == 6
    assert re.fullmatch(r'  s0\["[^"\[\]`<>{}|&;#\n]*(?:#\d+;[^"\[\]`<>{}|&;#\n]*)*"\]', drawn[3])
    assert re.fullmatch(r'  s1\(\["[^"\[\]`<>{}|&;#\n]*(?:#\d+;[^"\[\]`<>{}|&;#\n]*)*"\]\)', drawn[4])
    assert drawn[5] == "  s0 --> s1"


@given(st.lists(st.text(min_size=1), unique=True, max_size=8))
@example(["lead", "Lead", "aux", "../..", "a/b", "a"])
def test_items_of_different_ids_have_pages_of_different_names_inside_the_folder(ids):
    made = {each.partition("/")[0]: page_of(f"terms/{each}") for each in ids}
    assert len({path.lower() for path in made.values()}) == len(made)
    assert all(re.fullmatch(r"terms/[a-z0-9_]*(-[0-9a-f]{12})?\.md", path) for path in made.values())


@given(HOSTILE)
def test_two_renders_are_the_same(hostile):
    one, two = (sample(plain(hostile), lambda _: hostile) for _ in range(2))
    for render in (json_value.render, csv_table.render, markdown.render, pages):
        assert render(one) == render(two)
