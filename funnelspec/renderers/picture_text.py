"""The picture of two teams for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from funnelspec.glossary.value import SECTION_TITLES, Place, Said
from funnelspec.picture.value import Compared, Lists, Picture, Point, Twins
from funnelspec.renderers import picture_wording as wording
from funnelspec.reporters.paint import Paint, plain
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.words import width, wrapped

_WIDEST = 80
_NARROWEST = 40
_MOST_NAMES = 30  # of undisputed items of one kind; Markdown and JSON name them all
_DEEPEST = 10  # steps to the right; a condition may be deeper than a screen is wide


def render(
    picture: Picture, *, places: Places = as_they_are, paint: Paint = plain, columns: int = _WIDEST
) -> str:
    """Counts, then what is in conflict, reworded, one-sided and undisputed; it ends with a line end.

    Args:
        places: how paths are shown.
        paint: adds colour; the words are the same without.
        columns: how wide the terminal is; the text takes 40 to 80 of them.
    """
    return "\n".join(_Text(picture, places, paint, columns).lines()) + "\n"


class _Text:
    def __init__(self, picture: Picture, places: Places, paint: Paint, columns: int) -> None:
        self._picture = picture
        self._places = places
        self._paint = paint
        self._columns = min(max(columns, _NARROWEST), _WIDEST)

    def lines(self) -> Iterator[str]:
        picture = self._picture
        title = f"{wording.title(picture)}: {wording.summary(picture)}"
        yield from (self._paint(line, "strong") for line in self._wrapped(title, ""))
        yield ""
        digits = len(str(len(picture.items)))
        for standing, name in wording.HEADINGS.items():
            yield f"  {name:<11}  {picture.counts[standing]:>{digits}}"
        for standing in ("conflict", "reworded"):
            items = picture.of(standing)
            if items:
                yield from self._heading(wording.HEADINGS[standing], len(items), wording.EXPLAINED[standing])
            for item in items:
                yield from self._item(item)
        yield from self._one_sided()
        yield from self._twins()
        yield from self._ready()
        yield from self._undisputed()

    def _heading(self, name: str, count: int, explained: str) -> Iterator[str]:
        text = f"{name} ({count})"
        yield from ("", "", self._paint(text, "strong"), "=" * len(text))
        yield from self._wrapped(explained, "")

    def _item(self, item: Compared) -> Iterator[str]:
        yield ""
        name, *more = self._wrapped(f"{item.name} ({item.kind} {item.full_id})", "", "  ")
        yield from (self._paint(line, "strong") for line in (name, *more))
        if item.ask:
            yield from self._wrapped(f"Ask: {wording.ask(item)}", "  ", "  ")
        for point in item.points:
            yield from self._point(point)

    def _point(self, point: Point) -> Iterator[str]:
        first = point.sides[0]
        if point.lists:
            yield from self._wrapped(f"{point.label}:", "  ", "  ")
            yield from self._lists(point.lists, (wording.heading(point, at, self._picture) for at in (0, 1)))
            yield from self._wrapped(self._both_places(point), "    ")
        elif point.through and first:
            yield from self._said(f"{point.label}:", first.said, "  ")
            yield from self._wrapped(self._both_places(point), "    ")
        else:
            yield from self._wrapped(f"{point.label}:", "  ", "  ")
            for at, side in enumerate(point.sides):
                if side:
                    yield from self._said(f"{wording.heading(point, at, self._picture)}:", side.said, "    ")
                    yield from self._wrapped(self._place(side.place), "      ")
        for remark in wording.remarks(point):
            yield from self._wrapped(remark, "    ", "  ")

    def _both_places(self, point: Point) -> str:
        return ", ".join(dict.fromkeys(self._place(side.place) for side in point.sides if side))

    def _said(self, label: str, said: Said, indent: str) -> Iterator[str]:
        """``Label: text``, or the label with the parts of a condition under it."""
        if not said.parts:
            yield from self._wrapped(f"{label} {said.text or 'nothing'}", indent, "  ")
            return
        yield from self._wrapped(f"{label} {said.text}", indent, "  ")
        yield from self._parts(said.parts, len(indent) // 2 + 1)

    def _parts(self, parts: Iterable[Said], depth: int) -> Iterator[str]:
        for part in parts:
            yield from self._wrapped(part.text, "  " * min(depth, _DEEPEST), "  ")
            yield from self._parts(part.parts, depth + 1)

    def _lists(self, lists: Lists, heads: Iterable[str]) -> Iterator[str]:
        """Two columns; a line on which they differ begins with a star."""
        yield from self._side_by_side(heads, "    ")
        for row in lists.rows:
            cells = (wording.cell(row, at, lists.ordered) for at in (0, 1))
            yield from self._side_by_side(cells, "    " if row.mark == "same" else "  * ")

    def _side_by_side(self, cells: Iterable[str], start: str) -> Iterator[str]:
        room = (self._columns - len(start) - 2) // 2
        for left, right in zip_longest(*(_cut(cell, room) for cell in cells), fillvalue=""):
            yield f"{start}{left}{' ' * (room - width(left))}  {right}".rstrip()
            start = " " * len(start)

    def _one_sided(self) -> Iterator[str]:
        items = self._picture.of("one-sided")
        if not items:
            return
        name = wording.HEADINGS["one-sided"]
        yield from self._heading(name, len(items), wording.EXPLAINED["one-sided"])
        for at, team in enumerate(self._picture.teams):
            alone = [item for item in items if item.only == at]
            if alone:
                yield from ("", *self._wrapped(f"Only {team.name} has:", ""))
            for item in alone:
                yield from self._wrapped(f"{item.name} ({item.kind}) {self._place(item.place)}", "  ", "  ")
        for item in items:
            if item.only is None:
                yield from self._item(item)

    def _twins(self) -> Iterator[str]:
        twins = self._picture.twins
        if twins:
            yield from self._heading(wording.TWINS, len(twins), wording.TWINS_EXPLAINED)
        for pair in twins:
            yield from ("", *self._wrapped(f"{pair.label}:", ""))
            yield from self._lists(pair.lists, map(self._twin, (0, 1), _items(pair)))

    def _twin(self, at: int, item: Compared) -> str:
        return f"{self._picture.teams[at].name}: {item.name} ({item.full_id})"

    def _ready(self) -> Iterator[str]:
        ready = self._picture.ready
        if ready:
            yield from self._heading(wording.READY, len(ready), wording.READY_EXPLAINED)
        for item, point in ready:
            side = point.sides[0]
            if side:
                yield from ("", *self._wrapped(f"{item.name} ({item.kind} {item.full_id})", "", "  "))
                yield from self._said(f"{point.label}:", side.said, "  ")
                yield from self._wrapped(self._both_places(point), "    ")

    def _undisputed(self) -> Iterator[str]:
        items = self._picture.of("undisputed")
        if not items:
            return
        name = wording.HEADINGS["undisputed"]
        yield from self._heading(name, len(items), wording.EXPLAINED["undisputed"])
        yield ""
        for section, words in SECTION_TITLES.items():
            names = [item.name for item in items if item.section == section]
            if names:
                more = len(names) - _MOST_NAMES
                shown = ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
                yield from self._wrapped(f"{words}: {shown}", "  ", "  ")

    def _place(self, place: Place) -> str:
        return f"{self._places(place.path)}:{place.line}"

    def _wrapped(self, text: str, indent: str, hang: str = "") -> Iterator[str]:
        """Lines made harmless for a terminal; further ones stand at ``indent`` and ``hang``."""
        first, *further = wrapped(" ".join(text.split()), self._columns - len(indent) - len(hang))
        yield indent + first
        yield from (indent + hang + line for line in further)


def _items(pair: Twins) -> tuple[Compared, Compared]:
    return pair.first, pair.second


def _cut(text: str, room: int) -> Iterator[str]:
    """The lines of a cell; a word that is too long for it is broken, for the other column must not move."""
    for line in wrapped(" ".join(text.split()), room):
        while width(line) > room:
            cut = room
            while width(line[:cut]) > room:
                cut -= 1
            yield line[:cut]
            line = line[cut:]
        yield line
