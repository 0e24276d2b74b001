"""Which column of a table holds which field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from funnelspec.language.folding import fold_name, fold_text
from funnelspec.language.suggest import Choices
from funnelspec.record import NamedTuple
from funnelspec.tables.decoding import NoTable

if TYPE_CHECKING:
    from funnelspec.model.entities import Field


class Columns(NamedTuple):
    """Where things stand in a row.

    Attributes:
        fields: the place of each field by its id.
        judged: the place of each judgement by its folded text.
        strangers: the headers that are neither, each with the field id that was probably meant or nothing.
        unclear: headers that may be several fields, with the ids of these.
    """

    fields: dict[str, int]
    judged: dict[str, int]
    strangers: dict[str, str | None]
    unclear: dict[str, list[str]]


def find_columns(
    header: Sequence[str], fields: Mapping[str, Field], asked: Iterable[str], questions: Iterable[str]
) -> Columns:
    """The columns of fields and judgements.

    A header may be a field's id; its name, an alias or an abbreviation in any spelling; the attribute it has
    in a CRM; or that without the object in front, where no other column is the field. What comes first in
    this list counts. A judgement is answered by a column of its text.

    Args:
        fields: all declared ones by id.
        asked: the ids of those that matter.
        questions: folded texts of judgements.

    Raises:
        NoTable: two columns are the same field, or the same judgement, and it matters.
    """
    ways = _ways(fields)
    questions = set(questions)
    found: dict[int, str] = {}
    judged: dict[str, list[int]] = {}
    unclear: dict[str, list[str]] = {}
    strangers: list[str] = []
    for place, written in enumerate(header):
        names = _named(written, ways[:-1])
        if len(names) == 1:
            found[place] = names[0]
        elif names:
            unclear[written] = names
        elif fold_text(written) in questions:
            judged.setdefault(fold_text(written), []).append(place)
    taken = set(found.values())
    for place, written in enumerate(header):
        if place in found or written in unclear or fold_text(written) in judged or not written.strip():
            continue
        names = [name for name in _named(written, ways[-1:]) if name not in taken]
        if len(names) == 1:
            found[place] = names[0]
        elif names:
            unclear[written] = names
        else:
            strangers.append(written)
    places: dict[str, list[int]] = {}
    for place, name in sorted(found.items()):
        places.setdefault(name, []).append(place)
    for name in asked:
        _one(places.get(name, []), header, f'the field "{name}"')
    for question, several in judged.items():
        _one(several, header, f'the judgement "{question}"')
    return Columns(
        {name: several[0] for name, several in places.items()},
        {question: several[0] for question, several in judged.items()},
        _meant(strangers, fields, set(places)),
        unclear,
    )


def _ways(fields: Mapping[str, Field]) -> tuple[dict[str, list[str]], ...]:
    """What a field may be called in a header, each way with the ids of the fields that are called so."""
    ids: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    whole: dict[str, list[str]] = {}
    bare: dict[str, list[str]] = {}
    for field in fields.values():
        ids[field.id] = [field.id]
        words = [field.id, field.label, *(word.value for word in (*field.aliases, *field.abbreviation))]
        for word in words:
            _add(names, fold_name(word), field.id)
        for value in field.crm:
            attribute = value.attribute.value.strip().casefold()
            _add(whole, attribute, field.id)
            _add(bare, attribute.rpartition(".")[2], field.id)
    return ids, names, whole, bare


def _add(names: dict[str, list[str]], name: str, field: str) -> None:
    held = names.setdefault(name, [])
    if field not in held:
        held.append(field)


def _named(written: str, ways: Sequence[dict[str, list[str]]]) -> list[str]:
    """The fields that a header names in the first way in which it names any."""
    said = written.strip()
    for way in ways:
        for spelled in (said, fold_name(said), said.casefold()):
            if spelled in way:
                return way[spelled]
    return []


def _one(places: Sequence[int], header: Sequence[str], what: str) -> None:
    if len(places) > 1:
        named = " and ".join(f'"{header[place]}" (column {place + 1})' for place in places[:2])
        raise NoTable(f"has two columns for {what}: {named}; take one out or rename it")


def _meant(strangers: Iterable[str], fields: Mapping[str, Field], taken: set[str]) -> dict[str, str | None]:
    """For each header that is no field the id of the one that was probably meant, if no column is that."""
    free = {word: field.id for field in fields.values() if field.id not in taken for word in _words(field)}
    choices = Choices(free)
    near = {written: choices.likely(written.strip()) for written in strangers}
    return {written: free[word] if word else None for written, word in near.items()}


def _words(field: Field) -> tuple[str, str]:
    return field.label, field.id
