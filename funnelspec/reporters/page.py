"""Pieces of a page on GitHub: text as it was typed, whatever signs are in it, tables, and what fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from funnelspec.reporters.words import printable

LONGEST = 1_000
"""Characters of one text that are shown; a definition is shorter, a broken file may be one huge text."""


def safe(text: str) -> str:
    """Text as it was typed, also in a Markdown table: no markup, link, mention, issue or emoji comes of it.

    Signs become character references; a comment behind ``@``, ``#`` and ``:``, and within ``GH-12`` and what
    may be the id of a commit, keeps GitHub, which looks for mentions, issues, commits, addresses and
    ``:names:`` after Markdown is done, from seeing them
    (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/
    autolinked-references-and-urls).
    """
    lines = ("".join(map(_safe, printable(line))) for line in cut(text).split("\n"))
    return _REFERENCE.sub("<!-- -->", "<br>".join(lines))


_REFERENCE = re.compile(r"(?<=[A-Za-z]-)(?=\d)|(?<=\b[\da-f])(?=[\da-f]{6,39}\b)")


def cut(text: str) -> str:
    """A text of which not more than the longest that is shown is left; three dots stand for the rest."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _safe(character: str) -> str:
    if character.isalnum() or character in " ,;-/()'?=" or character > "\x7f":
        return character
    return f"&#{ord(character)};" + ("<!-- -->" if character in "@#:" else "")


def code(text: str) -> str:
    """Text in the letters of a typewriter."""
    return f"<code>{safe(text)}</code>"


def bold(text: str) -> str:
    """Text that stands out."""
    return f"<b>{safe(text)}</b>"


def remedy(text: str) -> Iterator[str]:
    """A remedy as paragraphs: words to copy between ``backticks`` as code, lines that begin with a blank,
    which are an example, as they are."""
    example: list[str] = []
    for line in [*cut(text).split("\n"), ""]:
        if line.startswith(" "):
            example.append("".join(map(_safe, printable(line))))
            continue
        if example:
            yield "<pre>" + "\n".join(example) + "</pre>"
            example = []
        if line:
            yield _no_list(in_cell(line))


def _no_list(paragraph: str) -> str:
    """A paragraph that looks like no point of a list and no rule: ``- so``, ``1) so``, ``===``."""
    number = len(paragraph) - len(paragraph.lstrip("0123456789"))
    sign = paragraph[number : number + 1]
    if sign and sign in (")" if number else "-="):
        return f"{paragraph[:number]}&#{ord(sign)};{paragraph[number + 1 :]}"
    return paragraph


def in_cell(line: str) -> str:
    """One line of a remedy, with the words to copy as code; a backtick without another one stays a sign."""
    pieces = cut(line).split("`")
    last = len(pieces) - 1 if len(pieces) % 2 == 0 else None
    return "".join(
        safe(f"`{piece}") if at == last else code(piece) if at % 2 else safe(piece)
        for at, piece in enumerate(pieces)
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; its cells are made safe already."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(map(row, lines))


def row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def fitting(parts: Iterable[str], room: int) -> tuple[list[str], int]:
    """As many parts from the first as fit into so many bytes of UTF-8, and the bytes that are left."""
    taken: list[str] = []
    for part in parts:
        size = len(part.encode())
        if size > room:
            break
        taken.append(part)
        room -= size
    return taken, room
