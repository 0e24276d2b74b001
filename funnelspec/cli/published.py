"""What stands in the folder of the published glossary: what is stale, what is whose, what is left over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from funnelspec.cli.write import Refused, is_stale, write_all

State: TypeAlias = Literal["missing", "stale", "foreign", "left", "fresh"]
"""Of a file: ``foreign`` is one that funnelspec did not make, ``left`` a page of an item that is no more."""


def states(folder: str, texts: Mapping[str, str]) -> dict[str, State]:
    """How the files of the glossary stand, by path; writes nothing.

    Args:
        folder: where the glossary is published.
        texts: what is to be published, by path with ``/``.

    Raises:
        Refused, OSError: as ``write.write_all``.
    """
    found = {path: _state(folder, path, texts[path]) for path in sorted(texts)}
    found.update(dict.fromkeys(_left(folder, texts), "left"))
    return found


def publish(folder: str, texts: Mapping[str, str]) -> dict[str, State]:
    """Write the glossary, and take away the pages of items that are no more.

    When one file may not be written, none is.

    Returns:
        How the files stood before, by path.

    Raises:
        Refused, OSError: as ``write.write_all``; also where a file stands that funnelspec did not make.
    """
    before = states(folder, texts)
    for path, state in before.items():
        if state == "foreign":
            raise Refused(
                f'"{os.path.join(folder, path)}" was not made by funnelspec, and nothing is written: '
                "move it away, or name another folder with --output"
            )
    write_all(folder, texts)
    for path, state in before.items():
        if state == "left":
            os.unlink(os.path.join(folder, path))
            _remove_empty(os.path.dirname(os.path.join(folder, path)))
    return before


def _state(folder: str, path: str, text: str) -> State:
    if not is_stale(folder, path, text):
        return "fresh"
    present = _text(os.path.join(folder, path))
    if present is None:
        return "missing"
    from funnelspec.renderers.exporters import made_here

    return "stale" if not present.strip() or made_here(path, present) else "foreign"


def _text(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _left(folder: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Pages that funnelspec made of items that are no more; no other file and no symbolic link."""
    from funnelspec.renderers.exporters import made_here

    for pages in sorted({path.partition("/")[0] for path in texts if "/" in path}):
        for section in _entries(os.path.join(folder, pages)):
            if not section.is_dir(follow_symlinks=False):
                continue
            for page in _entries(section.path):
                path = f"{pages}/{section.name}/{page.name}"
                mine = page.name.endswith(".md") and page.is_file(follow_symlinks=False)
                if mine and path not in texts and made_here(path, _text(page.path) or ""):
                    yield path


def _entries(folder: str) -> Iterable[os.DirEntry[str]]:
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def _remove_empty(folder: str) -> None:
    try:
        os.rmdir(folder)
    except OSError:  # something else stands in it
        return
