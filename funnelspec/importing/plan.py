"""Items of a sheet held against the workspace: what is new, what is there already, and what otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from funnelspec.importing.ids import new_id
from funnelspec.importing.items import LISTS, ORDER, PLACEHOLDER, PROSE, Item
from funnelspec.importing.names import Called, Names
from funnelspec.importing.sheet import Remark
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import SECTIONS, Entry
from funnelspec.model.model import Model
from funnelspec.model.shapes import KINDS
from funnelspec.record import NamedTuple
from funnelspec.reporters.places import Places, as_they_are

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_A_TEXT = 4
"""Definitions of fewer words say of what kind something is rather than what it is, and may well be equal."""


class Addition(NamedTuple):
    """An item to be written: its attributes in order, each a text or a list of texts."""

    section: str
    id: str
    attributes: list[tuple[str, str | list[str]]]


class Plan(NamedTuple):
    """What is to be done.

    Attributes:
        additions: in the order of the sheet.
        same: how many rows say nothing that is not there already.
        drafts: the items among the additions that nobody has defined yet.
        remarks: rows that contradict the workspace or each other.
    """

    additions: list[Addition]
    same: int
    drafts: list[Item]
    remarks: list[Remark]


def plan(items: Iterable[Item], model: Model, team: str | None, places: Places = as_they_are) -> Plan:
    """What of a sheet is new to one team's files, or to the shared ones.

    A row is about an item of the workspace when it has its name, or when one's name is the other's
    abbreviation; also about one of another team, so that what two teams say about one thing gets one id.

    Args:
        places: how paths are shown.
    """
    return _Planning(model, team, places).plan(items)


class _Planning:
    def __init__(self, model: Model, team: str | None, places: Places) -> None:
        self._places = places
        self._view = (model.teams.get(team, model.shared) if team else model.shared).entries
        self._own = {entry.full_id: entry for entry in model.entries if entry.file.team == team}
        self._known = _names(self._view)
        others = {full_id: entry for view in model.teams.values() for full_id, entry in view.entries.items()}
        self._elsewhere = _names(others)
        self._ids = {section: set(KINDS[section].inside) for section in SECTIONS}
        for full_id in (*others, *model.shared.entries):
            section, _, item_id = full_id.partition("/")
            self._ids[section].add(item_id)
        self._seen = Names()
        self._rows: list[Item] = []
        self._done = Plan([], 0, [], [])
        self._same = 0

    def plan(self, items: Iterable[Item]) -> Plan:
        for item in self._once(items):
            first = self._seen.find(_of(item))
            if first is None:
                self._seen.add(_of(item, str(len(self._rows))))
                self._rows.append(item)
                self._place(item)
                continue
            differs = _adds(item, self._rows[int(first)])
            if differs:
                row = f"{_row(self._rows[int(first)], item)} already, with another {_and(differs)}"
                self._tell(item, f'"{item.name}" stands in {row}; the first one counts')
            else:
                self._same += 1
        self._tell_links()
        return self._done._replace(same=self._same)

    def _tell_links(self) -> None:
        """Tells the links of a wiki that lead to no item: a check takes them for mistakes."""
        known = {*self._view, *(f"{one.section}/{one.id}" for one in self._done.additions)}
        for item in self._rows:
            for target in _LINK.findall(item.definition):
                asked = Called("", target.strip(), (), "")
                if not (target.strip() in known or self._known.find(asked) or self._seen.find(asked)):
                    text = f'the definition links to "{target.strip()}", which the glossary does not have'
                    self._tell(item, text, lost=False)

    def _once(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items; those that say word for word what another one says are further names of it, unless the
        workspace knows better."""
        kept: dict[object, Item] = {}
        further: dict[object, list[str]] = {}
        for item in items:
            key: object = (item.section, item.definition, str(item.said))
            if len(item.definition.split()) < _A_TEXT:
                key = len(kept)
            first = kept.setdefault(key, item)
            if first is item:
                continue
            if _names_of(first) & _names_of(item) or self._known.find(_of(item)):
                kept[len(kept)] = item
                continue
            further.setdefault(key, []).extend((item.name, *item.short))
            self._tell(item, f'"{item.name}" says what "{first.name}" says: another name of it', lost=False)
        for key, names in further.items():
            said = dict(kept[key].said)
            names = [*_texts(said.pop("aliases", [])), *names]
            kept[key] = kept[key]._replace(said={"aliases": list(dict.fromkeys(names)), **said})
        yield from kept.values()

    def _place(self, item: Item) -> None:
        full_id = self._known.find(_of(item))
        if full_id is None:
            self._new(item)
            return
        entry = self._view[full_id]
        differs = _differences(item, entry)
        if not differs:
            self._same += 1
        elif full_id in self._own:
            place = self._own[full_id].key.where
            where = f"{self._places(place.path)}:{place.first.line}"
            self._tell(item, f'"{item.name}" has another {_and(differs)} than {where}, which stays as it is')
        else:
            attributes = [pair for pair in _attributes(item) if pair[0] in differs]
            self._done.additions.append(Addition(entry.section, entry.id, attributes))

    def _new(self, item: Item) -> None:
        full_id = self._elsewhere.find(_of(item))
        section, _, item_id = (full_id or "").partition("/")
        if not full_id or not set(KINDS[section].required) <= {"name", "definition"}:
            section = item.section
            item_id = new_id(item.name, item.short[0] if item.short else "", self._ids[section])
        self._ids[section].add(item_id)
        attributes = _attributes(item)
        if not item.definition:
            at = next((at for at, (name, _) in enumerate(attributes) if name in ORDER), len(attributes))
            attributes.insert(at, ("definition", PLACEHOLDER))
            if "state" not in item.said:
                behind = ORDER[ORDER.index("state") :]
                at = next((at for at, (name, _) in enumerate(attributes) if name in behind), len(attributes))
                attributes.insert(at, ("state", "draft"))
            self._done.drafts.append(item)
        self._done.additions.append(Addition(section, item_id, attributes))

    def _tell(self, item: Item, text: str, lost: bool = True) -> None:
        self._done.remarks.append(Remark(item.line, text, item.sheet, lost))


