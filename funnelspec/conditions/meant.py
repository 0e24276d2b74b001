"""What a line that cannot be read was surely meant to say, and how that is written where the line stands.

Every proposal is read again before it is shown, and one that still cannot be read is mended again: a remedy
that is followed to the letter gives conditions that can be read. Imported for a line that is wrong only.
"""

from __future__ import annotations

from typing import TypeAlias

from funnelspec.conditions.grammar import CONNECTIVES, INSTEAD, PHRASES, SYMBOL_LETTERS
from funnelspec.conditions.line import Line, Linked, Unreadable, is_plain
from funnelspec.record import NamedTuple
from funnelspec.source import Source
from funnelspec.syntax.tree import Node, Text

Tree: TypeAlias = "str | tuple[str, tuple[Tree, ...]]"
"""One line, or a group (``all``, ``any``, ``none``) of such."""

_MOST_STEPS = 24
_MOST_LINES = 8
_DEEPEST = 4
_LONGEST = 200


class Place(NamedTuple):
    """Where a line stands: in which group, and whether as an item of its list or as all that it holds."""

    group: str
    item: bool


def lines(written: list[str], text: Text, place: Place) -> str:
    """The help for a text of several lines, each of them a condition; empty if one of them is none."""
    read = [meant(one) for one in written]
    parts = tuple(part for part in read if part is not None)
    if len(parts) < len(read) or place.group == "at_least" or (place.item and place.group != "all"):
        return ""
    return write(("any" if place.group in ("any", "none") else "all", parts), text, place)


def remedy(line: Line, place: Place, wrong: Unreadable | None) -> str:
    """The help that shows what to write instead of a line; empty if that cannot be told.

    Args:
        wrong: why the line cannot be read; nothing where it only joins conditions.
    """
    text = line.text
    tree = meant(text.value.strip())
    if tree is None:
        return ""
    if wrong is None or not isinstance(tree, str):
        return write(tree, text, place)
    if not wrong.sure:
        return f"Did you mean `{in_yaml(tree, text)}`?"
    note, instead, other_note = wrong.other or ("", "", "")
    other = meant(str(_not(instead)) if line.negated else instead)
    if not isinstance(other, str):
        return write(tree, text, place)
    return f"Write `{in_yaml(tree, text)}` {note}, or `{in_yaml(other, text)}` {other_note}."


def meant(said: str, depth: int = 0) -> Tree | None:
    """The conditions that a line was meant to say, all of which can be read; nothing if that is a guess."""
    if len(said) > _LONGEST or depth > _DEEPEST:
        return None
    pieces: list[Tree] = []
    kinds: list[str] = []
    for _ in range(_MOST_STEPS):
        said = said.strip()
        if len(pieces) >= _MOST_LINES or not said:
            return None
        grouped = _brackets(said)
        if grouped is not None:
            negated, inner, rest = grouped
            part = meant(inner, depth + 1)
            if part is None:
                return None
            pieces.append(_not(part) if negated else part)
            link, _, said = rest.partition(" ")
            if not rest:
                return _grouped(pieces, kinds)
            if link.lower() not in CONNECTIVES:
                return None
            kinds.append(CONNECTIVES[link.lower()])
            continue
        line = Line(Text(Source("", said), 0, len(said), said), 0, len(said))
        try:
            line.read()
        except Unreadable as wrong:
            if not wrong.instead or wrong.instead == said:
                return None
            said = str(_not(wrong.instead)) if line.negated else wrong.instead
            continue
        except Linked as link_at:
            # What stands before the link was read up to there only, and may be wrong by itself.
            first = meant(_straight(line, said)[: link_at.start].rstrip(), depth + 1)
            if first is None:
                return None
            pieces.append(first)
            kinds.append(CONNECTIVES[said[link_at.start : link_at.end].lower()])
            rest = said[link_at.end :].strip()
            said = _carried(line, rest)
            if line.negated and said != rest:
                return None  # whether "not" is about both cannot be told
            continue
        pieces.append(_straight(line, said))
        return _grouped(pieces, kinds)
    return None


def _brackets(said: str) -> tuple[bool, str, str] | None:
    """Of ``not (this) rest``: whether there is a "not", what the brackets hold, and the rest."""
    negated = said.startswith(("not ", "not("))
    start = 3 if negated else 0
    while said[start : start + 1] == " ":
        start += 1
    if said[start : start + 1] != "(":
        return None
    deep = 0
    for at in range(start, len(said)):
        deep += {"(": 1, ")": -1}.get(said[at], 0)
        if not deep:
            return negated, said[start + 1 : at], said[at + 1 :].strip()
    return None


