"""A status list, and the field that holds it, with different values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry, Field, Ref, Status, StatusList
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import crm_place, settled
from funnelspec.rules._words import quoted
from funnelspec.syntax.tree import Text

_MOST = 6


@rule(
    name="list-against-field",
    on=Workspace,
    severity=WARNING,
    title="A status list and its field have different values",
    why="Records with a value that no status explains are in no report by status, and a status that the "
    "field does not have can be given to nobody.",
    bad="""
        fields:
          status_value:
            name: Status value
            definition: What the record says.
            type: choice
            choices: [New, Working, Nurture]  # <-- Nurture
            crm: {salesforce: Lead.Status}
        statuses:
          new: {name: New, definition: Nobody has called.}
          working: {name: Working, definition: A rep calls.}
        status_lists:
          lead_status:
            name: Lead status
            definition: Where the work stands.
            of: [new, working]
            crm: {salesforce: Lead.Status}
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        systems: {salesforce: {name: Salesforce}}
    """,
    good="""
        fields:
          status_value:
            name: Status value
            definition: What the record says.
            type: choice
            choices: [New, Working]
            crm: {salesforce: Lead.Status}
        statuses:
          new: {name: New, definition: Nobody has called.}
          working: {name: Working, definition: A rep calls.}
        status_lists:
          lead_status:
            name: Lead status
            definition: Where the work stands.
            of: [new, working]
            crm: {salesforce: Lead.Status}
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        systems: {salesforce: {name: Salesforce}}
    """,
)
def list_against_field(workspace: Workspace) -> Iterator[Finding]:
    lists = [each for each in workspace.all(StatusList).values() if each.crm]
    fields: dict[tuple[str, str], list[Field]] = {}
    for field in workspace.all(Field).values() if lists else ():
        if field.choices and field.type and field.type.value == "choice":
            for place in {crm_place(crm) for crm in field.crm if not crm.values}:
                fields.setdefault(place, []).append(field)
    listed: set[str] | None = None
    for statuses in lists:
        members = [(ref, member) for ref in statuses.of if (member := workspace.find(ref))]
        if len(members) < len(statuses.of):
            continue  # the one that cannot be found may be a typing slip
        for place in {crm_place(crm): None for crm in statuses.crm if not crm.values}:
            called = {member.full_id: _called(member, place) for _, member in members}
            known = set().union(*called.values())
            if place in fields:
                listed = _listed(workspace) if listed is None else listed
                known.update(
                    *(_called(each, place) for each in _missed(statuses, members, listed, workspace))
                )
            # One place holds one field; of many each list is held against a few, so the cost stays linear.
            for field in fields.get(place, ())[:_MOST]:
                values = {fold_name(choice.value) for choice in field.choices}
                more = [choice for choice in field.choices if fold_name(choice.value) not in known]
                less = [
                    (ref.text, member)
                    for ref, member in members
                    if values.isdisjoint(called[member.full_id]) and settled(member)
                ]
                if more:
                    yield _finding(
                        f'"{statuses.label}" has no status for {{}}, which "{field.label}" may be',
                        "no status has this value",
                        [(choice, choice.value) for choice in more],
                        Label(statuses.place("of"), f'the statuses of "{statuses.label}"'),
                        f"Add a status for {_each(more)} to `{statuses.full_id}`, or take out of "
                        f"`{field.full_id}` what the field does not have.",
                    ).replace(entries=(field.full_id, statuses.full_id))
                if less:
                    yield _finding(
                        f'"{field.label}" has no value for {{}}, which "{statuses.label}" lists',
                        "no value of the field",
                        [(text, member.label) for text, member in less],
                        Label(field.place("choices"), f'the values of "{field.label}"'),
                        f'Add a value for {_each(less)} to "choices" of `{field.full_id}`, or take out '
                        f"of `{statuses.full_id}` what the field does not have.",
                    ).replace(entries=(statuses.full_id, field.full_id))


def _each(several: Sequence[object]) -> str:
    return "each" if len(several) > 1 else "it"


def _listed(workspace: Workspace) -> set[str]:
    """The full ids of the statuses that some list has; of all where it is not certain which."""
    if workspace.left_out or not workspace.complete:
        return {status.full_id for status in workspace.all(Status).values()}
    return {workspace.look_up(ref).full_id for each in workspace.all(StatusList).values() for ref in each.of}


def _missed(
    statuses: StatusList, members: list[tuple[Ref, Entry]], listed: set[str], workspace: Workspace
) -> Iterator[Entry]:
    """Statuses of which it is told that the list lacks them: its default, and where its statuses move to that
    is in no list."""
    default = workspace.find(statuses.default) if statuses.default else None
    if default and all(member is not default for _, member in members):
        yield default
    for _, member in members:
        for move in member.next or () if isinstance(member, Status) else ():
            other = workspace.find(move.to)
            if other is not None and other.full_id not in listed:
                yield other


def _called(status: Entry, place: tuple[str, str]) -> set[str]:
    """How a status may be written in a field."""
    values = [value for crm in status.crm if crm_place(crm) == place for value in crm.values]
    names = (status.name,) if status.name else ()
    words = (*values, *names, *status.abbreviation, *status.aliases)
    return {fold_name(status.id), *(fold_name(word.value) for word in words)}


def _finding(headline: str, label: str, left: list[tuple[Text, str]], other: Label, help: str) -> Finding:
    names = quoted([name for _, name in left[:_MOST]])
    if len(left) > _MOST:
        names = f"{names} and {len(left) - _MOST} more"
    (first, _), *further = left[:_MOST]
    return Finding(
        headline=headline.replace("{}", names),
        at=Label(first.where, label),
        related=(*(Label(text.where, "and this") for text, _ in further), other),
        help=help,
        differs=" ".join(sorted(name for _, name in left)),
    )
