"""The words themselves."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.terms.avoided_name import avoided_name
from funnelspec.rules.terms.avoided_word import avoided_word
from funnelspec.rules.terms.duplicate_name import duplicate_name
from funnelspec.rules.terms.one_metric_two_formulas import one_metric_two_formulas
from funnelspec.rules.terms.two_names_one_formula import two_names_one_formula

RULES: tuple[Rule, ...] = (
    avoided_name,
    avoided_word,
    duplicate_name,
    one_metric_two_formulas,
    two_names_one_formula,
)
