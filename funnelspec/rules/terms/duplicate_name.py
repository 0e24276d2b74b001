"""One name, abbreviation or alias for two items."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import references
from funnelspec.diagnostic import ERROR, WARNING, Finding
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Criterion, Funnel, Score, Stage, Status, When
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._formulas import two_formulas
from funnelspec.rules._names import ABBREVIATION, Holder, holders


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
    allowed = {pair for workspace in model.workspaces() for pair in _may_share(workspace)}
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


def _may_share(workspace: Workspace) -> Iterator[frozenset[str]]:
    """A stage and a status of it, a field and its score model, a criterion and the stage it opens."""
    for status in workspace.all(Status).values():
        for ref in status.stages:
            yield frozenset((status.full_id, workspace.look_up(ref).full_id))
    for score in workspace.all(Score).values():
        if score.field:
            yield frozenset((score.full_id, workspace.look_up(score.field).full_id))
    for stage in workspace.all(Stage).values():
        yield from _opened_by(stage.full_id, stage.entry, workspace)
    for funnel in workspace.all(Funnel).values():
        for item in (*funnel.stages, *funnel.side_stages):
            yield from _opened_by(workspace.look_up(item.stage).full_id, item.entry, workspace)


def _opened_by(stage: str, entry: When | None, workspace: Workspace) -> Iterator[frozenset[str]]:
    for words in references(entry.condition) if entry and entry.condition else ():
        criterion = workspace.criterion(words.value)
        if isinstance(criterion, Criterion):
            yield frozenset((stage, criterion.full_id))


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
