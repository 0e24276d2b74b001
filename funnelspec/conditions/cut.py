"""A list of values that YAML's own braces or brackets cut in two: ``{when: country in (US, CA)}``."""

from __future__ import annotations

from funnelspec.source import Location
from funnelspec.syntax.tree import Node, Text


def comma_after(node: Node) -> int | None:
    """Where the comma stands at which an unquoted text ends inside its round brackets; else nothing."""
    if type(node) is not Text or node.style or node.value.count("(") <= node.value.count(")"):
        return None
    text, at = node.source.text, node.end
    while text[at : at + 1].isspace():
        at += 1
    return at if text[at : at + 1] == "," else None


def told_by_reader(text: Text) -> bool:
    """Whether reading the file has reported the cut: what follows the comma is no attribute of its own, and
    was left out of the tree."""
    comma = comma_after(text)
    if comma is None:
        return False
    source = text.source.text
    ends = [at for at in (source.find(mark, comma + 1) for mark in ",}]") if at >= 0]
    return ":" not in source[comma + 1 : min(ends, default=len(source))]


def rest_of(nodes: list[Node], start: int) -> int | None:
    """The index of the item that closes the list of values which the item at ``start`` opens."""
    if comma_after(nodes[start]) is None:
        return None
    for index in range(start + 1, len(nodes)):
        node = nodes[index]
        if type(node) is not Text or node.style or "(" in node.value:
            return None
        if ")" in node.value:
            return index
    return None


def whole(first: Node, last: Node) -> Location:
    """The text as it was meant."""
    return Location(first.source, first.start, last.end)
