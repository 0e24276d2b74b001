"""What is missing: texts, replacements, deadlines, reasons, criteria."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.completeness.circular_replacement import circular_replacement
from funnelspec.rules.completeness.deprecated_without_replacement import deprecated_without_replacement
from funnelspec.rules.completeness.empty_set import empty_set
from funnelspec.rules.completeness.given_up_without_reason import given_up_without_reason
from funnelspec.rules.completeness.goal_over_100 import goal_over_100
from funnelspec.rules.completeness.handover_without_deadline import handover_without_deadline
from funnelspec.rules.completeness.handover_without_reject_reasons import handover_without_reject_reasons
from funnelspec.rules.completeness.handover_without_way_back import handover_without_way_back
from funnelspec.rules.completeness.personal_data_handed_over import personal_data_handed_over
from funnelspec.rules.completeness.placeholder_text import placeholder_text
from funnelspec.rules.completeness.rejected_outside_funnel import rejected_outside_funnel
from funnelspec.rules.completeness.replacement_is_deprecated import replacement_is_deprecated
from funnelspec.rules.completeness.review_overdue import review_overdue
from funnelspec.rules.completeness.sla_without_consequence import sla_without_consequence
from funnelspec.rules.completeness.sla_without_stop import sla_without_stop
from funnelspec.rules.completeness.stage_without_entry_criteria import stage_without_entry_criteria

RULES: tuple[Rule, ...] = (
    circular_replacement,
    deprecated_without_replacement,
    empty_set,
    given_up_without_reason,
    goal_over_100,
    handover_without_deadline,
    handover_without_reject_reasons,
    handover_without_way_back,
    personal_data_handed_over,
    placeholder_text,
    rejected_outside_funnel,
    replacement_is_deprecated,
    review_overdue,
    sla_without_consequence,
    sla_without_stop,
    stage_without_entry_criteria,
)
