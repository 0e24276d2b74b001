"""One formula under two metric names."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Metric
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._formulas import Formula, formula, said
from funnelspec.rules._names import declared_apart, settled, words
from funnelspec.rules._together import pair
from funnelspec.rules._undecided import undecided


@rule(
    name="two-names-one-formula",
    on=Model,
    severity=WARNING,
    title="Two metrics have the same formula",
    why="One number has two names: people compare it with itself, and a target is set for it twice.",
    bad="""
        stages:
          opportunity: {name: Opportunity, definition: A deal is open., next: customer}
          customer: {name: Customer, definition: The contract is signed., outcome: won}
        metrics:
          win_rate:
            name: Win rate
            definition: Share of opportunities that become customers.
            of: opportunity
            reached: customer
            within: 90 days
          close_rate:
            name: Close rate  # <-- Close rate
            definition: How much of the pipeline is closed.
            of: opportunity
            reached: customer
            within: 3 months
    """,
    good="""
        stages:
          opportunity: {name: Opportunity, definition: A deal is open., next: customer}
          customer: {name: Customer, definition: The contract is signed., outcome: won}
        metrics:
          win_rate:
            name: Win rate
            aliases: close rate
            definition: Share of opportunities that become customers.
            of: opportunity
            reached: customer
            within: 90 days
    """,
)
def two_names_one_formula(model: Model) -> Iterator[Finding]:
    alike: dict[tuple[object, ...], list[Formula]] = {}
    for each in _formulas(model):
        alike.setdefault((each.metric.file.context, *each.key()), []).append(each)
    for formulas in alike.values():
        if len({each.metric.full_id for each in formulas}) > 1:
            for same, sure in _counting_the_same(formulas, model):
                yield from _findings(sorted(same, key=_order), sure)


def _formulas(model: Model) -> Iterator[Formula]:
    """The formula of each metric in use, as it is written and as a team sees it where that is another."""
    seen: set[int] = set()
    for workspace in model.workspaces():
        for metric in workspace.all(Metric).values():
            if id(metric) not in seen and settled(metric):
                seen.add(id(metric))
                found = formula(metric, workspace)
                if found:
                    yield found


def _counting_the_same(formulas: list[Formula], model: Model) -> Iterator[tuple[list[Formula], bool]]:
    """The formulas whose conditions mean the same, together, and whether that is sure."""
    unasked = [each for each in formulas if each.typed is None]
    if unasked:
        yield unasked, True
    asking = [(each, each.typed) for each in formulas if each.typed is not None]
    if len(asking) < 2:
        return
    from datetime import date

    from funnelspec.conditions.solve.logic import Logic

    conditions = [typed for _, typed in asking]
    try:
        logic = Logic(conditions, model.today or date.today())
    except ValueError:  # the teams do not agree on the type of a field
        return
    alike = logic.alike(conditions)
    for numbers in (*alike.kinds, *alike.undecided):
        yield [asking[number][0] for number in numbers], numbers in alike.kinds


def _order(each: Formula) -> tuple[bool, tuple[object, ...]]:
    """Shared metrics before a team's, then by path and place: the later of two is the one to change."""
    return (each.metric.file.team is not None, each.metric.key.where.order())


def _findings(same: list[Formula], sure: bool) -> Iterator[Finding]:
    """One for each metric that an earlier one is the same as."""
    everyone = [each.metric.full_id for each in same]
    first, least = next(iter(everyone), ""), min(everyone, default="")
    for at, later in enumerate(same):
        for earlier in same[:at]:
            if _two_names(earlier, later):
                about = pair(earlier.metric.full_id, later.metric.full_id, first, least)
                found = _finding(earlier, later) if sure else _open(earlier, later)
                yield found.replace(parts=(about,))
                break


def _two_names(earlier: Formula, later: Formula) -> bool:
    one, other = earlier.metric, later.metric
    return (
        one.full_id != other.full_id
        # Of a name that both have another rule speaks.
        and not _names(one) & _names(other)
        and not declared_apart(one, other, later.workspace)
    )


def _names(metric: Metric) -> set[str]:
    return {fold_name(word.value) for _, word in words(metric)}


def _told(each: Formula) -> Label:
    metric, workspace = each.metric, each.workspace
    share = said(metric, workspace, "of")
    within = f" {said(metric, workspace, 'within')}" if metric.within else ""
    return Label((metric.name or metric.key).where, share + within)


def _open(earlier: Formula, later: Formula) -> Finding:
    at = Label(later.metric.value_place("when").first_line(), "too much at once")
    what = f'whether "{later.metric.label}" and "{earlier.metric.label}" count the same leads'
    return undecided(at, later.metric.full_id, what, "same")


def _finding(earlier: Formula, later: Formula) -> Finding:
    one, other = earlier.metric, later.metric
    return Finding(
        headline=f'"{other.label}" and "{one.label}" have the same formula',
        at=_told(later),
        related=(_told(earlier),),
        help='If both are one number, keep one of them and add the name of the other to its "aliases"; if '
        f"not, write what sets them apart, or `not_the_same_as: {one.full_id}`.",
        entries=(one.full_id, other.full_id),
    )
