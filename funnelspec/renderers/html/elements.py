"""HTML that cannot be got wrong: everything that is not made by ``tag`` is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from funnelspec.renderers.escaping import one_line

# A line end behind these keeps the page readable and its changes small.
_BLOCKS = frozenset(
    (
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "script",
            "body",
            "header",
            "main",
            "nav",
            "section",
            "article",
            "footer",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "table",
            "thead",
            "tbody",
        ),
        *("tr", "th", "td"),
    )
)
_VOID = frozenset(("meta", "input", "br"))


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Content: TypeAlias = "str | Html | Iterable[Content] | None"


def tag(name: str, /, *content: Content, **attributes: str | None) -> Html:
    """An element. Text and the values of attributes are escaped.

    Args:
        name: the element's name.
        content: text, elements, lists of them, or nothing.
        attributes: ``class_`` for ``class``, ``_`` for ``-``; one that is nothing is left out.
    """
    start = name
    for attribute, value in attributes.items():
        if value is not None:
            start += f' {attribute.rstrip("_").replace("_", "-")}="{escape(one_line(value))}"'
    end = "\n" if name in _BLOCKS else ""
    if name in _VOID:
        return Html(f"<{start}>{end}")
    return Html(f"<{start}>{join(content)}</{name}>{end}")


def join(content: Content, separator: str = "") -> Html:
    """Elements and text, one behind the other."""
    if content is None:
        return Html("")
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return Html(escape(content))
    return Html(separator.join(join(each) for each in content))
