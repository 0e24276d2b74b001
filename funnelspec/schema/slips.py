"""Remedies for attributes that come from a slip in YAML, not from a wrong word."""

from __future__ import annotations

from funnelspec.schema.words import is_id
from funnelspec.syntax.tree import List, Mapping, Node, Text
from funnelspec.syntax.wording import FLAT, goes_on, quoted


def misplaced(key: Text) -> str:
    """``-name:`` without a space, or a blank that only looks like one; else nothing."""
    name = key.value
    if name[:1] == "-" and name[1:2].isalpha() and not key.style:
        return "Put a space after the `-`."
    if name.strip(FLAT + " ") != name:
        return "Delete the blanks around the name, which only look like spaces, and type spaces before it."
    return ""


def with_space(written: str) -> str:
    """The remedy for ``name:text``."""
    name, _, rest = written.partition(":")
    if rest[0] in FLAT:
        return "Delete the special blank after the colon, which only looks like a space, and type a space."
    fits = len(rest) <= 80 and rest.isprintable()
    return f"Put a space after the colon{f': `{name}: {rest}`' if fits and '`' not in rest else ''}."


def as_line(node: Mapping, key: Text, value: Node) -> str:
    """The remedy for ``{employees: 50}`` where a condition belongs."""
    line = _line(key.value, value)
    if not line:
        return "Write a condition as one line, such as `employees >= 50`."
    if not node.source.text.startswith("{", node.start):
        return f"Write it as a line of a list: `- {line}`." if len(node.entries) > 1 else _ONE.format(line)
    lines = [_line(name, each) for name, (_, each) in node.entries.items()]
    if len(lines) == 1:
        return _ONE.format(f'"{line}"' if set(line) & set(",[]{}") and '"' not in line else line)
    if not all(lines) or any(set(each) & set(",[]{}") for each in lines):
        return "Write each condition as a line of a list, such as `- employees >= 50`."
    return f"Write a list of lines in place of the braces: `[{', '.join(lines)}]`."


_ONE = "Write it as one line, without braces: `{}`."


def _line(name: str, value: Node) -> str:
    """A condition that says ``name: value``; empty where it cannot be told or shown."""
    line = ""
    if isinstance(value, Text) and not value.empty:
        line = f"{name} {value.value}" if value.value[0] in "<>=!" else f"{name} = {value.value}"
    elif isinstance(value, List) and value.items and all(isinstance(each, Text) for each in value.items):
        line = f"{name} in ({', '.join(each.value for each in value.items if isinstance(each, Text))})"
    fits = is_id(name) and len(line) <= 80 and line.isprintable() and not set("`#:\"'") & set(line)
    return line if fits else ""


def rest_of_text(
    node: Mapping, before: tuple[Text, Node] | None, key: Text, value: Node, otherwise: str
) -> str:
    """The remedy for ``{definition: Fast, cheap: pick two}``, where a comma ended a text; else nothing."""
    source = key.source
    if before is None or "_" in key.value or not source.text.startswith("{", node.start):
        return ""
    name, text = before
    if not isinstance(text, Text) or text.style or not isinstance(value, Text) or not text.value:
        return ""
    if "," not in source.text[text.end : key.start] or goes_on(source.text, text.start):
        return ""
    words = source.text[text.start : value.end]
    if len(words) > 80 or not words.isprintable() or "`" in words or value.end < key.end:
        return ""
    copy = f"{name.value}: {quoted(words)}"
    otherwise = otherwise[:1].lower() + otherwise[1:]
    return f"If it is part of the text before it, put that in quotes: `{copy}`. Else {otherwise}"
