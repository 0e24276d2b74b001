"""What a rule is: a card that never changes, and a function that looks at one thing and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from funnelspec.diagnostic import Card, Certainty, Finding, Severity
from funnelspec.record import NamedTuple

Check = Callable[..., Iterable[Finding]]


class Rule(NamedTuple):
    """A rule as the engine runs it.

    Attributes:
        on: what ``check`` is called with. A kind of item (``Stage``): every such item of each distinct
            workspace, together with that workspace. ``Workspace``: each distinct workspace. ``Model``:
            everything as written, once.
        about: what the rule looks at: ``items``, or ``comments``, which run last because they judge what
            the other findings did.
    """

    card: Card
    on: type[Any]
    check: Check

    def __repr__(self) -> str:
        return f"<rule {self.card.name}>"


def rule(
    *,
    name: str,
    on: type[Any],
    severity: Severity,
    title: str,
    why: str,
    bad: str,
    good: str,
    certainty: Certainty = "exact",
    strict: Severity | None = None,
    measured: str = "",
) -> Callable[[Check], Rule]:
    """Makes a rule of a function ``(thing, workspace) -> findings``; its family is the folder it is in.

    Args:
        name: kebab-case; states the bad thing and reads well after "ignore".
        on: see ``Rule.on``.
        severity: of its findings, unless the workspace or the finding itself says less.
        title: true of every finding of the rule.
        why: the consequence for the business.
        bad, good: small workspaces that are its documentation and its tests; see ``diagnostic.Card``.
        certainty: ``heuristic`` for what rests on similarity of prose.
        strict: the severity under ``preset: strict``, where it differs.
        measured: of a heuristic rule, how often it is right and on what.
    """

    def make(check: Check) -> Rule:
        family = check.__module__.rsplit(".", 2)[-2]
        card = Card(name, family, severity, title, why, bad, good, certainty, strict, measured)
        return Rule(card, on, check)

    return make
