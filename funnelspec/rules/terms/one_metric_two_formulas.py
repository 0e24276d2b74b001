"""One name for two metrics that are calculated differently."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import ERROR, Finding
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Metric
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._formulas import FURTHER, Difference, two_formulas
from funnelspec.rules._names import Holder, holders, name_of
from funnelspec.rules._words import quoted

_FORMULA = ("of", "reached", "within", "when", *FURTHER)


@rule(
    name="one-metric-two-formulas",
    on=Model,
    severity=ERROR,
    title="One metric name stands for two formulas",
    why="Two reports show different numbers under one name, and the meeting is about whose number is right "
    "instead of what to do.",
    bad="""
        stages:
          created: {name: Created, definition: A deal was opened., next: [won, lost]}
          won: {name: Won, definition: The contract is signed., outcome: won}
          lost: {name: Lost, definition: The deal went elsewhere., outcome: lost}
        metrics:
          close_rate:
            name: Close rate
            definition: Share of the deals that are won.
            of: created
            reached: won
          closing_rate:
            name: Closing rate
            aliases: close rates
            definition: Share of the closed deals that are won.
            of: [won, lost]  # <-- [won, lost]
            reached: won
    """,
    good="""
        stages:
          created: {name: Created, definition: A deal was opened., next: [won, lost]}
          won: {name: Won, definition: The contract is signed., outcome: won}
          lost: {name: Lost, definition: The deal went elsewhere., outcome: lost}
        metrics:
          close_rate:
            name: Close rate
            definition: Share of the deals that are won.
            of: created
            reached: won
          win_rate:
            name: Win rate
            definition: Share of the closed deals that are won.
            of: [won, lost]
            reached: won
    """,
)
def one_metric_two_formulas(model: Model) -> Iterator[Finding]:
    found: set[frozenset[str]] = set()
    for metrics in (*sorted(holders(model, Metric), key=name_of), *_of_teams(model)):
        for at, later in enumerate(metrics):
            for earlier in metrics[:at]:
                pair = frozenset((earlier.entry.full_id, later.entry.full_id))
                differences = two_formulas(earlier, later) if pair not in found else []
                if differences:
                    found.add(pair)
                    yield _finding(earlier, later, differences)
                    break


def _of_teams(model: Model) -> Iterator[list[Holder]]:
    """The metrics of one id that teams have without a shared one: what one leaves out, nobody says for it."""
    disputed = {
        comparison.full_id
        for comparison in compare(model)
        if comparison.verdict == "different" and comparison.attribute in _FORMULA
    }
    found: dict[tuple[str | None, str], list[Holder]] = {}
    for team, workspace in model.teams.items():
        for full_id, entry in workspace.entries.items():
            own = isinstance(entry, Metric) and entry.file.team == team
            if own and full_id not in disputed and full_id not in model.shared.entries:
                holder = Holder(entry.name or entry.key, "the name", entry, workspace)
                found.setdefault((entry.file.context, full_id), []).append(holder)
    yield from (sorted(each, key=Holder.order) for each in found.values())


def _finding(earlier: Holder, later: Holder, differences: list[Difference]) -> Finding:
    first, *others = differences
    one, other = first.labels
    more = f" They also differ in {quoted(each.attribute for each in others)}." if others else ""
    own = "a name of its own" if earlier.entry.full_id != later.entry.full_id else "its own name and id"
    return Finding(
        headline=f'"{later.word.value}" is calculated in two ways: {one.text} against {other.text}',
        at=other,
        related=(one,),
        help=f"Agree on one formula, or give one of the two {own}.{more}",
        entries=tuple(dict.fromkeys((earlier.entry.full_id, later.entry.full_id))),
        differs=f"{fold_name(later.word.value)}: {', '.join(each.attribute for each in differences)}",
        witnesses=tuple(each.shown for each in differences if each.shown),
    )
