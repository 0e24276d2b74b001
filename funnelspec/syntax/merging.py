"""``<<``: attributes taken over from an anchor elsewhere in the file."""

from __future__ import annotations

from collections.abc import Callable

from funnelspec.syntax.tree import List, Mapping, Node, Text

Entries = dict[str, tuple[Text, Node]]


def merged(entries: Entries, tell: Callable[..., None]) -> Entries:
    """The attributes with those that ``<<`` takes over in its place; they keep the places they come from.

    What is written here wins over what is taken over, and in a list of several the earlier wins, as in
    YAML's merge type. Quoted, ``"<<"`` is an attribute like any other. ``tell`` is called with what makes a
    finding, and what about, for each part that has no attributes.
    """
    key, value = entries["<<"]
    if key.style:
        return entries
    taken: Entries = {}
    for part in value.items if isinstance(value, List) else [value]:
        if isinstance(part, Mapping):
            for name, pair in part.entries.items():
                if name not in entries:
                    taken.setdefault(name, pair)
        else:
            from funnelspec.syntax.wording import broken_merge

            # A list behind an alias is in order where it stands; taking it over is not.
            aliased = value.source.text.startswith("*", value.start)
            tell(broken_merge, value if aliased else part)
    whole: Entries = {}
    for name, pair in entries.items():
        if name == "<<":
            whole.update(taken)
        else:
            whole[name] = pair
    return whole
