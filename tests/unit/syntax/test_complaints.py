"""What is said about text that is not YAML: the rule, the very words, and nothing of PyYAML's own words."""

from __future__ import annotations

import pytest
import yaml

from funnelspec.source import Source
from funnelspec.syntax import reader
from funnelspec.syntax.reader import read

ATTRIBUTE_OR_COMMENT = (
    "If it is an attribute, put a colon after its name: `us: there`; if a comment, put `# ` before it."
)

# Text with the words that must be underlined in «»; then the rule and the headline.
CASES = [
    ("a: «@foo bar»\n", "needs-quotes", 'A text that begins with "@" is not read as text'),
    ("a: «%x»\nb: c\n", "needs-quotes", 'A text that begins with "%" is not read as text'),
    ("«%a: b»\n", "needs-quotes", 'A text that begins with "%" is not read as text'),
    ("- b: «`x` is»\n", "needs-quotes", 'A text that begins with "`" is not read as text'),
    ("a: «*note* well»\n", "needs-quotes", 'A text that begins with "*" is not read as text'),
    ("a: «*note well»\n", "needs-quotes", 'A text that begins with "*" is not read as text'),
    ("a: «& more»\n", "needs-quotes", 'A text that begins with "&" is not read as text'),
    ("a: «!!»\n", "foreign-tag", 'The tag "!!" has no meaning in definitions'),
    ("a: «!a!b»\n", "needs-quotes", 'A text that begins with "!" is not read as text'),
    ("a: «[[MQL]] is it»\n", "needs-quotes", 'A text that begins with "[[" is not read as text'),
    ("- «[[MQL]] is it»\n", "needs-quotes", 'A text that begins with "[[" is not read as text'),
    ("a: «[Draft] Lead»\n", "needs-quotes", 'A text that begins with "[" is not read as text'),
    ("a: «{b: c} d»\n", "needs-quotes", 'A text that begins with "{" is not read as text'),
    ("a: «> 5»\n", "needs-quotes", 'A text that begins with ">" is not read as text'),
    ("a: «|x»\n", "needs-quotes", 'A text that begins with "|" is not read as text'),
    ("a: «|2#x»\n", "needs-quotes", 'A text that begins with "|" is not read as text'),
    ("a: «]»\n", "needs-quotes", 'A text that begins with "]" is not read as text'),
    ("a: [«>= 5»], b]\n", "needs-quotes", 'A text that begins with ">" is not read as text'),
    ("a: «>- x y»\n", "needs-quotes", 'A text stands on the line of its ">-"'),
    ('a: "x" «y z»\n', "needs-quotes", "Words follow the closing quote of a text"),
    ("a: 'don'«t'»\n", "needs-quotes", "Words follow the closing quote of a text"),
    ("a: {b: 'c' «d»}\n", "needs-quotes", "Words follow the closing quote of a text"),
    ('a: "x\nb: "«y"»\n', "needs-quotes", "Words follow the closing quote of a text"),
    ("a: «'tis the season»\nb: c\n", "needs-quotes", "A quote is opened and never closed"),
    ('a: «"x»\n---\n', "needs-quotes", "A quote is opened and never closed"),
    ("a: Note«:» this\n", "needs-quotes", "A colon inside a text makes it look like an attribute"),
    ("- b: a rate«:»\n", "needs-quotes", "A colon inside a text makes it look like an attribute"),
    ("{a: b«:» c}\n", "needs-quotes", "A colon inside a text makes it look like an attribute"),
    ("a: {b: See «[»[MQL]] for more}\n", "split-text", "A bracket splits a text in two"),
    ("a: [see «{»x}]\n", "split-text", "A brace splits a text in two"),
    ("a: {b: c«]» d}\n", "split-text", "A bracket splits a text in two"),
    (
        "name: Lead\n  «owner»: sales\n",
        "broken-yaml",
        "An attribute is indented as if it were part of the text above it",
    ),
    (
        "a: 1\n«foo bar»\nb: 2\n",
        "broken-yaml",
        "A line is neither an attribute nor part of the text above it",
    ),
    ("«just words»\na: 1\n", "broken-yaml", "A line is neither an attribute nor part of the text above it"),
    ("a: «-» b\n", "broken-yaml", "A list begins on the line of its attribute"),
    ("a:\n    b: 1\n  «c: 2»\n", "broken-yaml", "A line does not line up with the lines above it"),
    ("  a: 1\n«b: 2»\n", "broken-yaml", "A line does not line up with the lines above it"),
    ("a: b\n«- c»\n", "broken-yaml", 'A list begins below "a", which has a text already'),
    ("a: [x,«,»y]\n", "broken-yaml", "Nothing stands between two commas"),
    ("a: «{»b: c\nd: e\n", "broken-yaml", 'A "{" is never closed'),
    ("a: «[»x, y\nb: c\n", "broken-yaml", 'A "[" is never closed'),
    ("a: «[»x,", "broken-yaml", 'A "[" is never closed'),
    ("a: 1\nb«:»c\n", "broken-yaml", 'No space follows the colon after "b"'),
    ("a:\n  b«:»c\n  d: 1\n", "broken-yaml", 'No space follows the colon after "b"'),
    ("a: 1\nb«:\xa0»c\n", "broken-yaml", 'An invisible special blank follows the colon after "b"'),
    ("a:\n«\xa0 »b: c\n  d: 1\n", "broken-yaml", "A line begins with an invisible special blank"),
    ("a:\n  «-»b\n  - c\n  - d: 1\n", "broken-yaml", "No space follows the dash of a list"),
    ("a:\n  - b\n  «-»c\n", "broken-yaml", "No space follows the dash of a list"),
    ("a:\n  «-»b:\n    - c\n  - d\n", "broken-yaml", "No space follows the dash of a list"),
    ("«terms»\n  a: 1\n", "broken-yaml", "A line is neither an attribute nor part of the text above it"),
    ("a: {b: c\n    «d»: e}\n", "broken-yaml", "A comma is missing between two attributes"),
    ('a: "C:«\\p»ath"\n', "broken-yaml", "A backslash in double quotes begins a code that does not exist"),
    ('a: "«\\x»yz"\n', "broken-yaml", "A backslash in double quotes begins a code that does not exist"),
    ('a: "x\\\\ «\\ud800»"\n', "broken-yaml", "A code in double quotes stands for no character"),
    ('a: "«\\UFFFFFFFF»"\n', "broken-yaml", "A code in double quotes stands for no character"),
    ('a: "«\\U00110000»"\n', "broken-yaml", "A code in double quotes stands for no character"),
    ("a: 1\n«:» x\n", "attribute-not-text", "An attribute has no name"),
    ("a:\n«\t»b: 1\n", "tab-indent", "A line is indented with a tab"),
    ("a:\n  b: 1\n«\t\t»c: 1\n", "tab-indent", "A line is indented with a tab"),
    ("a: b«\t»c\n", "tab-indent", "A tab stands outside quotes"),
    ("a:«\t»b\n", "tab-indent", "A tab stands outside quotes"),
    ("a: b«\t»# c\n", "tab-indent", "A tab stands outside quotes"),
    ("a«\u2028»b: c\n", "control-character", "An invisible line end splits a line"),
    ("a: b«\x85»c d\ne: f\n", "control-character", "An invisible line end splits a line"),
    ("a: b«\x00»\n", "control-character", "A control character stands in the file, U+0000"),
    ("a: '«\x1b»[31m'\n", "control-character", "A control character stands in the file, U+001B"),
    ("# «\x07»\na: 'b\n", "control-character", "A control character stands in the file, U+0007"),
    ("a: b«\ufeff»\n", "control-character", "An invisible character stands in the file, U+FEFF"),
    ("a: «\ud800»\n", "control-character", "A control character stands in the file, U+D800"),
]


@pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize(("marked", "rule", "headline"), CASES)
def test_one_finding_at_the_very_words(
    marked: str, rule: str, headline: str, libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "use_libyaml", libyaml and yaml.__with_libyaml__)
    start, end = marked.index("«"), marked.index("»") - 1
    reading = read(Source("a.yaml", marked.replace("«", "").replace("»", "")))
    assert reading.root is None
    (finding,) = reading.findings
    where = finding.at.where
    assert (finding.rule, finding.headline) == (rule, headline)
    assert (where.start, where.end, where.text) == (start, end, marked[start + 1 : end + 1])
    assert finding.at.text
    assert finding.help


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "a: @foo bar # c\n",
            'Put the whole text in quotes: `"@foo bar"`; or write it on the lines below after `>-`.',
        ),
        ("a: @foo\n  bar\n", "Put the whole text in quotes, or write it on the lines below after `>-`."),
        (
            'a: `say "x"` is\n',
            "Put the whole text in quotes: '`say \"x\"` is'; or write it on the lines below after `>-`.",
        ),
        ("a: {b: @c, d: e}\n", 'Put the whole text in quotes: `"@c"`.'),
        (
            "a: Note: this\n",
            'Put the whole text in quotes: `"Note: this"`; or write it on the lines below after `>-`.',
        ),
        ("a: 'don't'\n", "Put the whole text in quotes: `\"'don't'\"`."),
        (
            "{a: x b: c}\n",
            'If `b` is an attribute, put a comma before it. Else put the whole text in quotes: `"x b: c"`.',
        ),
        ("a: 1\nb:c\n", "Put a space after the colon: `b: c`."),
        ("a: 1\nb:\xa0c\n", "Delete it and type a space."),
        ("a:\n  - b\n  -c\n", "Put a space after the `-`."),
        (
            "a: - b\n",
            "Put `- b` on a line of its own below the attribute; if the dash is part of the text,"
            ' write `"- b"`.',
        ),
        ("a: b\n- c\n", "Move the text to a line of its own above this one, as `- b`."),
        (
            "terms\n  a: 1\n",
            "If it is an attribute, put a colon after its name: `terms:`; if a comment, put `# ` before it.",
        ),
        (
            "a:\n  b: >-\n  us there\n",
            f"If it is the text of `b` in line 2, put 4 spaces before it. {ATTRIBUTE_OR_COMMENT}",
        ),
        (
            "a:\n  b: >-\n    Who asks\n  us there\n",
            f"If it goes on with the text in line 3, put 4 spaces before it. {ATTRIBUTE_OR_COMMENT}",
        ),
        (
            "a:\n  b: Who asks\n  us there\n",
            f"If it goes on with the text in line 2, put it further in than that. {ATTRIBUTE_OR_COMMENT}",
        ),
        (
            "a: >- Who asks\n",
            "Let the text begin on the line below `>-`, two spaces further in than this one.",
        ),
        (
            "a: 'x\n",
            "Close the quotes where the text ends: `'x'`; if the first ' is part of the text,"
            ' write `"\'x"`.',
        ),
        ('a: "x\nb: "y"\n', 'Write " where the text that begins in line 1 ends.'),
    ],
)
def test_help_is_ready_to_copy(text: str, words: str) -> None:
    (finding,) = read(Source("a.yaml", text)).findings
    assert finding.help == words


