"""One name, abbreviation or alias for two items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import ERROR, INFO, WARNING, Finding
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._formulas import two_formulas
from funnelspec.rules._names import ABBREVIATION, Holder
from funnelspec.rules._sharing import retired, sharing
from funnelspec.rules._together import pair as known_as
from funnelspec.rules._words import listed

if TYPE_CHECKING:
    from funnelspec.language.contrast import Contrast, Synonyms


@rule(
    name="duplicate-name",
    on=Model,
    severity=ERROR,
    title="One name stands for two items",
    why="Whoever reads or says the name means one of the two, and whoever hears it may think of the other.",
    bad="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person who is named on an opportunity.
            aliases: [person, leads]  # <-- leads
    """,
    good="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person who is named on an opportunity.
            aliases: [person]
    """,
)
def duplicate_name(model: Model) -> Iterator[Finding]:
    known: Synonyms | None = None
    around: list[Holder] = []
    first = least = word = ""
    # That a word of a retired item is taken again is a rule of its own.
    for earlier, later, several in sharing(model, lambda one, other: retired(one) == retired(other)):
        # Of two formulas another rule says what differs.
        if not two_formulas(earlier, later):
            known = known or _synonyms(model)
            if several is not around:  # once for all who go by one name, of whom there may be many
                around = several
                first, least = several[0].entry.full_id, min(holder.entry.full_id for holder in several)
                word = min(fold_name(holder.word.value) for holder in several)
            about = known_as(earlier.entry.full_id, later.entry.full_id, first, least)
            yield _finding(earlier, later, known).replace(parts=(f"{about} {word}",))


def _synonyms(model: Model) -> Synonyms:
    from funnelspec.comparison.contrasts import synonyms

    return synonyms(model)


def _finding(earlier: Holder, later: Holder, known: Synonyms) -> Finding:
    kinds = {earlier.entry.section, later.entry.section}
    abbreviated = earlier.role == later.role == ABBREVIATION
    spelled = fold_name(earlier.word.value) != fold_name(later.word.value)
    texts = _contrast(earlier, later, known) if len(kinds) == 1 else None
    if texts and texts.verdict != "different" and _of_two_teams(earlier, later):
        return _one_thing(earlier, later, texts)
    help = "If both are one thing, keep one of them; if not, give one of them a name of its own."
    share = next((how for pair, how in _SHARING if pair == kinds), "")
    words = texts.says() if texts else ""
    headline = f'"{later.word.value}" stands for two items'
    if spelled:
        headline = f'"{earlier.word.value}" and "{later.word.value}" look like one name of two items'
    lower = spelled or (len(kinds) > 1 and not abbreviated)
    return Finding(
        headline=f"{headline}: {words}" if words else headline,
        at=later.label(),
        related=(earlier.label(),),
        help=f"{help} {share}".rstrip(),
        entries=(earlier.entry.full_id, later.entry.full_id),
        # Two things behind one abbreviation mislead in speech, of whatever kinds they are.
        severity=WARNING if lower else None,
        certainty="heuristic" if spelled else None,
    )


def _contrast(earlier: Holder, later: Holder, known: Synonyms) -> Contrast | None:
    from funnelspec.language.contrast import contrast

    one, other = earlier.entry.definition, later.entry.definition
    return contrast(one.value, other.value, known) if one and other else None


def _of_two_teams(earlier: Holder, later: Holder) -> bool:
    teams = {holder.entry.file.team for holder in (earlier, later)}
    return len(teams) > 1 and None not in teams


def _one_thing(earlier: Holder, later: Holder, texts: Contrast) -> Finding:
    """Two teams that mean the same by a name, and each keep it under an id of their own."""
    teams = listed(sorted(str(holder.entry.file.team) for holder in (earlier, later)))
    same = texts.verdict == "same"
    means = "define" if same else "seem to mean"
    return Finding(
        headline=f'{teams} {means} one thing by "{later.word.value}", under two ids',
        at=later.label(),
        related=(earlier.label(),),
        help=f"Give it one id, `{earlier.entry.id}` or `{later.entry.id}`, and keep it in one shared file.",
        entries=(earlier.entry.full_id, later.entry.full_id),
        severity=WARNING if same else INFO,
        certainty=None if same else "heuristic",
    )


_SHARING = (
    ({"stages"}, 'One stage may stand in several funnels, and have a "probability" of its own in each.'),
    ({"stages", "statuses"}, 'A status may be called like a stage that its "stages" names.'),
    ({"reasons", "statuses"}, 'A reason may be called like the status whose "reasons" is its set.'),
    ({"reasons", "stages"}, 'A reason may be called like a stage that it is given for in "next".'),
    ({"fields", "status_lists"}, 'A status list may be called like the field that is its place under "crm".'),
    ({"fields", "scores"}, 'A score model may be called like the field that its "field" names.'),
    ({"criteria", "stages"}, 'A criterion may be called like a stage whose "entry" says `meets` it.'),
)
