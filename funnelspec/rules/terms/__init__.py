"""The words themselves."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.terms.acronym_with_two_expansions import acronym_with_two_expansions
from funnelspec.rules.terms.alias_in_text import alias_in_text
from funnelspec.rules.terms.alike_definitions import alike_definitions
from funnelspec.rules.terms.avoided_name import avoided_name
from funnelspec.rules.terms.avoided_word import avoided_word
from funnelspec.rules.terms.circular_definition import circular_definition
from funnelspec.rules.terms.duplicate_name import duplicate_name
from funnelspec.rules.terms.misspelt_name import misspelt_name
from funnelspec.rules.terms.never_used import never_used
from funnelspec.rules.terms.one_metric_two_formulas import one_metric_two_formulas
from funnelspec.rules.terms.only_its_name import only_its_name
from funnelspec.rules.terms.retired_word_taken_again import retired_word_taken_again
from funnelspec.rules.terms.same_definition import same_definition
from funnelspec.rules.terms.spelling_variant import spelling_variant
from funnelspec.rules.terms.technical_word import technical_word
from funnelspec.rules.terms.text_contradicts_value import text_contradicts_value
from funnelspec.rules.terms.two_names_one_formula import two_names_one_formula
from funnelspec.rules.terms.undefined_term import undefined_term
from funnelspec.rules.terms.unexpanded_acronym import unexpanded_acronym
from funnelspec.rules.terms.vague_wording import vague_wording
from funnelspec.rules.terms.wrong_count import wrong_count

RULES: tuple[Rule, ...] = (
    acronym_with_two_expansions,
    alias_in_text,
    alike_definitions,
    avoided_name,
    avoided_word,
    circular_definition,
    duplicate_name,
    misspelt_name,
    never_used,
    one_metric_two_formulas,
    only_its_name,
    retired_word_taken_again,
    same_definition,
    spelling_variant,
    technical_word,
    text_contradicts_value,
    two_names_one_formula,
    undefined_term,
    unexpanded_acronym,
    vague_wording,
    wrong_count,
)
