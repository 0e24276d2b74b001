"""From a node of the located tree to a parsed condition."""

from __future__ import annotations

from funnelspec.conditions import cut, wording
from funnelspec.conditions.ast import All, AnyOf, AtLeast, Condition, Judgement, NoneOf, Words
from funnelspec.conditions.line import Line, Linked, Unreadable
from funnelspec.diagnostic import Finding
from funnelspec.source import Location
from funnelspec.syntax.tree import List, Mapping, Node, Text

DEEPEST = 32
"""How many groups may stand inside each other; the evaluator and the printers may therefore recurse."""


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


def _condition(
    node: Node, key: Text | None, findings: list[Finding], depth: int, group: str = "all", item: bool = False
) -> Condition | None:
    """``group`` and ``item`` say where a line stands; see ``meant.Place``."""
    if type(node) is Text:
        return None if cut.told_by_reader(node) else _line(node, key, findings, group, item)
    if depth >= DEEPEST:
        findings.append(wording.too_deep(node.where.first_line(), DEEPEST))
        return None
    if type(node) is List:
        parts = _parts(node, key, findings, depth, "all")
        return All(node, parts) if parts else None
    if type(node) is Mapping:
        return _groups(node, key, findings, depth)
    return None


def _parts(
    node: Node, key: Text | None, findings: list[Finding], depth: int, group: str
) -> tuple[Condition, ...] | None:
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
            item = nodes[at] is not node
            part = _condition(nodes[at], None if item else key, findings, depth + 1, group, item)
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
                parts = _parts(value, name, findings, depth, name.value)
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
    parts = _parts(pair[1], pair[0], findings, depth, "at_least")
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


def _line(text: Text, key: Text | None, findings: list[Finding], group: str, item: bool) -> Condition | None:
    value = text.value
    end = len(value.rstrip())
    start = len(value) - len(value.lstrip())
    if text.empty:
        findings.append(wording.empty_line(_place(text, key)))
        return None
    dash = cut.bare_dash(text) if "-" in value else None
    if dash:
        findings.append(wording.no_space_after_dash(dash))
        return None
    if "\n" in value and "\n" in value[start:end]:
        from funnelspec.conditions.meant import Place, lines

        at = value.index("\n", start)
        at += len(value[at:]) - len(value[at:].lstrip())
        second = value[at : value.find("\n", at) if "\n" in value[at:end] else end].rstrip()
        written = [line.strip().removeprefix("- ") for line in value.splitlines() if line.strip()]
        help = lines(written, text, Place(group, item))
        findings.append(wording.several_lines(Words(text, at, at + len(second), second), help))
        return None
    line = Line(text, start, end)
    try:
        condition = line.read()
    except Unreadable as wrong:
        findings.append(_with_remedy(wrong.finding, line, group, item, wrong))
        return None
    except Linked as link:
        words = Words(text, link.start, link.end, value[link.start : link.end])
        findings.append(_with_remedy(wording.linked(words), line, group, item))
        return None
    findings.extend(line.findings)
    return condition


def _with_remedy(
    finding: Finding, line: Line, group: str, item: bool, wrong: Unreadable | None = None
) -> Finding:
    """The finding with what to write instead of the line, where that can be told."""
    from funnelspec.conditions.meant import Place, remedy

    help = remedy(line, Place(group, item), wrong)
    return finding.replace(help=help) if help else finding
