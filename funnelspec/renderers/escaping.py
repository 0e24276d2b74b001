"""Text that people typed, made harmless for the page: no markup, no control characters."""

from __future__ import annotations

import re

# What turns the reading direction of everything behind it, and what no page may hold.
_SPACES = dict.fromkeys((0x85, 0x2028, 0x2029, 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F), " ")
_MARKS = dict.fromkeys(
    (
        *(code for code in range(0x20) if code not in (0x09, 0x0A)),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
        0xFFFE,
        0xFFFF,
    ),
    "\N{REPLACEMENT CHARACTER}",
)
_UNSAFE = {**_MARKS, **_SPACES}


def clean(document: str) -> str:
    """The document with control characters and direction overrides shown as U+FFFD; ready for UTF-8."""
    document = document.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSAFE)
    return document.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """The text without line ends and double blanks."""
    return " ".join(text.split())


def escape_markdown(text: str, *, line_start: bool = True) -> str:
    """The text so that Markdown, GitHub's included, shows it as typed, also in a cell of a table.

    Args:
        line_start: the text may stand at the start of a line, where more characters have a meaning.
    """
    text = re.sub(r"[\\`*\[\]<>|~$]", r"\\\g<0>", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    text = re.sub(r"!$", r"\\!", text)  # before a link it would make an image of it
    text = re.sub(r"(?m)(?<=[ \t])#+[ \t]*$", r"\\\g<0>", text)  # would close a heading and vanish
    if line_start:
        text = re.sub(r"(?m)^[ \t]+", "", text)
        text = re.sub(r"(?m)^(?=[#+=:-])", r"\\", text)
        text = re.sub(r"(?m)^(\d{1,9})(?=[.)])", r"\1\\", text)
    return text


def code_span(text: str, *, cell: bool = False) -> str:
    """The text as a code span of Markdown. In a cell of a table text with a bar becomes plain text, since
    readers disagree on where such a cell ends."""
    text = one_line(text)
    if not text:
        return ""
    if cell and "|" in text:
        return escape_markdown(text)
    fence = "`"
    while fence in text:
        fence += "`"
    return (
        f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"
    )
