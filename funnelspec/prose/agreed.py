"""The numbers and deadlines that the definitions agree on, by the names of the items that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from funnelspec.conditions.typed import Test, leaves
from funnelspec.language.contrast.amounts import Amount, amounts
from funnelspec.language.contrast.reading import units
from funnelspec.language.contrast.thesaurus import plain
from funnelspec.language.words import Phrases
from funnelspec.language.words import words as words_of
from funnelspec.model.entities import Criterion, Entry, Field, Funnel, Handover, Metric, Part, Sla, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._names import gone, words
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

_ANSWER = re.compile(r"\b(?:respon|reach|answer|contact|call|touch|follow)", re.IGNORECASE)
TIMED = ("clock", "business", "months")


class Agreed(NamedTuple):
    """A value that is agreed.

    Attributes:
        says: the words of the definitions.
        amounts: what they say, in a form that can be compared; of a range both ends.
        field: the field that is compared with it, if any.
    """

    entry: Entry
    says: str
    where: Location
    amounts: tuple[Amount, ...]
    field: str = ""


class Agreements(NamedTuple):
    """What is agreed in one team's view.

    Attributes:
        names: the names of the items for which something is agreed; each leads to ``entries``.
        fields: the names of the fields that are numbers; each leads to its id.
        nouns: by field, what is counted in it: the unit and the last word of the name, as common words;
            people may be counted anywhere.
    """

    workspace: Workspace
    names: Phrases
    entries: dict[str, list[Entry]]
    fields: Phrases
    nouns: dict[str, frozenset[str]]

    def deadlines(self, entry: Entry) -> list[Agreed]:
        """How long something may take that is called by its own name."""
        found: list[Agreed] = []
        if isinstance(entry, Sla) and entry.within:
            found += _texts(entry, (entry.within.target, entry.within.limit))
        elif isinstance(entry, Handover):
            found += _texts(entry, (entry.accept_within,))
        elif isinstance(entry, Metric):
            found += _texts(entry, (entry.within,))
        return found

    def answers(self, stage: Entry) -> list[Agreed]:
        """How soon somebody must turn to a lead at a stage: SLAs that begin there and say so."""
        return [
            agreed
            for sla in self.workspace.all(Sla).values()
            if any(self.workspace.find(ref) is stage for ref in sla.starts) and _ANSWER.search(_about(sla))
            for agreed in self.deadlines(sla)
        ]

    def acceptances(self, stage: Entry) -> list[Agreed]:
        """How soon a lead at a stage must be accepted by those whom it is handed to."""
        found: list[Agreed] = []
        for handover in self.workspace.all(Handover).values():
            start = handover.giver.stage if handover.giver else None
            if start and self.workspace.find(start) is stage:
                found += self.deadlines(handover)
        return found

    def goals(self, entry: Entry) -> list[Agreed]:
        """The shares and numbers that are to be reached."""
        if isinstance(entry, Sla):
            return _texts(entry, (entry.goal,))
        return _texts(entry, (entry.target,)) if isinstance(entry, Metric) else []

    def probabilities(self, entry: Entry) -> list[Agreed]:
        """How likely a lead at a stage becomes a customer, in all funnels."""
        if not isinstance(entry, Stage):
            return []
        found = _texts(entry, (entry.probability,))
        for funnel in self.workspace.all(Funnel).values():
            for stage in (*funnel.stages, *funnel.side_stages):
                if stage.probability and self.workspace.find(stage.stage) is entry:
                    found += _texts(entry, (stage.probability,))
        return found

    def ages(self, entry: Entry) -> list[Agreed]:
        """How long a lead may stay at a stage."""
        limits = entry.max_age if isinstance(entry, Stage) else ()
        return _texts(entry, (text for limit in limits for text in (limit.warn, limit.close)))

    def lines(self, entry: Entry) -> list[Agreed]:
        """The numbers that a lead is held against, also in the criteria that are met in passing."""
        when = entry.entry if isinstance(entry, Stage) else None
        if isinstance(entry, (Criterion, Part)):
            when = entry.when
        typed = self.workspace.bind(when)[0] if when else None
        return [
            Agreed(entry, test.origin.written, test.where, tuple(_numbers(test)), test.field.id)
            for test in (leaves(typed) if typed is not None else ())
            if isinstance(test, Test) and test.field.numeric and test.values
        ]


@lru_cache(maxsize=8)
def agreements(workspace: Workspace) -> Agreements:
    """What is agreed in one team's view."""
    names, fields = Phrases(), Phrases()
    entries: dict[str, list[Entry]] = {}
    nouns: dict[str, frozenset[str]] = {}
    for entry in workspace.entries.values():
        if gone(entry) or entry.file.context is not None:
            continue
        if isinstance(entry, Field):
            if entry.type and entry.type.value in ("integer", "number"):
                nouns[entry.id] = frozenset(_nouns(entry))
                for _, word in words(entry):
                    fields.add(tuple(words_of(word.value)), entry.id)
        elif isinstance(entry, (Sla, Handover, Metric, Stage, Criterion, Part)):
            for _, word in words(entry):
                name = tuple(words_of(word.value))
                names.add(name, " ".join(name))
                entries.setdefault(" ".join(name), []).append(entry)
    return Agreements(workspace, names, entries, fields, nouns)


def read(text: str) -> list[Amount]:
    """The amounts of a text, "2 hrs" and "60+ points" included."""
    plainly = _PLURAL.sub(r"\1 ", text)  # every place stays as it is
    return [_whole(amount, text) for amount in amounts(units(plainly, plain())[0]).found]


_PLURAL = re.compile(r"(?<=[\d ])(hr|min)s\b", re.IGNORECASE)
_MORE = re.compile(r"\+ ?([^\W\d_]+)")


def _whole(amount: Amount, text: str) -> Amount:
    """An amount with the last letter of its unit, and with what is counted behind its plus sign."""
    if amount.unit in ("hr", "min") and text[amount.end : amount.end + 1] in ("s", "S"):
        start, end = amount.wide
        return amount._replace(end=amount.end + 1, wide=(start, max(end, amount.end + 1)))
    behind = _MORE.match(text, amount.end) if not (amount.unit or amount.noun) else None
    if behind is None:
        return amount
    noun = next((unit.common for unit in units(behind[1], plain())[0]), "")
    return amount._replace(noun=noun, wide=(amount.wide[0], behind.end()))


def _about(entry: Entry) -> str:
    return f"{entry.label} {entry.definition.value if entry.definition else ''}"


def _nouns(field: Field) -> Iterator[str]:
    unit = field.unit.value.strip() if field.unit else ""
    measured = read(f"1 {unit}")[0].unit if unit else ""
    if measured:
        yield measured  # a sum of money always bears its currency
        return
    for word in (*field.label.split()[-1:], *([unit] if unit and unit != "people" else [])):
        yield from (unit.common for unit in units(word, plain())[0])


def _texts(entry: Entry, texts: Iterable[Text | None]) -> list[Agreed]:
    written = [text for text in texts if text is not None]
    return [Agreed(entry, text.value.strip(), text.where, tuple(read(text.value)[:1])) for text in written]


def _numbers(test: Test) -> Iterator[Amount]:
    """The constants of a comparison, each with the next whole number where the line is just beside it."""
    for value in test.values:
        if isinstance(value, (str, bool, frozenset)):
            continue
        number = float(value)  # type: ignore[arg-type]  # a field that is a number is compared with numbers
        beside = {"<": number - 1, ">": number + 1}.get(test.op, number)
        low, high = min(number, beside), max(number, beside)
        yield Amount(low, high, "count", "", number, 0, 0, (0, 0))
