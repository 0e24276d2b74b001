"""An item that is there for others to use, and that none uses."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Ask, Meets, predicates
from funnelspec.diagnostic import INFO, Cause, Finding, Label
from funnelspec.model.entities import SECTIONS, Criterion, Entry, Field, ReasonSet, Score, Segment
from funnelspec.model.model import Model
from funnelspec.model.references import conditions, links, prose, references
from funnelspec.model.views import inside
from funnelspec.rule import rule
from funnelspec.rules._names import settled

_TOOLS = (Field, Segment, Criterion, Score, ReasonSet)
"""What is defined for others to use; terms are words, and stages, SLAs and metrics are there for people."""

_SECTIONS = frozenset(section for section, kind in SECTIONS.items() if kind in _TOOLS)

_HELP = "Take out what nobody needs, and name the others where they are meant to count."

_USES = {
    Field: "no condition, score, reason, handover or metric asks for it, and no system has it",
    Segment: "no condition asks for one of its parts, and no text names it",
    Criterion: "it opens no stage, no handover and no SLA, and no other condition asks for it",
    Score: "no other model adds its points, and nothing asks for the field that it fills",
    ReasonSet: "no move, status or handover takes its reasons",
}


@rule(
    name="never-used",
    on=Model,
    severity=INFO,
    title="Nothing uses this item",
    why="It looks like a rule that somebody follows. When it changes nothing happens, and when it is wrong "
    "nobody notices.",
    bad="""
        criteria:
          mql:  # <-- mql
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            owner: marketing
            when: judgement "asked for a demo"
        stages:
          mql: {name: MQL, definition: A lead that asked for a demo., owner: marketing}
    """,
    good="""
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            owner: marketing
            when: judgement "asked for a demo"
        stages:
          mql:
            name: MQL
            definition: A lead that asked for a demo.
            owner: marketing
            entry: meets mql
    """,
)
def never_used(model: Model) -> Iterator[Finding]:
    if not model.complete or model.left_out:
        return  # what could not be read may be what uses it
    used = _used(model)
    if used is None:
        return
    idle: dict[str, Entry] = {}
    for entry in model.entries:
        if isinstance(entry, _TOOLS) and entry.full_id not in used:
            idle.setdefault(entry.full_id, entry)
    for entry in model.entries if idle else ():
        # A segment that says how its parts cover is a table for people, such as who signs what.
        read = isinstance(entry, Segment) and entry.cover
        if entry.crm or read or not settled(entry):
            idle.pop(entry.full_id, None)
        if isinstance(entry, Score) and entry.field is not None:
            field = f"fields/{entry.field.text.value.strip().removeprefix('fields/')}"
            idle.pop(entry.full_id if field in used else field, None)
    if idle:
        _named(model, idle)
    for full_id, entry in idle.items():
        name = model.workspaces()[0].entries.get(full_id, entry).label
        yield Finding(
            headline=f'Nothing uses the {entry.kind} "{name}"',
            at=Label(entry.key.where, _USES[type(entry)]),
            help=f"Take it out, or name `{entry.id}` where it is meant to count.",
            entries=(full_id,),
            cause=Cause(entry.section, f"define a {entry.kind} that nothing uses", "", _HELP),
        )


def _used(model: Model) -> set[str] | None:
    """The full ids that items name in references and conditions, of a bare id in each section where it may
    be; nothing where a condition cannot be read."""
    used: set[str] = set()
    for whole in model.entries:
        for entry in (whole, *inside(whole)):
            for attribute, ref in references(entry):
                written = ref.text.value.strip()
                if isinstance(entry, Score) and attribute == "field":
                    continue  # a model fills its field; that is no use of it
                if "/" in written:
                    used.add(written)
                for section in ref.sections if len(ref.sections) == 1 or "/" not in written else ():
                    if section in _SECTIONS:
                        used.add(f"{section}/{written}")
            for _, when in conditions(entry):
                if when.condition is None:
                    return None
                for one in predicates(when.condition):
                    if isinstance(one, Ask):
                        used.add(f"fields/{one.field.value}")
                    elif isinstance(one, Meets):
                        written = one.ref.value.removeprefix("criteria/").removeprefix("segments/")
                        used.update((f"criteria/{written}", f"segments/{written.partition('/')[0]}"))
    used.update([full_id.rpartition("/")[0] for full_id in used if full_id.count("/") > 1])
    return used


def _named(model: Model, idle: dict[str, Entry]) -> None:
    """Takes out what some other item's text links to."""
    for whole in model.entries:
        team = whole.file.team
        view = model.shared if team is None else model.teams[team]
        for entry in (whole, *inside(whole)):
            for _, text in prose(entry):
                for link in links(text) if "[[" in text.value else ():
                    other = view.named(link.target, entry.file.context)
                    if other is not None and other.full_id != whole.full_id:
                        idle.pop(other.full_id.partition("/")[0] + "/" + other.id.partition("/")[0], None)
