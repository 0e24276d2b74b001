"""The builder: located trees to the model. It is the gate: what it is content with, the JSON Schema is too.

An item that is not of the shape the format asks for is explained by the schema room and left out of the
model; the rest of its file is still read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from funnelspec.config import Config
from funnelspec.diagnostic import Finding, Label
from funnelspec.model.entities import Entry, File
from funnelspec.model.model import Model
from funnelspec.model.readers import Reading, is_id, some_texts, text
from funnelspec.model.shapes import KINDS, Kind
from funnelspec.model.views import workspaces
from funnelspec.source import Source
from funnelspec.syntax.tree import Mapping, Node, Text

if TYPE_CHECKING:
    from datetime import date

_HEAD = ("team", "context", "owner")


def build(
    config: Config,
    trees: Sequence[tuple[Source, Node | None]],
    complete: bool = True,
    today: date | None = None,
) -> tuple[Model, list[Finding]]:
    """The model of a workspace, and what is wrong with the shape of its items and conditions.

    Args:
        config: the workspace file.
        trees: each definitions file and its root, in path order; no root for a file that is empty or could
            not be read.
        complete: false when a file could not be read.
        today: from when on conditions are asked about; the day it is where this is left out.
    """
    findings: list[Finding] = []
    files: list[File] = []
    entries: list[Entry] = []
    left_out: set[str] = set()
    for source, root in trees:
        if root is None:
            files.append(File(source=source))
            continue
        file, fits = _head(source, root)
        files.append(file)
        if type(root) is Mapping:
            for section, (_, items) in root.entries.items():
                kind = KINDS.get(section)
                if kind is None:
                    if section not in _HEAD:
                        fits = False
                        left_out.update(_unread(section, items))
                elif type(items) is Mapping and items.entries:
                    fits = _section(section, kind, items, file, entries, left_out, findings) and fits
                else:
                    fits = False
                    left_out.add(section)
        if not fits:
            from funnelspec.schema.explain import explain_file

            findings += explain_file(root, source)
    shared, teams = workspaces(config, files, entries, frozenset(left_out), complete, today)
    model = Model(
        config=config,
        files=tuple(files),
        entries=tuple(entries),
        shared=shared,
        teams=teams,
        left_out=frozenset(left_out),
        complete=complete,
        today=today,
    )
    return model, findings


def _unread(section: str, items: Node) -> list[str]:
    """What stands in a section of a name that is none, as its author calls it."""
    return [f"{section}/{item_id}" for item_id in items.entries] if type(items) is Mapping else []


def _head(source: Source, root: Node) -> tuple[File, bool]:
    if type(root) is not Mapping:
        return File(source=source), False
    plain = File(source=source)
    reading = Reading(plain)
    words: dict[str, Text | None] = {}
    for name in ("team", "context"):
        value = root.get(name)
        words[name] = text(value, reading) if value else None
    owner = root.get("owner")
    owners = some_texts(owner, reading) if owner else ()
    team, context = words["team"], words["context"]
    file = File(
        source=source,
        team=team.value if team else None,
        team_text=team,
        context=context.value if context else None,
        context_text=context,
        owner=owners,
    )
    return file, not reading.misfit


def _section(
    section: str,
    kind: Kind,
    items: Mapping,
    file: File,
    entries: list[Entry],
    left_out: set[str],
    findings: list[Finding],
) -> bool:
    """Reads the items of one section; false when an id is not written as one."""
    fits = True
    for key, node in items:
        reading = Reading(file)
        entry = _item(section, key.value, key, node, kind, reading, file.owner)
        named = is_id(key.value)
        fits = fits and named
        if entry is not None and not reading.misfit:
            findings += reading.findings
            if named:
                entries.append(entry)
            else:
                left_out.add(f"{section}/{key.value}")
            continue
        left_out.add(f"{section}/{key.value}")
        from funnelspec.schema.explain import explain_item

        full_id = f"{section}/{key.value}"
        explained = explain_item(section, key, node, file.team is not None)
        findings += [finding.replace(entries=(full_id,)) for finding in explained or [_unexplained(key)]]
    return fits


def _unexplained(key: Text) -> Finding:
    """Where the schema is content and the builder is not, which a test rules out, nothing may be lost."""
    return Finding(
        rule="wrong-value",
        headline=f'"{key.value}" is not written as the format asks for',
        at=Label(key.where, "left out of every check"),
        help="Compare it with the examples in docs/format.md.",
    )


def _item(
    section: str,
    item_id: str,
    key: Text,
    node: Node,
    kind: Kind,
    reading: Reading,
    owner: tuple[Text, ...],
) -> Entry | None:
    if type(node) is not Mapping:
        reading.misfit = True
        return None
    values: dict[str, Any] = {}
    written = node.entries
    before = len(reading.findings)
    inside: list[tuple[str, Kind, Node]] = []
    shape = kind.shape
    for name, (_, value) in written.items():
        known = shape.get(name)
        if known is not None:
            values[known[0]] = known[1](value, reading)
        elif name in kind.inside:
            inside.append((name, kind.inside[name], value))
        else:
            reading.misfit = True
    full_id = f"{section}/{item_id}"
    if len(reading.findings) > before:
        reading.findings[before:] = [
            finding.replace(entries=(full_id,)) for finding in reading.findings[before:]
        ]
    # A team's entry is an opinion on some attributes; the whole is asked for when the views are laid over.
    if reading.file.team is None or "/" in item_id:
        for name in kind.required:
            if name not in written:
                reading.misfit = True
        kind_of_field = values.get("type")
        if kind_of_field and kind_of_field.value in ("choice", "choices") and "choices" not in written:
            reading.misfit = True
    values.setdefault("owner", owner)
    for name, inner, value in inside:
        values[name] = _inside(section, item_id, inner, value, reading, values["owner"])
    if reading.misfit:
        return None
    return kind.entity(
        section=section,
        id=item_id,
        full_id=full_id,
        key=key,
        file=reading.file,
        written=written,
        **values,
    )


def _inside(
    section: str, owner_id: str, kind: Kind, node: Node, reading: Reading, owner: tuple[Text, ...]
) -> tuple[Entry, ...]:
    if type(node) is not Mapping or not node.entries:
        reading.misfit = True
        return ()
    found = []
    for key, value in node:
        if not is_id(key.value):
            reading.misfit = True
        entry = _item(section, f"{owner_id}/{key.value}", key, value, kind, reading, owner)
        if entry is not None:
            found.append(entry)
    return tuple(found)
