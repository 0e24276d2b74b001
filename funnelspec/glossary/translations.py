"""The glossary in another language: names, definitions and aliases; the rest stays in the original.

The words of the original are told with a translated item: the tools that people work with have them.

What teams dispute is shown in the words that they wrote: these are what they have to agree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from funnelspec.glossary.book import Book, listed, place
from funnelspec.glossary.value import (
    Fact,
    Glossary,
    Item,
    Place,
    Prose,
    Row,
    Run,
    Section,
    Table,
    Target,
    Translation,
    Wording,
    Words,
)
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry
from funnelspec.model.references import links
from funnelspec.model.views import inside
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import Text

T = TypeVar("T")
Shown = Mapping[str, tuple[str, Translation]]
"""By full id, the name in the original and what it is translated into."""


class Missing(NamedTuple):
    """A text that is not translated: whose, which (``name`` or ``definition``), and where that stands."""

    full_id: str
    name: str
    attribute: str
    place: Place


def wordings(entries: Iterable[Entry], books: Mapping[str | None, Book]) -> tuple[Wording, ...]:
    """What can be translated of items and of what stands inside them, with the translations.

    Args:
        entries: the items as they are shown.
        books: the workspaces, by team.
    """
    every = [each for entry in entries for each in (entry, *inside(entry))]
    names = _names(every)
    return tuple(
        Wording(
            each.full_id,
            each.label,
            each.definition is not None,
            place(each.key.where),
            tuple(_translations(each, books[each.file.team], names)),
        )
        for each in every
    )


def _names(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """Full ids by language and folded name or alias; of two the first."""
    found: dict[tuple[str, str], str] = {}
    for entry in entries:
        for each in entry.translations:
            for text in (*([each.name] if each.name else []), *each.aliases):
                found.setdefault((each.language.value, fold_name(text.value)), entry.full_id)
    return found


def _translations(entry: Entry, book: Book, names: Mapping[tuple[str, str], str]) -> Iterator[Translation]:
    for each in entry.translations:
        language = each.language.value
        prose = _prose(each.definition, language, entry, book, names) if each.definition else None
        name = " ".join(each.name.value.split()) if each.name else ""
        yield Translation(language, name, prose, tuple(text.value for text in each.aliases))


def _prose(
    text: Text, language: str, entry: Entry, book: Book, names: Mapping[tuple[str, str], str]
) -> Prose:
    """A definition whose ``[[...]]`` lead to items by a name in its own language, or as in any text."""
    prose = book.prose(text, entry.file.context)
    known = {target.written for target in prose.targets}
    more = {}
    for link in links(text):
        full_id = names.get((language, fold_name(link.target)))
        if full_id and link.target not in known:
            more[link.target] = Target(link.target, full_id, " ".join(link.target.split()))
    return prose._replace(targets=(*prose.targets, *more.values()))


def languages(glossary: Glossary) -> tuple[str, ...]:
    """The codes of the languages into which anything is translated, sorted; ``pt-BR`` is ``pt-br``."""
    found: dict[str, str] = {}
    for code in sorted({each.language for wording in glossary.wordings for each in wording.translations}):
        found.setdefault(code.lower(), code)
    return tuple(found.values())


def missing(glossary: Glossary, language: str) -> list[Missing]:
    """The texts that are not translated into a language, in the order of the items."""
    return [
        Missing(wording.full_id, wording.name, attribute, wording.place)
        for wording in glossary.wordings
        for attribute in _wanted(wording)
        if not getattr(_in(language, wording), attribute, None)
    ]


def wanted(glossary: Glossary) -> int:
    """How many texts there are to translate: names and definitions. Aliases are a language's own."""
    return sum(len(_wanted(wording)) for wording in glossary.wordings)


def _wanted(wording: Wording) -> tuple[str, ...]:
    return ("name", "definition") if wording.defined else ("name",)


def _in(language: str, wording: Wording) -> Translation | None:
    same = language.lower()
    return next((each for each in wording.translations if each.language.lower() == same), None)


