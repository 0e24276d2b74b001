"""Ids in back quotes: `lead_score` in a text, where a field is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from funnelspec.language.suggest import Choices
from funnelspec.model.entities import SECTIONS, Entry
from funnelspec.model.model import Model
from funnelspec.model.shapes import KINDS
from funnelspec.record import NamedTuple
from funnelspec.rules._prose import Passage, passages
from funnelspec.source import Location

_QUOTED = re.compile(r"`((?:[a-z]+/)?[a-z0-9]+(?:_[a-z0-9]+)*(?:/[a-z0-9_]+)?)`")


class Quoted(NamedTuple):
    """An id in back quotes that no item has, and the item that is probably meant."""

    passage: Passage
    id: str
    where: Location
    near: Entry | None


def unknown_ids(model: Model) -> Iterator[Quoted]:
    """The ids in back quotes that no item has: those with a section in front, and of the others, which may be
    ids of a CRM, those that differ from the id of an item by a slip of the hand."""
    quoting = [passage for passage in passages(model) if "`" in passage.text.value]
    if not quoting:
        return
    full: dict[str, Entry] = {}
    bare: dict[str, Entry] = {}
    for workspace in model.workspaces():
        for entry in workspace.entries.values():
            full.setdefault(entry.full_id, entry)
            bare.setdefault(entry.id, entry)
            bare.setdefault(entry.id.rpartition("/")[2], entry)
    known = {name for kind in KINDS.values() for name in kind.shape} | set(SECTIONS)
    choices = {"": Choices(bare), "/": Choices(full)}
    for passage in quoting:
        for found in _QUOTED.finditer(passage.text.value):
            written = found[1]
            sectioned = written.partition("/")[0] in SECTIONS and "/" in written
            if written in full or written in bare or written in known:
                continue
            if sectioned or "_" in written:
                held = full if sectioned else bare
                near = choices["/" if sectioned else ""].likely(written)
                if sectioned or near is not None:
                    where = passage.text.at(found.start(1), found.end(1))
                    yield Quoted(passage, written, where, held[near] if near else None)
