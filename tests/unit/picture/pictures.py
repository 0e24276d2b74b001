"""Pictures for tests, drawn of definitions held in memory."""

from __future__ import annotations

from collections.abc import Mapping

from funnelspec.picture import Picture, draw
from funnelspec.picture.value import Compared, Point
from tests.unit.model.definitions import model


def picture(files: Mapping[str, str], first: str = "marketing", second: str = "sales") -> Picture:
    """The picture of two teams of a workspace with marketing, sales and partners."""
    return draw(model({f"{name}.yaml": text for name, text in files.items()}), first, second)


def item(drawn: Picture, full_id: str) -> Compared:
    return next(each for each in drawn.items if each.full_id == full_id)


def point(drawn: Picture, full_id: str, attribute: str) -> Point:
    (found,) = (each for each in item(drawn, full_id).points if each.attribute == attribute)
    return found


def says(found: Point) -> tuple[str | None, ...]:
    """What each side goes by; nothing for one that says nothing."""
    return tuple(side.said.flat if side else None for side in found.sides)


RICH = {
    "shared": """\
fields:
  employees: {name: Employees, definition: Head count., type: integer}
  score: {name: Lead score, definition: Points., type: integer}
criteria:
  big: {name: Big, definition: Large., when: employees >= 100}
  fit: {name: Fit, definition: Fits., when: [meets big, score >= 10]}
  either: {name: Either, definition: D., when: {any: [meets big, employees >= 1, employees < 1]}}
  through_either: {name: Through, definition: T., when: not meets either}
stages:
  a: {name: Inquiry, definition: First., next: [b, c], entry: meets fit, max_age: 14 days}
  b: {name: Qualified, definition: Second.}
  c: {name: Accepted, definition: Third., exit: meets either, owner: sales}
  d: {name: Customer, definition: Fourth.}
funnels:
  new: {name: New business, definition: All., stages: [a, b, c, d]}
segments:
  size:
    name: Size
    definition: S.
    parts:
      small: {name: Small, when: employees < 50}
      large: {name: Large, when: employees >= 50}
metrics:
  rate: {name: Rate, definition: R., of: stages/b, reached: stages/c, when: meets size/large}
""",
    "marketing": """\
team: marketing
criteria:
  big: {when: employees >= 50}
stages:
  a: {next: [{to: b, when: score >= 5}, d], max_age: 7 days}
  b: {definition: Both say so., probability: 10%}
  c: {owner: marketing}
funnels:
  new: {stages: [a, b, {stage: c, probability: 30%}, d]}
  mine: {name: Renewal, definition: R., stages: [c, d]}
segments:
  size:
    parts:
      small: {name: Small, when: employees < 60}
      large: {name: Large, when: employees >= 60}
""",
    "sales": """\
team: sales
stages:
  a: {next: [c, b]}
  b: {definition: both say so.}
funnels:
  new: {stages: [c, a, b]}
  theirs: {name: Renewal, definition: R., stages: [b, d]}
terms:
  cadence: {name: Cadence, definition: Calls., owner: sales}
""",
    "partners": """\
team: partners
terms:
  deal: {name: Deal, definition: Registered.}
""",
}
"""Every way to stand, and each kind of difference."""
