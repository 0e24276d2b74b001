"""What a finding is made of: inert values that know nothing of rules, consoles or files on disk.

A *finding* is what a check says about one place. The engine turns it into a *diagnostic*: the finding with
its rule's card, its final severity and its fingerprint.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal

from funnelspec.record import NamedTuple, Record
from funnelspec.source import Location


class Severity(IntEnum):
    """How bad: ``error`` is contradictory, broken or unreadable; ``warning`` decidable and probably wrong;
    ``info`` merely missing, unused or one-sided. ``off`` is only ever configured."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


OFF, INFO, WARNING, ERROR = Severity.OFF, Severity.INFO, Severity.WARNING, Severity.ERROR

Certainty = Literal["exact", "heuristic"]


class Card(NamedTuple):
    """Everything about a rule that does not depend on the finding; it is also the rule's documentation.

    ``bad`` and ``good`` are small workspaces: YAML, where a line ``-- path --`` starts a further file. In
    ``bad`` a comment ``# <-- words`` marks the line and the words that must be underlined. ``measured`` says
    of a heuristic rule how often it is right, on which labelled data: what ``benchmarks/terminology`` prints.
    """

    name: str
    family: str
    severity: Severity
    title: str
    why: str
    bad: str
    good: str
    certainty: Certainty = "exact"
    strict: Severity | None = None  # the severity under `preset: strict`, where it differs
    measured: str = ""


class Label(NamedTuple):
    """A place and the few words that stand beside it."""

    where: Location
    text: str = ""


class Edit(NamedTuple):
    """Replace the text at a place."""

    where: Location
    replacement: str


class Fix(NamedTuple):
    """A change that removes the finding. ``safe``: the meaning stays as it was."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


def respelled(where: Location, near: str | None) -> Fix | None:
    """The fix for a word that differs only in case and hyphens from the id or attribute that there is; where
    more differs, another one may have been meant, and there is none."""
    written = where.text
    if not near or near == written or near.casefold() != written.casefold().replace("-", "_"):
        return None
    return Fix(f"Write {near}", (Edit(where, near),))


class Verdict(NamedTuple):
    """What one criterion, in one team's view, says of a witness lead, and the line that decided.

    Attributes:
        name: what a lead is that meets it, in a word or two: ``MQL``; empty for what people call the item.
        may: what a lead may do that meets it, where that is what was asked: ``move to "SQL"``; else empty.
    """

    entry: str
    team: str | None
    meets: bool
    decided_by: Location | None
    name: str = ""
    may: str = ""


class Witness(NamedTuple):
    """A concrete lead that shows a finding; replayed by the reference evaluator before it is shown."""

    lead: Mapping[str, object]
    judged: Mapping[str, bool]
    as_of: str | None
    verdicts: tuple[Verdict, ...]


class Cause(NamedTuple):
    """What several findings of one rule may have in common; three and more are told as one.

    Attributes:
        about: equal for findings that have one cause.
        says: what the places do, behind their number: ``name the stage "sal", which does not exist``.
        near: what was probably meant, if anything.
        help: what to do in all of these places.
    """

    about: str
    says: str
    near: str
    help: str


class Finding(Record):
    """What a check says about one place.

    Attributes:
        headline: a fact in the present tense, understandable alone; no remedy, no full stop.
        at: the primary place.
        rule: the rule's name; the engine fills it in for functions marked with ``@rule``.
        related: further places, also in other files: the other side of a conflict, the nearest name.
        help: what to write, ready to copy; empty when the headline says it all.
        entries: full ids of the items concerned; part of the fingerprint.
        differs: what differs or is wrong, in a word or two (an attribute, an id); part of the fingerprint,
            never shown, and free of line numbers.
        parts: where it tells several things as one, which may come and go one by one, what each is about;
            then they make the fingerprint, and entries and differs do not.
        severity: a *lower* severity for this one finding than its rule's own.
        certainty: ``heuristic`` for this one finding of a rule that is exact otherwise.
        cause: what other findings of the rule may have too.
    """

    headline: str
    at: Label
    rule: str = ""
    related: tuple[Label, ...] = ()
    help: str = ""
    entries: tuple[str, ...] = ()
    differs: str = ""
    parts: tuple[str, ...] = ()
    severity: Severity | None = None
    certainty: Certainty | None = None
    fix: Fix | None = None
    witnesses: tuple[Witness, ...] = ()
    cause: Cause | None = None


class Diagnostic(Record):
    """A finding with everything a report needs; it holds no rule.

    Attributes:
        teams: the teams whose workspace shows the finding, when it is not all of them.
        certainty: ``heuristic`` for what rests on similarity of prose.
        contacts: whom to ask: (team name, contact) of the owners of the items concerned.
        fingerprint: stable under moved lines and reworded messages: rule, items and what differs.
        parts: the fingerprints of what it tells as one; empty when that is a single thing.
    """

    card: Card
    severity: Severity
    headline: str
    at: Label
    related: tuple[Label, ...]
    help: str
    entries: tuple[str, ...]
    fingerprint: str
    certainty: Certainty = "exact"
    fix: Fix | None = None
    witnesses: tuple[Witness, ...] = ()
    teams: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """The fingerprint without its ordinal, which depends on what else was found."""
        return self.fingerprint.partition("-")[0]

    @property
    def identity(self) -> tuple[str, ...]:
        """By what a finding is known again: all that it tells must have been told by one older finding."""
        return self.parts or (self.bare,)

    def order(self) -> tuple[object, ...]:
        """Sorts diagnostics by place, then rule, then words: the order of every report."""
        return (*self.at.where.order(), self.card.name, self.headline, self.fingerprint)
