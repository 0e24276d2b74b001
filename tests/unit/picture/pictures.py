"""Pictures for tests, drawn of definitions held in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from funnelspec.glossary.value import Argued, Contrast, Owner, Place, Run, Said
from funnelspec.picture import Picture, draw
from funnelspec.picture.value import Compared, Lists, Point, Row, Side, Standing, Twins
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
  e: {name: Waiting, definition: A lead that waits for sales.}
  f: {name: Scored, definition: A lead with at least 60 points.}
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
  f: {definition: A lead with at least 80 points.}
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
  e: {definition: 'A lead, waiting for sales'}
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


def sample(text: Callable[[str], str]) -> Picture:
    """A picture with everything a picture can hold.

    Args:
        text: makes each text of a harmless one.
    """
    marketing = Owner("marketing", text("Marketing"), text("marketing-ops"))
    sales = Owner("sales", text("Sales"), text("sales-ops"))
    place = Place(text("terms.yaml"), 3)
    test = Said(text("all of:"), (Said(text("few")), Said(text("any of:"), (Said(text("many")),))))
    own, shared, deep = (
        Side(Said(text("Own")), True, place),
        Side(Said(text("Shared")), False, place),
        Side(test, True, place),
    )
    argued = (Argued(text("Score: 5"), sales, marketing), Argued(text("Size: 9"), marketing, None))
    rows = (
        Row(text("First"), text("First"), "same", (1, 1)),
        Row(text("Other"), text("Another"), "differs", (2, 2)),
        Row(text("Moved"), "", "moved", (3, 4)),
        Row("", text("Alone"), "second", (0, 3)),
        Row("", text("Moved"), "moved", (3, 4)),
        Row(text("Alone"), "", "first", (4, 0)),
    )
    lists = Lists(rows, True)

    def made(standing: Standing, *points: Point, section: str = "terms", only: int | None = None) -> Compared:
        return Compared(
            full_id=f"{section}/{standing}",
            section=section,
            kind=section[:-1],
            name=text(standing),
            place=place,
            standing=standing,
            only=only,
            ask=(marketing, sales),
            points=points,
        )

    conflict = made(
        "conflict",
        Point("definition", text("Definition"), "conflict", (own, shared), text("20 against 50.")),
        Point(
            "when",
            text("Test"),
            "conflict",
            (deep, own),
            contrasts=(Contrast(text("Small"), text("Too."), argued),),
        ),
        Point(
            "entry",
            text("Entry"),
            "conflict",
            (deep, deep),
            through=(Run(text("MQL"), "criteria/mql"), Run(text("SAL"), "criteria/sal")),
        ),
        Point("stages", text("Path"), "conflict", (own, own), lists=lists),
        section="stages",
    )
    items = (
        conflict,
        made("reworded", Point("definition", text("Definition"), "reworded", (own, own))),
        made("one-sided", only=0),
        made("one-sided", only=1),
        made("one-sided", Point("unit", text("Unit"), "one-sided", (None, own))),
        made("undisputed", Point("owner", text("Owner"), "undisputed", (own, own))),
        made("undisputed", section="metrics"),
    )
    twins = (Twins(items[2], items[3], text("Path"), Lists(rows, False)),)
    return Picture(title=text("Northwind"), teams=(marketing, sales), items=items, twins=twins)
