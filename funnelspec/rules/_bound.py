"""What typing finds in the conditions and the worked examples of an item, for the rule it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.lead import read_lead
from funnelspec.diagnostic import INFO, Finding
from funnelspec.model.entities import Criterion, Entry
from funnelspec.model.references import conditions
from funnelspec.model.workspace import Workspace


def bound(entry: Entry, workspace: Workspace, rule: str) -> Iterator[Finding]:
    """The findings of one rule in the conditions of an item and in the leads of its cases."""
    found = [finding for _, when in conditions(entry) for finding in workspace.bind(when)[1]]
    if isinstance(entry, Criterion):
        for case in entry.cases:
            found += read_lead(case.lead, workspace.table())[1]
    for finding in found:
        if finding.rule != rule:
            continue
        finding = finding.replace(entries=(entry.full_id,))
        if rule == "unknown-field":
            if f"fields/{finding.differs}" in workspace.elsewhere:
                headline = f'"{finding.differs}" is a field that only other teams\' files have'
                finding = finding.replace(headline=headline, severity=INFO)
            elif not workspace.complete:
                continue
        yield finding
