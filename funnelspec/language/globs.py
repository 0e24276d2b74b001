"""Patterns for paths, as under ``exclude`` and ``overrides`` in ``funnelspec.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def matches(pattern: str, path: str) -> bool:
    """Whether a path fits a pattern; both with ``/`` and relative to the workspace.

    ``*`` is any run of characters within a folder's or file's name, ``?`` one of them, ``**`` any number of
    folders. A pattern that ends in ``/`` means everything below that folder.

    Of several ``*`` only the last is ever tried again (Kirk Krauss, "Matching wildcards", 2008), so no
    pattern takes more than length times length steps.
    """
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    return _fits(pattern.split("/"), path.removeprefix("./").split("/"), "**", _name_fits)


def _name_fits(pattern: str, name: str) -> bool:
    return _fits(pattern, name, "*", lambda letter, other: letter in ("?", other))


def _fits(pattern: Sequence[str], words: Sequence[str], star: str, fits: Callable[[str, str], bool]) -> bool:
    at = word = 0
    again = -1  # where to go on in the pattern after the last star
    taken = 0  # what that star has taken so far ends here
    while word < len(words):
        if at < len(pattern) and pattern[at] == star:
            at += 1
            again, taken = at, word
        elif at < len(pattern) and fits(pattern[at], words[word]):
            at += 1
            word += 1
        elif again >= 0:
            taken += 1
            at, word = again, taken
        else:
            return False
    return all(each == star for each in pattern[at:])
