"""A funnel as a drawing: one column a stage in the declared order, a lane for each owner, the stages beside
the path below.

Lines lead on to the next stage straight, skips run above all lanes and everything else below them; what goes
back is dashed. Moves with one end share a line of their own. All numbers are whole pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from funnelspec.glossary.value import Overview, Owner, Step
from funnelspec.record import NamedTuple
from funnelspec.renderers.anchors import href
from funnelspec.renderers.html.bodies import scrolling
from funnelspec.renderers.html.elements import Html, tag
from funnelspec.renderers.html.teams import Teams, css_class
from funnelspec.renderers.wording import step_marks

_WIDTH, _HEIGHT = 134, 60  # of a box
_ACROSS, _LANE, _GUTTER = 170, 88, 96  # from column to column, from lane to lane, the names of the lanes
_TRACK, _PORT, _MARGIN, _CORNER = 13, 13, 12, 7
_APART = 5  # two lines that run side by side
_LETTERS = 17  # that fit into a line of a box
_LINES = 3


class Box(NamedTuple):
    """A stage at its place; ``beside`` are the stages below the lanes."""

    step: Step
    column: int
    y: int
    beside: bool

    @property
    def x(self) -> int:
        return _GUTTER + self.column * _ACROSS


class Bus(NamedTuple):
    """Moves to one stage that share a line: ``side`` is 1 below the lanes, -1 above them."""

    target: str
    sources: tuple[str, ...]
    side: int
    back: bool


Lanes = Sequence[tuple[Owner, ...]]


def diagram(shown: Overview, number: int, teams: Teams) -> Html:
    """The drawing, in a box that scrolls where it is wider than the screen.

    Args:
        number: tells the drawings of a page apart.
        teams: the colours of the teams.
    """
    lanes: Lanes = list(dict.fromkeys(step.owners for step in shown.path))
    straight, buses = _sorted_out(shown)
    above = _tracks([bus for bus in buses if bus.side < 0], shown)
    below = _tracks([bus for bus in buses if bus.side > 0], shown)
    top = _MARGIN + (max(above.values(), default=-1) + 1) * _TRACK + (4 if above else 0)
    bottom = top + len(lanes) * _LANE
    floor = bottom + (max(below.values(), default=-1) + 2) * _TRACK
    boxes = _boxes(shown, lanes, top, floor)
    columns = max((box.column for box in boxes.values()), default=0) + 1
    width = _GUTTER + columns * _ACROSS - (_ACROSS - _WIDTH) + _MARGIN
    height = (floor + _HEIGHT if shown.beside else floor) + _MARGIN
    tracks = {bus: top - 10 - at * _TRACK for bus, at in above.items()}
    tracks |= {bus: bottom + (at + 1) * _TRACK for bus, at in below.items()}
    drawn: list[Html] = [_lane(lane, at, top, width, teams) for at, lane in enumerate(lanes)]
    if shown.beside:
        drawn.append(_label("Beside the path", floor + _HEIGHT // 2, "lane-name"))
    drawn += [_straight(boxes[start], boxes[end]) for start, end in straight]
    drawn += _lines(tracks, boxes)
    drawn += [_box(box, teams) for box in boxes.values()]
    name = f"drawing-{number}"
    picture = tag(
        "svg",
        tag("title", f"{shown.funnel.text}: the stages and the moves between them", id=f"{name}-title"),
        tag("desc", _described(shown), id=f"{name}-text"),
        drawn,
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-text",
        width=str(width),
        height=str(height),
        viewBox=f"0 0 {width} {height}",
    )
    return scrolling(picture, f"Drawing of {shown.funnel.text}")


def _described(shown: Overview) -> str:
    path = ", ".join(step.stage.text for step in shown.path)
    beside = ", ".join(step.stage.text for step in shown.beside)
    told = f"The path: {path}." if path else ""
    return f"{told}{f' Beside it: {beside}.' if beside else ''} The table below has every move."


def _sorted_out(shown: Overview) -> tuple[list[tuple[str, str]], list[Bus]]:
    """The moves to the next stage of the path, and the others by the line they share."""
    places = {step.stage.to: at for at, step in enumerate(shown.path)}
    known = {*places, *(step.stage.to for step in shown.beside)}
    straight: dict[tuple[str, str], None] = {}
    shared: dict[tuple[str, int, bool], dict[str, None]] = {}
    for way in shown.ways:
        start, end = way.start.to, way.end.to
        if start == end or start not in known or end not in known:
            continue
        ahead = places[end] - places[start] if start in places and end in places else 0
        if ahead == 1:
            straight[start, end] = None
        else:
            back = ahead < 0 or (start not in places and end in places)
            shared.setdefault((end, -1 if ahead > 1 else 1, back), {})[start] = None
    return list(straight), [
        Bus(end, tuple(starts), side, back) for (end, side, back), starts in shared.items()
    ]


def _columns(shown: Overview) -> dict[str, int]:
    """The column of every stage; one beside the path stands below those that lead to it."""
    columns = {step.stage.to: at for at, step in enumerate(shown.path)}
    free = set(range(max(len(shown.path), len(shown.beside))))
    for step in shown.beside:
        leading = [
            columns[way.start.to]
            for way in shown.ways
            if way.end.to == step.stage.to and way.start.to in columns
        ]
        wanted = sum(leading) // len(leading) if leading else 0
        # The default keeps the value of this round; a type checker cannot tell what such a function takes.
        column = min(free, key=lambda at, wanted=wanted: (abs(at - wanted), at))  # type: ignore[misc]
        free.discard(column)
        columns[step.stage.to] = column
    return columns


def _tracks(buses: Sequence[Bus], shown: Overview) -> dict[Bus, int]:
    """The height of each shared line, counted from the lanes: short ones near, none over another."""
    columns = _columns(shown)
    taken: list[list[tuple[int, int]]] = []
    tracks: dict[Bus, int] = {}

    def reach(bus: Bus) -> tuple[int, int]:
        there = [columns[stage] for stage in (bus.target, *bus.sources)]
        return min(there), max(there)

    for bus in sorted(buses, key=lambda bus: reach(bus)[1] - reach(bus)[0]):
        low, high = reach(bus)
        at = next(
            (
                at
                for at, others in enumerate(taken)
                if all(high < start or end < low for start, end in others)
            ),
            len(taken),
        )
        if at == len(taken):
            taken.append([])
        taken[at].append((low, high))
        tracks[bus] = at
    return tracks


def _boxes(shown: Overview, lanes: Lanes, top: int, floor: int) -> dict[str, Box]:
    columns = _columns(shown)
    boxes = {}
    for step in shown.path:
        y = top + lanes.index(step.owners) * _LANE + (_LANE - _HEIGHT) // 2
        boxes[step.stage.to] = Box(step, columns[step.stage.to], y, False)
    for step in shown.beside:
        boxes[step.stage.to] = Box(step, columns[step.stage.to], floor, True)
    return boxes


def _lane(owners: tuple[Owner, ...], at: int, top: int, width: int, teams: Teams) -> Html:
    name = " and ".join(owner.name for owner in owners) or "No owner"
    y = top + at * _LANE
    band = tag("rect", x="0", y=str(y + 3), width=str(width), height=str(_LANE - 6), rx="6", class_="lane")
    return tag("g", band, _label(name, y + _LANE // 2, "lane-name"), class_=css_class(owners, teams))


def _label(name: str, y: int, style: str) -> Html:
    lines = _wrapped(name, 12)
    first = y + 4 - 7 * (len(lines) - 1)
    return tag("text", [_line(line, 10, first + 14 * at) for at, line in enumerate(lines)], class_=style)


def _line(text: str, x: int, y: int) -> Html:
    return tag("tspan", text, x=str(x), y=str(y))


def _straight(start: Box, end: Box) -> Html:
    x, y = start.x + _WIDTH, start.y + _HEIGHT // 2
    to, across = end.x, end.y + _HEIGHT // 2
    middle = (x + to) // 2
    points = (
        [(x, y), (to - 1, y)] if y == across else [(x, y), (middle, y), (middle, across), (to - 1, across)]
    )
    return tag("g", _way(_path(points)), _head(to, across, 1, 0))


def _lines(tracks: Mapping[Bus, int], boxes: Mapping[str, Box]) -> list[Html]:
    """The shared lines, each from the ports of its sources to that of its target."""
    places = _ports(tracks, boxes)
    drawn = []
    for bus, y in tracks.items():
        x, edge = places[bus.target, bus]
        up = 1 if edge > y else -1
        starts = [places[source, bus] for source in bus.sources]
        lines = " ".join(_path([start, (start[0], y), (x, y), (x, edge - up)]) for start in starts)
        drawn.append(tag("g", _way(lines, "way back" if bus.back else "way"), _head(x, edge, 0, up)))
    return drawn


def _ports(tracks: Iterable[Bus], boxes: Mapping[str, Box]) -> dict[tuple[str, Bus], tuple[int, int]]:
    """Where on the edge of its box each line ends: side by side in the order of where they lead. A stage
    beside the path has ends right below those that they are joined to, and on no other line.
    """
    ends: dict[tuple[str, int], list[tuple[int, Bus]]] = {}
    for bus in tracks:
        for stage in (bus.target, *bus.sources):
            others = bus.sources if stage == bus.target else (bus.target,)
            towards = sum(boxes[other].column for other in others) * 100 // len(others)
            ends.setdefault((stage, bus.side), []).append((towards, bus))
    places: dict[tuple[str, Bus], tuple[int, int]] = {}
    for (stage, side), here in sorted(ends.items(), key=lambda end: boxes[end[0][0]].beside):
        box = boxes[stage]
        here.sort(key=lambda end: end[0])
        step = min(_PORT, (_WIDTH - 16) // len(here))
        above = {x: bus for (other, bus), (x, _) in places.items() if boxes[other].column == box.column}
        joined = {bus: x for x, bus in above.items()} if box.beside else {}
        for at, (_, bus) in enumerate(here):
            x = joined.get(bus, box.x + _WIDTH // 2 + (2 * at - len(here) + 1) * step // 2)
            while box.beside and bus not in joined and any(abs(x - taken) < _APART for taken in above):
                x += _APART
            if box.beside:
                above[x] = bus
            places[stage, bus] = (x, _edge(box, side))
    return places


def _edge(box: Box, side: int) -> int:
    """The height at which lines of a side meet a box."""
    return box.y if side < 0 or box.beside else box.y + _HEIGHT


def _way(lines: str, style: str = "way") -> Html:
    return tag("path", d=lines, class_=style)


def _path(points: Sequence[tuple[int, int]]) -> str:
    """A line through the points with round corners."""
    (x, y), *others = points
    drawn = f"M{x} {y}"
    for at, (x, y) in enumerate(others, 1):
        if at == len(points) - 1:
            return f"{drawn}L{x} {y}"
        before, behind = points[at - 1], points[at + 1]
        size = min(_CORNER, _far(before, (x, y)) // 2, _far((x, y), behind) // 2)
        into, out = _towards((x, y), before, size), _towards((x, y), behind, size)
        drawn += f"L{into[0]} {into[1]}Q{x} {y} {out[0]} {out[1]}"
    return drawn


def _far(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: tuple[int, int], end: tuple[int, int], size: int) -> tuple[int, int]:
    def moved(here: int, there: int) -> int:
        return here + (size if there > here else -size if there < here else 0)

    return moved(start[0], end[0]), moved(start[1], end[1])


def _head(x: int, y: int, right: int, down: int) -> Html:
    """The head of an arrow that ends at a place."""
    if right:
        return tag("path", d=f"M{x} {y}l-7 -4v8z", class_="head")
    return tag("path", d=f"M{x} {y}l-4 {-7 * down}h8z", class_="head")


def _box(box: Box, teams: Teams) -> Html:
    step = box.step
    marks = step_marks(step)
    small = " - ".join((*step.abbreviations[:1], *(mark.text for mark in marks)))
    lines = _wrapped(step.stage.text, _LETTERS)
    x, middle = box.x + _WIDTH // 2, box.y + _HEIGHT // 2
    first = middle + 5 - 8 * (len(lines) - 1) - (8 if small else 0)
    text = [_line(line, x, first + 16 * at) for at, line in enumerate(lines)]
    note = tag("text", small[:24], x=str(x), y=str(first + 16 * len(lines)), class_="note") if small else None
    frame = tag("rect", x=str(box.x), y=str(box.y), width=str(_WIDTH), height=str(_HEIGHT), rx="6")
    styles = ["box", css_class(step.owners, teams), step.outcome if step.outcome != "open" else ""]
    styles += ["disputed" if step.disputed else ""]
    return tag(
        "a",
        frame,
        tag("text", text),
        note,
        href=href(step.stage.to),
        class_=" ".join(style for style in styles if style),
    )


def _wrapped(text: str, letters: int) -> list[str]:
    """The text in a few short lines; what is too long ends in dots."""
    lines = [""]
    for word in text.split() or [""]:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    kept = lines[:_LINES]
    if len(lines) > _LINES:
        kept[-1] += "..."
    return [line if len(line) <= letters else f"{line[: letters - 2].rstrip('.')}..." for line in kept]
