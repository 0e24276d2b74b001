"""Whether the items hold together: ids and references."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.shape.broken_link import broken_link
from funnelspec.rules.shape.duplicate_id import duplicate_id
from funnelspec.rules.shape.incomplete_item import incomplete_item
from funnelspec.rules.shape.unknown_calendar import unknown_calendar
from funnelspec.rules.shape.unknown_context import unknown_context
from funnelspec.rules.shape.unknown_reference import unknown_reference
from funnelspec.rules.shape.unknown_system import unknown_system
from funnelspec.rules.shape.unknown_team import unknown_team
from funnelspec.rules.shape.wrong_kind import wrong_kind

RULES: tuple[Rule, ...] = (
    broken_link,
    duplicate_id,
    incomplete_item,
    unknown_calendar,
    unknown_context,
    unknown_reference,
    unknown_system,
    unknown_team,
    wrong_kind,
)
