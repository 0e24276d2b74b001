"""Marks words in Markdown: between two signs of private use while it is read, by elements of their own after.

The signs never reach a published form, and a mark never crosses another element: it covers plain words only,
never code or an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.glossary.value import Prose

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPEN, _CLOSE = "\ue000", "\ue001"
_NO_SIGNS = str.maketrans("", "", _OPEN + _CLOSE)


def marked_text(prose: Prose) -> str:
    """The text with signs around what is marked; as it is where it holds such signs itself."""
    text = prose.text
    if _OPEN in text or _CLOSE in text:
        return text
    parts, at = [], 0
    for start, end in prose.marks:
        start, end = _around_link(text, start, end)
        if start >= at:
            parts += [text[at:start], _OPEN, text[start:end], _CLOSE]
            at = end
    return "".join([*parts, text[at:]])


def _around_link(text: str, start: int, end: int) -> tuple[int, int]:
    """The place, widened to a whole ``[[link]]`` where it touches one: signs inside would break it."""
    opened = text.rfind("[[", 0, end)
    if opened >= 0:
        closed = text.find("]]", opened)
        if closed >= 0 and closed + 2 > start:
            return min(start, opened), max(end, closed + 2)
    return start, end


def without(tokens: list[Token]) -> list[Token]:
    """The tokens without signs, and with a mark around each run of plain words between two of them."""
    for token in tokens:
        token.content = token.content.translate(_NO_SIGNS) if token.type != "inline" else token.content
        if token.children:
            token.children = list(_children(token.children))
    return tokens


def _children(tokens: list[Token]) -> Iterator[Token]:
    marking, strong = False, 0
    for token in tokens:
        strong += token.nesting if token.type == "strong_open" or token.type == "strong_close" else 0
        for name, value in token.attrs.items():
            token.attrs[name] = value.translate(_NO_SIGNS) if isinstance(value, str) else value
        if token.type != "text":
            marking = _after(token.content, marking)
            token.content = token.content.translate(_NO_SIGNS)
            yield token
            continue
        for part in token.content.replace(_OPEN, f"\0{_OPEN}").replace(_CLOSE, f"\0{_CLOSE}").split("\0"):
            marking = _after(part, marking)
            words = part.translate(_NO_SIGNS)
            if words:
                yield from (
                    _marked(token, words, bool(strong))
                    if marking and words.strip()
                    else [_text(token, words)]
                )


def _after(text: str, marking: bool) -> bool:
    """Whether a mark is open behind a text."""
    return text.rfind(_OPEN) > text.rfind(_CLOSE) if _OPEN in text or _CLOSE in text else marking


def _marked(token: Token, words: str, strong: bool) -> Iterator[Token]:
    from markdown_it.token import Token as Made

    sign = "" if strong else "**"  # inside bold there is no bolder
    yield Made("mark_open", "mark", 1, markup=sign)
    yield _text(token, words)
    yield Made("mark_close", "mark", -1, markup=sign)


def _text(token: Token, words: str) -> Token:
    return token.copy(content=words)
