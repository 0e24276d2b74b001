"""A name that the data team uses for something else."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Part, Reason
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._names import Declared, declared
from funnelspec.rules._prose import passages

# What those who keep the data take a word for, and what a text says that speaks of it.
_TECHNICAL = {
    "sql": ("the query language of databases", {"query", "database", "language"}),
    "pipeline": ("programs that move data", {"data", "program", "software"}),
    "conversion": ("a change of formats or types", {"data", "format", "type", "file"}),
    "model": ("tables of a data warehouse", {"data", "table", "warehouse", "database"}),
}


@rule(
    name="technical-word",
    on=Model,
    severity=INFO,
    certainty="heuristic",
    title="A name has another meaning for those who keep the data",
    why="Where sales and the data team write to each other, one means a lead or an amount and the other a "
    "piece of technology, and the wrong thing is built.",
    bad="""
        stages:
          sql:
            name: Sales qualified lead
            abbreviation: SQL  # <-- SQL
            definition: A lead with a need and a budget.
            owner: sales
    """,
    good="""
        stages:
          sql:
            name: Sales qualified lead
            abbreviation: SQL
            definition: A lead with a need and a budget.
            notes: SQL here is never the query language.
            owner: sales
    """,
    measured="a list of four words, exact as far as it goes; whether one misleads is for people to judge",
)
def technical_word(model: Model) -> Iterator[Finding]:
    found: dict[str, Declared] = {}
    for each in declared(model):
        if fold_name(each.word.value) in _TECHNICAL and not isinstance(each.entry, (Part, Reason)):
            found.setdefault(each.entry.full_id, each)
    if not found:
        return
    said: dict[str, set[str]] = {}
    for passage in passages(model):
        if passage.entry.full_id in found:
            said.setdefault(passage.entry.full_id, set()).update(passage.words)
    for full_id, each in found.items():
        sense, signs = _TECHNICAL[fold_name(each.word.value)]
        if signs.isdisjoint(said.get(full_id, ())):
            name = each.word.value
            yield Finding(
                headline=f'"{name}" is also what the data team calls {sense}',
                at=each.label(),
                help=f"Say so in the item, as in `notes: {name} here is never {sense}.`",
                entries=(full_id,),
                differs=fold_name(name),
            )