UNDER = {
    "terms:\n  lead:\n    name: L\n   owner: sales\n": "Let it begin under `name` in line 3"
    "; or, if it belongs there, under `lead` in line 2.",
    "terms:\n  lead:\n    name: L\n mql:\n   name: M\n": "Let it begin under `lead` in line 2"
    "; or, if it belongs there, under `terms` in line 1.",
    "a:\n  b:\n    - c\n   - d\n": "Let it begin under the `-` in line 3.",
    "a:\n  b: >-\n    name: no attribute\n c: d\n": "Let it begin under `b` in line 2"
    "; or, if it belongs there, under `a` in line 1.",
    "a:\n  b: c\n    d: e\n": "Let it begin under `b` in line 2"
    "; if it is part of the text above, put that whole text in quotes.",
}


@pytest.mark.parametrize("text", UNDER)
def test_a_line_that_fits_nowhere_is_told_where_to_begin(text: str) -> None:
    (finding,) = read(Source("a.yaml", text)).findings
    assert finding.help == UNDER[text]


TABS = {
    "a:\n  b: 1\n\tc: 1\n": "Delete the tab and type 2 spaces, as the line above has.",
    "a:\n\t\tb: 1\n    c: 1\n": "Delete the tabs and type 4 spaces, as the line below has.",
    "a:\n\tb: 1\n\tc: 1\n": "Delete the tab and type 2 spaces.",
    "a:\n\tb:\n    c: 1\n": "Delete the tab and type 2 spaces.",
    "a:\n  - b: 1\n\tc: 1\n": "Delete the tab and type 4 spaces.",
    "a:\n  - b: 1\n\t- c\n": "Delete the tab and type 2 spaces, as the line above has.",
    "a: b\n\tc d\n": "Delete the tab and type 2 spaces.",
    "a: b\n  c d\n\te f\n": "Delete the tab and type 2 spaces, as the line above has.",
    "a:\n  b:\n\t  c: 1\n": "Let the line begin with 4 spaces and no tab.",
    "a: 1\n\tb: 2\n": "Delete the tab.",
    "a:\n  b:\n    c: 1\n\td:\n    e: 1\n": "Delete the tab and type as many spaces as stand"
    " before the line that this one belongs beside.",
}


