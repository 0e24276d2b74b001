"""What leads are held against: criteria, the parts of segments, and entry criteria of stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.conditions.typed import Question, Test, Typed, leaves
from funnelspec.model.entities import Criterion, Entry, Segment, Stage, When
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple


class NotAsked(Exception):
    """What leads are to be held against is not there or cannot be used; the message says why."""


class Item(NamedTuple):
    """A criterion, a segment or a stage.

    Attributes:
        parts: ids of a segment's parts; of the others only nothing.
        typed: a condition for each part, else just one.
    """

    entry: Entry
    parts: tuple[str, ...]
    typed: tuple[Typed, ...]

    @property
    def full_id(self) -> str:
        return self.entry.full_id


def chosen(workspace: Workspace, only: Sequence[str] = ()) -> list[Item]:
    """The criteria, the segments and the stages with entry criteria, in this order, then by id.

    Args:
        only: full ids, or ids that only one of the three has; without them all but those that are retired.

    Raises:
        NotAsked: an id is unknown or not clear, a condition has mistakes, or there is nothing at all.
    """
    there = {
        entry.full_id: entry
        for kind in (Criterion, Segment, Stage)
        for entry in workspace.all(kind).values()
        if any(_conditions(entry))
    }
    wanted = {_full_id(written, there) for written in only}
    items = [
        _item(entry, workspace)
        for full_id, entry in there.items()
        if (full_id in wanted if only else not _retired(entry))
    ]
    if not items:
        raise NotAsked("there are no criteria, segments or entry criteria of stages to hold leads against")
    return items


def asked(items: Sequence[Item]) -> tuple[list[str], dict[str, str]]:
    """The fields that the items ask about, and their judgements: texts by folded text."""
    fields: dict[str, None] = {}
    questions: dict[str, str] = {}
    for item in items:
        for typed in item.typed:
            for leaf in leaves(typed):
                if isinstance(leaf, Test):
                    fields[leaf.field.id] = None
                elif isinstance(leaf, Question):
                    questions.setdefault(leaf.folded, leaf.text)
    return list(fields), questions


def _conditions(entry: Entry) -> Iterator[tuple[str, When | None]]:
    if isinstance(entry, Segment):
        there = (part for part in entry.parts if not _retired(part))
        yield from ((part.id.partition("/")[2], part.when) for part in there)
    elif isinstance(entry, Criterion):
        yield "", entry.when
    elif isinstance(entry, Stage) and entry.entry:
        yield "", entry.entry


def _item(entry: Entry, workspace: Workspace) -> Item:
    parts = dict(_conditions(entry))
    typed = [workspace.bind(when)[0] if when else None for when in parts.values()]
    usable = tuple(each for each in typed if each is not None)
    if len(usable) < len(typed):
        raise NotAsked(
            f'the conditions of "{entry.label}" ({entry.full_id}) have mistakes; see `funnelspec check`, or '
            "choose others with --only"
        )
    return Item(entry, tuple(parts), usable)


def _retired(entry: Entry) -> bool:
    return entry.state is not None and entry.state.value == "retired"


def _full_id(written: str, there: dict[str, Entry]) -> str:
    if written in there:
        return written
    named = [full_id for full_id, entry in there.items() if entry.id == written]
    if len(named) == 1:
        return named[0]
    if named:
        raise NotAsked(f'"{written}" may be {" or ".join(named)}; write it in full')
    from funnelspec.language.suggest import closest

    near = closest(written, [*there, *(entry.id for entry in there.values())])
    hint = f'; did you mean "{near}"?' if near else ""
    raise NotAsked(f'no criterion, segment or stage with entry criteria is called "{written}"{hint}')
