"""The examples on a card: small workspaces, with marks at the places where findings must be.

A line ``-- sales.yaml --`` begins a further file. ``# <-- words`` at the end of a line says that a finding
must be on that line, at exactly these words; several are separated by `` | ``.
"""

from __future__ import annotations

from funnelspec.record import NamedTuple

_MARK = "# <-- "
FIRST = "definitions.yaml"


class Mark(NamedTuple):
    """A place where a finding must be: the line, from 1, and the words underlined there."""

    path: str
    line: int
    words: str


def files(example: str) -> dict[str, str]:
    """The files of an example, by path, without the marks."""
    return {path: "\n".join(_unmarked(line) for line in lines) + "\n" for path, lines in _split(example)}


def marks(example: str) -> list[Mark]:
    """The places marked in an example, in order."""
    found = []
    for path, lines in _split(example):
        for number, line in enumerate(lines, 1):
            _, mark, words = line.partition(_MARK)
            if mark:
                found += [Mark(path, number, each.strip()) for each in words.split(" | ")]
    return found


def without_marks(example: str) -> str:
    """An example as it is shown to people; further files keep their heading as a comment."""
    parts = []
    for path, text in files(example).items():
        parts.append(text if path == FIRST else f"# {path}\n{text}")
    return "\n".join(parts)


def _split(example: str) -> list[tuple[str, list[str]]]:
    lines = example.rstrip().lstrip("\n").split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        line = line[margin:].rstrip(" ")
        if line.startswith("-- ") and line.endswith(" --") and len(line) > 6:
            found.append((line[3:-3], []))
        else:
            if not found:
                found.append((FIRST, []))
            found[-1][1].append(line)
    return found


def _unmarked(line: str) -> str:
    return line.partition(_MARK)[0].rstrip(" ")
