"""Every kind of item that a definitions file can hold, as frozen, located values.

Texts stay ``Text`` nodes, so every rule can point at the very words; references stay as written and are
resolved by the workspace that is being checked, since each team may see another item behind one id.
The attributes and their meaning are those of the definitions format, version 1 (``docs/format.md``).
"""

from __future__ import annotations

from typing import ClassVar

from funnelspec.conditions.ast import Condition
from funnelspec.record import NamedTuple, Record
from funnelspec.source import Location, Source
from funnelspec.syntax.tree import Mapping, Node, Text


class File(Record):
    """A definitions file and its head."""

    source: Source
    team: str | None = None
    team_text: Text | None = None
    context: str | None = None
    context_text: Text | None = None
    owner: tuple[Text, ...] = ()

    @property
    def path(self) -> str:
        return self.source.path


class Ref(NamedTuple):
    """A reference as written, and the sections it may name."""

    text: Text
    sections: tuple[str, ...]


class YesNo(NamedTuple):
    """A yes or no, and the word it was written as."""

    value: bool
    text: Text


class When(NamedTuple):
    """A condition where it stands; ``condition`` is nothing when it could not be read."""

    node: Node
    condition: Condition | None


class Avoid(NamedTuple):
    """A word not to use for an item; ``except_in`` holds ids, sections or contexts."""

    word: Text
    because: Text | None = None
    except_in: tuple[Text, ...] = ()


class Distinction(NamedTuple):
    """An item that another one is often confused with."""

    ref: Ref
    because: Text | None = None


class CrmValue(NamedTuple):
    """What an item is called in a system: an attribute there, and its values where it has some."""

    system: Text
    attribute: Text
    values: tuple[Text, ...] = ()


class Translation(NamedTuple):
    """An item's words in another language."""

    language: Text
    name: Text | None
    definition: Text | None
    aliases: tuple[Text, ...]


class Move(NamedTuple):
    """A way on from a stage or a status; ``when`` guards it, ``reasons`` is the set one is taken from."""

    to: Ref
    when: When | None = None
    reasons: Ref | None = None


class MaxAge(NamedTuple):
    """How long something may stay: durations as text; ``when`` says for which leads."""

    warn: Text | None
    close: Text | None
    when: When | None


class Within(NamedTuple):
    """The deadline of an SLA: one limit, or a target and a limit."""

    target: Text | None
    limit: Text | None


class Side(NamedTuple):
    """One side of a handover."""

    node: Node
    team: Text | None
    stage: Ref | None


class Need(NamedTuple):
    """A field that must be filled with a reason; ``when`` says for which leads."""

    field: Ref
    when: When | None


class Case(NamedTuple):
    """A worked example of a criterion that both teams agree on."""

    node: Mapping
    lead: Mapping
    judged: Mapping | None
    as_of: Text | None
    meets: YesNo
    because: Text | None


class ScoreRule(NamedTuple):
    """Points for something: once ``when`` it holds, or ``per`` unit of a field up to ``at_most``."""

    node: Mapping
    points: Text
    when: When | None
    per: Ref | None
    at_most: Text | None
    limit: Text | None
    expires_after: Text | None


class Reset(NamedTuple):
    """A score model goes back to a number of points when a lead enters a stage or a status."""

    when_entering: Ref
    to: Text


class FunnelStage(NamedTuple):
    """A stage in a funnel's path; what is not said here is said by the stage itself."""

    stage: Ref
    next: tuple[Move, ...] | None = None
    never: tuple[Ref, ...] | None = None
    probability: Text | None = None
    max_age: tuple[MaxAge, ...] | None = None
    entry: When | None = None
    exit: When | None = None
    follows: Text | None = None
    starts_here: bool = False


class Entry(Record):
    """An item of the glossary.

    Attributes:
        section: the section it stands in, for example ``stages``.
        id: its id within the section; ``company_size/enterprise`` for a part of a segment.
        full_id: ``section/id``.
        key: the id where it is written; findings about the whole item point here.
        written: the attributes that the item itself has, in the order written, each as (its own text, its
            value); in a team's workspace those of the shared item and of the team's.
    """

    kind: ClassVar[str] = "item"

    section: str
    id: str
    full_id: str
    key: Text
    file: File
    written: dict[str, tuple[Text, Node]]
    name: Text | None = None
    definition: Text | None = None
    abbreviation: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    not_the_same_as: tuple[Distinction, ...] = ()
    see: tuple[Ref, ...] = ()
    owner: tuple[Text, ...] = ()
    state: Text | None = None
    replaced_by: Ref | None = None
    because: Text | None = None
    since: Text | None = None
    review_by: Text | None = None
    examples: tuple[Text, ...] = ()
    counter_examples: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    source: Text | None = None
    tags: tuple[Text, ...] = ()
    crm: tuple[CrmValue, ...] = ()
    translations: tuple[Translation, ...] = ()

    @property
    def label(self) -> str:
        """What people call it; its id where it has no name."""
        return " ".join(self.name.value.split()) if self.name else self.id

    def place(self, attribute: str) -> Location:
        """Where an attribute stands; the id where the item does not have it."""
        pair = self.written.get(attribute)
        return pair[0].where if pair else self.key.where

    def value_place(self, attribute: str) -> Location:
        """Where an attribute's value stands, of a block text its words; the id where the item lacks it."""
        pair = self.written.get(attribute)
        if pair is None:
            return self.key.where
        value = pair[1]
        if isinstance(value, Text) and value.style in ("|", ">"):
            return value.at(0, len(value.value.rstrip()))
        return value.where


