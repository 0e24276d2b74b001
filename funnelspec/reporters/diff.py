"""What fixes would change, as git shows it: a patch that ``git apply`` takes."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff

from funnelspec.reporters.places import Places, as_they_are

_ESCAPED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def render(texts: Mapping[str, tuple[str, str]], *, places: Places = as_they_are) -> str:
    """A unified diff of all files; empty when nothing changes.

    Args:
        texts: by path, the text before and after.
        places: how paths are shown.
    """
    return "".join(_of_file(places(path), *texts[path]) for path in sorted(texts))


def _of_file(path: str, before: str, after: str) -> str:
    # difflib ends the lines with paths in a tab when there is a date, git when there is a blank in the path.
    names = [_quoted(f"{side}/{path}") + ("\t" if " " in path else "") for side in ("a", "b")]
    lines = list(unified_diff(_lines(before), _lines(after), names[0], names[1]))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    """Lines as git counts them, with their ends: only LF ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _quoted(path: str) -> str:
    """A path in quotes, as git puts it, when it holds what would not end where the path does."""
    if not set(path) & set(_ESCAPED):
        return path
    return '"' + "".join(_ESCAPED.get(letter, letter) for letter in path) + '"'
