"""Two criteria that mean the same under two names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.conditions.ast import All, AnyOf
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.typed import Named, Typed
from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Criterion, Part, When
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rule import rule
from funnelspec.rules._names import declared_apart, settled
from funnelspec.rules._together import pair
from funnelspec.rules._undecided import undecided


class Line(NamedTuple):
    """A criterion or a part, and the line that it draws."""

    entry: Criterion | Part
    when: When
    typed: Typed

    @property
    def segment(self) -> str:
        return self.entry.id.rpartition("/")[0]

    def order(self) -> tuple[bool, tuple[object, ...]]:
        """Shared lines before a team's, then by path and place: the later of two is the one to change."""
        return (self.entry.file.team is not None, self.when.node.where.order())


@rule(
    name="same-criteria",
    on=Workspace,
    severity=WARNING,
    title="Two criteria mean exactly the same under two names",
    why="People tell the two apart in reports and meetings although there is nothing to tell apart, and when "
    "one of them is changed the other stays behind.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          sal:
            name: SAL criteria
            definition: When sales accepts a lead.
            when: [demo_requested, employees >= 50]
          sql:
            name: SQL criteria
            definition: When sales calls a lead qualified.
            when: [employees > 49, demo_requested]  # <-- [employees > 49, demo_requested]
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          sal:
            name: SAL criteria
            definition: When sales accepts a lead.
            when: [demo_requested, employees >= 50]
          sql:
            name: SQL criteria
            definition: When sales calls a lead qualified.
            when:
              - meets sal
              - judgement "has a budget"
    """,
)
def same_criteria(workspace: Workspace) -> Iterator[Finding]:
    if workspace.like:
        return
    for kind in (Criterion, Part):
        by_context: dict[str | None, list[Line]] = {}
        for line in _lines(workspace, kind):
            by_context.setdefault(line.entry.file.context, []).append(line)
        for lines in by_context.values():
            if len({line.segment or line.entry.id for line in lines}) > 1:
                alike = workspace.logic().alike([line.typed for line in lines])
                for numbers in (*alike.kinds, *alike.undecided):
                    sure = numbers in alike.kinds
                    yield from _findings([lines[number] for number in numbers], sure, workspace)


def _lines(workspace: Workspace, kind: type[Criterion] | type[Part]) -> Iterator[Line]:
    for entry in workspace.all(kind).values():
        whole = workspace.entries.get(entry.full_id.rpartition("/")[0], entry)
        typed = workspace.bind(entry.when)[0] if entry.when and settled(entry) and settled(whole) else None
        if entry.when and typed is not None and not _says_the_same(typed) and not _for_blanks(entry, typed):
            yield Line(entry, entry.when, typed)


def _says_the_same(typed: Typed) -> bool:
    """Whether a condition is nothing but ``meets``, so that everybody sees what it is the same as."""
    while isinstance(typed, (All, AnyOf)) and len(typed.parts) == 1:
        typed = typed.parts[0]
    return isinstance(typed, Named)


def _for_blanks(entry: Criterion | Part, typed: Typed) -> bool:
    """Whether a part takes those of whom nothing is known: segments of one field need the same one."""
    from datetime import date

    return isinstance(entry, Part) and evaluate(typed, {}, date(2000, 1, 1), {})


def _findings(lines: Sequence[Line], sure: bool, workspace: Workspace) -> Iterator[Finding]:
    """One for each line that an earlier one draws, too."""
    ordered = sorted(lines, key=Line.order)
    everyone = [line.entry.full_id for line in ordered]
    first, least = next(iter(everyone), ""), min(everyone, default="")
    for at, later in enumerate(ordered):
        for earlier in ordered[:at]:
            if _two_names(earlier, later) and not declared_apart(earlier.entry, later.entry, workspace):
                about = pair(earlier.entry.full_id, later.entry.full_id, first, least)
                found = _finding(earlier, later) if sure else _open(earlier, later)
                yield found.replace(parts=(about,))
                break


def _two_names(earlier: Line, later: Line) -> bool:
    if earlier.segment and earlier.segment == later.segment:
        return False
    return fold_name(earlier.entry.label) != fold_name(later.entry.label)


def _open(earlier: Line, later: Line) -> Finding:
    at = Label(later.when.node.where.first_line(), "too much at once")
    what = f'whether "{later.entry.label}" and "{earlier.entry.label}" mean the same'
    return undecided(at, later.entry.full_id, what, "same")


def _finding(earlier: Line, later: Line) -> Finding:
    one, other = earlier.entry, later.entry
    keep = 'keep one of them and add the name of the other to its "aliases"'
    if later.segment:
        keep = f"write `meets {one.id}` in the other, so that the line is drawn once"
    return Finding(
        headline=f'"{other.label}" and "{one.label}" mean exactly the same',
        at=_label(later),
        related=(_label(earlier),),
        help=f"If both are one thing, {keep}; if not, change the one that is wrong, or write "
        f"`not_the_same_as: {one.full_id}` where it is so on purpose.",
        entries=(one.full_id, other.full_id),
    )


def _label(line: Line) -> Label:
    """The condition where it stands in one line, else the word in front of it."""
    where = line.when.node.where
    if where != where.first_line():
        where = line.entry.place("when")
    return Label(where, f'what "{line.entry.label}" asks')