class Term(Entry):
    kind = "term"


class Field(Entry):
    kind = "field"

    type: Text | None = None
    choices: tuple[Text, ...] = ()
    between: tuple[Text, ...] = ()
    unit: Text | None = None
    personal_data: YesNo | None = None


class Part(Entry):
    """A named part of a segment; its full id is ``segments/<segment>/<part>``."""

    kind = "segment part"

    when: When | None = None


class Segment(Entry):
    kind = "segment"

    cover: Text | None = None
    parts: tuple[Part, ...] = ()


class Criterion(Entry):
    kind = "criterion"

    when: When | None = None
    cases: tuple[Case, ...] = ()


class Score(Entry):
    kind = "score model"

    field: Ref | None = None
    rules: tuple[ScoreRule, ...] = ()
    sum_of: tuple[Ref, ...] = ()
    floor: Text | None = None
    ceiling: Text | None = None
    decay: Text | None = None
    resets: tuple[Reset, ...] = ()


class Stage(Entry):
    """A stage; ``next`` is nothing when the stage itself says nothing about its moves."""

    kind = "stage"

    outcome: Text | None = None
    entry: When | None = None
    exit: When | None = None
    next: tuple[Move, ...] | None = None
    never: tuple[Ref, ...] = ()
    max_age: tuple[MaxAge, ...] = ()
    probability: Text | None = None
    follows: Text | None = None

    @property
    def ends(self) -> bool:
        """Won or lost: nobody is expected to move on from here."""
        return self.outcome is not None and self.outcome.value in ("won", "lost")


class Milestone(Entry):
    """A named stretch of a funnel's path; its full id is ``funnels/<funnel>/<milestone>``."""

    kind = "milestone"

    first: Ref | None = None
    last: Ref | None = None


class Funnel(Entry):
    kind = "funnel"

    follows: Text | None = None
    stages: tuple[FunnelStage, ...] = ()
    side_stages: tuple[FunnelStage, ...] = ()
    milestones: tuple[Milestone, ...] = ()


class StatusList(Entry):
    kind = "status list"

    of: tuple[Ref, ...] = ()
    default: Ref | None = None


class Status(Entry):
    """A lead status; ``next`` is nothing when it says nothing about moves."""

    kind = "status"

    stages: tuple[Ref, ...] = ()
    set_by: tuple[Text, ...] = ()
    converted: YesNo | None = None
    reasons: Ref | None = None
    next: tuple[Move, ...] | None = None


class Reason(Entry):
    """A single reason; its full id is ``reasons/<set>/<reason>``."""

    kind = "reason"

    needs: tuple[Need, ...] = ()


class ReasonSet(Entry):
    kind = "reason set"

    of: tuple[Reason, ...] = ()


class Sla(Entry):
    kind = "SLA"

    when: When | None = None
    starts: tuple[Ref, ...] = ()
    stops: tuple[Ref, ...] = ()
    pauses_in: tuple[Ref, ...] = ()
    within: Within | None = None
    calendar: Text | None = None
    goal: Text | None = None
    if_missed: Text | None = None


class Handover(Entry):
    kind = "handover"

    when: When | None = None
    giver: Side | None = None
    taker: Side | None = None
    must_include: tuple[Ref, ...] = ()
    accept_within: Text | None = None
    reject_with: Ref | None = None
    rejected_goes_to: Ref | None = None
    feedback: Text | None = None


class Metric(Entry):
    kind = "metric"

    of: tuple[Ref, ...] = ()
    reached: tuple[Ref, ...] = ()
    within: Text | None = None
    method: Text | None = None
    dated_by: Ref | None = None
    distinct_by: Ref | None = None
    when: When | None = None
    target: Text | None = None


SECTIONS: dict[str, type[Entry]] = {
    "terms": Term,
    "fields": Field,
    "segments": Segment,
    "criteria": Criterion,
    "scores": Score,
    "stages": Stage,
    "funnels": Funnel,
    "status_lists": StatusList,
    "statuses": Status,
    "reasons": ReasonSet,
    "slas": Sla,
    "handovers": Handover,
    "metrics": Metric,
}
"""The sections of a definitions file, in the order in which the glossary shows their kinds."""