@pytest.mark.parametrize("text", TABS)
def test_a_tab_is_told_how_many_spaces_to_become(text: str) -> None:
    (finding,) = read(Source("a.yaml", text)).findings
    assert (finding.rule, finding.help) == ("tab-indent", TABS[text])


def test_the_other_side_is_shown_too() -> None:
    (finding,) = read(Source("a.yaml", 'a: "x" y\n')).findings
    assert [(label.where.first, label.text) for label in finding.related] == [
        ((1, 4), "the quotes open here")
    ]
    (finding,) = read(Source("a.yaml", "# b\nname: Lead\n\n  owner: sales\n")).findings
    assert [(label.where.text, label.text) for label in finding.related] == [("name: Lead", "the text above")]


def test_what_stands_before_the_break_is_not_reported() -> None:
    reading = read(Source("a.yaml", "a: 1\na: 2\nb: @\n"))
    assert [finding.rule for finding in reading.findings] == ["needs-quotes"]


def test_every_complaint_of_the_parser_has_plain_words() -> None:
    """Each message in PyYAML's scanner and parser is either looked for or of a kind that is."""
    import inspect
    import re

    import yaml.parser
    import yaml.scanner

    from funnelspec.syntax.complaints import _EXPLAINED

    known = [words for words, _ in _EXPLAINED]
    code = inspect.getsource(yaml.scanner) + inspect.getsource(yaml.parser)
    raised = re.findall(
        r"raise \w+Error\((.*?)(?:self\.get_mark\(\)|start_mark|tag_mark|mark)\)\n", code, re.DOTALL
    )
    assert len(raised) > 30
    unexplained = [
        call
        for call in raised
        if "#" not in call and not any(words in " ".join(call.split()) for words in known)
    ]
    # Others put the context together from "anchor", "alias", "tag" or "directive", each of them explained.
    assert [call for call in unexplained if '" % name' not in call and "%s" not in call] == []


def test_a_merge_conflict_is_told_as_one() -> None:
    text = (
        "terms:\r\n  lead:\r\n<<<<<<< HEAD\r\n    name: Lead\r\n=======\r\n    name: Led\r\n>>>>>>> sales\r\n"
    )
    (found,) = read(Source("a.yaml", text)).findings
    assert found.rule == "merge-conflict"
    assert (found.at.where.first, found.at.where.text) == ((3, 1), "<<<<<<< HEAD")
    (end,) = found.related
    assert (end.where.first, end.where.text) == ((7, 1), ">>>>>>> sales")


def test_words_like_a_merge_conflict_in_a_text_are_none() -> None:
    assert read(Source("a.yaml", "a: |\n  <<<<<<< HEAD\n")).findings == []
