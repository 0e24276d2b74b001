"""What typing finds in the conditions and the worked examples of items, for the rule it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rules._words import missing
from funnelspec.schema.words import quoted


def bound(workspace: Workspace, rule: str) -> Iterator[Finding]:
    """The findings of one rule in the conditions of a workspace's own items and the leads of their cases."""
    for finding in workspace.problems():
        if finding.rule != rule:
            continue
        if rule == "unknown-field":
            if f"fields/{finding.differs}" in workspace.elsewhere:
                headline = f'"{finding.differs}" is a field that only other teams\' files have'
                finding = finding.replace(headline=headline, severity=INFO)
            elif not workspace.complete or workspace.perhaps_left_out(f"fields/{finding.differs}"):
                continue
            else:
                says = f"name the field {quoted(finding.differs)}"
                finding = finding.replace(cause=missing(says, finding.differs, None))
        yield finding
