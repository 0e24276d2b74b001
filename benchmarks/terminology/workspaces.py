"""Small workspaces with one text for each item, and the findings of one rule about them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from funnelspec.diagnostic import Diagnostic
from funnelspec.engine import check_texts

DAY = date(2026, 11, 22)


def found(texts: Mapping[str, str], rules: Iterable[str]) -> list[Diagnostic]:
    """What rules find in definitions: texts by path."""
    names = set(rules)
    return [each for each in check_texts(texts, DAY).report.diagnostics if each.card.name in names]


class Listed(NamedTuple):
    """A definitions file with one item for each text.

    Attributes:
        text: the file.
        starts: where each item's text begins in it.
    """

    text: str
    starts: list[int]

    def spot(self, offset: int) -> tuple[int, int]:
        """Of a place in the file: whose text it is in, and where in that text."""
        item = bisect_right(self.starts, offset) - 1
        return item, offset - self.starts[item]


def listed(texts: Sequence[str], names: Sequence[str] = (), rest: str = "", section: str = "terms") -> Listed:
    """One item for each text, named by ``names`` or by a number in words.

    Args:
        rest: further lines of each item.
        section: in which the items stand.
    """
    parts, starts, at = [f"owner: sales\n{section}:\n"], [], 0
    at = len(parts[0])
    for number, text in enumerate(texts):
        name = names[number] if names else f"Row {number}"
        head = f"  item_{number}:\n    name: {name}\n{rest}    definition: |-\n      "
        starts.append(at + len(head))
        parts.append(f"{head}{text}\n")
        at += len(parts[-1])
    return Listed("".join(parts), starts)
