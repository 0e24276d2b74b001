"""What a text denies: "not", "without", "never", "unless", and words that deny another one ("rejected")."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.reading import BREAKS, SIGN
from funnelspec.language.contrast.text import Reading
from funnelspec.language.contrast.wordlists import AUXILIARIES, DENYING, INSTEAD
from funnelspec.record import NamedTuple

_PREFIXES = ("un", "non", "in", "im", "ir", "dis")
RECEIVED, _HANDED = "receiv", "hand"  # stems; the same from the other side; who does it is compared as roles
_SHOWN = 3  # units up to the first denied word, to show both
_FAR = 12  # units between "neither" and its "nor"
_REACH = 4  # words behind a denying one that it may deny


class Denial(NamedTuple):
    """Something denied.

    Attributes:
        covers: the common words that it denies, the first one foremost.
        plain: whether it is a word like "not", and not one that denies another ("rejected").
        excludes: whether the word is "excluding".
        again: whether it is the "nor" of a "neither", which is one denial as well as two.
    """

    covers: tuple[str, ...]
    at: int
    start: int
    end: int
    plain: bool = True
    excludes: bool = False
    again: bool = False


class Denials(NamedTuple):
    """Attributes: ``words``: the common words of the text, those that deny another one as that one."""

    found: list[Denial]
    words: dict[int, str]


def denials(reading: Reading, other: Reading) -> Denials:
    """What a text denies; a prefix denies only where the other text has the word without it."""
    mine = {reading.units[at].common for at in reading.telling}
    theirs = {other.units[at].common for at in other.telling}
    denied = reading.synonyms.lexicon.denials
    words: dict[int, str] = {}
    found: list[Denial] = []
    for at in reading.telling:
        unit = reading.units[at]
        base = denied.get(unit.common, "")
        if not base and unit.common not in theirs:
            bare = next((unit.common[len(each) :] for each in _PREFIXES if unit.common.startswith(each)), "")
            base = bare if len(bare) > 3 and bare in theirs and bare not in mine else ""
        words[at] = base or unit.common
        if unit.common == RECEIVED and any(each.lower == "from" for each in reading.units[at + 1 :]):
            words[at] = _HANDED
        if base:
            found.append(Denial((base,), at, unit.start, unit.end, False))
    for at, unit in enumerate(reading.units):
        lower = unit.lower
        if (
            lower in DENYING
            or _instead(reading, at)
            or lower.endswith("n't")
            or (lower == "before" and _any(reading, at))
        ):
            following = reading.units[at + 1].lower if at + 1 < len(reading.units) else ""
            if following in ("only", "just", "later") or (lower == "not" and _whether(reading, at)):
                continue
            covered = _counted(at, words) + list(_covered(reading, at, words))
            last = reading.units[covered[0]] if covered and 0 < covered[0] - at <= _SHOWN else unit
            covers = tuple(words[each] for each in covered)
            again = lower == "nor" and any(
                each.lower == "neither" for each in reading.units[max(0, at - _FAR) : at]
            )
            found.append(Denial(covers, at, unit.start, last.end, not again, lower == "excluding", again))
    found.sort(key=lambda each: each.start)
    return Denials(found, words)


_COUNT = "count"


def _counted(at: int, words: dict[int, str]) -> list[int]:
    """What stands before "not counted" or "not included" is what is denied."""
    behind = next((words[each] for each in range(at + 1, at + 3) if each in words), "")
    before = [each for each in range(max(0, at - 3), at) if each in words]
    return before[-1:] if behind == _COUNT else []


def _instead(reading: Reading, at: int) -> bool:
    """ "apart from", "other than" and the like deny what follows, as "except" does."""
    following = reading.units[at + 1].lower if at + 1 < len(reading.units) else ""
    return (reading.units[at].lower, following) in INSTEAD


def _any(reading: Reading, at: int) -> bool:
    """ "before any" denies, as "no ... yet" does."""
    return at + 1 < len(reading.units) and reading.units[at + 1].lower == "any"


def _whether(reading: Reading, at: int) -> bool:
    return any(unit.lower == "whether" for unit in reading.units[max(0, at - 2) : at])


def _covered(reading: Reading, at: int, words: dict[int, str]) -> Iterator[int]:
    """The positions of the words that a denying one denies."""
    count = 0
    for position in range(at + 1, len(reading.units)):
        unit = reading.units[position]
        if (unit.kind == SIGN and unit.lower in BREAKS) or unit.lower in (
            "and",
            "but",
            "nor",
            "until",
            "before",
        ):
            return
        if (
            unit.lower == "or"
            and next((each.lower for each in reading.units[position + 1 :]), "") in AUXILIARIES
        ):
            return
        if position in words:
            yield position
            count += 1
            if count == _REACH:
                return


def turned(one: Denials, other: Denials) -> list[tuple[Denial | None, Denial | None]]:
    """Denials that one text has and the other has not, of something that the other text speaks of too.

    Two denials of one text that the other lacks make up for each other: "cannot be accepted unless" is
    "can be accepted only if".
    """
    mine, theirs = list(one.found), list(other.found)
    for alike in (_first, _shared, _either):
        for each in list(mine):
            match = next((its for its in theirs if alike(each, its)), None)
            if match is not None:
                mine.remove(each)
                theirs.remove(match)
    mine, theirs = ([each for each in several if not each.again] for several in (mine, theirs))
    if len(mine) == len(theirs):
        shown = [each for each in mine if _contradicted(each, other, 1)]
        counter = [each for each in theirs if _contradicted(each, one, 1)]
        return [(shown[0], counter[0])] if shown and counter else []
    if (len(mine) - len(theirs)) % 2 == 0:
        return []
    evident: list[tuple[Denial | None, Denial | None]] = [
        (each, None) for each in mine if _contradicted(each, other, 2) or _odd(each, one, other)
    ]
    against = ((None, each) for each in theirs if _contradicted(each, one, 2) or _odd(each, other, one))
    return [*evident, *against]


def _odd(denial: Denial, own: Denials, other: Denials) -> bool:
    """Whether what is denied is denied once more than in the other text: "not blank" against "blank"."""
    word = denial.covers[0] if denial.covers else ""
    counts = [sum(each.covers[:1] == (word,) for each in several.found) for several in (own, other)]
    return word in other.words.values() and counts[0] == counts[1] + 1 and counts[1] > 0


def _first(one: Denial, other: Denial) -> bool:
    return bool(one.covers and other.covers) and one.covers[0] == other.covers[0]


def _shared(one: Denial, other: Denial) -> bool:
    return not set(one.covers).isdisjoint(other.covers)


def _either(one: Denial, other: Denial) -> bool:
    return not one.covers or not other.covers


def _contradicted(denial: Denial, other: Denials, first: int) -> bool:
    """Whether the other text speaks of what a denial denies, without denying it."""
    covered = {word for each in other.found for word in each.covers[:2]}
    affirmed = set(other.words.values()) - covered
    return any(word in affirmed for word in denial.covers[:first])
