"""One value in the CRM that stands for two items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import CrmValue, Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import gone, settled
from funnelspec.rules._words import quoted
from funnelspec.source import Location

_MOST = 4


@rule(
    name="crm-value-twice",
    on=Workspace,
    severity=WARNING,
    title="One value in another system stands for two items",
    why="A record that has this value may be the one or the other: every report from there adds up two "
    "things that the definitions keep apart.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            crm: {salesforce: {Lead.Status: Working}}
          sal:
            name: SAL
            definition: A lead that sales accepted.
            crm: {salesforce: {Lead.Status: Working}}  # <-- Working
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        systems: {salesforce: {name: Salesforce}}
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            crm: {salesforce: {Lead.Status: Open}}
          sal:
            name: SAL
            definition: A lead that sales accepted.
            crm: {salesforce: {Lead.Status: Working}}
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        systems: {salesforce: {name: Salesforce}}
    """,
)
def crm_value_twice(workspace: Workspace) -> Iterator[Finding]:
    held: dict[tuple[str | None, ...], dict[str, _Holder]] = {}
    for entry in workspace.entries.values():
        for crm in entry.crm:
            for value in crm.values:
                # Single reasons and parts have their values within the set they belong to.
                of = entry.full_id.rpartition("/")[0]
                key = (of, entry.file.context, crm.system.value, crm.attribute.value, value.value.strip())
                held.setdefault(key, {}).setdefault(entry.full_id, (entry, crm, value.where))
    homes: dict[str, set[str]] | None = None
    for holders in held.values():
        found = [each for each in holders.values() if not gone(each[0]) and not each[0].replaced_by]
        if len(found) > 1 and not _told_apart(found):
            homes = _homes(workspace) if homes is None else homes
            yield _finding(sorted(found, key=_order), homes, workspace)


_Holder = tuple[Entry, CrmValue, Location]


def _told_apart(holders: Sequence[_Holder]) -> bool:
    """Whether another attribute in the same system has a value for each that only it has: stages share a
    forecast category, and each has its own stage name."""
    system = holders[0][1].system.value
    values: dict[str, list[set[str]]] = {}
    for entry, _, _ in holders:
        for crm in entry.crm:
            if crm.system.value == system and crm.values:
                values.setdefault(crm.attribute.value, []).append({each.value.strip() for each in crm.values})
    return any(
        len(each) == len(holders) and sum(map(len, each)) == len(set().union(*each))
        for each in values.values()
    )


def _order(holder: _Holder) -> tuple[object, ...]:
    """A team's values behind shared ones, then by place."""
    entry, _, where = holder
    return (entry.file.team is not None or where.path != entry.file.path, *where.order())


def _finding(holders: Sequence[_Holder], homes: dict[str, set[str]], workspace: Workspace) -> Finding:
    *others, (entry, crm, where) = holders
    known = workspace.config.systems.get(crm.system.value)
    system, place = known.name if known else crm.system.value, crm.attribute.value
    names = quoted([holder[0].label for holder in holders[:_MOST]])
    if len(holders) > _MOST:
        names = f'{len(holders)} {entry.section}, among them "{others[0][0].label}" and "{entry.label}",'
    value = " ".join(where.text.split()).strip("\"'")
    # Of stages that are never in one funnel a record type or a pipeline tells which is meant.
    funnels = [homes.get(holder[0].full_id, set()) for holder in holders]
    apart = all(funnels) and sum(map(len, funnels)) == len(set().union(*funnels))
    # What is not agreed yet may well be there to take the value over.
    open_ = sum(settled(holder[0]) for holder in holders) < 2
    return Finding(
        headline=f'{names} are one value of {place} in {system}: "{value}"',
        at=Label(where, f'"{entry.label}"'),
        related=tuple(Label(at, f'"{other.label}"') for other, _, at in others[:_MOST]),
        help=f"Write for each of them the value that only it has in {system}; if they are one thing there, "
        "make them one item.",
        entries=tuple(holder[0].full_id for holder in holders),
        differs=f"{crm.system.value} {place} {value}",
        severity=INFO if apart or open_ else None,
    )


def _homes(workspace: Workspace) -> dict[str, set[str]]:
    """By full id of a stage the funnels that have it."""
    from funnelspec.rules._flows import flows

    found: dict[str, set[str]] = {}
    for funnel, flow in flows(workspace):
        for stage in flow.stages.values():
            found.setdefault(stage.stage.full_id, set()).add(funnel.full_id)
    return found
