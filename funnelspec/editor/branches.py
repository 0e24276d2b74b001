"""Many values to choose from, each with what it means, in a form that stays quick in an editor.

The YAML language server looks at every branch of an ``anyOf`` for every value and merges what it has to say
about each. Up to a few hundred values may be branches; more of them are put behind the letters that they
begin with. Completion looks into no ``then``, so there one more branch, which never fits, lists the values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
Shown = dict[str, Schema]
"""By what is written: its description, and whether it is deprecated."""

MANY = 300
"""From how many values on they are put behind their first letters."""

_TOGETHER = 20


def never(title: str = "", description: str = "") -> list[Schema]:
    """Branches that nothing fits: what is said where no other does.

    The server takes branches of one title and description for one, and where it counts as many that fit, or
    fail alike, as there are, it shows the titles of all. So the description stands there twice, and the
    title of what holds these branches once more.
    """
    about: Schema = {"description": description} if description else {}
    return [*[{**about, "not": {}}] * 2, *([{"title": title, "not": {}}] if title else [])]


def branches(shown: Shown) -> list[Schema]:
    """What explains and offers each value, as branches of an ``anyOf`` that knows already which fit."""
    constants: list[Schema] = [{"const": written, **about} for written, about in shown.items()]
    if len(shown) <= MANY:
        return constants
    meanings = [about["description"] for about in shown.values()]
    return [{"enum": list(shown), "enumDescriptions": meanings, "not": {}}, *_behind(constants, "")]


def _behind(constants: list[Schema], start: str) -> Iterator[Schema]:
    """Branches that are looked into only for values that begin alike, few in each."""
    if len(constants) <= _TOGETHER:
        alike = {"type": "string", "pattern": f"^{start}"}
        yield {"if": alike, "then": {"anyOf": [*constants, *never()]}, "else": {"not": {}}}
        return
    groups: dict[str, list[Schema]] = {}
    for constant in constants:
        groups.setdefault(str(constant["const"])[: len(start) + 1], []).append(constant)
    for begins, group in groups.items():
        if begins == start:
            yield from group
        else:
            yield from _behind(group, begins)
