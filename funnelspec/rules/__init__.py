"""Every rule: one file each, in families. A new rule is a new file and a line in its family's tuple."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules import agreement, comments, completeness, criteria, funnel, mapping, shape, terms, time

ALL: tuple[Rule, ...] = (
    *shape.RULES,
    *terms.RULES,
    *agreement.RULES,
    *criteria.RULES,
    *funnel.RULES,
    *completeness.RULES,
    *mapping.RULES,
    *time.RULES,
    *comments.RULES,
)
