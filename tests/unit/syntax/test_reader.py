"""YAML to a located tree: what is kept, where it is, and which limits hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from funnelspec.source import Source
from funnelspec.syntax import reader
from funnelspec.syntax.collector import Paused
from funnelspec.syntax.reader import DEEPEST, MOST_EXPANDED, MOST_FINDINGS, Reading, read
from funnelspec.syntax.tree import List, Mapping, Node, Text


@pytest.fixture(autouse=True, params=[True, False], ids=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not yaml.__with_libyaml__:
        pytest.skip("PyYAML has no libyaml here")
    monkeypatch.setattr(reader, "use_libyaml", request.param)


def plain(node: Node | None) -> object:
    """A tree as plain lists, dicts and texts."""
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node}
    return node.value if isinstance(node, Text) else None


def reading(text: str) -> Reading:
    return read(Source("a.yaml", text))


def tree(text: str) -> Mapping:
    found = reading(text)
    assert found.findings == []
    assert isinstance(found.root, Mapping)
    return found.root


def the_finding(text: str) -> tuple[str, int, int, str]:
    """Rule, line, column and words of the only finding."""
    (finding,) = reading(text).findings
    return (finding.rule, *finding.at.where.first, finding.at.where.text)


def nodes(root: Node) -> Iterator[Node]:
    todo: list[Node] = [root]
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, List):
            todo += node.items
        elif isinstance(node, Mapping):
            for key, value in node:
                todo += [key, value]


@pytest.mark.parametrize(
    "word",
    ["NO", "on", "yes", "1.10", "012", "0x1F", "1_000", "12:30", "2026-03-01", "~", "null", ".inf", "="],
)
def test_no_value_is_converted(word: str) -> None:
    assert plain(tree(f"a: {word}\nb: [{word}]\n")) == {"a": word, "b": [word]}


def test_styles_are_kept() -> None:
    root = tree("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\n")
    styles = [value.style for _, value in root if isinstance(value, Text)]
    assert styles == ["", "'", '"', "|", ">"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n", "~", "null\n", "---\n...\n"]
)
def test_a_file_that_says_nothing_has_no_root_and_no_finding(text: str) -> None:
    assert reading(text)[:2] == (None, [])


def test_every_value_has_its_place() -> None:
    text = "a:\n  b: one two  # why\n  c:\n  - x\n  - {d: y, e: [z]}\n\n# behind\n"
    text += "f: >-\n  many\n  words\n\n\ng: 'q'\n"
    root = tree(text)
    assert {node.where.text for node in nodes(root)} == {
        text.rstrip("\n"),
        "a", "b", "c", "d", "e", "f", "g", "one two", "x", "y", "z", "'q'", "[z]", "{d: y, e: [z]}",
        "- x\n  - {d: y, e: [z]}",
        "b: one two  # why\n  c:\n  - x\n  - {d: y, e: [z]}",
        ">-\n  many\n  words",
    }  # fmt: skip


def test_a_block_ends_with_its_last_value_not_behind_the_comments_that_follow() -> None:
    root = tree("a:\n  b: x\n# one\n\n# two\nc: y\n")
    value = root.get("a")
    assert value is not None
    assert (value.where.text, value.where.last) == ("b: x", (2, 7))


def test_an_empty_value_stands_right_behind_its_colon() -> None:
    root = tree("a:\n\n\nb: {c: , d: x}\n")
    value = root.get("a")
    assert value is not None
    assert (value.start, value.end) == (2, 2)


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [("é", 1, 4), ("😀", 1, 4), ("漢字", 1, 5), ("a\r\nb", 2, 4), ("a: 1\rb", 2, 4), ("# \u2028\n'b'", 2, 6)],
)
def test_places_right_after_odd_characters(before: str, line: int, column: int) -> None:
    text = (
        f"{before}: [word]\n"
        if ": " in before or "\n" not in before or "#" in before
        else "a: 1\r\nb: [word]\n"
    )
    root = tree(text)
    *_, (_, value) = root
    assert (value.where.first, value.where.text) == ((line, column), "[word]")


class TestAnchors:
    def test_an_alias_has_its_own_place_and_shares_what_is_inside(self) -> None:
        root = tree("a: &x {b: y}\nc: *x\n")
        first, second = root.get("a"), root.get("c")
        assert isinstance(first, Mapping)
        assert isinstance(second, Mapping)
        assert (first.where.text, second.where.text) == ("{b: y}", "*x")
        assert second.get("b") is first.get("b")

    def test_an_anchored_block_begins_with_its_words(self) -> None:
        value = tree("a: &x # why\n  b: y\nc: &y word\nd: !!str &z 'w'\ne: *y\n")
        assert [node.where.text for _, node in value] == ["b: y", "word", "'w'", "*y"]

    def test_an_alias_may_be_an_attribute(self) -> None:
        assert plain(tree("a: &x word\n*x : y\n")) == {"a": "word", "word": "y"}

    def test_an_alias_of_text_has_no_places_inside(self) -> None:
        value = tree("a: &x one two\nb: *x\n").get("b")
        assert isinstance(value, Text)
        assert value.at(4, 7).text == "*x"

    def test_an_anchor_may_be_given_anew(self) -> None:
        assert plain(tree("a: &x 1\nb: &x 2\nc: *x\n")) == {"a": "1", "b": "2", "c": "2"}

    def test_unknown(self) -> None:
        assert the_finding("a: [b, *growth]\n") == ("unknown-anchor", 1, 8, "*growth")

    @pytest.mark.parametrize("text", ["a: &x [b, *x]\n", "a: &x {b: {c: *x}}\n"])
    def test_inside_itself(self, text: str) -> None:
        assert the_finding(text) == ("runaway-anchor", 1, text.index("*") + 1, "*x")

    def test_on_the_name_of_an_attribute(self) -> None:
        assert plain(tree("&x a: *x\n")) == {"a": "a"}

    def test_explosion(self) -> None:
        lines = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)]
        found = reading("\n".join(["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *lines]))
        assert found.root is None
        (finding,) = found.findings
        assert finding.rule == "runaway-anchor"
        assert finding.headline == "The anchors in this file stand for more than 100,000 values"
        assert finding.at.where.text == "*a3"
        assert finding.at.where.first.line == 5

    def test_unused_on_unquoted_text(self) -> None:
        found = reading("a: &more text\nb: &x 'y'\nc: &z d\ne: *z\n")
        assert plain(found.root) == {"a": "text", "b": "y", "c": "d", "e": "d"}
        (finding,) = found.findings
        assert (finding.rule, finding.at.where.first, finding.at.where.text) == (
            "needs-quotes",
            (1, 4),
            "&more",
        )
        assert finding.help == 'Put the whole text in quotes: `"&more text"`; or remove `&more`.'

    def test_many_modest_aliases_are_fine(self) -> None:
        text = "a: &x {b: 1}\nc:\n" + "- *x\n" * (MOST_EXPANDED // 10)
        assert reading(text).findings == []

    def test_aliases_add_to_the_depth(self) -> None:
        lines = ["a0: &a0 [x]"] + [f"a{level}: &a{level} [*a{level - 1}]" for level in range(1, DEEPEST + 1)]
        assert the_finding("\n".join(lines)) == ("too-deep", DEEPEST, len("a63: &a63 [") + 1, "*")


class TestMerges:
    def test_attributes_are_taken_over_and_keep_their_places(self) -> None:
        root = tree("a: &x {b: 1, c: 2}\nd: {e: 0, <<: *x, c: 3}\n").get("d")
        assert isinstance(root, Mapping)
        assert list(root.entries) == ["e", "b", "c"]
        taken, own = root.get("b"), root.get("c")
        assert taken is not None
        assert own is not None
        assert (taken.where.first, own.where.first) == ((1, 11), (2, 22))

    def test_the_earlier_of_several_wins(self) -> None:
        text = "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}\n"
        assert plain(tree(text)) == {"a": {"b": "1"}, "c": {"b": "2", "d": "3"}, "e": {"b": "1", "d": "3"}}

    def test_written_out_in_place(self) -> None:
        assert plain(tree("a: {<<: {b: 1}, c: 2}\n")) == {"a": {"b": "1", "c": "2"}}

    def test_quoted_it_is_an_attribute(self) -> None:
        assert plain(tree("a: {'<<': 1}\n")) == {"a": {"<<": "1"}}

    @pytest.mark.parametrize(
        ("text", "column", "words"),
        [
            ("a: {<<: word, b: 1}", 9, "word"),
            ("a: &x [1]\nb: {<<: *x}", 9, "*x"),
            ("a: {<<: [{b: 1}, 2]}", 18, "2"),
        ],
    )
    def test_of_something_without_attributes(self, text: str, column: int, words: str) -> None:
        assert the_finding(text) == ("broken-merge", text.count("\n") + 1, column, words)

    def test_twice(self) -> None:
        (finding,) = reading("x: &x {b: 1}\na:\n  <<: *x\n  <<: *x\n").findings
        assert (finding.rule, finding.at.where.first) == ("duplicate-attribute", (4, 3))
        assert finding.help == "Write one list, as `<<: [*one, *two]`."


class TestDuplicates:
    def test_the_first_counts_and_the_second_is_reported(self) -> None:
        found = reading("a:\n  b: 1\n  c: 2\n  'b': 3\n")
        assert plain(found.root) == {"a": {"b": "1", "c": "2"}}
        (finding,) = found.findings
        assert (finding.rule, finding.at.where.first, finding.at.where.text) == (
            "duplicate-attribute",
            (4, 3),
            "'b'",
        )
        assert [label.where.first for label in finding.related] == [(2, 3)]
        assert finding.headline == '"b" is written twice in one place'

    def test_each_further_one(self) -> None:
        assert [finding.at.where.first.line for finding in reading("a: 1\na: 2\na: 3\n").findings] == [2, 3]


class TestDepth:
    @pytest.mark.parametrize("opener", ["[", "{a: "])
    def test_brackets(self, opener: str) -> None:
        assert the_finding(opener * (DEEPEST + 1) + "x")[0] == "too-deep"
        assert the_finding(opener * 50_000)[:2] == ("too-deep", 1)

    def test_just_within(self) -> None:
        text = "".join(f"{' ' * level}a:\n" for level in range(DEEPEST))
        assert reading(text).findings == []

    def test_blocks(self) -> None:
        text = "".join(f"{' ' * level}a:\n" for level in range(DEEPEST + 2))
        assert the_finding(text)[:3] == ("too-deep", DEEPEST + 1, DEEPEST + 1)


class TestAttributeNames:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("? [a, b]\n: c\n", "[a, b]"),
            ("? {a: b}\n: c\n", "{a: b}"),
            ("a: 1\n'': c\n", "''"),
            ("a: 1\n~: c\n", "~"),
            ("null: c\n", "null"),
            ("a: &x [1]\n*x : c\n", "*x"),
        ],
    )
    def test_that_are_no_text(self, text: str, words: str) -> None:
        rule, *_, found = the_finding(text)
        assert (rule, found) == ("attribute-not-text", words)


class TestSplitText:
    @pytest.mark.parametrize(
        ("text", "place", "left", "example"),
        [
            ("{when: amount >= 22,800}", (1, 20), {"when": "amount >= 22"}, '"amount >= 22,800"'),
            ("{a: one, two, three}", (1, 8), {"a": "one"}, '"one, two, three"'),
            ("a: {b: one, two, c: d}", (1, 11), {"a": {"b": "one", "c": "d"}}, '"one, two"'),
            ("a:\n  - {b: one,\n     two}", (2, 12), {"a": [{"b": "one"}]}, None),
            ("{employees >= 22,800}", (1, 17), {"employees >= 22": ""}, '"employees >= 22,800"'),
            ("a: [b >= 22,800, c]", (1, 12), {"a": ["b >= 22", "c"]}, '"b >= 22,800"'),
        ],
    )
    def test_by_a_comma(self, text: str, place: tuple[int, int], left: object, example: str | None) -> None:
        found = reading(text)
        (finding,) = found.findings
        assert (finding.rule, finding.at.where.first, finding.at.where.text) == ("split-text", place, ",")
        assert plain(found.root) == left
        if example:
            assert finding.help.startswith(f"Put the whole text in quotes: `{example}`; or ")

    @pytest.mark.parametrize(
        "text", ["a: [1,200]", "a: [x 1, 200]", "a: [core,addon]", "{a: , b: 1}", "{a: '1,2', b: 3}"]
    )
    def test_not_what_is_meant_that_way(self, text: str) -> None:
        assert reading(text).findings == []

    def test_two_places_are_two_findings(self) -> None:
        found = reading("- {a: 1, b}\n- {a: 1, b, c: d e, f}\n")
        assert [finding.at.where.first for finding in found.findings] == [(1, 8), (2, 8), (2, 19)]

    def test_a_missing_space_behind_a_colon_is_not_a_split(self) -> None:
        found = reading("a: {b:One, c: d, e:Two}")
        assert plain(found.root) == {"a": {"b": "One", "c": "d", "e": "Two"}}
        assert [(each.rule, each.at.where.first, each.help) for each in found.findings] == [
            ("broken-yaml", (1, 6), "Put a space after the colon: `b: One`."),
            ("broken-yaml", (1, 19), "Put a space after the colon: `e: Two`."),
        ]

    def test_a_bracket(self) -> None:
        assert the_finding("a: {b: See [[MQL]] for more}") == ("split-text", 1, 12, "[")


class TestCutShort:
    @pytest.mark.parametrize(
        ("text", "place", "words", "example"),
        [
            ("a: our #1 region\n", (1, 8), "#1 region", '"our #1 region"'),
            ("a: #sales-ops\n", (1, 4), "#sales-ops", '"#sales-ops"'),
            ("- #sales-ops\n- b\n", (1, 3), "#sales-ops", '"#sales-ops"'),
            ("a: one\n  two #three\n", (2, 7), "#three", None),
        ],
    )
    def test_by_a_mark_before_a_word(
        self, text: str, place: tuple[int, int], words: str, example: str | None
    ) -> None:
        (finding,) = reading(text).findings
        assert (finding.rule, finding.at.where.first, finding.at.where.text) == (
            "text-cut-short",
            place,
            words,
        )
        whole = f"write `{example}`" if example else "put the whole text in quotes"
        assert finding.help.startswith(f"If it belongs to the text, {whole}; ")

    @pytest.mark.parametrize(
        "text",
        [
            "a: b # a comment\n", "a: 'b' #comment\n", "a: 'our #1'\n", "a: >-\n  our #1\n", "#all\na: b\n",
            "a: #list\n  b: c\n",
            "a: b #---\n", "a: our#1\n", "a: b #funnelspec: ignore[x] y\n", "a: 'x\n  y #1'\n",
        ],
    )  # fmt: skip
    def test_not_by_a_comment_or_inside_quotes(self, text: str) -> None:
        assert reading(text).findings == []


def test_a_link_alone_is_text_with_a_finding() -> None:
    found = reading("a: [[MQL]]\nb: [[[MQL]], x]\n")
    assert plain(found.root) == {"a": "[[MQL]]", "b": ["[[MQL]]", "x"]}
    assert [(finding.rule, *finding.at.where.first, finding.at.where.text) for finding in found.findings] == [
        ("needs-quotes", 1, 4, "[[MQL]]"),
        ("needs-quotes", 2, 5, "[[MQL]]"),
    ]


def test_only_the_first_document_is_read() -> None:
    found = reading("a: 1\n---  \nb: [\n")
    assert plain(found.root) == {"a": "1"}
    (finding,) = found.findings
    assert (finding.rule, finding.at.where.first, finding.at.where.text) == (
        "several-documents",
        (2, 1),
        "---",
    )


def test_one_document_with_marks_around_it_is_fine() -> None:
    assert plain(tree("%YAML 1.2\n---\na: 1\n...\n")) == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("a: !!python/object:os.system [x]", "foreign-tag", "!!python/object:os.system"),
        ("a: !!int 5", "foreign-tag", "!!int"),
        ("a: &x !<tag:example.com,2026:y> 5", "foreign-tag", "!<tag:example.com,2026:y>"),
        ("a: !important point", "needs-quotes", "!important point"),
        ("a: ! point", "needs-quotes", "! point"),
    ],
)
def test_tags(text: str, rule: str, words: str) -> None:
    assert the_finding(text) == (rule, 1, text.index("!") + 1, words)


def test_harmless_tags() -> None:
    assert plain(tree("a: !!str 5\nb: !!seq [1]\nc: !!map {d: 1}\n")) == {
        "a": "5",
        "b": ["1"],
        "c": {"d": "1"},
    }


def test_a_question_mark_is_part_of_a_text_inside_braces() -> None:
    assert plain(tree("{a: Who? Me, b: [why?]}")) == {"a": "Who? Me", "b": ["why?"]}


def test_tabs_inside_texts_are_fine() -> None:
    assert plain(tree("a: 'b\tc'\nd: |\n  e\tf\n")) == {"a": "b\tc", "d": "e\tf\n"}


def test_the_collector_is_as_it_was_before() -> None:
    import gc

    was = gc.isenabled()
    with Paused():
        assert not gc.isenabled()
        with Paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled() == was


@pytest.mark.parametrize(
    "line", ["a: 1", "b: 2 # funnelspec: ignore", "- c #d"], ids=["duplicates", "malformed", "shortened"]
)
def test_no_more_findings_than_anyone_reads(line: str) -> None:
    lines = [line.replace("b", f"b{number}") for number in range(MOST_FINDINGS + 5)]
    assert len(reading("\n".join(lines)).findings) == MOST_FINDINGS
