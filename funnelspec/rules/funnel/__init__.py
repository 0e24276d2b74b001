"""The way through the funnel."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.funnel.dead_end import dead_end
from funnelspec.rules.funnel.endless_loop import endless_loop
from funnelspec.rules.funnel.unreachable_stage import unreachable_stage

RULES: tuple[Rule, ...] = (dead_end, endless_loop, unreachable_stage)
