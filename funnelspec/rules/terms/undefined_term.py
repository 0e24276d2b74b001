"""An acronym that nothing explains, or an id in back quotes that no item has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.rule import rule

if TYPE_CHECKING:
    from funnelspec.model.entities import Entry
    from funnelspec.rules._acronyms import Used
    from funnelspec.rules._quoted import Quoted


@rule(
    name="undefined-term",
    on=Model,
    severity=WARNING,
    certainty="heuristic",
    title="A text uses an acronym or an id that nothing explains",
    why="Whoever does not know it guesses, and two people who guess may mean different things.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points that a lead has earned., type: integer}
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: A lead whose `lead_scor` is 65 or more.  # <-- lead_scor
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points that a lead has earned., type: integer}
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: A lead whose `lead_score` is 65 or more.
    """,
    measured="precision .88, recall 1.0 (F1 .93) on 87 labelled texts",
)
def undefined_term(model: Model) -> Iterator[Finding]:
    if model.left_out or not model.complete:
        return
    from funnelspec.language.known import ACRONYMS
    from funnelspec.rules._acronyms import by_letters, in_a_name, known_words, told, used
    from funnelspec.rules._quoted import unknown_ids

    yield from map(_unknown_id, unknown_ids(model))
    unknown = [each for each in used(model) if each.acronym.letters not in ACRONYMS]
    if unknown:
        known = known_words(model)
        explained = known | {fold_name(each.expansion.acronym.letters) for each in told(model)}
        unknown = [each for each in unknown if fold_name(each.acronym.letters) not in explained]
        unknown = [each for each in unknown if not in_a_name(each, known)]
        meant = by_letters(model) if unknown else {}
        for each in unknown:
            yield _acronym(each, meant.get(each.acronym.letters.casefold()))


def _acronym(used: Used, meant: Entry | None) -> Finding:
    letters, entry = used.acronym.letters, used.passage.entry
    help = f"Write it out where it is used first, as in `long form ({letters})`, or add an item for it."
    if meant is not None:
        help = f'Add `abbreviation: {letters}` to "{meant.label}" if that is meant; if not, write it out.'
    return Finding(
        headline=f'"{entry.label}" uses "{letters}", which nothing explains',
        at=Label(used.where, "no item is called this, and no text writes it out"),
        related=(Label(meant.key.where, f'"{meant.label}"'),) if meant else (),
        help=help,
        entries=(entry.full_id,),
        differs=letters,
        # A glossary is begun with words that are not in it yet: that is missing, not wrong.
        severity=INFO,
        cause=Cause(letters, f'use "{letters}", which nothing explains', "", help),
    )


def _unknown_id(quoted: Quoted) -> Finding:
    entry, near = quoted.passage.entry, quoted.near
    meant = (near.full_id if "/" in quoted.id else near.id) if near else ""
    return Finding(
        headline=f'"{entry.label}" names the id "{quoted.id}", which no item has',
        at=Label(quoted.where, "no item has this id"),
        related=(Label(near.key.where, f'"{near.label}"'),) if near else (),
        help=f"Did you mean `{meant}`?"
        if near
        else "Write the id of an item that there is, or add this one.",
        entries=(entry.full_id,),
        differs=quoted.id,
    )
