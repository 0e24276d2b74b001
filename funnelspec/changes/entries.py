"""The items of two states side by side: which is which, and what is written of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from funnelspec.conditions.check import bind
from funnelspec.conditions.typed import Typed
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.model.entities import Entry, When
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.syntax.tree import Text

Views = dict[str, dict[str | None, Entry]]


def views(model: Model) -> Views:
    """Each item as the shared files and each team write it; the first place counts where one has several."""
    found: Views = {}
    for entry in model.entries:
        found.setdefault(entry.full_id, {}).setdefault(entry.file.team, entry)
    return found


def first(views: Mapping[str | None, Entry]) -> Entry:
    return views.get(None) or next(iter(views.values()))


def renamed(gone: Views, come: Views) -> list[tuple[str, str]]:
    """Ids that are gone and those that came in their place: of one section, with the same name or text, and
    no other that could be meant."""
    pairs: list[tuple[str, str]] = []
    for form in (_by_name, _by_text):
        old, new = (_by_form(views, form, pairs) for views in (gone, come))
        for about, full_ids in old.items():
            others = new.get(about, [])
            if len(full_ids) == len(others) == 1:
                pairs.append((full_ids[0], others[0]))
    return pairs


def _by_form(
    views: Views, form: Callable[[Entry], str], done: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    taken = {full_id for pair in done for full_id in pair}
    found: dict[tuple[str, str], list[str]] = {}
    for full_id in sorted(views.keys() - taken):
        entry = first(views[full_id])
        words = form(entry)
        if words:
            found.setdefault((entry.section, words), []).append(full_id)
    return found


def _by_name(entry: Entry) -> str:
    return fold_name(entry.name.value) if entry.name else ""


def _by_text(entry: Entry) -> str:
    return fold_text(entry.definition.value) if entry.definition else ""


def view(model: Model, entry: Entry) -> Workspace:
    return model.teams.get(entry.file.team or "", model.shared)


def bound(when: When, view: Workspace) -> Typed | None:
    return bind(when.condition, view.table())[0] if when.condition is not None else None


def differing(was: When, now: When) -> tuple[str, str]:
    """The lines of two conditions that only one of them has; all where it is their order that differs."""
    sides = [
        [line.strip().removeprefix("- ") for line in each.node.where.text.split("\n") if line.strip()]
        for each in (was, now)
    ]
    only = [[line for line in side if line not in other] for side, other in (sides, sides[::-1])]
    old, new = only if any(only) else sides
    return "\n".join(old), "\n".join(new)


def owners(entry: Entry) -> tuple[str, ...]:
    return tuple(sorted({owner.value for owner in entry.owner}))


def owned(old: Entry, new: Entry) -> tuple[str, ...]:
    """The owner may stand at the head of a file."""
    return ("owner",) if old.owner or new.owner else ()


def text(entry: Entry, attribute: str) -> str:
    """What is written of an attribute, on one line."""
    if attribute == "owner":
        return ", ".join(owners(entry))
    if attribute not in entry.written:
        return ""
    value = entry.written[attribute][1]
    words = value.value if isinstance(value, Text) else entry.value_place(attribute).text
    return " ".join(words.split())
