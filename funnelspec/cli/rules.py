"""``funnelspec rules``: every rule there is."""

from __future__ import annotations

from funnelspec.cli.console import write_out
from funnelspec.cli.guard import guarded
from funnelspec.cli.options import Debug


@guarded
def rules(debug: Debug = False) -> None:  # noqa: ARG001  # read by the guard
    """List every rule with its family, severity and certainty."""
    from funnelspec.catalogue import cards

    rows = [(card.name, card.family, card.severity.word, card.certainty, card.title) for card in cards()]
    rows.sort(key=lambda row: (row[1], row[0]))
    rows.insert(0, ("rule", "family", "severity", "certainty", "what it finds"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*cells, row[4]]))
    write_out("\n".join(lines) + "\n")
