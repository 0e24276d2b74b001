"""Colour for terminals. It adds nothing that the text does not say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from funnelspec.diagnostic import ERROR, WARNING, Severity

Style = Literal["error", "warning", "info", "strong", "gutter", "related"]
Paint = Callable[[str, Style], str]

_CODES: dict[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "strong": "1",
    "gutter": "1;34",
    "related": "34",
}


def style_of(severity: Severity) -> Style:
    """The style of a severity."""
    if severity == ERROR:
        return "error"
    return "warning" if severity == WARNING else "info"


def plain(text: str, style: Style) -> str:  # noqa: ARG001
    """The text without colour."""
    return text


def ansi(text: str, style: Style) -> str:
    """The text in colour, by ANSI escape sequences; the text itself must be printable."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text else text
