"""The words themselves."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.terms.alike_definitions import alike_definitions
from funnelspec.rules.terms.duplicate_name import duplicate_name
from funnelspec.rules.terms.misspelt_name import misspelt_name
from funnelspec.rules.terms.one_metric_two_formulas import one_metric_two_formulas
from funnelspec.rules.terms.same_definition import same_definition
from funnelspec.rules.terms.spelling_variant import spelling_variant
from funnelspec.rules.terms.technical_word import technical_word
from funnelspec.rules.terms.two_names_one_formula import two_names_one_formula

RULES: tuple[Rule, ...] = (
    alike_definitions,
    duplicate_name,
    misspelt_name,
    one_metric_two_formulas,
    same_definition,
    spelling_variant,
    technical_word,
    two_names_one_formula,
)
