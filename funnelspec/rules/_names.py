"""Who goes by which name, and whether two items may mean the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from funnelspec.conditions.ast import references
from funnelspec.diagnostic import Label
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.model.entities import (
    Criterion,
    CrmValue,
    Entry,
    Field,
    Funnel,
    Metric,
    Score,
    Stage,
    Status,
    StatusList,
    When,
)
from funnelspec.model.model import Model
from funnelspec.model.views import inside
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import Text

ABBREVIATION = "an abbreviation"
NAME = "the name"


class Holder(NamedTuple):
    """An item in a view of it, and a word it goes by; ``role`` says as what."""

    word: Text
    role: str
    entry: Entry
    workspace: Workspace

    def order(self) -> tuple[bool, str, int]:
        """Shared words before a team's, then by path and place: the later of two is the one to change."""
        where = self.word.where
        # In a team's view an item of the shared files may have words from a file of the team.
        team = self.entry.file.team is not None or where.path != self.entry.file.path
        return (team, where.path, where.start)

    def label(self) -> Label:
        return Label(self.word.where, f'{self.role} of the {self.entry.kind} "{self.entry.label}"')


def name_of(several: Sequence[Holder]) -> tuple[bool, str]:
    """Sorts the groups of ``holders``, names first, whatever the order of files."""
    return all(holder.role != NAME for holder in several), fold_name(several[0].word.value)


def holders(model: Model, kind: type[Entry] = Entry) -> Iterator[list[Holder]]:
    """The items that go by each name, where there are several; each once, in their order.

    Names of different contexts have nothing to do with each other, and neither have names of parts of
    different items.

    Args:
        kind: only items of this kind.
    """
    named: dict[tuple[str | None, str, str], list[Holder]] = {}
    seen: set[tuple[str, str, int]] = set()
    for workspace in model.workspaces():
        for entry in workspace.entries.values() if kind is Entry else workspace.all(kind).values():
            owner = entry.full_id.rpartition("/")[0] if "/" in entry.id else ""
            for role, word in words(entry):
                place = (entry.full_id, word.source.path, word.start)
                if place not in seen:
                    seen.add(place)
                    key = (entry.file.context, owner, fold_name(word.value))
                    named.setdefault(key, []).append(Holder(word, role, entry, workspace))
    for everyone in named.values():
        if len(everyone) > 1:
            firsts: dict[str, Holder] = {}
            for holder in sorted(everyone, key=Holder.order):
                firsts.setdefault(holder.entry.full_id, holder)
            if len(firsts) > 1:
                yield list(firsts.values())


def words(entry: Entry) -> Iterator[tuple[str, Text]]:
    """The words that an item goes by, each with as what."""
    if entry.name:
        yield NAME, entry.name
    for word in entry.abbreviation:
        yield ABBREVIATION, word
    for word in entry.aliases:
        yield "an alias", word


class Declared(NamedTuple):
    """A word that an item goes by, and as what."""

    role: str
    word: Text
    entry: Entry

    def label(self) -> Label:
        return Label(self.word.where, f'{self.role} of the {self.entry.kind} "{self.entry.label}"')


@lru_cache(maxsize=1)
def declared(model: Model) -> tuple[Declared, ...]:
    """The words that items go by as they are written, parts and single reasons included, in path order: all
    names, then abbreviations and aliases. Items on their way out are left out."""
    found = [
        Declared(role, word, entry)
        for whole in model.entries
        for entry in (whole, *inside(whole))
        if entry.replaced_by is None and (entry.state is None or entry.state.value not in _GOING)
        for role, word in words(entry)
    ]
    return tuple(sorted(found, key=lambda each: each.entry.name is not each.word))


_GOING = ("deprecated", "retired")
_PASSING = ("draft", "proposed", *_GOING)


def settled(entry: Entry) -> bool:
    """Whether an item is meant to stay as it is: neither on its way in nor on its way out."""
    state = entry.state.value if entry.state else ""
    return state not in _PASSING and entry.replaced_by is None


def gone(entry: Entry) -> bool:
    """Whether an item is deprecated or retired."""
    return entry.state is not None and entry.state.value in ("deprecated", "retired")


def avoids_words(workspace: Workspace) -> bool:
    """Whether anything in a view is not to be used: a word that an item avoids, an item on its way out."""
    return any(entry.avoid or gone(entry) for entry in workspace.entries.values())


