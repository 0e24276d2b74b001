"""Items that are defined alike under different names, and what makes them two all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from funnelspec.diagnostic import Label
from funnelspec.language.folding import fold_name
from funnelspec.model import entities as e
from funnelspec.model.model import Model
from funnelspec.model.said import said
from funnelspec.model.workspace import Workspace
from funnelspec.rules._names import declared_apart, may_share, settled, words
from funnelspec.rules._prose import Passage, passages
from funnelspec.rules._words import quoted

_LEAST = 4
"""So many words at least say what something is; "Head count." says of what kind."""

_LEAST_INSIDE = 8
"""The same for parts, milestones and single reasons, whose texts are often short and of one pattern."""

_FEW = 20
_SHOWN = 8

# What decides about two items of a kind, whatever their texts say.
_DECIDING: dict[type[e.Entry], tuple[str, ...]] = {
    e.Segment: ("parts",),
    e.Score: ("field", "rules", "sum_of"),
    e.Stage: ("entry",),
    e.Funnel: ("stages", "side_stages"),
    e.Milestone: ("from", "to"),
    e.StatusList: ("of",),
    e.ReasonSet: ("of",),
    e.Sla: ("when", "starts", "stops", "within"),
    e.Handover: ("when", "from", "to"),
}


@lru_cache(maxsize=1)
def definitions(model: Model) -> tuple[Passage, ...]:
    """The definitions of the items in use that are long enough to say something, in path order."""
    return tuple(
        passage
        for passage in passages(model)
        if passage.attribute == "definition"
        and len(passage.words) >= (_LEAST_INSIDE if "/" in passage.entry.id else _LEAST)
        and settled(passage.entry)
    )


def order(passage: Passage) -> tuple[bool, tuple[object, ...]]:
    """Shared texts before a team's, then by path and place: the later of two is the one to change."""
    return (passage.entry.file.team is not None, passage.text.where.order())


def together(several: Iterable[Passage], model: Model) -> Iterator[list[Passage]]:
    """Of texts that say the same, those of different names that nothing sets apart: two or more, in order."""
    groups: list[dict[str, Passage]] = []
    for passage in sorted(several, key=order):
        for group in groups[:_FEW]:
            first = next(iter(group.values()))
            if first.entry.full_id == passage.entry.full_id:
                break
            if two_names(first.entry, passage.entry, model):
                group.setdefault(passage.entry.full_id, passage)
                break
        else:
            groups.append({passage.entry.full_id: passage})
    yield from (list(group.values()) for group in groups if len(group) > 1)


def two_names(one: e.Entry, other: e.Entry, model: Model) -> bool:
    """Whether two items have different names and nothing but their texts to tell whether they are two."""
    if one.full_id == other.full_id or _names(one, model) & _names(other, model):
        return False
    if _crossed(one, other, model):
        return False
    view = _view(other if other.file.team else one, model)
    if _decided(one, other, view) or declared_apart(one, other, view):
        return False
    return frozenset((one.full_id, other.full_id)) not in _sharing(model)


def _crossed(one: e.Entry, other: e.Entry, model: Model) -> bool:
    """Whether two teams write these texts about items that both define otherwise: another rule tells of names
    that two teams have crossed."""
    teams = one.file.team, other.file.team
    return None not in teams and teams[0] != teams[1] and {one.full_id, other.full_id} <= _disputed(model)


@lru_cache(maxsize=1)
def _disputed(model: Model) -> frozenset[str]:
    from funnelspec.comparison import compare

    different = (each for each in compare(model) if each.verdict == "different")
    return frozenset(each.full_id for each in different if each.attribute == "definition")


def _decided(one: e.Entry, other: e.Entry, view: Workspace) -> bool:
    """Whether what two items of a kind ask or count tells them apart; of equal conditions and equal formulas
    other rules speak."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (e.Criterion, e.Part)):
        return {"when"} <= one.written.keys() & other.written.keys()
    if isinstance(one, e.Field) and isinstance(other, e.Field):
        return _kept_apart(one, other)
    if isinstance(one, e.Metric):
        return {"of"} <= one.written.keys() & other.written.keys()
    both = (name for name in _DECIDING.get(type(one), ()) if name in one.written and name in other.written)
    return any(said(one, name, view) != said(other, name, view) for name in both)


def _kept_apart(one: e.Field, other: e.Field) -> bool:
    """Whether two fields have types of their own, or a system that has both keeps them in two places."""
    if one.type and other.type and one.type.value != other.type.value:
        return True
    places = {value.system.value: value.attribute.value for value in one.crm}
    return any(
        value.attribute.value != places.get(value.system.value, value.attribute.value) for value in other.crm
    )


@lru_cache(maxsize=1)
def _sharing(model: Model) -> frozenset[frozenset[str]]:
    return frozenset(pair for workspace in model.workspaces() for pair in may_share(workspace))


def _view(entry: e.Entry, model: Model) -> Workspace:
    team = entry.file.team
    return model.shared if team is None else model.teams[team]


def _names(entry: e.Entry, model: Model) -> set[str]:
    seen = _view(entry, model).entries.get(entry.full_id, entry)
    return {fold_name(word.value) for _, word in words(seen)}


def label(passage: Passage, model: Model) -> Label:
    return Label(passage.entry.value_place("definition").first_line(), f'what "{name(passage, model)}" is')


def name(passage: Passage, model: Model) -> str:
    """What people call the item of a text; a team's file may leave its name to the shared files."""
    entry = passage.entry
    return _view(entry, model).entries.get(entry.full_id, entry).label


def all_names(group: list[Passage], model: Model) -> str:
    """The names of several items; of many their number."""
    if len(group) > _SHOWN:
        return f"{len(group)} items"
    return quoted(name(passage, model) for passage in group)


def remedy(group: list[Passage], model: Model) -> str:
    """What to write; the names ready to copy where nothing in them means something to YAML."""
    first, *others = group
    names = [name(passage, model) for passage in others]
    copied = 'the other names as "aliases"'
    if len(group) <= _SHOWN and all(each.replace(" ", "").replace("-", "").isalnum() for each in names):
        copied = f"`aliases: [{', '.join(names)}]`"
    return (
        f"If these are one thing, keep one item and give it {copied}; if not, write what sets them apart, or "
        f"`not_the_same_as: {first.entry.full_id}`."
    )


def related(group: list[Passage], model: Model) -> tuple[Label, ...]:
    """The places of all but the last, of many the first few."""
    return tuple(label(passage, model) for passage in group[:-1][:_SHOWN])
