"""The words themselves."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.terms.acronym_with_two_expansions import acronym_with_two_expansions
from funnelspec.rules.terms.alias_in_text import alias_in_text
from funnelspec.rules.terms.avoided_name import avoided_name
from funnelspec.rules.terms.avoided_word import avoided_word
from funnelspec.rules.terms.duplicate_name import duplicate_name
from funnelspec.rules.terms.one_metric_two_formulas import one_metric_two_formulas
from funnelspec.rules.terms.two_names_one_formula import two_names_one_formula
from funnelspec.rules.terms.undefined_term import undefined_term
from funnelspec.rules.terms.unexpanded_acronym import unexpanded_acronym

RULES: tuple[Rule, ...] = (
    acronym_with_two_expansions,
    alias_in_text,
    avoided_name,
    avoided_word,
    duplicate_name,
    one_metric_two_formulas,
    two_names_one_formula,
    undefined_term,
    unexpanded_acronym,
)
