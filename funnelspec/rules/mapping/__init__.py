"""Whether the definitions and the values in other systems fit together."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.mapping.crm_value_twice import crm_value_twice
from funnelspec.rules.mapping.list_against_field import list_against_field

RULES: tuple[Rule, ...] = (
    crm_value_twice,
    list_against_field,
)
