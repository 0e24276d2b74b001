"""What a score model gives in a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funnelspec.conditions.values import parse_number
from funnelspec.model.entities import Field, Score, ScoreRule
from funnelspec.model.workspace import Workspace
from funnelspec.syntax.tree import Text

if TYPE_CHECKING:
    from funnelspec.conditions.solve.totals import Award, Scoring, Totals
    from funnelspec.conditions.typed import Number

_DEEPEST = 50


class _Unclear(Exception):
    """Something in a model cannot be understood; other rules say what."""


def reachable(score: Score, workspace: Workspace) -> Totals | None:
    """The totals that some lead gets; nothing where a part of the model cannot be understood, where models
    are sums of each other in a circle, or where there are hundreds of rules."""
    from funnelspec.conditions.solve.totals import totals

    try:
        scoring = _scoring(score, workspace, {}, ())
    except _Unclear:
        return None
    return totals(scoring, workspace.logic())


def _scoring(
    score: Score, workspace: Workspace, known: dict[str, Scoring], above: tuple[str, ...]
) -> Scoring:
    from funnelspec.conditions.solve.totals import Scoring

    if score.full_id in above or len(above) > _DEEPEST:
        raise _Unclear
    if score.full_id not in known:
        others = [workspace.find(ref) for ref in score.sum_of]
        parts = [_scoring(_sure(other), workspace, known, (*above, score.full_id)) for other in others]
        known[score.full_id] = Scoring(
            awards=tuple(_award(rule, workspace) for rule in score.rules),
            floor=_number(score.floor) if score.floor else None,
            ceiling=_number(score.ceiling) if score.ceiling else None,
            sum_of=tuple(parts),
            decays=score.decay is not None,
            resets=tuple(_number(reset.to) for reset in score.resets),
        )
    return known[score.full_id]


def _sure(other: object) -> Score:
    if not isinstance(other, Score):
        raise _Unclear
    return other


def _award(rule: ScoreRule, workspace: Workspace) -> Award:
    from funnelspec.conditions.solve.totals import Award

    when = workspace.bind(rule.when)[0] if rule.when else None
    field = workspace.find(rule.per) if rule.per else None
    per = workspace.table().fields.get(field.id) if isinstance(field, Field) else None
    if (when is None) != (rule.when is None) or (per is None) != (rule.per is None):
        raise _Unclear
    if per is not None and not per.numeric:
        raise _Unclear
    return Award(
        points=_number(rule.points),
        when=when,
        per=per,
        at_most=_number(rule.at_most) if rule.at_most else None,
        fades=rule.limit is not None or rule.expires_after is not None,
    )


def _number(text: Text) -> Number:
    read = parse_number(text.value.strip())
    if read is None:
        raise _Unclear
    return read.value()
