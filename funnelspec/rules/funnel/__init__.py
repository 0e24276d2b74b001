"""The way through the funnel."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.funnel.dead_end import dead_end
from funnelspec.rules.funnel.easier_later_stage import easier_later_stage
from funnelspec.rules.funnel.endless_loop import endless_loop
from funnelspec.rules.funnel.entry_meets_exit import entry_meets_exit
from funnelspec.rules.funnel.exit_excludes_entry import exit_excludes_entry
from funnelspec.rules.funnel.hidden_limit import hidden_limit
from funnelspec.rules.funnel.no_way_back import no_way_back
from funnelspec.rules.funnel.on_path_and_out import on_path_and_out
from funnelspec.rules.funnel.stuck_lead import stuck_lead
from funnelspec.rules.funnel.two_ways_on import two_ways_on
from funnelspec.rules.funnel.unreachable_stage import unreachable_stage

RULES: tuple[Rule, ...] = (
    dead_end,
    easier_later_stage,
    endless_loop,
    entry_meets_exit,
    exit_excludes_entry,
    hidden_limit,
    no_way_back,
    on_path_and_out,
    stuck_lead,
    two_ways_on,
    unreachable_stage,
)
