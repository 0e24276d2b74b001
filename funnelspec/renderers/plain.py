"""One item of the glossary as plain text, for ``funnelspec explain``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from funnelspec.glossary.value import (
    Body,
    Difference,
    Item,
    Lines,
    Owner,
    Place,
    Said,
    Table,
    flat,
)
from funnelspec.renderers.wording import argued, contrast_words, difference_heading, marks, view_heading
from funnelspec.reporters.words import printable, wrapped

Places = Callable[[str], str]


def render(item: Item, places: Places) -> str:
    """What an item is, who owns it and where it is written, in 80 columns; no line end after the last line.

    Args:
        places: turns a path relative to the workspace into the one to show.
    """
    short = "".join(f" ({word})" for word in item.abbreviations)
    byline = "; ".join([f"{item.kind.capitalize()} {item.full_id}", *(mark.text for mark in marks(item))])
    lines = [*_wrapped(item.name + short, ""), *_wrapped(byline, ""), ""]
    for fact in item.facts:
        if fact.attribute == "definition":
            lines += [*_wrapped(flat(fact.body), ""), ""]
        else:
            lines += _labelled(fact.label, fact.body, "")
    if item.owners:
        lines += _wrapped(f"Owner: {', '.join(map(_owner, item.owners))}", "", "  ")
    lines.append(f"Written in: {printable(_place(item.place, places))}")
    for difference in item.differences:
        lines += ["", *_difference(difference, places)]
    return "\n".join(lines)


def _owner(owner: Owner) -> str:
    return f"{owner.name} ({owner.contact})" if owner.contact else owner.name


def _place(place: Place, places: Places) -> str:
    return f"{places(place.path)}:{place.line}"


def _difference(difference: Difference, places: Places) -> Iterator[str]:
    yield difference_heading(difference)
    for contrast in difference.contrasts:
        yield from _wrapped(contrast_words(contrast), "  ")
        for lead in contrast.leads:
            yield from _wrapped(argued(lead), "  ", "  ")
    for view in difference.views:
        label = f"{view_heading(view, difference)} ({_place(view.place, places)})"
        yield from _labelled(label, view.body, "  ")


def _labelled(label: str, body: Body, indent: str) -> Iterator[str]:
    """``Label: text``, or the label with a list or the parts of a condition under it."""
    match body:
        case Lines(items, ordered):
            listed = [
                (f"{number}. " if ordered else "- ") + flat(line) for number, line in enumerate(items, 1)
            ]
        case Table(head, rows):
            listed = []
            for row in rows:
                first, *cells = map(flat, row.cells)
                pairs = zip(head[1:], cells, strict=False)
                listed.append("- " + "; ".join([first, *(f"{name}: {cell}" for name, cell in pairs if cell)]))
        case Said(text, parts) if parts:
            listed = [text, *_parts(parts, "  ")]
        case _:
            yield from _wrapped(f"{label}: {flat(body)}", indent, "  ")
            return
    yield from _wrapped(f"{label}:", indent)
    for line in listed:
        text = line.lstrip(" ")
        yield from _wrapped(text, indent + "  " + line[: len(line) - len(text)], "  ")


def _parts(parts: tuple[Said, ...], indent: str) -> Iterator[str]:
    for part in parts:
        yield indent + part.text
        yield from _parts(part.parts, indent + "  ")


def _wrapped(text: str, indent: str, hang: str = "") -> Iterator[str]:
    """A line in 80 columns, made harmless for a terminal; further lines stand at ``indent`` and ``hang``."""
    first, *further = wrapped(text, 80 - len(indent) - len(hang))
    yield indent + first
    yield from (indent + hang + line for line in further)
