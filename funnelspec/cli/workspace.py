"""Which workspace a command works on, and what day it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from funnelspec.cli.console import Progress
from funnelspec.cli.trouble import Trouble
from funnelspec.engine import Progress as Advance
from funnelspec.engine import Run, check_folder, read_folder
from funnelspec.files import find_workspace
from funnelspec.model.model import Model

T = TypeVar("T")


def workspace(path: str | None) -> str:
    """The folder of the workspace that ``path``, or else the current folder, is in.

    Raises:
        Trouble: there is none.
    """
    if path == "":
        raise Trouble("the folder is named by nothing; leave it out to take the nearest one")
    start = path or "."
    if not os.path.exists(start):
        raise Trouble(f'there is no file or folder "{start}"')
    root = find_workspace(start)
    if root is None:
        where = f'in "{path}", above it' if path else "here, above"
        raise Trouble(f'there is no funnelspec.yaml {where} or in "definitions"; {_further(start)}')
    return root


def _further(start: str) -> str:
    """What to do where no workspace was found: name the one in a folder below, or make one."""
    from glob import escape, iglob
    from itertools import islice

    below = [os.path.dirname(found) for found in islice(iglob(f"{escape(start)}/*/funnelspec.yaml"), 2)]
    if len(below) == 1:
        return f'name the folder that has one: "{os.path.relpath(below[0]).replace(os.sep, "/")}"'
    if below:
        return "several folders below have one; name the one that you mean"
    return "`funnelspec init` makes a new folder of definitions"


def day(written: str | None) -> date:
    """The day that ``--today`` says, else the local day, read once.

    Raises:
        Trouble: it is not a day.
    """
    if written is None:
        return date.today()
    try:
        found = date.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.isoformat() != written:  # Python also reads 20260301 and 2026-W09-7
        raise Trouble(f'"{written}" is not a day; write it as 2026-03-01')
    return found


def run(root: str, today: date, tracked: bool) -> Run:
    """Checks a workspace, with a progress bar for those who wait."""
    return _watched(lambda progress: check_folder(root, today, tracked, progress))


def definitions(root: str, today: date, tracked: bool, whole: bool = False) -> Model:
    """What is defined in a workspace, with a progress bar for those who wait.

    Args:
        whole: not only what can be read of it.

    Raises:
        Trouble: the workspace file is broken.
        WorkspaceError: with ``whole``, something cannot be read or is misshapen.
    """
    model = _watched(lambda progress: read_folder(root, today, tracked, progress, whole))
    if model is None:
        raise Trouble("funnelspec.yaml is broken: see `funnelspec check`")
    return model


def _watched(work: Callable[[Advance], T]) -> T:
    bar: list[Progress] = []

    def progress(done: int, total: int) -> None:
        if not bar:
            bar.append(Progress("Reading", total).__enter__())
        bar[0].advance(done and 1)

    try:
        return work(progress)
    finally:
        if bar:
            bar[0].__exit__(None, None, None)
