"""Every card there is: what reading, shape, conditions and rules can find.

The cards of the rules come with the rules, which every check imports; the others are imported when something
is wrong or when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from funnelspec.config import Config
from funnelspec.diagnostic import Card, Finding, Label
from funnelspec.rule import Rule


def rules() -> tuple[Rule, ...]:
    """The rules that look at definitions, in the order in which they run."""
    from funnelspec.rules import ALL, comments

    return tuple(rule for rule in ALL if rule not in comments.RULES)


@cache
def _of_rules() -> dict[str, Card]:
    from funnelspec.rules import ALL

    return {rule.card.name: rule.card for rule in ALL}


@cache
def _all() -> dict[str, Card]:
    from funnelspec.conditions.cards import CARDS as CONDITIONS
    from funnelspec.prose.cards import CARDS as PROSE
    from funnelspec.schema.cards import CARDS as SHAPE
    from funnelspec.syntax.cards import CARDS as READING

    before = {card.name: card for card in (*READING, *SHAPE, *CONDITIONS, *PROSE)}
    return before | _of_rules()


def cards() -> tuple[Card, ...]:
    """Every card, by family and name."""
    return tuple(sorted(_all().values(), key=lambda card: (card.family, card.name)))


def names() -> frozenset[str]:
    """The names of all cards: what can be explained, ignored and configured."""
    return frozenset(_all())


def names_beside(written: Iterable[str]) -> frozenset[str]:
    """The names that ``written`` can be held against: those of the rules, which are there anyway, and of all
    cards only where one of them is none."""
    rules = _of_rules().keys()
    return frozenset(rules) if all(name in rules for name in written) else names()


def card(name: str) -> Card:
    """The card of a rule.

    Raises:
        KeyError: no rule is called so.
    """
    return _of_rules().get(name) or _all()[name]


def unknown_rules(settings: Config) -> list[Finding]:
    """What the workspace file says about rules that do not exist."""
    groups = (settings.rules, *(override.rules for override in settings.overrides))
    written = [(name, where) for group in groups for name, (_, where) in group.items()]
    if all(name in _of_rules() for name, _ in written):
        return []
    from funnelspec.language.suggest import closest

    found = []
    for name, where in written:
        if name not in names():
            near = closest(name, names())
            found.append(
                Finding(
                    rule="broken-config",
                    headline=f'No rule is called "{name}"',
                    at=Label(where, "no such rule"),
                    help=f"Write `{near}`." if near else "`funnelspec rules` lists the rules.",
                    differs=name,
                )
            )
    return found
