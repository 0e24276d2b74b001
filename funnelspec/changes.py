"""What has changed in the glossary between two states of one workspace, the worst for readers first.

Items are known again by their full id, and renamed ones by their name or their text. What only looks
different (layout, another order of conditions, 14 days for 2 weeks) is no change. Texts are held against each
other as two teams' texts are, by their contrast, and conditions by what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from funnelspec.comparison.contrasts import PROSE, synonyms
from funnelspec.conditions.check import bind
from funnelspec.conditions.typed import Typed
from funnelspec.diagnostic import Witness
from funnelspec.language.contrast import Synonyms, contrast
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.model.entities import Entry, When
from funnelspec.model.model import Model
from funnelspec.model.said import ADDITIONS, said
from funnelspec.model.shapes import field_of
from funnelspec.model.workspace import Workspace
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

Kind = Literal[
    "removed",
    "changed",
    "tightened",
    "eased",
    "redrawn",
    "settled",
    "parted",
    "renamed",
    "state",
    "added",
    "reworded",
    "detail",
]
KINDS: tuple[Kind, ...] = (
    "removed", "changed", "tightened", "eased", "redrawn", "settled", "parted", "renamed", "state", "added",
    "reworded", "detail",
)  # fmt: skip
"""From the worst for those who use the word to what changes nothing for them. ``tightened``: fewer leads meet
a condition; ``eased``: more do; ``redrawn``: others. ``settled``: a team's own text gave way to the shared
one; ``parted``: a team has written one of its own. ``detail``: examples, notes and the like."""

_STEPS = 100_000  # what all conditions of one comparison may cost, in steps of the solver's search
_LONGEST = 1_000  # characters of a text that are kept
_SAID = frozenset(("state", "aliases", "avoid", "not_the_same_as"))  # additions that are told one by one


class Change(NamedTuple):
    """One thing that has changed.

    Attributes:
        item: what people call the item, and ``noun`` what it is: ``stage``.
        team: whose own text it is; nothing for the shared one.
        attribute: what has changed of it; empty for the whole item.
        before, after: what is written; empty where it is not.
        says: what differs, in words: ``60 against 80 points``; empty where it cannot be named.
        lead: one for which the verdict is another now.
        meets: whether this lead meets the condition now.
        teams: the names of those who own the item or write about it, before or now; empty for everybody.
        where: its place now; of what is gone, before.
    """

    kind: Kind
    full_id: str
    noun: str
    item: str
    team: str | None
    attribute: str
    before: str
    after: str
    says: str
    lead: Witness | None
    meets: bool
    teams: tuple[str, ...]
    where: Location


@lru_cache(maxsize=1)
def changes(before: Model, after: Model) -> tuple[Change, ...]:
    """What has changed, by kind, then by item. Where either could not be read whole, what is missing in one
    of them is not called added or removed.

    Several reports of one run may ask, so the last answer is kept.
    """
    if before is after:
        return ()
    return tuple(
        sorted(
            _Compared(before, after).all(),
            key=lambda change: (
                KINDS.index(change.kind),
                change.full_id,
                change.team or "",
                change.attribute,
            ),
        )
    )


Views = dict[str, dict[str | None, Entry]]


class _Compared:
    def __init__(self, before: Model, after: Model) -> None:
        self.before, self.after = before, after
        self.whole = all(each.complete and not each.left_out for each in (before, after))
        self._steps = _STEPS
        self._synonyms: Synonyms | None = None

    def all(self) -> Iterator[Change]:
        old, new = _views(self.before), _views(self.after)
        gone = {full_id: old[full_id] for full_id in old.keys() - new.keys()}
        come = {full_id: new[full_id] for full_id in new.keys() - old.keys()}
        for was, now in _renamed(gone, come):
            first, last = _first(gone.pop(was)), _first(come.pop(now))
            yield self._change("renamed", last, first, "id", first.id, last.id)
            yield from self._views(old[was], new[now])
        for full_id in old.keys() & new.keys():
            yield from self._views(old[full_id], new[full_id])
        if self.whole:
            for views in gone.values():
                entry = _first(views)
                yield self._change("removed", entry, None, before=_text(entry, "definition"))
            for views in come.values():
                entry = _first(views)
                yield self._change("added", entry, None, after=_text(entry, "definition"))

    def _views(self, old: Mapping[str | None, Entry], new: Mapping[str | None, Entry]) -> Iterator[Change]:
        """What has changed of one item, in the shared files and in those of each team."""
        for team, entry in new.items():
            if team in old:
                yield from self._entry(old[team], entry)
            elif self.whole and team is not None:
                yield self._change("parted", entry, None, after=_text(entry, "definition"))
        left = [entry for team, entry in old.items() if team not in new]
        shared = new.get(None)
        for entry in left:
            if shared is not None and len(left) == 1 and None not in old:
                yield from self._entry(entry, shared)
            if self.whole:
                yield self._change("settled", shared or _first(new), entry, before=_text(entry, "definition"))

    def _entry(self, old: Entry, new: Entry) -> Iterator[Change]:
        details = []
        for attribute in dict.fromkeys((*old.written, *new.written, *_owned(old, new))):
            if self._same(old, new, attribute):
                continue
            if attribute in ADDITIONS - _SAID:
                details.append(attribute)
            else:
                yield self._attribute(old, new, attribute)
        if details:
            yield self._change("detail", new, old, ", ".join(sorted(details)))

    def _same(self, old: Entry, new: Entry, attribute: str) -> bool:
        if attribute == "owner":
            return _owners(old) == _owners(new)
        if (attribute in old.written) != (attribute in new.written):
            return False
        views = (_view(self.before, old), _view(self.after, new))
        return said(old, attribute, views[0]) == said(new, attribute, views[1])

    def _attribute(self, old: Entry, new: Entry, attribute: str) -> Change:
        words = (_text(old, attribute), _text(new, attribute))
        if attribute == "state":
            was, now = (each or "agreed" for each in words)
            return self._change("state", new, old, attribute, was, now)
        if attribute == "name" and all(words):
            return self._change("renamed", new, old, attribute, *words)
        if attribute in PROSE and all(words):
            found = contrast(*words, self._known())
            kind: Kind = "changed" if found.verdict == "different" else "reworded"
            says = found.says(("the old text", "the new text")) if kind == "changed" else ""
            return self._change(kind, new, old, attribute, *words, says)
        conditions = [getattr(entry, field_of(entry, attribute)) for entry in (old, new)]
        if all(isinstance(each, When) for each in conditions):
            return self._line(old, new, attribute, *conditions)
        return self._change("changed", new, old, attribute, *words)

    def _line(self, old: Entry, new: Entry, attribute: str, was: When, now: When) -> Change:
        """A condition, by which leads meet it now and did not, or the other way round."""
        from datetime import date

        from funnelspec.conditions.evaluate import evaluate
        from funnelspec.conditions.solve.logic import STEPS
        from funnelspec.conditions.solve.relate import Seen, relate

        words = _differing(was, now)
        views = (_view(self.before, old), _view(self.after, new))
        (one, one_now), (other_then, other) = ([_bound(when, view) for view in views] for when in (was, now))
        if one is None or other is None:
            return self._change("changed", new, old, attribute, *words)
        relation = relate(
            Seen(one, one_now or one),
            Seen(other, other_then or other),
            self.after.today or date.today(),
            min(STEPS, self._steps),
        )
        self._steps -= relation.spent
        kinds: dict[str, Kind] = {"equal": "reworded", "stricter": "tightened", "looser": "eased"}
        kind = kinds.get(relation.kind, "redrawn")
        example = relation.only_second or relation.only_first
        if kind == "reworded" or example is None:
            return self._change(kind, new, old, attribute, *words)
        met = [evaluate(each, example.known, example.day, example.judged) for each in (one, other)]
        if met[0] == met[1]:
            return self._change(kind, new, old, attribute, *words)
        day = example.day.isoformat() if example.dated else None
        lead = Witness(example.lead, example.judged, day, ())
        return self._change(kind, new, old, attribute, *words, "", lead, met[1])

    def _known(self) -> Synonyms:
        if self._synonyms is None:
            self._synonyms = synonyms(self.after)
        return self._synonyms

    def _change(
        self,
        kind: Kind,
        entry: Entry,
        other: Entry | None,
        attribute: str = "",
        before: str = "",
        after: str = "",
        says: str = "",
        lead: Witness | None = None,
        meets: bool = False,
    ) -> Change:
        """A change of ``entry``, which was ``other``."""
        about = other if other is not None and kind == "settled" else entry
        present = attribute in entry.written
        return Change(
            kind=kind,
            full_id=entry.full_id,
            noun=entry.kind,
            item=self._called(entry),
            team=about.file.team,
            attribute=attribute,
            before=before[:_LONGEST],
            after=after[:_LONGEST],
            says=says,
            lead=lead,
            meets=meets,
            teams=self._concerned(entry, other),
            where=entry.value_place(attribute) if present else entry.key.where,
        )

    def _called(self, entry: Entry) -> str:
        """A team's file may leave the name to the shared files."""
        for model in (self.after, self.before):
            for view in (_view(model, entry), model.shared):
                known = view.entries.get(entry.full_id)
                if known and known.name:
                    return " ".join(known.label.split())
        return " ".join(entry.label.split())

    def _concerned(self, *entries: Entry | None) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for entry in entries:
            if entry:
                ids.update(dict.fromkeys((*_owners(entry), *([entry.file.team] if entry.file.team else []))))
        teams = {**self.before.config.teams, **self.after.config.teams}
        return tuple(sorted(teams[each].name if each in teams else each for each in ids))