def translated(glossary: Glossary, language: str) -> Glossary:
    """The glossary in one of its ``languages``; what is not translated stands in the original.

    Items are sorted by what they are called then, stages stay in the order of their funnels.
    """
    shown: dict[str, tuple[str, Translation]] = {}
    for wording in glossary.wordings:
        given = _in(language, wording)
        if given:
            shown[wording.full_id] = (wording.name, given)
    lacks: dict[str, list[str]] = {}
    for each in missing(glossary, language):
        whole = "/".join(each.full_id.split("/")[:2])
        lacks.setdefault(whole, []).append(each.attribute if whole == each.full_id else "parts")
    sections = []
    for section in glossary.sections:
        items = [_item(item, language, shown, lacks.get(item.full_id, ())) for item in section.items]
        if section.id != "stages":
            items.sort(key=lambda item: (fold_name(item.name), item.full_id))
        sections.append(Section(section.id, section.title, tuple(items)))
    return glossary.replace(
        sections=tuple(sections), overviews=_named(glossary.overviews, language, shown), language=language
    )


def _item(item: Item, language: str, shown: Shown, lacks: Iterable[str]) -> Item:
    _, given = shown.get(item.full_id, ("", Translation(language, "", None, ())))
    facts = [_fact(fact, language, shown, given) for fact in item.facts]
    at = 1 if facts and facts[0].attribute == "definition" else 0
    if given.name not in ("", item.name):
        original = [item.name, *(item.aliases if given.aliases else ())]
        facts.insert(at, Fact("original", "In the original", listed([Run(word) for word in original], ", ")))
    told = {*(fact.attribute for fact in facts), *(each.attribute for each in item.differences)}
    if given.aliases and "aliases" not in told:
        facts.insert(at, Fact("aliases", "Also called", _listed(given, language)))
    changed = {
        field: _named(getattr(item, field), language, shown)
        for field in type(item).fields
        if field not in ("facts", "name", "aliases")
    }
    return Item(
        **{
            **changed,
            "name": given.name or item.name,
            "aliases": given.aliases or item.aliases,
            "facts": tuple(facts),
            "language": language,
            "untranslated": tuple(dict.fromkeys(lacks)),
        }
    )


def _fact(fact: Fact, language: str, shown: Shown, given: Translation) -> Fact:
    body = fact.body
    if fact.attribute == "definition" and given.definition:
        body = _told(given.definition, shown)
    elif fact.attribute == "aliases" and given.aliases:
        body = _listed(given, language)
    elif isinstance(body, Table):
        body = body._replace(rows=tuple(_row(row, body.head, language, shown) for row in body.rows))
    return fact._replace(body=_named(body, language, shown))


def _told(prose: Prose, shown: Shown) -> Prose:
    """A translated text, in which a link by full id bears the translated name. Links in a text that stands in
    the original bear the words that were typed, as these are part of a sentence."""
    targets = []
    for target in prose.targets:
        given = shown[target.to][1].name if target.to in shown else ""
        targets.append(target._replace(shown=given) if given and target.written == target.to else target)
    return prose._replace(targets=tuple(targets))


def _listed(given: Translation, language: str) -> Words:
    return listed([Run(alias, "", language) for alias in given.aliases])


def _row(row: Row, head: tuple[str, ...], language: str, shown: Shown) -> Row:
    """A row about a part, milestone or reason: its name stands first, its definition under ``Meaning``."""
    if row.anchor not in shown:
        return row
    name, given = shown[row.anchor]
    cells = list(row.cells)
    first = cells[0]
    if given.name and isinstance(first, Words) and first.runs and first.runs[0].text.startswith(name):
        rest = first.runs[0].text[len(name) :]
        cells[0] = Words((Run(given.name + rest, "", language), *first.runs[1:]))
    if given.definition and "Meaning" in head:
        cells[head.index("Meaning")] = _told(given.definition, shown)
    return row._replace(cells=tuple(cells))


def _named(value: T, language: str, shown: Shown) -> T:
    """The same value, in which what leads to an item by its name bears the translated one."""
    return cast("T", _renamed(value, language, shown))


def _renamed(value: Any, language: str, shown: Shown) -> Any:
    if isinstance(value, Run):
        name, given = shown.get(value.to, ("", None))
        return Run(given.name, value.to, language) if given and given.name and value.text == name else value
    if isinstance(value, NamedTuple):
        return type(value)(*(_renamed(each, language, shown) for each in value))
    if isinstance(value, tuple):
        return tuple(_renamed(each, language, shown) for each in value)
    return value
