"""A workspace as one team sees it: look-ups by id and by name. Nothing here raises or reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from funnelspec.conditions.ast import Condition, Not
from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Table
from funnelspec.conditions.lead import read_lead
from funnelspec.conditions.plain import plain
from funnelspec.conditions.typed import Named, Typed
from funnelspec.config import Config
from funnelspec.diagnostic import Finding
from funnelspec.language.folding import fold_name
from funnelspec.language.suggest import Choices
from funnelspec.model.entities import SECTIONS, Case, Criterion, Entry, Field, Funnel, Part, Ref, When
from funnelspec.model.fields import field_table
from funnelspec.model.references import conditions
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.solve.logic import Logic
    from funnelspec.conditions.typed import Value
    from funnelspec.model.funnels import Flow

E = TypeVar("E", bound=Entry)


class Lookup(NamedTuple):
    """What a reference leads to.

    Attributes:
        entry: the item, if there is exactly one.
        full_id: the full id that was looked for; of the first section allowed when none has it.
        reason: why there is no item: ``unknown``; ``several`` sections have the id; ``elsewhere``: only in
            other teams' files; ``unreadable``: written, but misshapen or in a file that cannot be read.
        candidates: full ids, for ``several``.
    """

    entry: Entry | None
    full_id: str
    reason: str = ""
    candidates: tuple[str, ...] = ()


class Stated(NamedTuple):
    """A condition that has types, with the item and the attribute that state it."""

    entry: Entry
    attribute: str
    when: When
    typed: Typed


class Workspace:
    """The shared items, or these with one team's laid over them.

    Args:
        config: the workspace file.
        team: whose view it is; nothing for the shared one.
        entries: by full id, in the order of the format's sections, then of ids; parts, milestones and
            single reasons stand behind the item they belong to.
        elsewhere: full ids that only other teams' files define.
        left_out: see ``Model.left_out``.
        complete: false when a file could not be read, so that what seems missing may be in it.
        today: from when on conditions are asked about; the day it is where this is left out.
        own: of a team's workspace, the items of which something may be true that is not true in the shared
            one; every item where this is left out.
        like: another workspace, in which fields may be asked and lines are drawn just as in this one, so that
            each condition has the same types in both.

    Attributes:
        flows: what ``funnels.moves`` has worked out; it belongs to that function.
    """

    def __init__(
        self,
        config: Config,
        team: str | None,
        entries: dict[str, Entry],
        elsewhere: frozenset[str] = frozenset(),
        left_out: frozenset[str] = frozenset(),
        complete: bool = True,
        today: date | None = None,
        own: dict[str, Entry] | None = None,
        like: Workspace | None = None,
    ) -> None:
        self.config = config
        self.team = team
        self.entries = entries
        self.elsewhere = elsewhere
        self.left_out = left_out
        self.complete = complete
        self.today = today
        self.own = entries if own is None else own
        self.like = like
        parted = (full_id.partition("/") for full_id in left_out)
        self._unread = {item_id for section, _, item_id in parted if section not in SECTIONS}
        self._by_type: dict[type[Entry], dict[str, Entry]] = {}
        for entry in entries.values():
            self._by_type.setdefault(type(entry), {})[entry.id] = entry
        self._ids: dict[str, list[str]] | None = None
        self._choices: dict[tuple[tuple[str, ...], bool], tuple[dict[str, Entry], Choices]] = {}
        self._names: dict[str, list[Entry]] | None = None
        self._table: Table | None = None
        # Both by the id of what an item holds, and items are held as long as any workspace.
        self._bound: dict[int, tuple[Typed | None, list[Finding]]] = like._bound if like else {}
        self._leads: dict[int, tuple[Mapping[str, Value], list[Finding]]] = like._leads if like else {}
        self._problems: tuple[Finding, ...] | None = None
        self._own_by_type: dict[type[Entry], list[Entry]] = {}
        for entry in self.own.values():
            self._own_by_type.setdefault(type(entry), []).append(entry)
        self._called: dict[str, list[Entry]] | None = None
        self._logic: Logic | None = None
        self.flows: dict[int, tuple[Flow, Funnel]] = {}
        self._stated: list[Stated] | None = None
        self._doubtful: list[Stated] | None = None

    def all(self, kind: type[E]) -> dict[str, E]:
        """Every item of one kind, by id."""
        return self._by_type.get(kind, {})  # type: ignore[return-value]  # filled by type(entry)

    def own_of(self, kind: type[E]) -> Iterable[E]:
        """Of ``own`` the items of one kind; of ``Entry`` all of them."""
        if kind is Entry:
            return self.own.values()  # type: ignore[return-value]  # every item is an Entry
        return self._own_by_type.get(kind, ())  # type: ignore[return-value]  # filled by type(entry)

    def ids(self, section: str) -> list[str]:
        """The ids of a section, parts and single reasons included, in order."""
        if self._ids is None:
            self._ids = {}
            for full_id in self.entries:
                owner, _, item_id = full_id.partition("/")
                self._ids.setdefault(owner, []).append(item_id)
        return self._ids.get(section, [])

    def called(self, written: str) -> list[Entry]:
        """Every item whose id or full id is ``written``, whatever its section."""
        if self._called is None:
            self._called = {}
            for entry in self.entries.values():
                self._called.setdefault(entry.id, []).append(entry)
        if written in self.entries:
            return [self.entries[written]]
        return self._called.get(written, [])

    def choices(self, sections: tuple[str, ...], full: bool) -> tuple[dict[str, Entry], Choices]:
        """What may be written where an attribute names these sections: each bare id that exactly one of them
        has and, with ``full``, each full id; also prepared for "did you mean"."""
        if (sections, full) not in self._choices:
            bare: dict[str, list[Entry]] = {}
            ready: dict[str, Entry] = {}
            for section in sections:
                for item_id in self.ids(section):
                    entry = self.entries[f"{section}/{item_id}"]
                    bare.setdefault(item_id, []).append(entry)
                    if full:
                        ready[entry.full_id] = entry
            ready.update((item_id, held[0]) for item_id, held in bare.items() if len(held) == 1)
            self._choices[sections, full] = ready, Choices(ready)
        return self._choices[sections, full]

    def find(self, ref: Ref) -> Entry | None:
        """The item a reference leads to, or nothing."""
        return self.look_up(ref).entry

    def look_up(self, ref: Ref) -> Lookup:
        """What a reference leads to, by the rules of the format: a bare id is enough where the attribute
        names one section, or where exactly one of the sections has it; the full id is always allowed."""
        written = ref.text.value.strip()
        tried = [f"{section}/{written}" for section in ref.sections]
        if "/" in written and written.split("/", 1)[0] in ref.sections:
            if written in self.entries:
                return Lookup(self.entries[written], written)
            tried.insert(0, written)
        found = [full_id for full_id in tried if full_id in self.entries]
        if len(found) == 1:
            return Lookup(self.entries[found[0]], found[0])
        if found:
            return Lookup(None, found[0], "several", tuple(found))
        for full_id in tried:
            if self.perhaps_left_out(full_id):
                return Lookup(None, full_id, "unreadable")
        for full_id in tried:
            if full_id in self.elsewhere:
                return Lookup(None, full_id, "elsewhere")
        return Lookup(None, tried[0], "unknown" if self.complete else "unreadable")

    def perhaps_left_out(self, full_id: str) -> bool:
        """Whether an item is written that may be this one: misshapen, or in a section that is."""
        section, _, inside = full_id.partition("/")
        item_id = inside.partition("/")[0]
        return (
            not self.left_out.isdisjoint((section, full_id, f"{section}/{item_id}"))
            or item_id in self._unread
        )

    def perhaps_more(self, section: str) -> bool:
        """Whether a section may have further items: files could not be read, or items are misshapen."""
        left_out = (full_id.partition("/")[0] == section for full_id in self.left_out)
        return not self.complete or bool(self._unread) or any(left_out)

    def named(self, name: str, context: str | None = None) -> Entry | None:
        """The item that people call ``name`` (any spelling of its name, an abbreviation or an alias, or a
        full id); the item's own context first, then the general one, then any; a stage before its status.
        """
        entry = self.entries.get(name.strip())
        if entry is not None:
            return entry
        found = self.names().get(fold_name(name), [])
        for wanted in (context, None):
            here = [entry for entry in found if entry.file.context == wanted]
            if here:
                return here[0]
        return found[0] if found else None

    def names(self) -> dict[str, list[Entry]]:
        """Folded names, abbreviations and aliases to the items that have them; stages first, statuses last
        but parts and single reasons."""
        if self._names is None:
            names: dict[str, list[Entry]] = {}
            for entry in sorted(self.entries.values(), key=_name_rank):
                words = [entry.name] if entry.name else []
                for word in (*words, *entry.abbreviation, *entry.aliases):
                    holders = names.setdefault(fold_name(word.value), [])
                    if not holders or holders[-1] is not entry:
                        holders.append(entry)
            self._names = names
        return self._names

    def table(self) -> Table:
        """What a condition may ask about in this workspace."""
        if self.like:
            return self.like.table()
        if self._table is None:
            self._table = field_table(self.all(Field).values(), self.left_out, self._meets)
        return self._table

    def bind(self, when: When) -> tuple[Typed | None, list[Finding]]:
        """A condition with its types, and what is wrong in it; worked out once."""
        if when.condition is None:
            return None, []
        done = self._bound.get(id(when))
        if done is None:
            done = self._bound[id(when)] = bind(when.condition, self.table())
        return done

    def lead(self, case: Case) -> tuple[Mapping[str, Value], list[Finding]]:
        """The lead of a worked example, and what is wrong in it; worked out once."""
        done = self._leads.get(id(case))
        if done is None:
            done = self._leads[id(case)] = read_lead(case.lead, self.table())
        return done

    def problems(self) -> tuple[Finding, ...]:
        """What typing finds in the conditions of this workspace's own items and in the leads of their worked
        examples; worked out once, as several rules share it."""
        if self._problems is None:
            self._problems = tuple(self._find_problems())
        return self._problems

    def _find_problems(self) -> Iterator[Finding]:
        for entry in self.own.values():
            found = [finding for _, when in conditions(entry) for finding in self.bind(when)[1]]
            if isinstance(entry, Criterion):
                found += [finding for case in entry.cases for finding in self.lead(case)[1]]
            for finding in found:
                yield finding.replace(entries=(entry.full_id,))

    def stated(self) -> list[Stated]:
        """The conditions of this workspace's own items, those that have types, in the order of the items."""
        if self._stated is None:
            self._stated = [
                Stated(entry, attribute, when, typed)
                for entry in self.own.values()
                for attribute, when in conditions(entry)
                if (typed := self.bind(when)[0]) is not None
            ]
        return self._stated

    def doubtful(self) -> list[Stated]:
        """Those of ``stated`` about which there is something to ask: they are not plain, and do not only meet
        a criterion, about which the same would be asked."""
        if self._doubtful is None:
            self._doubtful = [
                one
                for one in self.stated()
                if not isinstance(one.typed.part if isinstance(one.typed, Not) else one.typed, Named)
                and not plain(one.typed)
            ]
        return self._doubtful

    def inherits(self, stated: Stated) -> bool:
        """Whether a condition in a team's view comes from the shared files: what is true of it only there is
        no fault of its lines, which others need."""
        file = stated.entry.file
        return self.team is not None and file.team is None and stated.when.node.source is file.source

    def logic(self) -> Logic:
        """Answers questions about all conditions of this workspace that can be typed; made when first
        asked for."""
        if self._logic is None:
            from datetime import date

            from funnelspec.conditions.solve.logic import Logic

            typed = (self.bind(when)[0] for entry in self.entries.values() for _, when in conditions(entry))
            self._logic = Logic((one for one in typed if one is not None), self.today or date.today())
        return self._logic

    def criterion(self, reference: str) -> Criterion | Part | None:
        """The criterion or segment part behind the words after ``meets``."""
        for full_id in (reference, f"criteria/{reference}", f"segments/{reference}"):
            entry = self.entries.get(full_id)
            if isinstance(entry, (Criterion, Part)):
                return entry
        return None

    def _meets(self, reference: str) -> tuple[str, Condition] | None:
        entry = self.criterion(reference)
        if entry is None or entry.when is None or entry.when.condition is None:
            return None
        return entry.full_id, entry.when.condition


_RANK = {"stages": 0, "statuses": 2}


def _name_rank(entry: Entry) -> tuple[int, int]:
    return (entry.id.count("/"), _RANK.get(entry.section, 1))
