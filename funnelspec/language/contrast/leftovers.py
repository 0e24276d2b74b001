"""The words that only one of two texts has: opposites, replaced words, added restrictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from funnelspec.language.contrast.denials import Denials
from funnelspec.language.contrast.text import Reading
from funnelspec.language.contrast.thesaurus import Lexicon
from funnelspec.record import NamedTuple


class Left(NamedTuple):
    """A word that the other text has not: its common word, position and neighbours."""

    common: str
    at: int
    before: str
    after: str

    @property
    def between(self) -> tuple[str, str]:
        return self.before, self.after


class Leftovers(NamedTuple):
    """What two texts share and do not share.

    Attributes:
        shared: twice the number of the words they share.
        total: the number of all words of both.
        little: how many words only one of them has that add little.
    """

    one: list[Left]
    other: list[Left]
    shared: int
    total: int
    little: int


def leftovers(one: Reading, other: Reading, mine: Denials, theirs: Denials) -> Leftovers:
    """What the words of two texts do not share."""
    own, its = (Counter(set(each.words.values())) for each in (mine, theirs))
    shared = own & its
    akin = _akin(own - shared, its - shared)
    light = one.synonyms.lexicon.light
    little = sum(word in light for each in (own, its) for word in each - shared - akin)
    return Leftovers(
        list(_left(one, mine, shared | akin)), list(_left(other, theirs, shared | akin)),
        2 * sum(shared.values()) + sum(akin.values()), len(own) + len(its), little,
    )  # fmt: skip


_NOUNS = ("ation", "ition", "tion", "ion", "ment", "ance", "ence", "ly", "ity", "nes", "al")
"""The endings of nouns from verbs and of adverbs; "ness" without its second "s", as words are folded. Not
"er" and "or": who does something is not what is done."""
_ROOT = 5


def _akin(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """The words of which the other text has another form: "move" and "movement"."""
    found: Counter[str] = Counter()
    # Two forms of one word begin alike: no root is shorter.
    beginnings: dict[str, list[str]] = {}
    for its in other:
        beginnings.setdefault(its[: _ROOT - 1], []).append(its)
    for word in one:
        for its in beginnings.get(word[: _ROOT - 1], ()):
            short, long = sorted((word, its), key=len)
            ending = long[len(short) :] if long.startswith(short) else ""
            root = len(short) >= _ROOT - (ending not in ("ly", "al"))
            if (ending in _NOUNS and root) or _rooted(word) == _rooted(its) != "":
                found.update((word, its))
    return found


def _rooted(word: str) -> str:
    """What is left without the ending of a noun, long enough to tell words apart."""
    ending = next((each for each in _NOUNS if word.endswith(each)), "")
    return word[: -len(ending)] if ending and len(word) - len(ending) >= _ROOT else ""


def _left(reading: Reading, denials: Denials, shared: Counter[str]) -> Iterator[Left]:
    seen = set()
    sequence = [denials.words[at] for at in reading.telling]
    for number, at in enumerate(reading.telling):
        common = sequence[number]
        if common not in shared and common not in seen:
            seen.add(common)
            before = next((word for word in reversed(sequence[:number]) if word in shared), "")
            after = next((word for word in sequence[number + 1 :] if word in shared), "")
            yield Left(common, at, before, after)


def opposed(found: Leftovers, lexicon: Lexicon) -> Iterator[tuple[str, Left, Left]]:
    """Words that stand against each other: ``antonym``, or ``role`` where both are somebody who acts."""
    taken = set()
    for mine in found.one:
        for its in found.other:
            acting = mine.common in lexicon.actors and its.common in lexicon.actors
            against = its.common in lexicon.opposites.get(mine.common, ())
            if (acting or against) and its.common not in taken:
                taken.add(its.common)
                yield "antonym" if against else "role", mine, its
                break


def exchanged(one: Reading, other: Reading) -> tuple[int, int] | None:
    """Positions of two opposites that both texts have, each before the word of the other one."""
    opposites = one.synonyms.lexicon.opposites
    pairs = [_qualified(reading, opposites) for reading in (one, other)]
    for word, (following, at) in pairs[0].items():
        for counter in opposites[word]:
            if counter in pairs[0] and counter in pairs[1] and word in pairs[1]:
                mine, theirs = pairs[0][counter][0], pairs[1][counter][0]
                if following != mine and following == theirs and mine == pairs[1][word][0]:
                    return at, pairs[1][counter][1]
    return None


def _qualified(reading: Reading, opposites: dict[str, frozenset[str]]) -> dict[str, tuple[str, int]]:
    found = {}
    for at, following in zip(reading.telling, reading.telling[1:], strict=False):
        common = reading.units[at].common
        if common in opposites:
            found[common] = (reading.units[following].common, at)
    return found


def replaced(found: Leftovers, but: Sequence[Left]) -> Iterator[tuple[Left | None, Left | None]]:
    """Words in place of others, which have the same neighbour; and words in place of none."""
    mine = [left for left in found.one if left not in but]
    theirs = [left for left in found.other if left not in but]
    for same in (_both, _one):
        for each in list(mine):
            match = next((its for its in theirs if same(each, its)), None)
            if match is not None:
                mine.remove(each)
                theirs.remove(match)
                yield each, match
    yield from ((each, None) for each in mine)
    yield from ((None, each) for each in theirs)


def _both(one: Left, other: Left) -> bool:
    return one.between == other.between


def _one(one: Left, other: Left) -> bool:
    return bool(one.before and one.before == other.before) or bool(one.after and one.after == other.after)
