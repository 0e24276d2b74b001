"""How a metric is calculated, whether two are calculated alike, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import All
from funnelspec.conditions.typed import Question
from funnelspec.conditions.values import parse_duration
from funnelspec.diagnostic import Label, Witness
from funnelspec.model.entities import Entry, Funnel, Metric, Milestone, Ref
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._names import Holder
from funnelspec.rules._witness import Asked, verdicts_on, witness
from funnelspec.schema.words import shortened

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Typed

_GONE = ("deprecated", "retired")

FURTHER = ("method", "dated_by", "distinct_by")
"""What a formula may leave open; leads are counted all the same."""


class Formula(NamedTuple):
    """A formula, so that equal ones are equal: the order of lists and the unit of a time do not count.

    Attributes:
        of, reached: full ids; of a milestone those of its stages.
        within: a time, nothing for any.
        further: the values of ``FURTHER``, nothing for what is left open.
        typed: which leads count, nothing for all.
    """

    metric: Metric
    workspace: Workspace
    of: frozenset[str]
    reached: frozenset[str]
    within: tuple[bool, int] | None
    further: tuple[str | None, ...]
    typed: Typed | None

    def key(self) -> tuple[object, ...]:
        """Equal for formulas that differ at most in which leads count."""
        return (self.of, self.reached, self.within, self.further)


class Difference(NamedTuple):
    """What two formulas differ in.

    Attributes:
        labels: what each says, and where.
        shown: a lead that counts in one of them alone.
        unsure: it hangs on the calendar, or on two questions alone.
    """

    attribute: str
    labels: tuple[Label, Label]
    shown: Witness | None = None
    unsure: bool = False


def formula(metric: Metric, workspace: Workspace) -> Formula | None:
    """The formula of a metric; nothing where there is none, or something in it cannot be understood."""
    of, reached = (_counted(refs, workspace) for refs in (metric.of, metric.reached))
    if not of or reached is None:
        return None
    fields = [_field(ref, workspace) for ref in (metric.dated_by, metric.distinct_by)]
    typed = workspace.bind(metric.when)[0] if metric.when else None
    if "" in fields or (metric.when and typed is None):
        return None
    within = None
    if metric.within:
        duration = parse_duration(metric.within.value)
        if duration is None:
            return None
        calendar = workspace.config.calendar
        seconds = duration.seconds(calendar.working_minutes * 60, len(calendar.working_week))
        within = (duration.business, seconds)
    method = metric.method.value if metric.method else None
    return Formula(metric, workspace, of, reached, within, (method, *fields), typed)


def _counted(refs: Sequence[Ref], workspace: Workspace) -> frozenset[str] | None:
    found: set[str] = set()
    for ref in refs:
        entry = workspace.find(ref)
        if entry is None:
            return None
        found.update(_stretch(entry, workspace) if isinstance(entry, Milestone) else {entry.full_id})
    return frozenset(found)


def _stretch(milestone: Milestone, workspace: Workspace) -> set[str]:
    """The stages of a milestone; itself where it is not clear which these are."""
    funnel = workspace.entries.get(milestone.full_id.rpartition("/")[0])
    stages = funnel.stages if isinstance(funnel, Funnel) else ()
    path = [workspace.look_up(item.stage).full_id for item in stages]
    first, last = (workspace.look_up(end).full_id if end else "" for end in (milestone.first, milestone.last))
    stretch = path[path.index(first) : path.index(last) + 1] if {first, last} <= set(path) else []
    return set(stretch) or {milestone.full_id}


def _field(ref: Ref | None, workspace: Workspace) -> str | None:
    """A field by its full id, nothing where none is named, empty where there is no such field."""
    entry = workspace.find(ref) if ref else None
    return entry.full_id if entry else "" if ref else None


def two_formulas(earlier: Holder, later: Holder) -> list[Difference]:
    """What two metrics of one name differ in; nothing unless both are in use and that is sure: the calendar
    may change it, and a person may take two questions for one."""
    found = []
    for entry, workspace in ((earlier.entry, earlier.workspace), (later.entry, later.workspace)):
        if not isinstance(entry, Metric) or (entry.state and entry.state.value in _GONE):
            return []
        found.append(formula(entry, workspace))
    one, other = found
    differences = list(_differences(one, other)) if one and other else []
    return [] if all(each.unsure for each in differences) else differences


def _differences(one: Formula, other: Formula) -> Iterator[Difference]:
    pairs: list[tuple[str, object, object]] = [
        ("of", one.of, other.of),
        ("reached", one.reached, other.reached),
    ]
    # Both are told as one share.
    different = [name for name, first, second in pairs if first != second][:1]
    different += ["within"] if one.within != other.within else []
    both = zip(FURTHER, one.further, other.further, strict=True)
    different += [name for name, first, second in both if first and second and first != second]
    for name in different:
        yield Difference(name, _labels(one, other, name))
    yield from _counting(one, other)


def _labels(one: Formula, other: Formula, attribute: str) -> tuple[Label, Label]:
    first, second = (
        Label(each.metric.value_place(attribute), said(each.metric, each.workspace, attribute))
        for each in (one, other)
    )
    return first, second


def _counting(one: Formula, other: Formula) -> Iterator[Difference]:
    """That a lead counts in one formula alone, where that is so for sure."""
    asking = [each.typed for each in (one, other) if each.typed]
    if not asking:
        return
    logic = one.workspace.logic()
    if one.workspace is not other.workspace:
        from datetime import date

        from funnelspec.conditions.solve.logic import Logic

        try:
            logic = Logic(asking, one.workspace.today or date.today())
        except ValueError:  # the teams do not agree on the type of a field
            return
    first, second = ([each.typed] if each.typed else [] for each in (one, other))
    answers = [logic.find(yes, no) for yes, no in ((first, second), (second, first)) if no]
    answer = next((each for each in answers if each.found), None)
    example = answer.lead() if answer else None
    if answer and example:
        asked = _asked(one, other)
        deciding = [leaf for _, leaf in verdicts_on(example, asked)]
        judged = all(leaf is None or isinstance(leaf, Question) for leaf in deciding)
        unsure = answer.on_days or (judged and len(asking) > 1)
        yield Difference("when", _labels(one, other, "when"), witness(example, asked), unsure)


def _asked(one: Formula, other: Formula) -> list[Asked]:
    """Both formulas as a witness is asked about them, of two teams also one that counts all leads."""
    two_ids = one.metric.full_id != other.metric.full_id
    found = []
    for each in (one, other):
        metric, team = each.metric, each.workspace.team
        name = f"counted in {metric.id if two_ids else metric.label}" if team else ""
        every: Typed = All(metric.key, ())
        if each.typed or team:
            found.append(Asked(metric.full_id, each.typed or every, team, name))
    return found


def said(metric: Metric, workspace: Workspace, attribute: str) -> str:
    """What a metric says of one attribute, in a few words: ``Won / (Won + Lost)``, ``within 30 days``."""
    if attribute in ("of", "reached"):
        of, reached = (_side(refs, workspace) for refs in (metric.of, metric.reached))
        return f"{reached} / {of}" if reached else of
    if attribute == "within":
        return f"within {metric.within.value}" if metric.within else "at any time"
    if attribute == "when":
        if metric.when is None:
            return "all leads"
        return f"only {shortened(metric.when.node.where.text)}"
    if attribute == "method":
        return f"by {metric.method.value}" if metric.method else ""
    ref = metric.dated_by if attribute == "dated_by" else metric.distinct_by
    name = _called(workspace.find(ref), ref) if ref else ""
    return f"dated by {name}" if attribute == "dated_by" else f"once for each {name}"


def _side(refs: Sequence[Ref], workspace: Workspace) -> str:
    names = [_called(workspace.find(ref), ref) for ref in refs]
    return f"({' + '.join(names)})" if len(names) > 1 else "".join(names)


def _called(entry: Entry | None, ref: Ref) -> str:
    if entry is None:
        return ref.text.value
    return entry.abbreviation[0].value if entry.abbreviation else entry.label
