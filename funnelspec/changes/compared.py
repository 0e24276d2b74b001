"""Holds each item of one state against what it is in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from funnelspec.changes import entries
from funnelspec.changes.value import Change, Kind
from funnelspec.comparison.contrasts import PROSE, synonyms
from funnelspec.diagnostic import Witness
from funnelspec.language.contrast import Synonyms, contrast
from funnelspec.model.entities import Entry, When
from funnelspec.model.model import Model
from funnelspec.model.said import ADDITIONS, said
from funnelspec.model.shapes import field_of

_STEPS = 100_000  # what all conditions of one comparison may cost, in steps of the solver's search
_MOST_TEXTS = (
    500  # that are held against each other, at some 2 ms each; of more it is only said that they differ
)
_LONGEST = 1_000  # characters of a text that are kept
_SAID = frozenset(("state", "aliases", "avoid", "not_the_same_as"))  # additions that are told one by one


class Compared:
    """Two states of one workspace.

    Attributes:
        whole: both could be read whole; otherwise what is missing in one of them may be there all the same.
    """

    def __init__(self, before: Model, after: Model) -> None:
        self.before, self.after = before, after
        self.whole = all(each.complete and not each.left_out for each in (before, after))
        self._steps = _STEPS
        self._texts = _MOST_TEXTS
        self._synonyms: Synonyms | None = None

    def all(self) -> Iterator[Change]:
        old, new = entries.views(self.before), entries.views(self.after)
        gone = {full_id: old[full_id] for full_id in old.keys() - new.keys()}
        come = {full_id: new[full_id] for full_id in new.keys() - old.keys()}
        for was, now in entries.renamed(gone, come):
            first, last = entries.first(gone.pop(was)), entries.first(come.pop(now))
            yield self._change("renamed", last, first, "id", first.id, last.id)
            yield from self._views(old[was], new[now])
        for full_id in old.keys() & new.keys():
            yield from self._views(old[full_id], new[full_id])
        if self.whole:
            for views in gone.values():
                entry = entries.first(views)
                yield self._change("removed", entry, None, before=entries.text(entry, "definition"))
            for views in come.values():
                entry = entries.first(views)
                yield self._change("added", entry, None, after=entries.text(entry, "definition"))

    def _views(self, old: Mapping[str | None, Entry], new: Mapping[str | None, Entry]) -> Iterator[Change]:
        """What has changed of one item, in the shared files and in those of each team."""
        for team in old.keys() & new.keys():
            yield from self._entry(old[team], new[team])
        left = [entry for team, entry in old.items() if team not in new]
        come = [entry for team, entry in new.items() if team not in old]
        if len(left) == len(come) == 1:  # it has moved between a team's files and the shared ones
            yield from self._entry(left[0], come[0])
        if not self.whole:
            return
        for entry in come:
            if entry.file.team is not None or not left:
                kind: Kind = "added" if entry.file.team is None else "parted"
                yield self._change(kind, entry, None, after=entries.text(entry, "definition"))
        for entry in left:
            if entry.file.team is not None or not come:
                kind = "removed" if entry.file.team is None else "settled"
                yield self._change(kind, entries.first(new), entry, before=entries.text(entry, "definition"))

    def _entry(self, old: Entry, new: Entry) -> Iterator[Change]:
        if old.key.start == new.key.start and old.key.source.text == new.key.source.text:
            return  # nothing is different in the whole file
        details = []
        for attribute in dict.fromkeys((*old.written, *new.written, *entries.owned(old, new))):
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
            return entries.owners(old) == entries.owners(new)
        if (attribute in old.written) != (attribute in new.written):
            return False
        views = (entries.view(self.before, old), entries.view(self.after, new))
        return said(old, attribute, views[0]) == said(new, attribute, views[1])

    def _attribute(self, old: Entry, new: Entry, attribute: str) -> Change:
        words = (entries.text(old, attribute), entries.text(new, attribute))
        if attribute == "state":
            was, now = (each or "agreed" for each in words)
            return self._change("state", new, old, attribute, was, now)
        if attribute == "name" and all(words):
            return self._change("renamed", new, old, attribute, *words)
        if attribute in PROSE and all(words) and self._texts:
            self._texts -= 1
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

        words = entries.differing(was, now)
        views = (entries.view(self.before, old), entries.view(self.after, new))
        (one, one_now), (other_then, other) = (
            [entries.bound(when, view) for view in views] for when in (was, now)
        )
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
        about = other if other is not None and kind in ("removed", "settled") else entry
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
            for view in (entries.view(model, entry), model.shared):
                known = view.entries.get(entry.full_id)
                if known and known.name:
                    return " ".join(known.label.split())
        return " ".join(entry.label.split())

    def _concerned(self, *written: Entry | None) -> tuple[str, ...]:
        ids: set[str] = set()
        for entry in written:
            if entry:
                ids.update(entries.owners(entry), [entry.file.team] if entry.file.team else [])
        teams = {**self.before.config.teams, **self.after.config.teams}
        return tuple(sorted(teams[each].name if each in teams else each for each in ids))
