"""What a reader of Markdown sees is found, at its very place in the file, and nothing else is."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.language.words import spans
from funnelspec.prose.page import Page
from funnelspec.prose.texts import page
from funnelspec.source import Source

# V stands for words that a reader sees as text, H for what is left alone; each becomes a word of its own.
_INLINE = [
    "V", "V V", "*V*", "**V** V", "__V V__", "`H`", "``H ` H``", "V *V V* V", "[V](H)", '[V](H "H")',
    "[V][ref]", "![V](H)", "![V *V*](<H H>)", "[![V](H)](H)", "<https://H.example/H>", "https://H.example/H",
    "V <b>V</b>", "V <code>H</code>", "V &amp; V", "&#65; V", "V \\* V", "V <!-- H -->", '"H"', "{{ H }}",
    "V \\\n", "V  \n", "\\\\ V", "2 * V", "a_b", "[V", "V]", "<V", "V &notanentity; V", "~V~", "[^1] V",
    "V\tV", "(V)", "V!",
]  # fmt: skip
_BLOCKS = [
    "{}", "# {}", "## {} ##", "{}\n===", "{}\n---", "- {}\n- {}", "1. {}\n\n   {}", "- {}\n  - {}\n    - {}",
    "> H\n> H", "> [!NOTE]\n> {}", "> [!TIP]\n> - {}\n> - {}", "```\nH\n```", "~~~ H\nH\n~~~", "V\n\n    H",
    "| V | H |\n|---|---|\n| {} | V |".replace("H", "V"), "| V |\n|:-:|\n| V \\| V | H |", "<div>\nH\n</div>",
    "<!-- H\nH -->", "***", "[ref]: H", "- > H\n- {}", "* {}\n\n\t{}", "+ # {}", "{}\n{}", "> > H", "10) {}",
    "- | V | V |\n  |---|---|\n  | {} | V |",
]  # fmt: skip
_LINE = st.lists(st.sampled_from(_INLINE), min_size=1, max_size=4).map(" ".join)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    blocks = []
    for shape in draw(st.lists(st.sampled_from(_BLOCKS), max_size=6)):
        while "{}" in shape:
            line = draw(_LINE)
            # In a heading or a cell, or below a mark that goes on, a second line would be something else.
            shape = shape.replace("{}", " ".join(line.split("\n")), 1)
        blocks.append(shape)
    front = draw(st.sampled_from(["", "---\nH: H\n---\n", "\n"]))
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    numbers = itertools.count()
    text = front + "\n\n".join(blocks) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return "".join(_word(sign, next(numbers)) if sign in "VH" else sign for sign in text).replace("\n", ends)


def _word(sign: str, number: int) -> str:
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return ("seen" if sign == "V" else "hidden") + letters


def _found(read: Page) -> list[tuple[str, str]]:
    """Each word and what stands at its place in the file."""
    return [
        (passage.plain[start:end], passage.at(start, end).text)
        for passage in read.passages
        for start, end in spans(passage.plain)
    ]


@given(_documents())
@example("| seena | seenb |\r\n|---|---|\r\n| seenc \\| seend | **seene** |")
@example("> [!NOTE]\n> - seena\n>   seenb\nseenc *seend\n> seene*")
@example("1. # seena\n   | seenb |\n   |---|\n   | 1. | seenc |")
def test_every_word_stands_where_it_is_said_to_stand(text: str) -> None:
    for word, there in _found(page(Source("a.md", text))):
        assert there == word or there in ("&#65;", "&amp;")


@given(_documents())
def test_what_a_reader_sees_is_found_and_nothing_else(text: str) -> None:
    found = {word for word, _ in _found(page(Source("a.md", text)))}
    written = {text[start:end] for start, end in spans(text)}
    assert not {word for word in found if word.startswith("hidden")}
    assert {word for word in written if word.startswith("seen")} <= found


_ANY = st.text(
    st.sampled_from("aB1 \t\n\r>#-*_`[]()!<>&;|\\\"'~=:.+{}\0\ufeff\u00e9\u2028\u3000\x85\x1c"), max_size=80
)


@given(_ANY)
@example("a\n\n\x85\n")
@example("- \x85\n  a\n# \x1c\r\n| a |\n|---|\n| \x85 |")
def test_any_text_can_be_read_and_every_place_is_in_it(text: str) -> None:
    for name in ("a.md", "a.txt"):
        for passage in page(Source(name, text)).passages:
            for start, end in spans(passage.plain):
                where = passage.at(start, end)
                assert 0 <= where.start <= where.end <= len(text)
                word, there = passage.plain[start:end], where.text
                assert there == word or "&" in text or not there.isalnum()
