"""An acronym that nothing explains, or an id in back quotes that no item has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import WARNING, Cause, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.rule import rule

if TYPE_CHECKING:
    from funnelspec.model.entities import Entry
    from funnelspec.rules._acronyms import Used


@rule(
    name="undefined-term",
    on=Model,
    severity=WARNING,
    certainty="heuristic",
    title="A text uses an acronym that nothing explains",
    why="Whoever does not know it guesses, and two people who guess may count different leads.",
    bad="""
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: A lead that marketing hands over; as an SAO it is worked within a day.  # <-- SAO
    """,
    good="""
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: A lead that marketing hands over; as an SAO it is worked within a day.
          sao:
            name: Sales accepted opportunity
            abbreviation: SAO
            definition: A sale that a rep has agreed to work on.
    """,
)
def undefined_term(model: Model) -> Iterator[Finding]:
    if model.left_out or not model.complete:
        return
    from funnelspec.language.known import ACRONYMS
    from funnelspec.rules._acronyms import initials, known, told, used

    unknown = [each for each in used(model) if each.acronym.letters not in ACRONYMS]
    if not unknown:
        return
    explained = known(model) | {fold_name(each.expansion.acronym.letters) for each in told(model)}
    unknown = [each for each in unknown if fold_name(each.acronym.letters) not in explained]
    if unknown:
        meant = initials(model)
        for each in unknown:
            yield _finding(each, meant.get(each.acronym.letters.casefold()))


def _finding(used: Used, meant: Entry | None) -> Finding:
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
        cause=Cause(letters, f'use "{letters}", which nothing explains', "", help),
    )