def _not(part: Tree) -> Tree:
    if isinstance(part, tuple):
        kind, parts = part
        return ("none", parts if kind == "any" else (part,))
    return part[4:] if part.startswith("not ") else f"not {part}"


def _straight(line: Line, said: str) -> str:
    """The line with straight quotes, where only curly ones are wrong with it."""
    for finding in reversed(line.findings):
        for edit in finding.fix.edits if finding.fix else ():
            said = said[: edit.where.start] + edit.replacement + said[edit.where.end :]
    return said


def _carried(line: Line, rest: str) -> str:
    """``< 100`` behind ``employees >= 50 and``: it asks about the same field."""
    words = tuple(rest.lower().split()[:4])
    if rest[:1] in SYMBOL_LETTERS or any(
        words[:size] in PHRASES or words[:size] in INSTEAD for size in range(1, len(words) + 1)
    ):
        return f"{line.subject} {rest}"
    return f"{line.subject} {line.symbol} {rest}" if line.symbol and is_plain(rest) else rest


def _grouped(pieces: list[Tree], kinds: list[str]) -> Tree:
    """Several pieces and the words between them; "and" binds tighter than "or"."""
    groups: list[list[Tree]] = [[pieces[0]]]
    for joined, piece in zip(kinds, pieces[1:], strict=True):
        if joined == "and":
            groups[-1].append(piece)
        else:
            groups.append([piece])
    parts: list[Tree] = [group[0] if len(group) == 1 else ("all", tuple(group)) for group in groups]
    return parts[0] if len(parts) == 1 else ("any", tuple(parts))


# --- how it is written -----------------------------------------------------------------------------------


def write(tree: Tree, text: Text, place: Place) -> str:
    """The help that shows a line or a group, as it is written instead of ``text`` where that stands."""
    if isinstance(tree, str):
        return f"Write `{in_yaml(tree, text)}`."
    kind, parts = tree
    if in_flow(text):
        inside = _flow(tree)
        # Two brackets together look like a link.
        if kind == "all" and place.group == "all" and not place.item:
            inside = f"[{', '.join(map(_flow, parts))}]"
        return f"Write `{inside}`."
    if (kind, place.group) in (("all", "all"), ("any", "any"), ("any", "none")):
        return "Write a list:" + "".join(_block(part, "") for part in parts)
    shown = (
        _block(tree, "") if place.item else _block(tree, "").replace("\n- ", "\n", 1).replace("\n  ", "\n")
    )
    return f"Write `{kind}:` with a list:{shown}"


def _block(tree: Tree, indent: str) -> str:
    if isinstance(tree, str):
        return f"\n{indent}- {plain_or_quoted(tree, flow=False)}"
    kind, parts = tree
    return f"\n{indent}- {kind}:" + "".join(_block(part, indent + "    ") for part in parts)


def _flow(tree: Tree) -> str:
    if isinstance(tree, str):
        return plain_or_quoted(tree, flow=True)
    kind, parts = tree
    return f"{{{kind}: [{', '.join(map(_flow, parts))}]}}"


def in_flow(node: Node) -> bool:
    """Whether a value stands inside YAML's own ``{...}`` or ``[...]``: only there can a comma or a
    closing mark follow it."""
    text, at = node.source.text, node.end
    while at < len(text) and (text[at].isspace() or text[at] == "#"):
        if text[at] == "#":
            at = max(text.find("\n", at), at) if "\n" in text[at:] else len(text)
        else:
            at += 1
    return at < len(text) and text[at] in ",]}"


def in_yaml(line: str, text: Text) -> str:
    """A line as it is written instead of the whole of ``text``."""
    if text.style in ("'", '"') and ('"' in line or "'" in line or "\\" in line):
        return _quoted(line)
    return plain_or_quoted(line, flow=text.style not in ("|", ">") and in_flow(text))


def plain_or_quoted(line: str, *, flow: bool) -> str:
    """A line as YAML, in quotes where it would be read as something else; ``flow``: inside brackets or
    braces."""
    cut = ": " in line or " #" in line or line.endswith(":") or line[:1] in "-?!&*%@`\"'[{|>#"
    return _quoted(line) if cut or (flow and any(mark in line for mark in ",[]{}")) else line


def _quoted(line: str) -> str:
    if '"' in line or "\\" in line:
        return "'" + line.replace("'", "''") + "'"
    return f'"{line}"'
