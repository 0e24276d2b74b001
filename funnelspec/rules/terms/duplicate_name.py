"""One name, abbreviation or alias for two items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from funnelspec.conditions.ast import references
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Criterion, Entry, Funnel, Score, Stage, Status, When
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.syntax.tree import Text

_ABBREVIATION = "an abbreviation"


class Holder(NamedTuple):
    """An item and a word it goes by; ``role`` says as what."""

    word: Text
    role: str
    entry: Entry

    def order(self) -> tuple[bool, str, int]:
        """Shared words before a team's, then by path and place: the later of two is the one to change."""
        where = self.word.where
        # In a team's view an item of the shared files may have words from a file of the team.
        team = self.entry.file.team is not None or where.path != self.entry.file.path
        return (team, where.path, where.start)

    def label(self) -> Label:
        return Label(self.word.where, f'{self.role} of the {self.entry.kind} "{self.entry.label}"')


@rule(
    name="duplicate-name",
    on=Model,
    severity=ERROR,
    title="One name stands for two items",
    why="Whoever reads or says the name means one of the two, and whoever hears it may think of the other.",
    bad="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person who is named on an opportunity.
            aliases: [person, leads]  # <-- leads
    """,
    good="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person who is named on an opportunity.
            aliases: [person]
    """,
)
def duplicate_name(model: Model) -> Iterator[Finding]:
    allowed = {pair for workspace in model.workspaces() for pair in _may_share(workspace)}
    found: set[frozenset[str]] = set()
    for everyone in _by_name(model).values():
        if len(everyone) < 2:
            continue
        firsts: dict[str, Holder] = {}
        for holder in sorted(everyone, key=Holder.order):
            firsts.setdefault(holder.entry.full_id, holder)
        holders = list(firsts.values())
        for at, later in enumerate(holders):
            for earlier in holders[:at]:
                pair = frozenset((earlier.entry.full_id, later.entry.full_id))
                if len(pair) == 2 and pair not in allowed and pair not in found:
                    found.add(pair)
                    yield _finding(earlier, later)
                    break


def _by_name(model: Model) -> dict[tuple[str | None, str, str], list[Holder]]:
    """Who goes by each name. Names of different contexts have nothing to do with each other, and neither have
    names of parts of different items."""
    named: dict[tuple[str | None, str, str], list[Holder]] = {}
    seen: set[tuple[str, str, int]] = set()
    for workspace in model.workspaces():
        for entry in workspace.entries.values():
            owner = entry.full_id.rpartition("/")[0] if "/" in entry.id else ""
            for holder in _words(entry):
                place = (entry.full_id, holder.word.source.path, holder.word.start)
                if place not in seen:
                    seen.add(place)
                    key = (entry.file.context, owner, fold_name(holder.word.value))
                    named.setdefault(key, []).append(holder)
    return named


def _words(entry: Entry) -> Iterator[Holder]:
    if entry.name:
        yield Holder(entry.name, "the name", entry)
    for word in entry.abbreviation:
        yield Holder(word, _ABBREVIATION, entry)
    for word in entry.aliases:
        yield Holder(word, "an alias", entry)


def _may_share(workspace: Workspace) -> Iterator[frozenset[str]]:
    """A stage and a status of it, a field and its score model, a criterion and the stage it opens."""
    for status in workspace.all(Status).values():
        for ref in status.stages:
            yield frozenset((status.full_id, workspace.look_up(ref).full_id))
    for score in workspace.all(Score).values():
        if score.field:
            yield frozenset((score.full_id, workspace.look_up(score.field).full_id))
    for stage in workspace.all(Stage).values():
        yield from _opened_by(stage.full_id, stage.entry, workspace)
    for funnel in workspace.all(Funnel).values():
        for item in (*funnel.stages, *funnel.side_stages):
            yield from _opened_by(workspace.look_up(item.stage).full_id, item.entry, workspace)


def _opened_by(stage: str, entry: When | None, workspace: Workspace) -> Iterator[frozenset[str]]:
    for words in references(entry.condition) if entry and entry.condition else ():
        criterion = workspace.criterion(words.value)
        if isinstance(criterion, Criterion):
            yield frozenset((stage, criterion.full_id))


def _finding(earlier: Holder, later: Holder) -> Finding:
    kinds = {earlier.entry.section, later.entry.section}
    abbreviated = earlier.role == later.role == _ABBREVIATION
    help = "If both are one thing, keep one of them; if not, give one of them a name of its own."
    share = next((how for pair, how in _SHARING if pair == kinds), "")
    return Finding(
        headline=f'"{later.word.value}" stands for two items',
        at=later.label(),
        related=(earlier.label(),),
        help=f"{help} {share}".rstrip(),
        entries=(earlier.entry.full_id, later.entry.full_id),
        differs=fold_name(later.word.value),
        # Two things behind one abbreviation mislead in speech, of whatever kinds they are.
        severity=WARNING if len(kinds) > 1 and not abbreviated else None,
    )


_SHARING = (
    ({"stages", "statuses"}, 'A status may be called like a stage that its "stages" names.'),
    ({"fields", "scores"}, 'A score model may be called like the field that its "field" names.'),
    ({"criteria", "stages"}, 'A criterion may be called like a stage whose "entry" says `meets` it.'),
)
