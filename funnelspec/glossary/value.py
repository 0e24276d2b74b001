"""The glossary as a value: all that is published, in its order, with every link followed. It knows no markup.

Every published form (a page, a Markdown file, later JSON, CSV, a diagram) is made of this value alone. Its
shape is versioned: what readers of ``VERSION`` rely on is only ever added to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from funnelspec.record import NamedTuple, Record

VERSION = 1

SECTION_TITLES = {
    "terms": "Terms",
    "fields": "Fields",
    "segments": "Segments",
    "criteria": "Criteria",
    "scores": "Score models",
    "stages": "Stages",
    "funnels": "Funnels",
    "status_lists": "Status lists",
    "statuses": "Statuses",
    "reasons": "Reasons",
    "slas": "Service levels",
    "handovers": "Handovers",
    "metrics": "Metrics",
}
"""What the sections of the format are called, in the order in which they are shown."""


class Run(NamedTuple):
    """A few words; ``to`` is the full id of the item they lead to, or empty.

    ``language`` is the code of the language into which they are translated, or empty.
    """

    text: str
    to: str = ""
    language: str = ""


class Words(NamedTuple):
    """One line of plain text, some of it leading to other items."""

    runs: tuple[Run, ...]


class Target(NamedTuple):
    """Where ``[[written]]`` in a text leads to, and the words to show for it."""

    written: str
    to: str
    shown: str


class Prose(NamedTuple):
    """Markdown as people wrote it; a ``[[...]]`` that is not among ``targets`` is plain text.

    ``marks`` are the places, start and end in code points, of words that differ from another side's text.
    ``mentions`` are words of the text that name an item; of each the first that is plain text leads there.
    """

    text: str
    targets: tuple[Target, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Target, ...] = ()


class Said(NamedTuple):
    """A condition in plain words: a line, what it introduces, and the full id of the criterion or part of a
    segment that it names, or empty."""

    text: str
    parts: tuple[Said, ...] = ()
    to: str = ""

    @property
    def flat(self) -> str:
        """The condition on one line."""
        if not self.parts:
            return self.text
        return f"{self.text.rstrip(':')} ({'; '.join(part.flat for part in self.parts)})"


class Lines(NamedTuple):
    """A list of short things."""

    items: tuple[Words | Prose, ...]
    ordered: bool = False


class Row(NamedTuple):
    """A row of a table; ``anchor`` is the full id of the part, milestone or reason it is about, or empty."""

    cells: tuple[Words | Prose | Said, ...]
    anchor: str = ""


class Table(NamedTuple):
    """Rows under column heads; the first cell of a row names what the row is about."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


Body: TypeAlias = Words | Prose | Said | Lines | Table


def targets(body: Body) -> Iterator[str]:
    """The full ids that what is said leads to; not those of mentions."""
    match body:
        case Words(runs):
            yield from (run.to for run in runs if run.to)
        case Prose():
            yield from (target.to for target in body.targets)
        case Said(_, parts, to):
            yield from (to,) if to else ()
            for part in parts:
                yield from targets(part)
        case Lines(items):
            for item in items:
                yield from targets(item)
        case Table(_, rows):
            for row in rows:
                for cell in row.cells:
                    yield from targets(cell)


def flat(body: Body) -> str:
    """What is said, on one line and without links."""
    match body:
        case Words(runs):
            text = "".join(run.text for run in runs)
        case Prose(text, links):
            for target in links:
                text = text.replace(f"[[{target.written}]]", target.shown)
        case Said():
            text = body.flat
        case Lines(items):
            text = "; ".join(map(flat, items))
        case Table(_, rows):
            text = "; ".join(flat(cell) for row in rows for cell in row.cells)
    return " ".join(text.split())


class Fact(NamedTuple):
    """One thing that is said of an item: the attribute it comes from, what people call it, what it says."""

    attribute: str
    label: str
    body: Body


class Owner(NamedTuple):
    """A team and where to ask it."""

    team: str
    name: str
    contact: str = ""


class Place(NamedTuple):
    """Where something is written: a path in the workspace and a line, counted from 1."""

    path: str
    line: int


Verdict: TypeAlias = Literal["different", "proposal", "reworded", "one-sided"]


class View(NamedTuple):
    """What one team, or the shared definitions (``owner`` is nothing), say."""

    owner: Owner | None
    body: Body
    place: Place


class Argued(NamedTuple):
    """A lead, and whose condition it meets and whose not; nothing for the shared definitions'."""

    lead: str
    yes: Owner | None
    no: Owner | None