def declared_apart(one: Entry, other: Entry, workspace: Workspace) -> bool:
    """Whether one of two items, or what it is a part of, says that it is not the same as the other."""
    return _says_so(one, other, workspace) or _says_so(other, one, workspace)


def _says_so(one: Entry, other: Entry, workspace: Workspace) -> bool:
    others = {each.full_id for each in _with_whole(other, workspace)}
    named = (distinction.ref for each in _with_whole(one, workspace) for distinction in each.not_the_same_as)
    return any(workspace.look_up(ref).full_id in others for ref in named)


def _with_whole(entry: Entry, workspace: Workspace) -> Iterator[Entry]:
    yield entry
    whole = workspace.entries.get(entry.full_id.rpartition("/")[0])
    if whole is not None:
        yield whole


def may_share(workspace: Workspace) -> Iterator[frozenset[str]]:
    """The pairs of items that may be called alike, by full id: a stage and a status of it, a field and its
    score model, a criterion and the stage it opens, a count or a number and what it counts, a funnel and what
    runs through it, a status list and the field that holds it."""
    for status in workspace.all(Status).values():
        for ref in status.stages:
            yield frozenset((status.full_id, workspace.look_up(ref).full_id))
    for score in workspace.all(Score).values():
        if score.field:
            yield frozenset((score.full_id, workspace.look_up(score.field).full_id))
    for metric in workspace.all(Metric).values():
        # A rate is no count: "Customers" for the share of customers would mislead.
        for ref in () if metric.reached else metric.of:
            yield frozenset((metric.full_id, workspace.look_up(ref).full_id))
    for field in workspace.all(Field).values():
        if field.type and field.type.value in _NUMBERS:
            yield from _with_a_term(field, workspace)
    for statuses in workspace.all(StatusList).values():
        yield from _held_by(statuses, workspace)
    for stage in workspace.all(Stage).values():
        yield from _opened_by(stage.full_id, stage.entry, workspace)
    for funnel in workspace.all(Funnel).values():
        yield from _with_a_term(funnel, workspace)
        for item in (*funnel.stages, *funnel.side_stages):
            yield from _opened_by(workspace.look_up(item.stage).full_id, item.entry, workspace)


_NUMBERS = ("integer", "number")


def _with_a_term(entry: Entry, workspace: Workspace) -> Iterator[frozenset[str]]:
    """A funnel and what runs through it, "Renewals"; a number and what is counted, "Members": in the plural,
    as a number of the very name is the thing once more."""
    name = entry.name.value if entry.name else ""
    for other in workspace.names().get(fold_name(name), ()):
        if other.section == "terms" and other.name is not None:
            plural = fold_text(name) != fold_text(other.name.value)
            if plural or isinstance(entry, Funnel):
                yield frozenset((entry.full_id, other.full_id))


def _held_by(statuses: StatusList, workspace: Workspace) -> Iterator[frozenset[str]]:
    """A status list and the field that holds its values: both are one place in the CRM, or the field has just
    these statuses to choose from."""
    for word in (each for _, each in words(statuses)):
        for field in workspace.names().get(fold_name(word.value), ()):
            if isinstance(field, Field) and _holds(field, statuses, workspace):
                yield frozenset((statuses.full_id, field.full_id))


def _holds(field: Field, statuses: StatusList, workspace: Workspace) -> bool:
    places = [{crm_place(crm) for crm in each.crm if not crm.values} for each in (field, statuses)]
    if places[0] & places[1]:
        return True
    choices = {fold_name(choice.value) for choice in field.choices}
    members = [workspace.find(ref) for ref in statuses.of]
    called = [{fold_name(word.value) for _, word in words(member)} for member in members if member]
    return choices <= set().union(*called) and not any(map(choices.isdisjoint, called))


def crm_place(crm: CrmValue) -> tuple[str, str]:
    """The system and the attribute in it, for comparing."""
    return crm.system.value, crm.attribute.value.strip().casefold()


def _opened_by(stage: str, entry: When | None, workspace: Workspace) -> Iterator[frozenset[str]]:
    for words in references(entry.condition) if entry and entry.condition else ():
        criterion = workspace.criterion(words.value)
        if isinstance(criterion, Criterion):
            yield frozenset((stage, criterion.full_id))
