"""The words themselves."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.terms.duplicate_name import duplicate_name

RULES: tuple[Rule, ...] = (duplicate_name,)
