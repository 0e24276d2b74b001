"""One workspace with all that its items say about each other, ready to be asked by the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from funnelspec.conditions.say import Names, Phrase, say
from funnelspec.glossary.value import Lines, Owner, Place, Prose, Run, Said, Target, Words
from funnelspec.language.folding import fold_name
from funnelspec.model import entities as e
from funnelspec.model.asked import criterion_name
from funnelspec.model.funnels import Flow, moves
from funnelspec.model.references import links
from funnelspec.model.workspace import Workspace
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

E = TypeVar("E", bound=e.Entry)


def order(entry: e.Entry) -> tuple[str, str]:
    """Sorts items by name, the same in every locale."""
    return (fold_name(entry.label), entry.id)


def words(text: str) -> Words:
    """Plain words that lead nowhere."""
    return Words((Run(" ".join(text.split())),))


def sentence(*parts: str | Run | Words) -> Words:
    """Words one behind the other; nothing is put between them."""
    runs: list[Run] = []
    for part in parts:
        runs += part.runs if isinstance(part, Words) else [Run(part) if isinstance(part, str) else part]
    return Words(tuple(runs))


def listed(parts: Sequence[Run], last: str = " and ") -> Words:
    """``a, b and c``."""
    runs: list[Run] = []
    for at, part in enumerate(parts):
        if at:
            runs.append(Run(last if at == len(parts) - 1 else ", "))
        runs.append(part)
    return Words(tuple(runs))


def lines(items: Sequence[Words]) -> Words | Lines:
    """A list, unless it would have one line."""
    return items[0] if len(items) == 1 else Lines(tuple(items))


def place(where: Location) -> Place:
    return Place(where.path, where.first.line)


class Book:
    """A workspace, its flows, and who points at whom.

    Args:
        workspace: the shared one or a team's.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.config = workspace.config
        funnels = sorted(workspace.all(e.Funnel).values(), key=order)
        self.flows: tuple[tuple[e.Funnel, Flow], ...] = tuple(
            (funnel, moves(funnel, workspace)) for funnel in funnels
        )
        self.statuses = self._by_reference(e.Status, lambda status: status.stages)
        self.slas = self._by_reference(e.Sla, lambda sla: sla.starts)
        self.handovers = self._by_reference(e.Handover, _ends)

    def _by_reference(self, kind: type[E], refs: Callable[[E], Iterable[e.Ref]]) -> dict[str, list[E]]:
        """Full ids to the items of a kind that name them, sorted."""
        found: dict[str, list[E]] = {}
        for entry in sorted(self.workspace.all(kind).values(), key=order):
            for full_id in dict.fromkeys(self.workspace.look_up(ref).full_id for ref in refs(entry)):
                found.setdefault(full_id, []).append(entry)
        return found

    def link(self, ref: e.Ref) -> Run:
        """The name of the item a reference leads to; the words as written where it leads nowhere."""
        entry = self.workspace.find(ref)
        return to(entry) if entry else Run(" ".join(ref.text.value.split()))

    def links(self, refs: Iterable[e.Ref]) -> list[Run]:
        return [self.link(ref) for ref in refs]

    def prose(self, text: Text, context: str | None) -> Prose:
        """A text, with the items that its ``[[...]]`` lead to in the context it stands in."""
        targets: dict[str, Target] = {}
        for link in links(text):
            entry = self.workspace.named(link.target, context)
            if entry is not None:
                shown = entry.label if link.target == entry.full_id else " ".join(link.target.split())
                targets[link.target] = Target(link.target, entry.full_id, shown)
        return Prose(text.value, tuple(targets.values()))

    def line(self, text: Text, context: str | None) -> Words:
        """A text as one line without markup, its ``[[...]]`` followed."""
        runs: list[Run] = []
        at = 0
        for link in links(text):
            entry = self.workspace.named(link.target, context)
            if entry is not None:
                shown = entry.label if link.target == entry.full_id else link.target
                runs += [Run(text.value[at : link.start]), Run(shown, entry.full_id)]
                at = link.end
        runs.append(Run(text.value[at:]))
        return Words(tuple(run for run in runs if run.text))

    def reason(self, because: Text | None, context: str | None) -> list[str | Words]:
        """``: because``, to be put behind what it explains; nothing where no reason is given."""
        return [": ", self.line(because, context)] if because else []

    def said(self, when: e.When) -> Said:
        """A condition in plain words; as it was typed where it cannot be read."""
        typed, _ = self.workspace.bind(when)
        condition = typed or when.condition
        if condition is None:
            return Said(" ".join(when.node.where.text.split()))
        return self._said(say(condition, Names(self.field_name, self._criterion_name)))

    def _said(self, phrase: Phrase) -> Said:
        criterion = self.workspace.criterion(phrase.ref) if phrase.ref else None
        parts = tuple(self._said(child) for child in phrase.children)
        return Said(phrase.text, parts, criterion.full_id if criterion else "")

    def field_name(self, field: str) -> str | None:
        """What people call a field, by its id."""
        entry = self.workspace.all(e.Field).get(field)
        return entry.label if entry else None

    def _criterion_name(self, ref: str) -> str | None:
        return criterion_name(ref, self.workspace)

    def owner(self, team: str) -> Owner:
        """A team by its id, with the name and contact that the workspace file gives it."""
        known = self.config.teams.get(team)
        return Owner(team, known.name, known.contact or "") if known else Owner(team, team)

    def owners(self, teams: Iterable[Text]) -> tuple[Owner, ...]:
        return tuple(self.owner(team) for team in dict.fromkeys(text.value for text in teams))


def to(entry: e.Entry) -> Run:
    """An item's name as a link to it."""
    return Run(entry.label, entry.full_id)


def _ends(handover: e.Handover) -> list[e.Ref]:
    return [side.stage for side in (handover.giver, handover.taker) if side and side.stage]