def _views(model: Model) -> Views:
    """Each item as the shared files and each team write it; the first place counts where one has several."""
    found: Views = {}
    for entry in model.entries:
        found.setdefault(entry.full_id, {}).setdefault(entry.file.team, entry)
    return found


def _first(views: Mapping[str | None, Entry]) -> Entry:
    return views.get(None) or next(iter(views.values()))


def _renamed(gone: Views, come: Views) -> list[tuple[str, str]]:
    """Ids that are gone and those that came in their place: of one section, with the same name or text, and
    no other that could be meant."""
    pairs: list[tuple[str, str]] = []
    for form in (_by_name, _by_text):
        old, new = (_by_form(views, form, pairs) for views in (gone, come))
        for about, full_ids in old.items():
            others = new.get(about, [])
            if len(full_ids) == len(others) == 1:
                pairs.append((full_ids[0], others[0]))
    return pairs


def _by_form(
    views: Views, form: Callable[[Entry], str], done: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    taken = {full_id for pair in done for full_id in pair}
    found: dict[tuple[str, str], list[str]] = {}
    for full_id in sorted(views.keys() - taken):
        entry = _first(views[full_id])
        words = form(entry)
        if words:
            found.setdefault((entry.section, words), []).append(full_id)
    return found


def _by_name(entry: Entry) -> str:
    return fold_name(entry.name.value) if entry.name else ""


def _by_text(entry: Entry) -> str:
    return fold_text(entry.definition.value) if entry.definition else ""


def _view(model: Model, entry: Entry) -> Workspace:
    return model.teams.get(entry.file.team or "", model.shared)


def _bound(when: When, view: Workspace) -> Typed | None:
    return bind(when.condition, view.table())[0] if when.condition is not None else None


def _differing(was: When, now: When) -> tuple[str, str]:
    """The lines of two conditions that only one of them has; all where it is their order that differs."""
    sides = [
        [line.strip().removeprefix("- ") for line in each.node.where.text.split("\n") if line.strip()]
        for each in (was, now)
    ]
    only = [[line for line in side if line not in other] for side, other in (sides, sides[::-1])]
    old, new = only if any(only) else sides
    return "\n".join(old), "\n".join(new)


def _owners(entry: Entry) -> tuple[str, ...]:
    return tuple(sorted({owner.value for owner in entry.owner}))


def _owned(old: Entry, new: Entry) -> tuple[str, ...]:
    """The owner may stand at the head of a file."""
    return ("owner",) if old.owner or new.owner else ()


def _text(entry: Entry, attribute: str) -> str:
    """What is written of an attribute, on one line."""
    if attribute == "owner":
        return ", ".join(_owners(entry))
    if attribute not in entry.written:
        return ""
    value = entry.written[attribute][1]
    words = value.value if isinstance(value, Text) else entry.value_place(attribute).text
    return " ".join(words.split())
