"""Lines ready to copy that keep the leads of several moves apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.conditions.typed import Named, Test
from funnelspec.model.workspace import Workspace
from funnelspec.rules._crossroads import Way
from funnelspec.rules._leaves import tests
from funnelspec.rules._lines import own, ready_in
from funnelspec.rules._words import listed


def apart(way: Way, others: Sequence[Way], workspace: Workspace) -> str:
    """What to write so that no lead fits a move and one of some others; empty where that takes more than one
    line about one field, or a change to a criterion."""
    found = list(_slip(way, others, workspace)) or list(_rest(way, others, workspace))
    return f"Write {listed(found, 'or')}." if found else ""


def _slip(way: Way, others: Sequence[Way], workspace: Workspace) -> Iterator[str]:
    """Of two moves whose thresholds meet at one value, the lines that leave it to one of them."""
    if len(others) == 1:
        ways = (*others, way)
        for mend in workspace.logic().table([each.typed for each in ways]).shared(1, 0).mends:
            if any(one is mend.test for one in own(ways[mend.part].typed)):
                yield _instead(ways[mend.part], mend.line)


def _rest(way: Way, others: Sequence[Way], workspace: Workspace) -> Iterator[str]:
    """The line that leaves a move what fits none of the others; of two moves also that of the other."""
    ways = [*others, way]
    table = workspace.logic().table([each.typed for each in ways])
    sides: list[tuple[int, Sequence[int]]] = [(len(others), range(len(others)))]
    if len(others) == 1:
        sides.insert(0, (0, (1,)))
    for part, rest in sides:
        lines = table.rest(part, rest)
        if len(lines) == 1 and lines[0].removeprefix("not ").partition(" ")[0] in _asked(ways[part]):
            yield _instead(ways[part], lines[0])


def _asked(way: Way) -> set[str]:
    """The fields that a move asks about in its own text, and not in a criterion that it names as well."""
    parts = list(own(way.typed))
    behind = {test.field.id for one in parts if isinstance(one, Named) for test, _ in tests(one)}
    return {one.field.id for one in parts if isinstance(one, Test)} - behind


def _instead(way: Way, line: str) -> str:
    return f'`{ready_in(way.typed, line)}` in the move to "{way.to.label}"'
