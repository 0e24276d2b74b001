"""From a node of the located tree to a parsed condition."""

from __future__ import annotations

from funnelspec.conditions import cut, wording
from funnelspec.conditions.ast import All, AnyOf, AtLeast, Condition, Judgement, NoneOf, Words
from funnelspec.conditions.grammar import CONNECTIVES, SYMBOL_LETTERS
from funnelspec.conditions.line import Line, Linked, Unreadable
from funnelspec.diagnostic import Finding
from funnelspec.source import Location
from funnelspec.syntax.tree import List, Mapping, Node, Text

DEEPEST = 32
"""How many groups may stand inside each other; the evaluator and the printers may therefore recurse."""

_MOST_SHOWN = 8


def parse(node: Node, key: Text | None = None) -> tuple[Condition | None, list[Finding]]:
    """Reads a condition: a line of text, a list, or a mapping of groups.

    Args:
        node: what stands under ``when`` and its like.
        key: the attribute's own text, where a finding about an empty condition should point.

    Returns:
        The condition, or nothing if a part of it cannot be read; and all that is wrong in it
        (``unreadable-condition``, ``empty-group``, ``curly-quotes``, and ``split-text`` where a list in
        YAML's square brackets cuts a list of values; reading reports the other cuts). Never raises.
    """
    findings: list[Finding] = []
    return _condition(node, key, findings, 0), findings


def _condition(node: Node, key: Text | None, findings: list[Finding], depth: int) -> Condition | None:
    if type(node) is Text:
        return None if cut.told_by_reader(node) else _line(node, key, findings)
    if depth >= DEEPEST:
        findings.append(wording.too_deep(node.where.first_line(), DEEPEST))
        return None
    if type(node) is List:
        parts = _parts(node, key, findings, depth)
        return All(node, parts) if parts else None
    if type(node) is Mapping:
        return _groups(node, key, findings, depth)
    return None


def _parts(node: Node, key: Text | None, findings: list[Finding], depth: int) -> tuple[Condition, ...] | None:
    """The conditions of a group: of a list each item, of anything else the thing itself."""
    nodes: list[Node] = node.items if type(node) is List else [node]
    if not nodes or (type(node) is Text and node.empty):
        findings.append(wording.empty_group(_place(node, key), key.value if key else ""))
        return None
    read: list[Condition] = []
    whole = True
    at = 0
    while at < len(nodes):
        last = cut.rest_of(nodes, at) if nodes[at] is not node else None
        if last is None:
            part = _condition(nodes[at], key if nodes[at] is node else None, findings, depth + 1)
        else:
            findings.append(wording.cut(nodes[at], nodes[last]))
            part, at = None, last
        if part is None:
            whole = False
        else:
            read.append(part)
        at += 1
    return tuple(read) if whole else None


def _groups(node: Mapping, key: Text | None, findings: list[Finding], depth: int) -> Condition | None:
    if not node.entries:
        findings.append(wording.empty_group(_place(node, key), key.value if key else ""))
        return None
    held: list[Condition | None] = []
    for name, value in node:
        match name.value:
            case "all" | "any" | "none":
                parts = _parts(value, name, findings, depth)
                kind = _KINDS[name.value]
                held.append(kind(value, parts) if parts else None)
            case "at_least":
                held.append(_at_least(node, name, value, findings, depth))
            case "of" if "at_least" in node.entries:
                pass  # read together with "at_least"
            case "of":
                findings.append(wording.half_at_least(name))
                held.append(None)
            case "judgement":
                held.append(_judgement(name, value, findings))
            case _:
                findings.append(wording.unknown_group(name, value))
                held.append(None)
    read = tuple(one for one in held if one is not None)
    if len(read) < len(held):
        return None
    return read[0] if len(read) == 1 else All(node, read)


_KINDS: dict[str, type[All[Condition]] | type[AnyOf[Condition]] | type[NoneOf[Condition]]] = {
    "all": All,
    "any": AnyOf,
    "none": NoneOf,
}


def _at_least(node: Mapping, key: Text, value: Node, findings: list[Finding], depth: int) -> Condition | None:
    pair = node.entries.get("of")
    if pair is None:
        findings.append(wording.half_at_least(key))
        return None
    said = value.value.strip() if type(value) is Text else ""
    count = int(said) if said.isascii() and said.isdigit() and len(said) <= 6 else 0
    if count < 1:
        findings.append(wording.not_a_count(_place(value, key), said))
    parts = _parts(pair[1], pair[0], findings, depth)
    return AtLeast(pair[1], parts, count) if parts and count else None


def _judgement(key: Text, value: Node, findings: list[Finding]) -> Condition | None:
    if type(value) is not Text or value.empty:
        findings.append(wording.not_a_question(_place(value, key)))
        return None
    said = value.value.strip()
    start = value.value.index(said)
    words = Words(value, start, start + len(said), said)
    if len(said) > 2 and said[0] in "\u201c\u201d\u201e\u201f" and said[-1] in "\u201c\u201d\u201f":
        words = Words(value, start, start + len(said), said[1:-1].strip())
        findings.append(wording.curly_quotes(words))
    return Judgement(words, words)


def _place(node: Node, key: Text | None) -> Location:
    """Where a finding about a value points: the value; if nothing is written, the attribute's own text."""
    if key is None:
        return node.where.first_line()
    if type(node) is Text:
        empty = node.empty and not node.style
    else:
        empty = not (node.items if type(node) is List else type(node) is Mapping and node.entries)
    return key.where if empty else node.where.first_line()


def _line(text: Text, key: Text | None, findings: list[Finding]) -> Condition | None:
    value = text.value
    end = len(value.rstrip())
    start = len(value) - len(value.lstrip())
    if text.empty:
        findings.append(wording.empty_line(_place(text, key)))
        return None
    if "\n" in value and "\n" in value[start:end]:
        at = value.index("\n", start)
        at += len(value[at:]) - len(value[at:].lstrip())
        second = value[at : value.find("\n", at) if "\n" in value[at:end] else end].rstrip()
        findings.append(wording.several_lines(Words(text, at, at + len(second), second)))
        return None
    line = Line(text, start, end)
    try:
        condition = line.read()
    except Unreadable as unreadable:
        findings.append(unreadable.finding)
        return None
    except Linked as link:
        findings.append(_linked(line, link))
        return None
    findings.extend(line.findings)
    return condition


def _linked(line: Line, link: Linked) -> Finding:
    """The finding for "and" or "or" in a line, with all the conditions that the line joins."""
    value, end = line.value, line.end
    first = Words(line.text, link.start, link.end, value[link.start : link.end])
    pieces = [value[line.start : link.start].strip()]
    kinds: list[str] = []
    after: Linked | None = link
    while after is not None:
        kinds.append(CONNECTIVES[value[after.start : after.end].lower()])
        start = after.end
        while start < end and value[start].isspace():
            start += 1
        piece = Line(line.text, start, end)
        after = None
        if start < end and len(kinds) < _MOST_SHOWN:
            try:
                if value[start] in SYMBOL_LETTERS:
                    piece.stop_at_link(start)
                else:
                    piece.read()
            except Linked as following:
                after = following
            except Unreadable:
                pass
        said = value[start : after.start if after else end].strip()
        # "employees >= 50 and < 100" asks twice about one field.
        pieces.append(f"{line.subject} {said}" if said[:1] in SYMBOL_LETTERS and said else said or "...")
    return wording.linked(first, pieces, kinds)
