"""Where YAML takes a text apart otherwise than it was meant: a list of values that its own braces or
brackets cut in two (``{when: country in (US, CA)}``), and items of a list that a dash without a space runs
together."""

from __future__ import annotations

from funnelspec.conditions.ast import Words
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


def bare_dash(text: Text) -> Words | None:
    """The item of a list whose dash lacks its space, to the end of its line: ``-meets icp_fit``."""
    if text.style:
        return None
    value, source = text.value, text.source.text
    at = 0 if value[:1] == "-" else value.find(" -")
    while at >= 0:
        start = at + value.startswith(" -", at)
        if value[start + 1 : start + 2].isalpha():
            where = text.at(start, start + 2)
            begin = max(source.rfind(mark, 0, where.start) for mark in "\r\n") + 1
            if not source[begin : where.start].strip() or start == 0:
                end = min(
                    (at for at in (source.find(mark, where.start) for mark in "\r\n") if at >= 0),
                    default=text.end,
                )
                length = min(end, text.end) - where.start
                return Words(text, start, start + length, value[start : start + length])
        at = value.find(" -", start + 1)
    return None
