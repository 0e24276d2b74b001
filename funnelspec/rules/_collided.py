"""Findings about two deadlines of one lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Handover, Sla
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._clocks import Clock, Collision
from funnelspec.rules._deadlines import by_default
from funnelspec.rules._undecided import undecided
from funnelspec.syntax.tree import Text

if TYPE_CHECKING:
    from funnelspec.rules._both_clocks import Both


class Words(NamedTuple):
    """What a rule says of two deadlines that collide: the labels are of ``mine`` and of ``other``."""

    headline: str
    mine: str
    other: str
    help: str


def collided(collisions: Iterable[Collision], workspace: Workspace, *, handovers: bool) -> Iterator[Finding]:
    """The deadlines that are always at odds, whenever a lead comes in: of two SLAs, or of a handover and an
    SLA."""
    here = [
        each
        for each in collisions
        if each.order != "turns"
        and handovers == any(isinstance(clock.entry, Handover) for clock in (each.first, each.second))
    ]
    yield from findings(here, _words, workspace)


def findings(
    collisions: Iterable[Collision], words: Callable[[Collision, Workspace], Words], workspace: Workspace
) -> Iterator[Finding]:
    """What there is to say of collisions in which some lead starts both clocks: of each clock once, about one
    event first."""
    from funnelspec.rules._both_clocks import both

    told: set[str] = set()
    for each in sorted(collisions, key=lambda collision: collision.near is not None):
        if each.second.entry.full_id not in told:
            answer = both(each, workspace)
            if answer.found is not False:
                told.add(each.second.entry.full_id)
                yield _finding(each, answer, words(each, workspace)) if answer.found else _open(each)


def _finding(collision: Collision, answer: Both, words: Words) -> Finding:
    """A warning where one deadline is only without effect or not agreed yet, where the calendar decides and
    nobody has declared one, and where only one is of a context, which may be the exception."""
    contexts = {clock.entry.file.context for clock in (collision.first, collision.second)}
    states = {clock.entry.state.value for clock in (collision.first, collision.second) if clock.entry.state}
    lower = (
        collision.near is not None
        or by_default(collision.mine, collision.other)
        or len(contexts) > 1
        or not states.isdisjoint(("draft", "proposed"))
    )
    return Finding(
        headline=words.headline,
        at=Label(collision.mine.text.where, words.mine),
        related=(Label(collision.other.text.where, words.other),),
        help=words.help,
        entries=(collision.first.entry.full_id, collision.second.entry.full_id),
        differs="deadline",
        severity=WARNING if lower else answer.severity,
        witnesses=answer.shown,
    )


def _open(collision: Collision) -> Finding:
    first, second = collision.first.entry, collision.second.entry
    at = Label(collision.mine.text.where, "too much at once")
    what = f'whether "{first.label}" and "{second.label}" are about one lead'
    return undecided(at, second.full_id, what, f"deadline {first.full_id}")


def _words(each: Collision, workspace: Workspace) -> Words:
    one, two = each.first, each.second
    first, second = one.entry.label, two.entry.label
    if each.near is None:
        other, mine = each.other.said, each.mine.said
        if each.order == "apart":
            other, mine = other + _by(one), mine + _by(two)
        return Words(
            f'"{first}" and "{second}" set two deadlines for one thing, {other} and {mine}',
            f'"{second}" says so',
            f'"{first}" says so',
            _apart(each, workspace),
        )
    near, far, long, short = first, second, each.other.said, each.mine.said
    if each.near is two:
        near, far, long, short = far, near, short, long
    labels = (f'"{near}" says so of the first step', f'"{far}" says so of the later step')
    mine, other = labels if each.near is two else labels[::-1]
    return Words(
        f'"{near}" has {long}, and "{far}", which comes later, has {short} from the same start',
        mine,
        other,
        f'Give "{near}" the shorter time: a lead that keeps to {short} never uses up {long}.',
    )


def _by(clock: Clock) -> str:
    """The calendar by which an SLA counts, where it is not the one that counts for all."""
    entry = clock.entry
    return f" by {entry.calendar.value}" if isinstance(entry, Sla) and entry.calendar else ""


def _apart(each: Collision, workspace: Workspace) -> str:
    """What to do where two deadlines are about the same leads."""
    for handover, other in ((each.first, each.second), (each.second, each.first)):
        if isinstance(handover.entry, Handover):
            name = "limit" if other.target else "within"
            return (
                f"Write the same in both: `{name}: {handover.limit.said}` in `{other.entry.full_id}`, or "
                f"`accept_within: {other.limit.said}` in `{handover.entry.full_id}`."
            )
    apart = "if they are about different things, let each stop where its own has happened."
    for general, special in ((each.first, each.second), (each.second, each.first)):
        line = _against(special, workspace) if general.entry.when is None else ""
        if line:
            exception = f'if "{special.entry.label}" is the exception'
            return f"Add `when: {line}` to `{general.entry.full_id}` {exception}; {apart}"
    if each.first.entry.when or each.second.entry.when:
        return f'Draw the line between "when" of both so that each lead fits one; {apart}'
    return f"Write the same deadline in both; {apart}"


def _against(clock: Clock, workspace: Workspace) -> str:
    """The line for all leads but those of a clock; nothing where that takes more, as about a blank."""
    when = clock.entry.when
    typed = workspace.bind(when)[0] if when else None
    if when is None or typed is None or not isinstance(when.node, Text):
        return ""
    from funnelspec.conditions.ast import NoneOf
    from funnelspec.conditions.meant import plain_or_quoted
    from funnelspec.rules._blanks import slips

    if slips(Stated(clock.entry, "when", when, NoneOf(when.node, (typed,))), workspace):
        return ""
    line = " ".join(when.node.value.split())
    against = line.removeprefix("not ") if line.startswith("not ") else f"not {line}"
    return plain_or_quoted(against, flow=True)
