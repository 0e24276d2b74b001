"""Whatever people type: no markup but what prose may have, no further column, no broken page."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from funnelspec.glossary.value import Prose, Target
from funnelspec.renderers import html, markdown
from funnelspec.renderers.prose import to_html, to_line, to_markdown
from tests.glossaries import sample
from tests.unit.renderers.markup import Page

NASTY = [
    *("<script>", "</style>", "</a>", "<!--", "-->", "<b onclick=x>", "'", '"', ">", "&lt;", "&#x202e;", "&"),
    *("[[Lead]]", "[[", "]]", "[a](javascript:x)", "[a](//b)", "![a](b)", "<javascript:x>", "<http://a.b>"),
    *("|", "\\|", "\\", "\\\\", "`", "``", "```", "~~~", "~~", "!", "*", "**", "_", "__", "$"),
    *("#", "# ", " #", "- ", "+ ", "1. ", "1) ", "> ", "---", "===", "--- | ---", ":---", "    ", "\t", "x"),
    *("\n", "\n\n", "\r", "\r\n", "\0", "\x1b[2J", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ud800"),
    *("http://a.b", "www.a.b", "[^1]", "[^1]: x", "[x]: y", ":fire:", "<details>", "{{x}}", "{% x %}", "見"),
]
Shape = tuple[str, tuple[str, ...]]
TEXT = st.lists(st.sampled_from(NASTY) | st.text(max_size=4), min_size=1, max_size=6).map("".join)

ALLOWED_TAGS = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "br"}
ALLOWED_LINKS = ("http://", "https://", "mailto:", "#")
GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
INSIDE_TEXT = {"text", "text_special", "softbreak"}


def plain(hostile: str):
    """The hostile text between words, so that something is left when blanks are taken away."""
    return lambda harmless: f"{hostile}{harmless}{hostile}"


def markdown_shape(text: str) -> list[tuple[str, str, int]]:
    shape = []
    for token in GITHUB.parse(text):
        shape.append((token.type, token.tag, token.level))
        for child in token.children or []:
            if child.type not in INSIDE_TEXT:
                content = child.content if child.type == "html_inline" else ""
                shape.append((child.type, str(child.attrs.get("href", content)), child.level))
    return shape


def columns(line: str) -> int:
    return len(re.findall(r"\|", re.sub(r"\\.", "", line)))


@given(TEXT)
def test_plain_text_adds_no_element_and_no_attribute_to_the_page(hostile):
    page = Page(html.render(sample(plain(hostile))))
    assert page.faults == []
    (whole, index), (expected, _) = (parts(each) for each in (page, Page(html.render(sample(str)))))
    assert whole == expected
    assert {tag for tag, _ in index} <= {"section", "h2", "h3", "ul", "li", "a", "div", "span", "small"}
    assert {name for _, names in index for name in names} <= {
        "id",
        "href",
        "class",
        "aria-labelledby",
        "aria-label",
    }


def parts(page: Page) -> tuple[list[Shape], list[Shape]]:
    """The shape of a page without its index, and that of the index, whose groups depend on the letters."""
    ids = [attributes.get("id") for _, attributes in page.elements]
    start, end = ids.index("a-z"), [tag for tag, _ in page.elements].index("footer")
    shape = page.shape  # the drawing breaks names into lines
    return [each for each in shape[:start] + shape[end:] if each[0] != "tspan"], shape[start:end]


@given(TEXT)
@example("\\\n<script>")
def test_prose_makes_only_the_elements_that_prose_may_have(hostile):
    page = Page(to_html(Prose(hostile)))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= ALLOWED_TAGS
    for tag, attributes in page.elements:
        assert set(attributes) <= ({"href"} if tag == "a" else {"start"} if tag == "ol" else set())
    assert all(address.startswith(ALLOWED_LINKS) for address in page.attribute("href"))


PLACES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple), max_size=4)


@given(TEXT, PLACES)
@example("[a](http://b.c/d) `e` [[Lead]] **f**", [(0, 12), (14, 22), (24, 30), (32, 34)])
def test_marked_words_add_marks_and_nothing_else(hostile, places):
    marked = Prose(hostile, (Target("Lead", "terms/lead", "Lead"),), tuple(sorted(places)))
    page = Page(to_html(marked))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= {*ALLOWED_TAGS, "mark"}
    assert not [name for tag, attributes in page.elements if tag == "mark" for name in attributes]
    assert all(address.startswith(ALLOWED_LINKS) for address in page.attribute("href"))
    for text in (to_markdown(marked), to_line(marked)):
        inside = [each for token in GITHUB.parse(text) for each in (token, *(token.children or []))]
        assert {each.tag for each in inside if each.tag} <= ALLOWED_TAGS
        assert not [each for each in inside if each.type.startswith("html")]
        assert "\ue000" not in text + to_html(marked) or "\ue000" in hostile


@given(TEXT)
def test_prose_leaves_the_page_around_it_whole(hostile):
    page = Page(html.render(sample(str, lambda _: hostile)))
    assert page.faults == []
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


@given(TEXT)
def test_plain_text_adds_nothing_to_the_markdown(hostile):
    shape = markdown_shape(markdown.render(sample(plain(hostile))))
    assert shape == markdown_shape(markdown.render(sample(str)))


@given(TEXT, TEXT)
def test_a_table_keeps_its_columns(hostile, prose):
    lines = markdown.render(sample(plain(hostile), lambda _: prose)).split("\n")
    for above, below in pairwise(lines):
        if above.startswith("| ") and below.startswith("| ") and "<a id" in above + below:
            assert columns(above) == columns(below) == 4


@given(TEXT)
def test_prose_as_markdown_is_read_by_github_with_the_allowed_elements_only(hostile):
    for text in (to_markdown(Prose(hostile)), to_line(Prose(hostile))):
        for token in GITHUB.parse(text):
            inside = [token, *(token.children or [])]
            assert {each.tag for each in inside if each.tag} <= ALLOWED_TAGS
            assert not [each for each in inside if each.type.startswith("html")]
            for each in inside:
                assert str(each.attrs.get("href", "#")).startswith(ALLOWED_LINKS)


@given(TEXT)
def test_prose_says_the_same_in_markdown_as_on_the_page(hostile):
    assert visible(to_html(Prose(to_markdown(Prose(hostile))))) == visible(to_html(Prose(hostile)))


def visible(page: str) -> str:
    """The text of a page; blanks do not count."""
    return "".join("".join(Page(page).words).split())


@given(TEXT)
def test_no_control_character_reaches_a_published_form_and_it_is_always_utf_8(hostile):
    glossary = sample(plain(hostile), lambda _: hostile)
    for text in (html.render(glossary), markdown.render(glossary)):
        text.encode("utf-8")
        assert not [letter for letter in text if category(letter) == "Cc" and letter not in "\n\t"]
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(TEXT)
@example("[a lead](http://b.c) `lead` **lead** mislead lead lead")
@example("<http://lead.com/lead> lead [[Lead]]")
def test_mentions_become_links_and_nothing_else(hostile):
    there = Target("Lead", "terms/lead", "Lead"), Target("x", "terms/x", "x")
    plain = Prose(hostile, there[:1])
    linked = plain._replace(mentions=(Target("lead", "terms/lead", "lead"), there[1]))
    page = Page(to_html(linked))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= ALLOWED_TAGS
    assert visible(to_html(linked)) == visible(to_html(plain))
    assert all(address.startswith(ALLOWED_LINKS) for address in page.attribute("href"))


def test_the_first_plain_mention_alone_leads_to_its_item():
    mention = (Target("lead", "terms/lead", "lead"),)
    text = "A `lead` and [a lead](http://b.c) mislead; **lead** one, lead two."
    link = '<strong><a href="#terms/lead">lead</a></strong> one, lead two.'
    assert to_html(Prose(text, mentions=mention)).count("#terms/lead") == 1
    assert link in to_html(Prose(text, mentions=mention))
    assert "**[lead](#terms/lead)** one, lead two." in to_markdown(Prose(text, mentions=mention))


@given(st.lists(st.sampled_from(["> ", "- ", "1. "]), min_size=1, max_size=40).map("".join))
@example("> " * 20)
@example("- " * 10)
def test_nothing_is_lost_that_stands_deep_in_quotes_and_lists(signs):
    shown = Prose(f"{signs}the *last* words")
    assert "the <em>last</em> words" in to_html(shown)
    assert "the *last* words" in to_markdown(shown)
    assert "the *last* words" in to_line(shown)
