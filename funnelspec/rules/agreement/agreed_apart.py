"""Two teams that write the same about an item, each in its own file and none in a shared one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.comparison import Comparison, compare
from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._drawn import differing, told
from funnelspec.rules._opinions import about, parts_of, places, says, sides_of, teams, who
from funnelspec.rules._words import listed

if TYPE_CHECKING:
    from funnelspec.rules._moved import Moves


@rule(
    name="agreed-apart",
    on=Model,
    severity=INFO,
    title="Teams agree on an item, but not in a shared file",
    why="It is written several times, so the next change of one of them is a conflict, and everyone else "
    "still goes by something else.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., owner: marketing}
        -- marketing.yaml --
        team: marketing
        stages:
          mql: {owner: sales}
        -- sales.yaml --
        team: sales
        stages:
          mql: {owner: sales}  # <-- sales
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., owner: sales}
        -- marketing.yaml --
        team: marketing
        stages:
          mql: {notes: Most of them come from webinars.}
    """,
)
def agreed_apart(model: Model) -> Iterator[Finding]:
    alone: dict[str, list[Comparison]] = {}
    moves: Moves | None = None
    for comparison in compare(model):
        if comparison.entry.file.team is not None:
            alone.setdefault(comparison.full_id, []).append(comparison)
        elif _apart(comparison) and _understood_alike(comparison, model):
            if moves is None:
                from funnelspec.rules._moved import Moves

                moves = Moves()
            yield _attribute(comparison, model, moves)
    for full_id, comparisons in alone.items():
        perhaps_shared = full_id in model.left_out or not model.complete
        if not perhaps_shared and all(_apart(each) for each in comparisons):
            yield _item(full_id, comparisons[0])


def _apart(comparison: Comparison) -> bool:
    """Whether several teams write the same, and the shared files nothing or something else."""
    if comparison.verdict not in ("same", "proposal") or len(teams(comparison.sides)) < 2:
        return False
    of_teams = all(side.team is not None for side in comparison.sides)
    contexts = {side.entry.file.context for side in comparison.sides}
    # In a context of its own a word says nothing about the shared item.
    here = comparison.entry.file.team is not None or contexts == {comparison.entry.file.context}
    return comparison.verdict == "proposal" or (of_teams and here)


def _understood_alike(comparison: Comparison, model: Model) -> bool:
    """Whether the criteria that conditions name are the shared ones to all sides, and so are theirs."""
    from funnelspec.conditions.ast import references
    from funnelspec.model.references import conditions
    from funnelspec.model.views import inside

    views = [model.teams[side.team] for side in comparison.sides if side.team is not None]
    entry = comparison.sides[0].entry
    value = entry.written[comparison.attribute][1]
    stated = (when for each in (entry, *inside(entry)) for _, when in conditions(each))
    found = [when.condition for when in stated if value.start <= when.node.start < value.end]
    known: set[str] = set()
    while found:
        condition = found.pop()
        for ref in references(condition) if condition else ():
            named = model.shared.criterion(ref.value)
            if any(view.criterion(ref.value) is not named for view in views):
                return False
            if named and named.when and named.full_id not in known:
                known.add(named.full_id)
                found.append(named.when.condition)
    return True


def _attribute(comparison: Comparison, model: Model, moves: Moves) -> Finding:
    at, related = places(comparison.sides, comparison.attribute)
    proposed = [side for side in comparison.sides if side.team is not None]
    instead = " in place of what it says" if comparison.verdict == "proposal" else ""
    witnesses = (
        told(drawn, others, model).witnesses
        for drawn in comparison.drawn
        if (others := differing(drawn)) and comparison.verdict == "proposal"
    )
    fix = None
    if len({side.words for side in proposed}) == 1:
        fix = moves.fix(comparison.entry, comparison.attribute, [side.entry for side in proposed])
    return Finding(
        headline=f"{who(comparison.sides)} agree on {about(comparison, model)}, but not in a shared file",
        at=at,
        related=related,
        help=f"Put it into `{comparison.entry.file.path}`{instead}, and take it out of the files of "
        f"{who(comparison.sides)}.",
        entries=(comparison.full_id,),
        differs=comparison.attribute,
        parts=parts_of(comparison),
        witnesses=next(witnesses, ()),
        fix=fix,
    )


def _item(full_id: str, agreed: Comparison) -> Finding:
    sides = sorted(agreed.sides, key=lambda side: side.entry.key.where.order())
    *others, last = [Label(side.entry.key.where, says(side)) for side in sides]
    names = listed(teams(sides))
    return Finding(
        headline=f'{names} agree on "{agreed.entry.label}", but no shared file has it',
        at=last,
        related=tuple(others),
        help=f"Move it to a shared file, and take it out of the files of {names}.",
        entries=(full_id,),
        parts=sides_of(full_id, [side.team for side in sides]),
    )
