"""One name, abbreviation or alias for two items."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, WARNING, Finding
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._formulas import two_formulas
from funnelspec.rules._names import ABBREVIATION, Holder, holders, may_share


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
    allowed = {pair for workspace in model.workspaces() for pair in may_share(workspace)}
    found: set[frozenset[str]] = set()
    for several in holders(model):
        for at, later in enumerate(several):
            for earlier in several[:at]:
                pair = frozenset((earlier.entry.full_id, later.entry.full_id))
                if pair not in allowed and pair not in found:
                    found.add(pair)
                    # Of two formulas another rule says what differs.
                    if not two_formulas(earlier, later):
                        yield _finding(earlier, later)
                    break


def _finding(earlier: Holder, later: Holder) -> Finding:
    kinds = {earlier.entry.section, later.entry.section}
    abbreviated = earlier.role == later.role == ABBREVIATION
    help = "If both are one thing, keep one of them; if not, give one of them a name of its own."
    share = next((how for pair, how in _SHARING if pair == kinds), "")
    return Finding(
        headline=f'"{later.word.value}" stands for two items',
        at=later.label(),
        related=(earlier.label(),),
        help=f"{help} {share}".rstrip(),
        entries=(earlier.entry.full_id, later.entry.full_id),
        differs=fold_name(later.word.value),
        # Two things behind one abbreviation mislead in speech, of whatever kinds they are.
        severity=WARNING if len(kinds) > 1 and not abbreviated else None,
    )


_SHARING = (
    ({"stages", "statuses"}, 'A status may be called like a stage that its "stages" names.'),
    ({"fields", "scores"}, 'A score model may be called like the field that its "field" names.'),
    ({"criteria", "stages"}, 'A criterion may be called like a stage whose "entry" says `meets` it.'),
)
