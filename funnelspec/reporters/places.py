"""How the path of a file is shown: findings know it relative to the workspace, readers stand elsewhere."""

from __future__ import annotations

import os.path
from collections.abc import Callable

Places = Callable[[str], str]
"""Turns a path relative to the workspace into the one that is printed."""


def as_they_are(path: str) -> str:
    """Paths relative to the workspace."""
    return path


def seen_from(folder: str, root: str) -> Places:
    """Paths relative to ``folder``, always with ``/``.

    Args:
        folder: where the reader stands: the current folder, or the root of the git work tree.
        root: the folder of the workspace.
    """

    def place(path: str) -> str:
        full = os.path.join(os.path.abspath(root), path)
        try:
            full = os.path.relpath(full, folder)
        except ValueError:  # on another drive of Windows there is no way from here to there
            return full.replace(os.sep, "/")
        return full.replace(os.sep, "/")

    return place


def address(path: str) -> str:
    """A path as part of a URI (RFC 3986): every sign that means something in one is written as ``%``."""
    from urllib.parse import quote

    try:
        octets = path.encode("utf-8", "surrogateescape")  # a file's name may hold any bytes
    except UnicodeEncodeError:
        octets = path.encode("utf-8", "surrogatepass")
    return quote(octets, safe="/")