class Contrast(NamedTuple):
    """How two texts, lists or conditions differ, in words, and leads that show it.

    Attributes:
        about: the name of the part of a segment whose condition it is, or empty.
    """

    about: str
    relation: str
    leads: tuple[Argued, ...] = ()


class Difference(NamedTuple):
    """An attribute on which the teams' own files say something of their own.

    ``different``: two teams disagree. ``proposal``: a team would change what is shared.
    ``reworded``: a side says the same in other words. ``one-sided``: the
    shared definition says nothing here, one or more teams do.

    Attributes:
        contrasts: how two sides differ: conditions by what they mean, texts and lists by their words.
    """

    attribute: str
    label: str
    verdict: Verdict
    views: tuple[View, ...]
    contrasts: tuple[Contrast, ...] = ()


class Item(Record):
    """One item, ready to be shown.

    Attributes:
        kind: what such an item is called, for example ``stage``.
        state: ``draft``, ``proposed``, ``agreed``, ``deprecated``, ``retired`` or empty.
        context: the name of the context in which it is valid, or empty.
        only: the teams that alone have it; empty for a shared item.
        facts: what is agreed on or said by one side only, in the order in which it is read; the fact
            ``definition`` is the first where there is one. What is disputed stands in ``differences`` only.
        language: the code of the language into which the item is translated, or empty.
        untranslated: what stands in the original all the same: ``name``, ``definition``, ``parts``.
        used_by: the items that refer to it, ask for it or link to it, without those that its facts name.
    """

    full_id: str
    section: str
    kind: str
    name: str
    place: Place
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    state: str = ""
    context: str = ""
    only: tuple[Owner, ...] = ()
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    language: str = ""
    untranslated: tuple[str, ...] = ()
    used_by: tuple[Run, ...] = ()

    @property
    def disputed(self) -> bool:
        """Two teams disagree about it."""
        return any(difference.verdict == "different" for difference in self.differences)

    @property
    def proposed(self) -> bool:
        """It, or a change to it, is proposed and not yet agreed on; disputed items are not among these."""
        waits = self.state in ("draft", "proposed")
        waits = waits or any(difference.verdict == "proposal" for difference in self.differences)
        return waits and not self.disputed


class Section(NamedTuple):
    """The items of one section of the format, in their order."""

    id: str
    title: str
    items: tuple[Item, ...]


class Way(NamedTuple):
    """A move from one stage of a funnel to another."""

    start: Run
    end: Run
    when: Said | None
    reasons: Run | None


class Step(NamedTuple):
    """A stage as it is in one funnel."""

    stage: Run
    abbreviations: tuple[str, ...]
    owners: tuple[Owner, ...]
    outcome: str
    start: bool
    deadlines: tuple[Words, ...]
    disputed: bool


class Overview(NamedTuple):
    """A funnel at a glance: its main path in order, the stages beside it and every move."""

    funnel: Run
    path: tuple[Step, ...]
    beside: tuple[Step, ...]
    ways: tuple[Way, ...]


class Translation(NamedTuple):
    """What something is called and means in another language; what is empty or nothing is not translated."""

    language: str
    name: str
    definition: Prose | None
    aliases: tuple[str, ...]


class Wording(NamedTuple):
    """The texts of an item, part, milestone or single reason that can be translated.

    Attributes:
        name: in the original.
        defined: whether there is a definition to translate.
    """

    full_id: str
    name: str
    defined: bool
    place: Place
    translations: tuple[Translation, ...]


class Glossary(Record):
    """Everything that is published.

    Attributes:
        edit_url: an address with ``{path}`` and ``{line}``, or empty.
        colours: up to two colours as ``#rrggbb``.
        missing: full ids that are written but left out because of an error.
        complete: false when a definitions file could not be read.
        wordings: what can be translated, and the translations that there are; in the order of the items.
        language: the code of the language into which it is translated, or empty.
    """

    version: int = VERSION
    title: str
    sections: tuple[Section, ...]
    overviews: tuple[Overview, ...] = ()
    edit_url: str = ""
    colours: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    complete: bool = True
    wordings: tuple[Wording, ...] = ()
    language: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def disputed(self) -> tuple[Item, ...]:
        """The items that two teams disagree about, in order."""
        return tuple(item for item in self.items if item.disputed)

    @property
    def proposed(self) -> tuple[Item, ...]:
        """The items of which something is proposed, in order."""
        return tuple(item for item in self.items if item.proposed)
