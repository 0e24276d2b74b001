"""The comments that hide findings. They are judged last, by what they hid."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import Finding
from funnelspec.rule import Rule
from funnelspec.rules._comments import Use as Use
from funnelspec.rules.comments.expired_suppression import expired_suppression
from funnelspec.rules.comments.suppression_without_reason import suppression_without_reason
from funnelspec.rules.comments.unknown_rule_in_suppression import unknown_rule_in_suppression
from funnelspec.rules.comments.unused_suppression import unused_suppression

RULES: tuple[Rule, ...] = (
    expired_suppression,
    suppression_without_reason,
    unknown_rule_in_suppression,
    unused_suppression,
)


def judge(use: Use) -> Iterator[Finding]:
    """What is wrong with one comment; the findings name their rule."""
    for rule in RULES:
        for finding in rule.check(use):
            yield finding.replace(rule=rule.card.name)
