"""The way through the funnel."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.funnel.backwards_metric import backwards_metric
from funnelspec.rules.funnel.broken_milestone import broken_milestone
from funnelspec.rules.funnel.dead_end import dead_end
from funnelspec.rules.funnel.default_not_in_list import default_not_in_list
from funnelspec.rules.funnel.easier_later_stage import easier_later_stage
from funnelspec.rules.funnel.endless_loop import endless_loop
from funnelspec.rules.funnel.entry_meets_exit import entry_meets_exit
from funnelspec.rules.funnel.exit_excludes_entry import exit_excludes_entry
from funnelspec.rules.funnel.falling_probability import falling_probability
from funnelspec.rules.funnel.hidden_limit import hidden_limit
from funnelspec.rules.funnel.never_against_next import never_against_next
from funnelspec.rules.funnel.no_way_back import no_way_back
from funnelspec.rules.funnel.on_path_and_out import on_path_and_out
from funnelspec.rules.funnel.outcome_against_probability import outcome_against_probability
from funnelspec.rules.funnel.path_against_next import path_against_next
from funnelspec.rules.funnel.repeated_member import repeated_member
from funnelspec.rules.funnel.several_won_stages import several_won_stages
from funnelspec.rules.funnel.stage_in_no_funnel import stage_in_no_funnel
from funnelspec.rules.funnel.status_against_stages import status_against_stages
from funnelspec.rules.funnel.status_in_no_stage import status_in_no_stage
from funnelspec.rules.funnel.status_not_in_list import status_not_in_list
from funnelspec.rules.funnel.stuck_lead import stuck_lead
from funnelspec.rules.funnel.two_ways_on import two_ways_on
from funnelspec.rules.funnel.unreachable_stage import unreachable_stage
from funnelspec.rules.funnel.warning_after_closing import warning_after_closing

RULES: tuple[Rule, ...] = (
    backwards_metric,
    broken_milestone,
    dead_end,
    default_not_in_list,
    easier_later_stage,
    endless_loop,
    entry_meets_exit,
    exit_excludes_entry,
    falling_probability,
    hidden_limit,
    never_against_next,
    no_way_back,
    on_path_and_out,
    outcome_against_probability,
    path_against_next,
    repeated_member,
    several_won_stages,
    stage_in_no_funnel,
    status_against_stages,
    status_in_no_stage,
    status_not_in_list,
    stuck_lead,
    two_ways_on,
    unreachable_stage,
    warning_after_closing,
)
