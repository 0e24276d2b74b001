"""A number or a deadline in a text that the item's own attributes contradict."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.language.little import word_set
from funnelspec.language.spelled import NUMBER_WORDS, may_tell_number, spelled
from funnelspec.language.words import words
from funnelspec.model.entities import Entry, Field, Handover, Metric, Sla
from funnelspec.model.model import Model
from funnelspec.model.references import links
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._prose import Passage, passages
from funnelspec.rules._values import Stated, stated

_LONGEST = 12  # words of one number
_UNITS = word_set("minute hour day week month")
_STRICT = word_set("over above below under than exceed")


@rule(
    name="text-contradicts-value",
    on=Model,
    severity=WARNING,
    certainty="heuristic",
    title="A text says another number than the item's own attributes",
    why="People follow the text and the system follows the attribute, so one lead is treated in two ways.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        criteria:
          fit:
            name: ICP fit
            definition: A company with at least 50 employees.  # <-- at least 50 employees
            when: employees >= 20
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        criteria:
          fit:
            name: ICP fit
            definition: A company with more than 19 employees.
            when: employees >= 20
    """,
    measured="precision 1.0, recall 1.0 (F1 1.0) on 20 conflicts planted in a glossary of 146 items",
)
def text_contradicts_value(model: Model) -> Iterator[Finding]:
    for passage in passages(model):
        if passage.attribute == "definition" and may_tell_number(passage.plain, passage.words):
            told = _numbers(passage.words)
            if told:
                team = passage.entry.file.team
                view = model.shared if team is None else model.teams[team]
                entry = view.entries.get(passage.entry.full_id, passage.entry)
                if not isinstance(entry, Field) or not _RANGES.isdisjoint(passage.words):
                    yield from _compared(passage, entry, view, told)


_RANGES = word_set("from between")


def _numbers(text: list[str]) -> set[str]:
    """The numbers among folded words, with the unit of time behind each, or a sign for "more than"."""
    found = set()
    at = 0
    while at < len(text):
        word = text[at]
        strict = at > 0 and text[at - 1] in _STRICT
        if word in NUMBER_WORDS:
            value, size = spelled(text[at : at + _LONGEST])
            number, at = f"{value:.10g}", at + size
        else:
            number, at = word, at + 1
        if number[0].isdigit():
            while at < len(text) and len(text[at]) == 3 and text[at].isdigit():
                number += text[at]
                at += 1
            business = text[at : at + 1] in (["business"], ["working"])
            unit = text[at + business] if at + business < len(text) else ""
            if unit in _UNITS:
                found.add(f"{number} {'business ' if business else ''}{unit}")
            elif number not in ("0", "1"):
                found.add(f"{'>' if strict else ''}{number}")
    return found


def _literal(value: Stated) -> set[str]:
    """The same of what an attribute states: what a text may say of it without contradicting it."""
    if value.kind == "duration":
        return _numbers(words(value.said))
    if value.kind == "days":
        return {f"{value.numbers[0]} day"}
    numbers = {str(number).rstrip("%").replace(",", "") for number in value.numbers}
    return {f">{number}" for number in numbers} if value.op in ("<", ">") else numbers


def _compared(passage: Passage, entry: Entry, view: Workspace, told: set[str]) -> Iterator[Finding]:
    values = [*stated(entry, view), *_linked(passage, entry, view)]
    timed = any(value.kind in ("duration", "days") for value in values)
    counted = any(value.kind not in ("duration", "days", "count") for value in values)
    told = {number for number in told if (timed if " " in number else counted)}
    if told <= set().union(*map(_literal, values)):
        return  # nearly always; what follows takes time to import
    from funnelspec.rules._contradicted import contradicted

    for amount, value in contradicted(passage.plain, values, view.config.calendar):
        where = passage.text.at(*amount.wide)
        said = " ".join(where.text.split())
        yield Finding(
            headline=f'The text of "{entry.label}" says "{said}", '
            f'and "{value.attribute}" says "{value.said}"',
            at=Label(where, "the text"),
            related=(Label(value.where, f'"{value.attribute}" says otherwise'),),
            help="Correct the one that is wrong, or leave the number out of the text.",
            entries=(entry.full_id,),
            differs=f"{said} {value.said}",
        )


def _linked(passage: Passage, entry: Entry, view: Workspace) -> Iterator[Stated]:
    """What the one SLA, handover or metric states that a text links to."""
    if "[[" not in passage.text.value or isinstance(entry, (Sla, Handover, Metric)):
        return
    found = {}
    for link in links(passage.text):
        other = view.named(link.target, entry.file.context)
        if isinstance(other, (Sla, Handover, Metric)):
            found[other.full_id] = other
    if len(found) == 1:
        for other in found.values():
            yield from (value for value in stated(other, view) if value.kind == "duration")
