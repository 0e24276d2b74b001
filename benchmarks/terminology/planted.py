"""Putting conflicts into the texts of the shipped sample.

The words that a finding has to underline stand between « and » in what is put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

SAMPLE_FOLDER = Path(__file__).parents[2] / "definitions"
Texts = dict[str, str]


class Edit(NamedTuple):
    """In a file of the sample ``old``, which it has once, becomes ``new``; a new file has no ``old``."""

    path: str
    old: str
    new: str


class Planted(NamedTuple):
    """One conflict: its kind, in which form it is written, and the changes."""

    kind: str
    form: str
    edits: tuple[Edit, ...]


class Place(NamedTuple):
    """Marked words: a file, from ``start`` up to, not including, ``end``."""

    path: str
    start: int
    end: int


class Source(NamedTuple):
    """What conflicts are made of.

    Attributes:
        texts: those of the sample, by path.
        definitions: those of its items by full id; the words of a context meet no others and are left out.
        changes: ``changes.yaml``.
    """

    texts: Texts
    definitions: dict[str, str]
    changes: dict[str, Any]


def source() -> Source:
    texts = sample()
    definitions = {}
    for text in texts.values():
        loaded = yaml.load(text, yaml.CBaseLoader)
        for section, items in loaded.items() if "context" not in loaded else ():
            for key, item in items.items() if isinstance(items, dict) else ():
                if isinstance(item, dict) and "definition" in item:
                    definitions[f"{section}/{key}"] = item["definition"]
    changes = Path(__file__).with_name("changes.yaml").read_text(encoding="utf-8")
    return Source(texts, definitions, yaml.load(changes, yaml.CSafeLoader))


def sample() -> Texts:
    """The shipped definitions: texts by path."""
    paths = sorted(SAMPLE_FOLDER.rglob("*.yaml"))
    return {path.relative_to(SAMPLE_FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def plant(texts: Texts, conflicts: Iterable[Planted]) -> tuple[Texts, list[list[Place]]]:
    """The texts with conflicts in them, and for each conflict the places that may be underlined.

    Raises:
        ValueError: the words that are to be replaced are not there exactly once.
    """
    changed = dict(texts)
    marks = []
    for at, conflict in enumerate(conflicts):
        begin, end = chr(0xE000 + 2 * at), chr(0xE001 + 2 * at)  # for private use: they are in no text
        marks.append((begin, end))
        for edit in conflict.edits:
            new = edit.new.replace("«", begin).replace("»", end)
            if not edit.old and edit.path not in changed:
                changed[edit.path] = new
            elif edit.old and changed[edit.path].count(edit.old) == 1:
                changed[edit.path] = changed[edit.path].replace(edit.old, new)
            else:
                raise ValueError(f"{edit.path} does not have {edit.old!r} exactly once")
    places: list[list[Place]] = [[] for _ in marks]
    signs = {sign: at for at, pair in enumerate(marks) for sign in pair}
    for path, text in changed.items():
        plain, started = "", 0
        for part in re.split("([\ue000-\uf8ff])", text):
            if part not in signs:
                plain += part
            elif part == marks[signs[part]][0]:
                started = len(plain)
            else:
                places[signs[part]].append(Place(path, started, len(plain)))
        changed[path] = plain
    return changed, places
