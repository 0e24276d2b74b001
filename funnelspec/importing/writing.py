"""Items as YAML that a person would write: the form that docs/format.md teaches."""

from __future__ import annotations

import re
from collections.abc import Iterable

WIDTH = 100
"""Where lines of prose are broken, the blanks in front counted."""


def block(attributes: Iterable[tuple[str, str | list[str]]], indent: int) -> list[str]:
    """Attributes as lines: a definition and other long texts behind ``>-``, lists in brackets.

    Args:
        attributes: texts hold neither control characters nor lone surrogates, and neither begin nor end with
            a blank.
        indent: how many blanks stand in front of each attribute.
    """
    lines: list[str] = []
    for name, value in attributes:
        start = f"{' ' * indent}{name}:"
        if isinstance(value, list):
            lines += _list(start, value, indent)
        elif name in ("since", "review_by"):
            lines.append(f"{start} {value}")
        elif name == "definition" or not _fits(f"{start} {scalar(value)}", value):
            lines += _prose(start, value, indent + 2)
        else:
            lines.append(f"{start} {scalar(value)}")
    return lines


def scalar(text: str, inside: bool = False) -> str:
    """A text on one line: plain where every YAML reader takes it for just this text, else in quotes.

    Args:
        inside: it stands between brackets, where commas and brackets mean something.
    """
    plain = _PLAIN_INSIDE if inside else _PLAIN
    if (
        plain.fullmatch(text)
        and not text.endswith((":", " "))
        and ": " not in text
        and " #" not in text
        and not _TYPED.fullmatch(text)
    ):
        return text
    return '"' + "".join(_ESCAPED.get(letter, letter) for letter in text) + '"'


_PLAIN = re.compile("[^\\W_][^\\t\\n]*")
_PLAIN_INSIDE = re.compile("[^\\W_][^\\t\\n,\\[\\]{}]*")
_TYPED = re.compile(
    r"y|n|yes|no|on|off|true|false|null|nan|inf"
    r"|[0-9][0-9_,.:]*(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?",
    re.IGNORECASE,
)
"""What readers of YAML 1.1 or 1.2 take for a number, a day, a yes or no, or nothing at all."""
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def is_text(word: str) -> bool:
    """Whether every reader of YAML takes a plain word for a text, and not for a number, a day or the like."""
    return not _TYPED.fullmatch(word)


def _fits(line: str, text: str) -> bool:
    return len(line) <= WIDTH and "\n" not in text


def _prose(start: str, text: str, indent: int) -> list[str]:
    """A text of its own lines: folded behind ``>-``, or line by line behind ``|-`` where it has several."""
    if "\t" in text:
        return [f"{start} {scalar(text)}"]
    front = " " * indent
    if "\n" in text:
        return [f"{start} |-", *(f"{front}{line}" if line else "" for line in text.split("\n"))]
    return [f"{start} >-", *(front + line for line in folded(text, WIDTH - indent))]


def folded(text: str, width: int) -> list[str]:
    """The lines of a text, broken where one blank stands alone between words, so that reading joins them to
    the same text again."""
    lines: list[str] = []
    current = ""
    for piece in _ALONE.split(text):
        if current and len(current) + 1 + len(piece) > width:
            lines.append(current)
            current = piece
        else:
            current = f"{current} {piece}" if current else piece
    return [*lines, current]


_ALONE = re.compile("(?<=[^ ]) (?=[^ ])")


def _list(start: str, texts: list[str], indent: int) -> list[str]:
    if len(texts) == 1 and not start.endswith(("avoid:", "choices:")):
        one = texts[0]
        if _fits(f"{start} {scalar(one)}", one):
            return [f"{start} {scalar(one)}"]
        return _prose(start, one, indent + 2)
    row = f"{start} [{', '.join(scalar(text, inside=True) for text in texts)}]"
    if len(row) <= WIDTH and all("\n" not in text and len(text) < 40 for text in texts):
        return [row]
    lines = [start]
    for text in texts:
        dash = f"{' ' * (indent + 2)}-"
        one_line = f"{dash} {scalar(text)}"
        lines += [one_line] if _fits(one_line, text) else _prose(dash, text, indent + 4)
    return lines
