"""A system that ``funnelspec.yaml`` does not have."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.model import Model
from funnelspec.model.views import inside
from funnelspec.rule import rule
from funnelspec.rules._declared import undeclared
from funnelspec.rules._words import called


@rule(
    name="unknown-system",
    on=Model,
    severity=ERROR,
    title="A system is named that funnelspec.yaml does not have",
    why="Whoever sets up the CRM looks for the items of one system by its id; what stands under another id "
    "is overlooked.",
    bad="""
        terms:
          account:
            name: Account
            definition: One company with all its people.
            crm: {salesfroce: Account}  # <-- salesfroce
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        systems: {salesforce: {name: Salesforce}}
    """,
    good="""
        terms:
          account:
            name: Account
            definition: One company with all its people.
            crm: {salesforce: Account}
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        systems: {salesforce: {name: Salesforce}}
    """,
)
def unknown_system(model: Model) -> Iterator[Finding]:
    systems = model.config.systems
    for whole in model.entries:
        for entry in (whole, *inside(whole)):
            for system in dict.fromkeys(value.system for value in entry.crm):
                if system.value not in systems:
                    who = f'"{called(entry, model)}"'
                    yield undeclared(system, who, "system", "systems", systems, entry.full_id)
