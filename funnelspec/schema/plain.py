"""A located tree as plain Python values: as a YAML 1.2 reader sees it, and as it was written."""

from __future__ import annotations

from collections.abc import Callable

from funnelspec.syntax.tree import List, Mapping, Node, Text


def plain(node: Node) -> object:
    """The tree as YAML 1.2's core rules read it, which is what an editor validates.

    Only unquoted text becomes something else: nothing, true or false, a whole number (also ``0x1F`` and
    ``0o17``) or a decimal (YAML 1.2.2, section 10.3.2).
    """
    return _values(node, _resolved)


def as_written(node: Node) -> object:
    """The tree with every text as it was typed, and nothing where nothing was written."""
    return _values(node, lambda text: None if text.empty and not text.style else text.value)


def _values(node: Node, scalar: Callable[[Text], object]) -> object:
    # The reader lets a tree be 64 levels deep and no deeper, so this cannot run out of stack.
    if isinstance(node, Mapping):
        return {name: _values(value, scalar) for name, (_, value) in node.entries.items()}
    if isinstance(node, List):
        return [_values(item, scalar) for item in node.items]
    assert isinstance(node, Text)
    return scalar(node)


def _resolved(text: Text) -> object:
    word = text.value
    if text.style:
        return word
    if word in ("", "~", "null", "Null", "NULL"):
        return None
    if word in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return word.lower() == "true"
    return _number(word)


def _number(word: str) -> str | int | float:
    import re

    if re.fullmatch(r"0o[0-7]+", word):
        return int(word[2:], 8)
    if re.fullmatch(r"0x[0-9a-fA-F]+", word):
        return int(word[2:], 16)
    # Python refuses to read more digits than this as a whole number.
    if re.fullmatch(r"[-+]?[0-9]{1,4000}", word):
        return int(word)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", word):
        return float(word)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)", word):
        return float("-inf" if word[0] == "-" else "inf")
    if word in (".nan", ".NaN", ".NAN"):
        return float("nan")
    return word
