"""The picture of two teams as a value: what they agree on, what not, and by how much. It knows no markup.

Every form (text, Markdown, JSON) is made of this value alone. The two teams stand in the order in which
they were asked for, here and in every pair.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from funnelspec.glossary.value import Contrast, Owner, Place, Run, Said
from funnelspec.record import NamedTuple, Record

Standing: TypeAlias = Literal["undisputed", "reworded", "conflict", "one-sided"]
"""``undisputed``: both teams' views say the same. ``reworded``: in other words. ``conflict``: they contradict
each other. ``one-sided``: one team alone has it."""

STANDINGS: tuple[Standing, ...] = ("undisputed", "reworded", "conflict", "one-sided")

Mark: TypeAlias = Literal["same", "differs", "first", "second", "moved"]
"""Of a line of two lists: both have it, in these words; both, with something else behind it; one alone has
it; both have it, in another order."""


class Row(NamedTuple):
    """A line of two lists side by side; a text is empty where that team's list has a gap.

    Attributes:
        at: where it stands in each list, counted from 1; 0 where it is missing.
    """

    first: str
    second: str
    mark: Mark
    at: tuple[int, int]


class Lists(NamedTuple):
    """Two lists laid side by side; ``ordered``: their order is part of what they say."""

    rows: tuple[Row, ...]
    ordered: bool


class Side(NamedTuple):
    """What one team goes by.

    Attributes:
        said: in plain words; empty text for a list that is empty.
        own: the team's own file says it, not a shared one.
    """

    said: Said
    own: bool
    place: Place


class Point(NamedTuple):
    """One attribute on which the two teams' files say something of their own.

    Attributes:
        standing: ``undisputed`` when both write the same beside another shared text.
        sides: what each goes by; nothing for a team that has nothing to say.
        contrast: how two texts differ, on one line, or empty.
        contrasts: how conditions differ in what they mean, with leads that show it.
        lists: where the attribute is a list.
        through: the items that make equal words mean different leads: a criterion they name.
    """

    attribute: str
    label: str
    standing: Standing
    sides: tuple[Side | None, Side | None]
    contrast: str = ""
    contrasts: tuple[Contrast, ...] = ()
    lists: Lists | None = None
    through: tuple[Run, ...] = ()

    @property
    def proposed_by(self) -> int | None:
        """Which side, 0 or 1, writes something else than the shared text that the other goes by."""
        first, second = self.sides
        if first is None or second is None or first.own == second.own:
            return None
        return 0 if first.own else 1


class Compared(Record):
    """One item as both teams see it.

    Attributes:
        only: which team, 0 or 1, alone has the item; nothing when both see it.
        ask: who owns it, in either view; both teams where nobody does.
        points: what is not simply the same, conflicts first.
    """

    full_id: str
    section: str
    kind: str
    name: str
    place: Place
    standing: Standing
    only: int | None = None
    ask: tuple[Owner, ...] = ()
    points: tuple[Point, ...] = ()


class Twins(NamedTuple):
    """Two items of one name that are two to the tool, as each team alone has one of them."""

    first: Compared
    second: Compared
    label: str
    lists: Lists


class Picture(Record):
    """How far two teams agree.

    Attributes:
        title: of the workspace.
        items: every item that at least one of them sees.
        twins: lists of the same name, side by side.
    """

    title: str
    teams: tuple[Owner, Owner]
    items: tuple[Compared, ...]
    twins: tuple[Twins, ...] = ()

    def of(self, standing: Standing) -> tuple[Compared, ...]:
        """The items that stand so, in order."""
        return tuple(item for item in self.items if item.standing == standing)

    @property
    def counts(self) -> dict[Standing, int]:
        """How many items stand how; together they are all items."""
        found: dict[Standing, int] = dict.fromkeys(STANDINGS, 0)
        for item in self.items:
            found[item.standing] += 1
        return found

    @property
    def percent(self) -> int | None:
        """Undisputed items of all, in whole percent, rounded down so that 100 means all; nothing without
        items."""
        return 100 * self.counts["undisputed"] // len(self.items) if self.items else None

    @property
    def ready(self) -> tuple[tuple[Compared, Point], ...]:
        """Where both teams write the same beside another shared text: ready to be shared."""
        return tuple(
            (item, point) for item in self.items for point in item.points if point.standing == "undisputed"
        )
