"""Conflicts between two teams, each with a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.terminology.layouts import LAYOUTS
from benchmarks.terminology.planted import Edit, Planted, Source


def two_meanings(source: Source, contrast: str) -> Iterator[Planted]:
    for change in source.changes["two_meanings"][contrast]:
        text = source.definitions[change["item"]]
        if text.count(change["old"]) != 1:
            raise ValueError(f"{change['item']} does not say {change['old']!r} exactly once")
        for new in change["new"]:
            ours, theirs = (text.replace(change["old"], f"«{words}»") for words in (change["old"], new))
            yield from views(f"two meanings: {contrast}", change["item"], ours, theirs)


def other_text(source: Source) -> Iterator[Planted]:
    items = [item for item in source.definitions if item.startswith(("terms/", "fields/", "statuses/"))]
    for at, item in enumerate(items):
        other = source.changes["other_texts"][at % len(source.changes["other_texts"])]
        yield from views("other text", item, f"«{source.definitions[item]}»", f"«{other}»")


def views(kind: str, item: str, ours: str, theirs: str) -> Iterator[Planted]:
    """What two teams write of one item, each in a file of its own."""
    section, key = item.split("/")
    for form, names, layout in LAYOUTS:
        edits = []
        for team, name, text in zip(("marketing", "sales"), names, (ours, theirs), strict=True):
            body = layout(key, text)
            edits.append(Edit(f"views/{name}.yaml", "", f"team: {team}\n{section}:\n{body}"))
        yield Planted(kind, form, tuple(edits))


def crossed() -> Iterator[Planted]:
    """Two names that the teams give to two conditions the other way round."""
    asked = ("seats", "form_fills", "events_attended", "key_page_views", "lead_score")
    forms: tuple[tuple[str, Callable[[str, int], str]], ...] = (
        ("as it is", lambda field, least: f"{field} >= {least}"),
        ("by the number below", lambda field, least: f"{field} > {least - 1}"),
        (
            "under any",
            lambda field, least: f"{{any: [{field} > {least + 3}, {field} between {least} and {least + 3}]}}",
        ),
        ("denied", lambda field, least: f"[{field} is known, not {field} < {least}]"),
    )
    for at, field in enumerate(asked):
        for form, written in forms:
            low, high = 4 + at, 12 + at
            ours = [f"{field} >= {low}", f"{field} >= {high}"]
            theirs = [written(field, high), written(field, low)]
            bodies = (crossing("marketing", ours), crossing("sales", theirs))
            edits = tuple(
                Edit(f"views/{team}.yaml", "", body)
                for team, body in zip(("marketing", "sales"), bodies, strict=True)
            )
            yield Planted("crossed names", form, edits)


def crossing(team: str, conditions: list[str]) -> str:
    head = f"team: {team}\nowner: sales\ncriteria:\n"
    return head + "".join(
        f"  {key}:\n    name: {key.title()}\n    definition: {text}\n    when: «{condition}»\n"
        for key, text, condition in zip(
            ("harbour", "lantern"),
            ("A group of people whom we write to.", "The buyers of the spring fair."),
            conditions,
            strict=True,
        )
    )
