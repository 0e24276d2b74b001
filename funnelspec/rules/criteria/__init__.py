"""Conditions and their worked examples."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.criteria.always_met import always_met
from funnelspec.rules.criteria.backwards_range import backwards_range
from funnelspec.rules.criteria.blank_in_no_part import blank_in_no_part
from funnelspec.rules.criteria.blank_slips_through import blank_slips_through
from funnelspec.rules.criteria.boundary_slip import boundary_slip
from funnelspec.rules.criteria.case_without_date import case_without_date
from funnelspec.rules.criteria.circular_criteria import circular_criteria
from funnelspec.rules.criteria.failing_case import failing_case
from funnelspec.rules.criteria.gap_in_cover import gap_in_cover
from funnelspec.rules.criteria.hidden_part import hidden_part
from funnelspec.rules.criteria.impossible_count import impossible_count
from funnelspec.rules.criteria.never_met import never_met
from funnelspec.rules.criteria.out_of_range import out_of_range
from funnelspec.rules.criteria.overlapping_parts import overlapping_parts
from funnelspec.rules.criteria.part_without_effect import part_without_effect
from funnelspec.rules.criteria.repeated_choice import repeated_choice
from funnelspec.rules.criteria.reserved_id import reserved_id
from funnelspec.rules.criteria.same_criteria import same_criteria
from funnelspec.rules.criteria.undecided_condition import undecided_condition
from funnelspec.rules.criteria.unknown_choice import unknown_choice
from funnelspec.rules.criteria.unknown_criterion import unknown_criterion
from funnelspec.rules.criteria.unknown_field import unknown_field
from funnelspec.rules.criteria.unknown_judgement import unknown_judgement
from funnelspec.rules.criteria.unreachable_threshold import unreachable_threshold
from funnelspec.rules.criteria.wrong_type import wrong_type
from funnelspec.rules.criteria.wrong_unit import wrong_unit
from funnelspec.rules.criteria.yes_no_comparison import yes_no_comparison

RULES: tuple[Rule, ...] = (
    always_met,
    backwards_range,
    blank_in_no_part,
    blank_slips_through,
    boundary_slip,
    case_without_date,
    circular_criteria,
    failing_case,
    gap_in_cover,
    hidden_part,
    impossible_count,
    never_met,
    out_of_range,
    overlapping_parts,
    part_without_effect,
    repeated_choice,
    reserved_id,
    same_criteria,
    undecided_condition,
    unknown_choice,
    unknown_criterion,
    unknown_field,
    unknown_judgement,
    unreachable_threshold,
    wrong_type,
    wrong_unit,
    yes_no_comparison,
)
