"""``funnelspec rules``: every rule there is."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from funnelspec.cli.console import is_terminal, write_out
from funnelspec.cli.options import Debug
from funnelspec.diagnostic import Card

_NARROWEST = 24  # columns for what a rule finds; a terminal that has fewer breaks the lines itself


def rules(debug: Debug = False) -> None:  # noqa: ARG001  # read by main
    """List what a check can find.

    Every rule by family, with how bad a finding is, and whether it is exact or a guess (heuristic). Each is
    explained by `funnelspec explain RULE`, and can be set to another severity in funnelspec.yaml.
    """
    from funnelspec.catalogue import cards

    write_out("".join(f"{line}\n" for line in _table(cards(), _columns())))


def _columns() -> int:
    """The width of the terminal; elsewhere every rule is one line, whatever its length, as for ``grep``."""
    if not is_terminal(sys.stdout):
        return 10_000
    import shutil

    return shutil.get_terminal_size().columns


def _table(cards: tuple[Card, ...], columns: int) -> Iterator[str]:
    """The rules by family; a title that is too long goes on under its first word."""
    from itertools import groupby

    from funnelspec.reporters.words import wrapped

    rows = {card: (card.name, card.severity.word, card.certainty) for card in cards}
    widths = [max(map(len, column)) for column in zip(*rows.values(), strict=True)]
    room = max(columns - 2 - sum(widths) - 2 * len(widths), _NARROWEST)
    for number, (family, members) in enumerate(groupby(cards, lambda card: card.family)):
        yield from ["", family] if number else [family]
        for card in members:
            start = "  " + "".join(
                cell.ljust(width + 2) for cell, width in zip(rows[card], widths, strict=True)
            )
            for line in wrapped(card.title, room):
                yield start + line
                start = " " * len(start)
