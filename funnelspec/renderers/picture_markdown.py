"""The picture of two teams as Markdown: for the page of a meeting, a message, a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.glossary.value import SECTION_TITLES, Place
from funnelspec.picture.value import Compared, Lists, Picture, Point, Side
from funnelspec.renderers import picture_wording as wording
from funnelspec.renderers.escaping import clean, code_span, escape_markdown, one_line
from funnelspec.reporters.places import Places, as_they_are


def render(picture: Picture, *, places: Places = as_they_are) -> str:
    """Equal pictures give equal text; lines end with a line feed.

    Args:
        places: how paths are shown.
    """
    return clean("\n\n".join(_Page(picture, places).blocks()) + "\n")


class _Page:
    def __init__(self, picture: Picture, places: Places) -> None:
        self._picture = picture
        self._places = places

    def blocks(self) -> Iterator[str]:
        picture = self._picture
        yield f"# {_text(wording.title(picture))}"
        yield _text(picture.title, line_start=True)
        yield f"**{wording.summary(picture)}**"
        counts = picture.counts
        yield _table(("", "Items"), ((name, str(counts[key])) for key, name in wording.HEADINGS.items()))
        for standing, name in wording.HEADINGS.items():
            items = picture.of(standing)
            if items:
                yield f"## {name} ({len(items)})"
                yield wording.EXPLAINED[standing]
                yield from self._undisputed(items) if standing == "undisputed" else self._items(items)
            if standing == "one-sided":
                yield from self._twins()
                yield from self._ready()

    def _items(self, items: Iterable[Compared]) -> Iterator[str]:
        alone = [item for item in items if item.only is not None]
        if alone:
            yield _table(
                ("Item", "Kind", "Only", "Where"),
                (
                    (_text(item.name), item.kind, self._team(item.only), self._place(item.place))
                    for item in alone
                ),
            )
        for item in items:
            if item.only is None:
                yield from self._item(item)

    def _team(self, at: int | None) -> str:
        return _text(self._picture.teams[at or 0].name)

    def _item(self, item: Compared) -> Iterator[str]:
        yield f"### {_text(item.name, line_start=True)} ({item.kind} {code_span(item.full_id)})"
        if item.ask:
            yield f"Ask: {_text(wording.ask(item))}"
        for point in item.points:
            yield from self._point(point)

    def _point(self, point: Point) -> Iterator[str]:
        yield f"**{_text(point.label)}**"
        heads = [_text(wording.heading(point, at, self._picture)) for at in (0, 1)]
        where = [self._place(side.place) if side else "" for side in point.sides]
        if point.lists:
            yield _table(heads, (*_rows(point.lists), where))
        else:
            yield _table(heads, ([_said(side) for side in point.sides], where))
        for remark in wording.remarks(point):
            yield _text(remark, line_start=True)

    def _twins(self) -> Iterator[str]:
        if self._picture.twins:
            yield f"## {wording.TWINS} ({len(self._picture.twins)})"
            yield wording.TWINS_EXPLAINED
        for pair in self._picture.twins:
            yield f"**{_text(pair.label)}**"
            heads = [
                f"{_text(team.name)}: {_text(item.name)} ({code_span(item.full_id, cell=True)})"
                for team, item in zip(self._picture.teams, (pair.first, pair.second), strict=True)
            ]
            yield _table(heads, _rows(pair.lists))

    def _ready(self) -> Iterator[str]:
        if self._picture.ready:
            yield f"## {wording.READY} ({len(self._picture.ready)})"
            yield wording.READY_EXPLAINED
        for item, point in self._picture.ready:
            yield f"### {_text(item.name, line_start=True)} ({item.kind} {code_span(item.full_id)})"
            yield from self._point(point)

    def _undisputed(self, items: Iterable[Compared]) -> Iterator[str]:
        names: dict[str, list[str]] = {}
        for item in items:
            names.setdefault(item.section, []).append(_text(item.name))
        yield "\n".join(
            f"- {words}: {', '.join(names[section])}"
            for section, words in SECTION_TITLES.items()
            if section in names
        )

    def _place(self, place: Place) -> str:
        return code_span(f"{self._places(place.path)}:{place.line}", cell=True)


def _rows(lists: Lists) -> Iterator[list[str]]:
    """Lines of two lists; those on which they differ are bold."""
    for row in lists.rows:
        cells = [_text(wording.cell(row, at, lists.ordered), line_start=True) for at in (0, 1)]
        yield cells if row.mark == "same" else [f"**{cell}**" if cell != "\\-" else cell for cell in cells]


def _said(side: Side | None) -> str:
    return (_text(side.said.flat, line_start=True) or "nothing") if side else ""


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _text(text: str, *, line_start: bool = False) -> str:
    return escape_markdown(one_line(text), line_start=line_start)
