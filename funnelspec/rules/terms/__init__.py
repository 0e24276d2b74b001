"""The words themselves."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.terms.circular_definition import circular_definition
from funnelspec.rules.terms.duplicate_name import duplicate_name
from funnelspec.rules.terms.never_used import never_used
from funnelspec.rules.terms.one_metric_two_formulas import one_metric_two_formulas
from funnelspec.rules.terms.only_its_name import only_its_name
from funnelspec.rules.terms.text_contradicts_value import text_contradicts_value
from funnelspec.rules.terms.two_names_one_formula import two_names_one_formula
from funnelspec.rules.terms.vague_wording import vague_wording
from funnelspec.rules.terms.wrong_count import wrong_count

RULES: tuple[Rule, ...] = (
    circular_definition,
    duplicate_name,
    never_used,
    one_metric_two_formulas,
    only_its_name,
    text_contradicts_value,
    two_names_one_formula,
    vague_wording,
    wrong_count,
)
