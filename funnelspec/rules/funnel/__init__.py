"""The way through the funnel."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.funnel.dead_end import dead_end
from funnelspec.rules.funnel.easier_later_stage import easier_later_stage
from funnelspec.rules.funnel.endless_loop import endless_loop
from funnelspec.rules.funnel.entry_meets_exit import entry_meets_exit
from funnelspec.rules.funnel.exit_excludes_entry import exit_excludes_entry
from funnelspec.rules.funnel.on_path_and_out import on_path_and_out
from funnelspec.rules.funnel.unreachable_stage import unreachable_stage

RULES: tuple[Rule, ...] = (
    dead_end,
    easier_later_stage,
    endless_loop,
    entry_meets_exit,
    exit_excludes_entry,
    on_path_and_out,
    unreachable_stage,
)
