"""In which words two sides of an attribute differ: texts by their contrast, lists by what one alone has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from funnelspec.language.contrast import Contrast, Difference, Synonyms, contrast
from funnelspec.language.contrast.thesaurus import stem, stems
from funnelspec.language.words import words
from funnelspec.model.entities import Entry, FunnelStage, Move, Need, Ref
from funnelspec.model.model import Model
from funnelspec.model.said import ordered, said_each
from funnelspec.model.shapes import field_of
from funnelspec.record import NamedTuple
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

PROSE = frozenset(("definition", "if_missed", "feedback"))
"""The attributes that people write as prose, in which one thing may be said in several ways."""

_MOST_SIDES = 8  # that are compared each with each; of more each with the first


class Named(NamedTuple):
    """A part of a list: its form, in which two that say the same are equal, and the words that name it."""

    form: object
    text: Text


class Contrasts:
    """Finds how sides differ, with the synonyms of one workspace."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._done: dict[tuple[str, str], Contrast] = {}

    def reworded(self, sides: Sequence[Entry], attribute: str) -> bool:
        """Whether all sides say one thing in other words; never in doubt, and only of prose."""
        if attribute not in PROSE:
            return False
        texts = list(dict.fromkeys(text.value for entry in sides if (text := _text(entry, attribute))))
        pairs = (
            combinations(texts, 2) if len(texts) <= _MOST_SIDES else ((texts[0], text) for text in texts[1:])
        )
        return all(self._contrast(*pair).verdict != "different" for pair in pairs)

    def found(self, sides: Sequence[Entry], attribute: str) -> tuple[Contrast, ...]:
        """How each further side differs from the first; nothing where that cannot be told by words."""
        first, *others = sides
        found = [self._found(first, other, attribute) for other in others]
        return tuple(each for each in found if each is not None) if all(found) else ()

    def _found(self, first: Entry, other: Entry, attribute: str) -> Contrast | None:
        one, another = _text(first, attribute), _text(other, attribute)
        if one and another:
            if attribute in PROSE:
                return self._contrast(one.value, another.value)
            return _whole(one.value, another.value)
        differences = tuple(self._lists(first, other, attribute))
        return Contrast(differences, 0.0, "different") if differences else None

    def _contrast(self, one: str, other: str) -> Contrast:
        if (one, other) not in self._done:
            self._done[one, other] = contrast(one, other, synonyms(self._model))
        return self._done[one, other]

    def _lists(self, first: Entry, other: Entry, attribute: str) -> Iterator[Difference]:
        """What only one of two lists has, and the first place at which an order differs."""
        mine, its = self._named(first, attribute), self._named(other, attribute)
        forms, other_forms = ({each.form for each in side} for side in (mine, its))
        only = [each for each in mine if each.form not in other_forms]
        only_other = [each for each in its if each.form not in forms]
        if len(only) == len(only_other) == 1:
            yield _difference("substitution", first, other, attribute, only[0], only_other[0])
            return
        for each in only:
            yield _difference("scope", first, other, attribute, each, None)
        for each in only_other:
            yield _difference("scope", first, other, attribute, None, each)
        if not only and not only_other and ordered(first, attribute):
            pairs = zip(mine, its, strict=False)
            swapped = next((pair for pair in pairs if pair[0].form != pair[1].form), None)
            if swapped:
                yield _difference("order", first, other, attribute, *swapped)

    def _named(self, entry: Entry, attribute: str) -> list[Named]:
        team = entry.file.team
        workspace = self._model.shared if team is None else self._model.teams[team]
        value = getattr(entry, field_of(entry, attribute))
        if not isinstance(value, tuple) or hasattr(value, "_fields"):
            return []
        texts = [_name(each) for each in value]
        forms = said_each(entry, attribute, workspace)
        return [Named(form, text) for form, text in zip(forms, texts, strict=True) if text is not None]


@lru_cache(maxsize=1)
def synonyms(model: Model) -> Synonyms:
    """The shipped thesaurus and the names, abbreviations and aliases of the items of a workspace.

    A word that several items go by means neither of them.
    """
    return Synonyms.of(_groups(model))


def synonyms_in(model: Model, texts: Iterable[str]) -> Synonyms:
    """Of ``synonyms`` those that can stand in some texts: all of them take long to gather for a few texts."""
    said = {word for text in texts for word in stems(text)}
    stemmed: dict[str, str] = {}  # names begin with the same words again and again

    def may_stand(name: str) -> bool:
        first = next(iter(words(name)), "")
        if first not in stemmed:
            stemmed[first] = stem(first)
        return stemmed[first] in said

    return Synonyms.of(group for group in _groups(model) if any(map(may_stand, group)))


def _groups(model: Model) -> Iterator[list[str]]:
    """What one item alone goes by, for each item with several such words."""
    groups: dict[str, list[str]] = {}
    holders: dict[str, set[str]] = {}
    for entry in model.entries:
        for word in (*((entry.name,) if entry.name else ()), *entry.abbreviation, *entry.aliases):
            groups.setdefault(entry.full_id, []).append(word.value)
            holders.setdefault(word.value.casefold(), set()).add(entry.full_id)
    alone = ([word for word in group if len(holders[word.casefold()]) == 1] for group in groups.values())
    yield from (group for group in alone if len(group) > 1)


def place(entry: Entry, attribute: str, start: int, end: int) -> Location:
    """Where the words of a difference stand in the file."""
    text = _text(entry, attribute)
    if text:
        return text.at(start, end)
    where = entry.value_place(attribute)
    return Location(where.source, where.start + start, where.start + end)


def _text(entry: Entry, attribute: str) -> Text | None:
    value = entry.written[attribute][1] if attribute in entry.written else None
    return value if isinstance(value, Text) else None


def _whole(one: str, other: str) -> Contrast:
    """Two short values, such as durations: they differ as a whole."""
    mine, its = (((len(text) - len(text.lstrip())), len(text.rstrip())) for text in (one, other))
    return Contrast(
        (Difference("substitution", one.strip(), other.strip(), mine, its, True),), 0.0, "different"
    )


def _name(part: object) -> Text | None:
    """The words that name a part of a list."""
    match part:
        case Text():
            return part
        case Ref():
            return part.text
        case Move():
            return part.to.text
        case FunnelStage():
            return part.stage.text
        case Need():
            return part.field.text
        case Entry():
            return part.key
    return None


def _difference(
    kind: str, first: Entry, other: Entry, attribute: str, one: Named | None, another: Named | None
) -> Difference:
    """A difference of lists; its places are counted from the beginning of each list."""
    places = []
    for entry, named in ((first, one), (other, another)):
        where = entry.value_place(attribute)
        if named is None or named.text.source is not where.source:
            places.append((0, 0))
        else:
            places.append((named.text.start - where.start, named.text.end - where.start))
    words = [" ".join(named.text.value.split()) if named else "" for named in (one, another)]
    return Difference(kind, words[0], words[1], places[0], places[1], True)
