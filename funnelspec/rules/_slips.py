"""Words of a workspace that are nearly a word of a name, and which of the two is the slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from funnelspec.language.folding import fold_name
from funnelspec.language.slips import Names, ending, forms, is_slip, same_stem
from funnelspec.language.words import spans, words, written
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple
from funnelspec.rules._names import Declared, declared
from funnelspec.rules._prose import passages
from funnelspec.source import Location

_OFTEN = 3
"""What so many items say is known as a word, and a name that nobody repeats may be a slip of it."""


class Use(NamedTuple):
    """A word where it is written; ``name`` is the one it is a part of, if any."""

    entry: Entry
    where: Location
    written: str
    name: Declared | None = None


class Slip(NamedTuple):
    """A word as folded, all places where it is written, and a use of the word that was meant.

    ``sure`` is no where either may be the slip of the other.
    """

    word: str
    uses: list[Use]
    right: Use
    sure: bool


def slips(model: Model) -> Iterator[Slip]:
    """The slips of a workspace, in the order of their words.

    A slip is written by one item only, is no other form of a known word and no ordinary word of English.
    """
    vocabulary = set(chain.from_iterable(passage.words for passage in passages(model)))
    named = {word for name in declared(model) for word in fold_name(name.word.value).split()}
    vocabulary |= named
    index = Names(named)
    near = ((word, index.nearest(word)) for word in vocabulary)
    pairs = [(word, name) for word, name in near if name and (is_slip(word, name) or is_slip(name, word))]
    if not pairs:
        return
    uses = _uses(model, {word for pair in pairs for word in pair})
    users = {word: {use.entry.full_id for use in found} for word, found in uses.items()}
    told: set[str] = set()
    config = model.config
    others = [
        *(each.name for each in config.systems.values()),
        *(each.name for each in config.teams.values()),
    ]
    proper = {word for name in others for word in words(name)}
    for word, name in sorted(pairs):
        ways = [
            (odd, right)
            for odd, right in _ways(word, name, uses, users)
            if odd not in proper and is_slip(odd, right) and not _known(odd, right, vocabulary)
        ]
        if len(ways) > 1:
            ways = _likelier(ways, uses)
        if ways and ways[0][0] not in told:
            odd, right = ways[0]
            told.add(odd)
            yield Slip(odd, uses[odd], uses[right][0], len(ways) == 1)


def _uses(model: Model, wanted: set[str]) -> dict[str, list[Use]]:
    """Where words are written, in names first."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for name in declared(model):
        folded = words(name.word.value)
        if not wanted.isdisjoint(folded):
            places = spans(name.word.value)
            for word, place, as_written in zip(folded, places, written(name.word.value), strict=True):
                if word in wanted:
                    found[word].append(Use(name.entry, name.word.at(*place), as_written, name))
    for passage in passages(model):
        if not wanted.isdisjoint(passage.words):
            for at, as_written in enumerate(written(passage.plain)):
                word = passage.words[at]
                if word in wanted:
                    found[word].append(Use(passage.entry, passage.place(at, at + 1), as_written))
    return found


def _ways(
    word: str, name: str, uses: dict[str, list[Use]], users: dict[str, set[str]]
) -> list[tuple[str, str]]:
    """Of a word and one of a name the slip and what was meant; nothing where neither is odd, and both ways
    round where two names are as good as each other: where they stand in the files tells nothing."""
    both, few, many = [(word, name), (name, word)], len(users[word]), len(users[name])
    if not uses[word][0].name:
        return both[:1] if few == 1 else both[1:] if many == 1 and few >= _OFTEN else []
    if users[word] == users[name] or min(few, many) > 1:
        return []
    return both if few == many else both[few > many :][:1]


def _likelier(ways: list[tuple[str, str]], uses: dict[str, list[Use]]) -> list[tuple[str, str]]:
    """Of two ways round the one whose slip has the shorter regular ending, or else stands in fewer places;
    both, in the order of the words, where that tells nothing."""
    first, last = sorted((ending(odd), len(uses[odd]), odd, right) for odd, right in ways)
    return [first[2:]] if first[:2] != last[:2] else [first[2:], last[2:]]


def _known(odd: str, right: str, vocabulary: set[str]) -> bool:
    """Whether a word is a form of another one that the workspace has: "contracting" where "contract" is."""
    return any(
        word in vocabulary
        and word not in (odd, right)
        and word[:4] == odd[:4]
        and same_stem(word, odd)
        and not same_stem(word, right)
        for word in forms(odd)
    )
