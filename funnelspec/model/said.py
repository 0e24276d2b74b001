"""What an attribute of an item says, in a form that is equal for two items exactly when they say the same."""

from __future__ import annotations

from funnelspec.conditions.same import canonical
from funnelspec.conditions.values import parse_duration, parse_number
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.model.entities import Entry, Ref, When, YesNo
from funnelspec.model.shapes import field_of
from funnelspec.model.workspace import Workspace
from funnelspec.syntax.tree import Text

# What adds to an item without contradicting another team's additions.
ADDITIONS = frozenset(
    (
        "aliases", "avoid", "because", "cases", "counter_examples", "crm", "examples", "not_the_same_as",
        "notes", "review_by", "see", "since", "source", "state", "tags", "translations",
    )
)  # fmt: skip

# The lists whose order is part of what they say, besides `max_age`, of which the first that fits counts.
_ORDERED = {"funnels": ("stages",), "fields": ("between",)}

_NUMBERS = frozenset(
    ("at_most", "between", "ceiling", "floor", "goal", "points", "probability", "target", "to")
)


def said(entry: Entry, attribute: str, workspace: Workspace) -> object:
    """A value that is equal for two items exactly when they say the same, by the form of it.

    Args:
        workspace: the one in which the item's references are looked up.
    """
    value = getattr(entry, field_of(entry, attribute))
    if ordered(entry, attribute):
        return tuple(said_each(entry, attribute, workspace))
    return _value(value, attribute, workspace)


def ordered(entry: Entry, attribute: str) -> bool:
    """Whether the order of a list is part of what it says."""
    return attribute in _ORDERED.get(entry.section, ())


def said_each(entry: Entry, attribute: str, workspace: Workspace) -> list[object]:
    """What each part of a list says, in a form that is equal for two parts exactly when they say the same."""
    return [_value(each, attribute, workspace) for each in getattr(entry, field_of(entry, attribute))]


def _value(value: object, attribute: str, workspace: Workspace) -> object:
    if isinstance(value, Text):
        return _words(value.value, attribute, workspace)
    if isinstance(value, Ref):
        return workspace.look_up(value).full_id
    if isinstance(value, YesNo):
        return value.value
    if isinstance(value, When):
        return ("when", canonical(value.condition) if value.condition else fold_text(value.node.where.text))
    if isinstance(value, Entry):
        own = sorted(name for name in value.written if name not in ADDITIONS)
        said = (_value(getattr(value, field_of(value, name)), name, workspace) for name in own)
        return (value.id, tuple(zip(own, said, strict=True)))
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            parts = [_value(each, attribute, workspace) for each in value]
            return tuple(parts if attribute == "max_age" else sorted(parts, key=repr))
        # A small value keeps its node for its place; two places are never the same.
        pairs = zip(names, value, strict=True)
        return tuple(_value(each, name, workspace) for name, each in pairs if name != "node")
    return value


def _words(words: str, attribute: str, workspace: Workspace) -> object:
    if attribute in ("name", "abbreviation"):
        return fold_name(words)
    if attribute == "choices":
        return words.strip()
    if attribute in _NUMBERS:
        number, _, period = words.partition(" per ")
        read = parse_number(number)
        if read is not None:
            return ("number", read.value(), read.unit, period)
    duration = parse_duration(words)
    if duration is not None:
        calendar = workspace.config.calendar
        seconds = duration.seconds(calendar.working_minutes * 60, len(calendar.working_week))
        return ("time", duration.business, seconds)
    return fold_text(words)