def _names(entries: dict[str, Entry]) -> Names:
    """The items of a view; of several that share a name a stage first, as in links."""
    names = Names()
    rank = {"stages": 0, "terms": 1, "statuses": 3}
    for entry in sorted(entries.values(), key=lambda entry: rank.get(entry.section, 2)):
        if "/" not in entry.id:
            short = tuple(word.value for word in entry.abbreviation)
            text = entry.definition.value if entry.definition else ""
            names.add(Called(entry.full_id, entry.label, short, text))
    return names


def _attributes(item: Item) -> list[tuple[str, str | list[str]]]:
    found: list[tuple[str, str | list[str]]] = [("name", item.name)]
    if item.short:
        found.append(("abbreviation", list(item.short)))
    if item.definition:
        found.append(("definition", item.definition))
    return found + list(item.said.items())


def _adds(item: Item, first: Item) -> list[str]:
    """What a row says about an item that an earlier row does not say."""
    had = dict(_attributes(first))
    names = _names_of(first)
    return [
        attribute
        for attribute, value in _attributes(item)
        if not {fold_name(one) for one in _texts(value)} <= names
        and not set(map(_flat, _texts(value))) <= set(map(_flat, _texts(had.get(attribute, []))))
    ]


def _differences(item: Item, entry: Entry) -> list[str]:
    """The attributes of which a row says something that an item does not."""
    names = {fold_name(one) for one in (entry.label, *(word.value for word in entry.abbreviation))}
    written: dict[str, list[str]] = {
        "name": [],
        "abbreviation": [],
        "definition": [entry.definition.value] if entry.definition else [],
        "avoid": [avoid.word.value for avoid in entry.avoid],
    }
    for attribute in ("owner", "aliases", "tags", *PROSE):
        written[attribute] = [text.value for text in getattr(entry, attribute)]
    for attribute in ("since", "review_by", "source", "state"):
        text = getattr(entry, attribute)
        written[attribute] = [text.value] if text else []
    found = []
    for attribute, value in _attributes(item):
        fold = fold_name if attribute in LISTS else _flat
        there = {fold(one) for one in written[attribute]}
        if attribute in ("name", "abbreviation"):
            fold, there = fold_name, names
        if not {fold(one) for one in _texts(value)} <= there:
            found.append(attribute)
    return found


def _texts(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _flat(text: str) -> str:
    """A text without its layout, which whoever edits the file may change."""
    return " ".join(text.split())


def _of(item: Item, key: str = "") -> Called:
    return Called(key, item.name, item.short, item.definition)


def _names_of(item: Item) -> set[str]:
    return {fold_name(one) for one in (item.name, *item.short)}


def _row(first: Item, item: Item) -> str:
    sheet = f'sheet "{first.sheet}", ' if first.sheet != item.sheet else ""
    return f"{sheet}line {first.line}"


def _and(names: list[str]) -> str:
    from funnelspec.reporters.words import listed

    return listed([f'"{name}"' for name in names])
