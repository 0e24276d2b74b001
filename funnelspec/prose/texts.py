"""Finds the texts that are named on the command line, and reads them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from funnelspec.diagnostic import Finding, Label
from funnelspec.files import Sort, WorkspaceError, discover, load
from funnelspec.prose.page import Page
from funnelspec.record import NamedTuple
from funnelspec.source import Location, Source

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml", ".mjml")


def _is_text(name: str) -> bool:
    return name.lower().endswith((*_MARKDOWN, ".txt")) and not name.startswith(".")


TEXTS = Sort("text file", _is_text, divided=False, anywhere=True)


class File(NamedTuple):
    """A text to read: ``path`` below ``folder``; findings call it ``name``, seen from the workspace."""

    folder: str
    path: str
    name: str


def find(
    paths: Sequence[str], root: str, exclude: Callable[[str], bool], tracked: bool
) -> tuple[list[File], list[Finding]]:
    """The texts that some paths name, in order, each once, and what lies there but cannot be read.

    Args:
        paths: files, whatever their names, and folders, in which ``.md``, ``.markdown`` and ``.txt`` count.
        root: the workspace.
        exclude: whether a path, relative to the workspace and with ``/``, is left out.
        tracked: of folders only what git tracks.

    Raises:
        WorkspaceError: a path leads nowhere, to HTML, or to a folder that cannot be read.
    """
    files: dict[str, File] = {}
    findings: dict[str, Finding] = {}
    for path in paths:
        name = _seen_from(root, path)
        if os.path.isdir(path):
            start = "" if name == "." else f"{name}/"
            found = discover(path, _below(start, exclude), tracked, TEXTS)
            files.update((start + each, File(path, each, start + each)) for each in found.paths)
            findings.update((start + each.at.where.path, _moved(each, start)) for each in found.findings)
        elif not os.path.lexists(path):
            raise WorkspaceError(f'there is no file or folder "{path}"')
        elif path.lower().endswith(_HTML):
            raise WorkspaceError(
                f'"{path}" is HTML, which is not read; save what it says as Markdown or plain text'
            )
        elif not exclude(name):
            files[name] = File("", path, name)
    return [files[name] for name in sorted(files)], [findings[name] for name in sorted(findings)]


def read(file: File) -> tuple[Page, list[Finding]]:
    """The passages of a text, and why it cannot be read."""
    source, trouble = load(file.folder, file.path, TEXTS.called, file.name)
    return (Page(source) if trouble else page(source)), trouble


def page(source: Source) -> Page:
    """The passages of a text: Markdown by the ending of its path, else plain text."""
    if source.path.lower().endswith(_MARKDOWN):
        from funnelspec.prose import markdown

        return markdown.read(source)
    from funnelspec.prose import plain

    return plain.read(source)


def _seen_from(root: str, path: str) -> str:
    full = os.path.abspath(path)
    with suppress(ValueError):  # on another drive of Windows there is no way from here to there
        full = os.path.relpath(full, os.path.abspath(root))
    return full.replace(os.sep, "/")


def _below(start: str, exclude: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda path: exclude(start + path)


def _moved(finding: Finding, start: str) -> Finding:
    """A finding about a whole file below a folder, seen from the workspace."""
    source = Source(start + finding.at.where.path, "")
    return finding.replace(at=Label(Location(source, 0, 0), finding.at.text))
