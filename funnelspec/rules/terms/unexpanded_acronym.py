"""An item whose only name is an acronym that is spelled out nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.rule import rule


@rule(
    name="unexpanded-acronym",
    on=Model,
    severity=INFO,
    certainty="heuristic",
    title="An item is called by an acronym that is spelled out nowhere",
    why="Whoever looks the acronym up here still does not know what it stands for.",
    bad="""
        stages:
          sal: {name: SAL, definition: A lead that a rep has taken.}  # <-- SAL
    """,
    good="""
        stages:
          sal: {name: Sales accepted lead, abbreviation: SAL, definition: A lead that a rep has taken.}
          sql: {name: SQL, definition: A sales qualified lead is one that has a budget.}
    """,
)
def unexpanded_acronym(model: Model) -> Iterator[Finding]:
    named = [
        entry
        for entry in model.entries
        if entry.name and len(entry.name.value) < 8 and entry.name.value.isupper()
    ]
    if not named:
        return
    from funnelspec.language.acronyms import acronyms
    from funnelspec.language.known import ACRONYMS
    from funnelspec.language.long_forms import spelled_out
    from funnelspec.rules._acronyms import declared, told

    expanded = {fold_name(each.expansion.acronym.letters) for each in told(model)} | set(declared(model))
    for entry in named:
        texts = (entry.definition, *entry.notes, *entry.aliases)
        if any(spelled_out(_letters(entry), text.value) for text in texts if text is not None):
            expanded.add(fold_name(_letters(entry)))
    for entry in named:
        assert entry.name is not None
        letters, folded = _letters(entry), fold_name(_letters(entry))
        if letters in ACRONYMS or folded in expanded or not acronyms(letters):
            continue
        expanded.add(folded)
        yield Finding(
            headline=f'"{letters}" is spelled out nowhere',
            at=Label(entry.name.where, "what it stands for is not said"),
            help=f"Make the long form the `name`, and add `abbreviation: {letters}`.",
            entries=(entry.full_id,),
            differs=letters,
        )


def _letters(entry: Entry) -> str:
    return entry.name.value.strip() if entry.name else ""


def _short(name: str) -> bool:
    return len(name.strip()) < 8 and name.isupper()
