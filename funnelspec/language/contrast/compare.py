"""Compares two texts by everything that may change their meaning, then by the words that are left."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.amounts import Amount
from funnelspec.language.contrast.apart import apart
from funnelspec.language.contrast.caution import uncertain
from funnelspec.language.contrast.denials import Denial, Denials, denials, turned
from funnelspec.language.contrast.doubts import doubtful, named, names_apart, restricting, written_alike
from funnelspec.language.contrast.joined import joins, other_joins, quantifiers
from funnelspec.language.contrast.leftovers import Left, Leftovers, exchanged, leftovers, opposed, replaced
from funnelspec.language.contrast.order import Sequel, crossed, inverted, sequels, steps
from funnelspec.language.contrast.places import led_apart, moved
from funnelspec.language.contrast.reading import MODAL, Unit
from funnelspec.language.contrast.roles import roles, swapped
from funnelspec.language.contrast.text import Reading, read
from funnelspec.language.contrast.thesaurus import Synonyms, plain
from funnelspec.language.contrast.value import EXPLAINING, Contrast, Difference, Place, Verdict, ordered
from funnelspec.language.contrast.wordlists import AGAINST
from funnelspec.language.folding import fold_text

_ENOUGH = 0.7
"""The share of words that two texts must have in common to be one text reworded."""
_OWN = 2
"""So many words of its own a text that is written anew may have."""
_INCLUDING, _EXCLUDING = "including", "excluding"


def contrast(one: str, other: str, synonyms: Synonyms | None = None) -> Contrast:
    """What differs between two texts.

    Swapping the texts swaps the sides and changes nothing else. The time is bounded: some hundred words of a
    text are read, and what stands behind them must be equal.

    Args:
        synonyms: which words mean the same; the shipped thesaurus where it is left out.
    """
    if fold_text(one) == fold_text(other):
        return Contrast((), 1.0, "same")
    if one > other:
        return contrast(other, one, synonyms).swapped()
    known = synonyms or plain()
    return _Comparison(read(one, known), read(other, known)).contrast()


class _Comparison:
    """Two texts side by side."""

    def __init__(self, one: Reading, other: Reading) -> None:
        self.one, self.other = one, other
        self.denied = denials(one, other), denials(other, one)

    def contrast(self) -> Contrast:
        orders, spent = sequels(self.one, self.denied[0].found)
        other_orders, other_spent = sequels(self.other, self.denied[1].found)
        left = leftovers(self.one, self.other, *self.denied)
        against = list(opposed(left, self.one.synonyms.lexicon))
        found = [
            *self._amounts(),
            *self._denials(spent, other_spent),
            *self._orders(orders, other_orders),
            *self._joins(),
            *(self._words(kind, mine.at, its.at) for kind, mine, its in against),
            *(list(self._exchanged()) or self._placed(orders, other_orders)),
            *self._modal(),
        ]
        found += self._named(found)
        told = [word for _, *pair in against for word in pair]
        pairs = list(replaced(left, told))
        explaining = [
            self._words("substitution" if mine and its else "scope", mine and mine.at, its and its.at)
            for mine, its in pairs
        ]
        strong = sum(each.kind != "scope" for each in found)
        alike = self._alike(left, strong)
        enough = self._alike(left._replace(total=left.total - left.little), strong) >= _ENOUGH
        reworded = enough and not found and not self._unsaid(left, pairs) and self._ends_alike()
        reworded = reworded and not uncertain(self.one, self.other)
        verdict: Verdict = "reworded" if reworded else "different"
        return Contrast(ordered([*found, *explaining]), alike, verdict)

    def _alike(self, left: Leftovers, strong: int) -> float:
        amounts = [len(each.amounts) for each in (self.one, self.other)]
        shared = left.shared + 2 * max(0, min(amounts) - strong)
        return min(1.0, round(shared / max(1, left.total + sum(amounts)), 3))

    def _unsaid(self, left: Leftovers, pairs: list[tuple[Left | None, Left | None]]) -> bool:
        """Whether a text says something that nothing in the other one answers to.

        In texts that are put alike a word that only one of them has is never another way to say it, unless
        it adds little. In a text that is written anew it may be, but for a name, or a word that tells some
        from others ("new", "inbound"). Of words that the thesaurus knows none stands for another one.
        """
        if doubtful(self.one, self.other):
            return True
        lexicon = self.one.synonyms.lexicon
        mine = list(self._own(self.one, self.other, left.one))
        theirs = list(self._own(self.other, self.one, left.other))
        telling = (
            each.common in lexicon.limits
            or each.common in lexicon.actors
            or named(side, each.at)
            or restricting(side, each.at)
            for side, several in ((self.one, mine), (self.other, theirs))
            for each in several
        )
        if any(telling) or len(mine) + len(theirs) > _OWN:
            return True
        if all(any(lexicon.knows(each.common) for each in several) for several in (mine, theirs)):
            return True
        if not written_alike(self.one, self.other):
            return False
        return bool(mine or theirs) or any(one and its and one.between == its.between for one, its in pairs)

    def _own(self, side: Reading, other: Reading, left: list[Left]) -> Iterator[Left]:
        """The words of a text that add something and that the other one has in no form."""
        light = self.one.synonyms.lexicon.light
        return (each for each in left if each.common not in light and not side.said_by(other, each.at))

    def _ends_alike(self) -> bool:
        """Whether both texts were read to their end, or end alike."""
        one, other = (fold_text(each.text[each.stopped :]) for each in (self.one, self.other))
        return one == other

    def _amounts(self) -> Iterator[Difference]:
        for kind, mine, its in apart(self.one.amounts, self.other.amounts):
            wide = kind in ("bound", "scope")
            yield self._difference(kind, mine and _span(mine, wide), its and _span(its, wide))

    def _denials(self, spent: list[Denial], other_spent: list[Denial]) -> Iterator[Difference]:
        mine, theirs = self.denied
        for no, its_no in turned(_without(mine, spent), _without(theirs, other_spent)):
            at_one = _denied(self.one, no, self.other) if no else _affirmed(self.one, mine, its_no)
            at_other = _denied(self.other, its_no, self.one) if its_no else _affirmed(self.other, theirs, no)
            yield self._difference("polarity", at_one, at_other)

    def _orders(self, one: list[Sequel], other: list[Sequel]) -> Iterator[Difference]:
        for mine, its in crossed(one, other):
            yield self._difference("order", (mine.start, mine.end), (its.start, its.end))
        step = inverted(steps(self.one), steps(self.other))
        if step:
            yield self._words("order", *step)

    def _joins(self) -> Iterator[Difference]:
        mine, theirs = (
            joins(each, no.found) for each, no in zip((self.one, self.other), self.denied, strict=True)
        )
        found = next(other_joins(mine, theirs), None)
        if found:
            yield self._difference("connective", *((each.start, each.end) for each in found))
            return
        many = quantifiers(self.one), quantifiers(self.other)
        hows = [{each.how for each in several} for several in many]
        if all(len(how) == 1 for how in hows) and hows[0] != hows[1]:
            yield self._difference("connective", *((each[0].start, each[0].end) for each in many))

    def _exchanged(self) -> Iterator[Difference]:
        """Who does what to whom, and two opposites that have changed places."""
        found = swapped(roles(self.one), roles(self.other))
        if found:
            yield self._difference("role", *((each.start, each.end) for each in found))
        positions = exchanged(self.one, self.other)
        if positions:
            yield self._words("antonym", *positions)

    def _placed(self, one: list[Sequel], other: list[Sequel]) -> Iterator[Difference]:
        """Words to which other prepositions lead, or that have changed places."""
        if next(crossed(one, other), None):
            return
        for mine, its in led_apart(self.one, self.other, one, other):
            yield self._difference("order", (mine.start, mine.end), (its.start, its.end))
        positions = moved(self.one, self.other, self.denied[0].words, self.denied[1].words)
        if positions:
            yield self._words("role", *positions)

    def _named(self, found: list[Difference]) -> Iterator[Difference]:
        """Two names that only one text has each: "New" against "Growth"; no thesaurus makes them one."""
        for mine, its in names_apart(self.one, self.other):
            one, other = self.one.units[mine], self.other.units[its]
            places = (one.start, one.end), (other.start, other.end)
            if all((each.at_one, each.at_other) != places for each in found):
                words = self.one.written(one.start, one.end), self.other.written(other.start, other.end)
                yield Difference("substitution", *words, *places, True)

    def _modal(self) -> Iterator[Difference]:
        """A duty against something allowed; what is denied is neither."""
        sides = []
        for reading, denied in zip((self.one, self.other), self.denied, strict=True):
            near = {at for each in denied.found for at in (each.at - 1, each.at + 1)}
            plain = (at for at, unit in enumerate(reading.units) if unit.common in MODAL and at not in near)
            sides.append({reading.units[at].common: at for at in plain})
        yield from self._little()
        mine, its = sides
        if len(mine) == len(its) == 1 and mine.keys() != its.keys():
            yield self._words("antonym", *mine.values(), *its.values())

    def _little(self) -> Iterator[Difference]:
        """Opposites among the words that have no meaning of their own: "more" and "fewer"."""
        mine, its = (
            {unit.lower: at for at, unit in enumerate(reading.units) if unit.lower in AGAINST}
            for reading in (self.one, self.other)
        )
        for word, at in mine.items():
            against = [counter for counter in AGAINST[word].split() if counter in its and counter not in mine]
            if against and word not in its:
                yield self._words("antonym", at, its[against[0]])

    def _words(self, kind: str, one: int | None, other: int | None) -> Difference:
        """A difference in the words at two positions."""
        places = [
            None if at is None else (reading.units[at].start, reading.units[at].end)
            for reading, at in ((self.one, one), (self.other, other))
        ]
        return self._difference(kind, *places)

    def _difference(self, kind: str, one: Place | None, other: Place | None) -> Difference:
        """A difference; a text that lacks the words has it at its end."""
        mine, its = self.one.text, self.other.text
        at_one, at_other = one or (len(mine),) * 2, other or (len(its),) * 2
        words = mine[at_one[0] : at_one[1]], its[at_other[0] : at_other[1]]
        return Difference(kind, *words, at_one, at_other, kind not in EXPLAINING)


def _without(denied: Denials, spent: list[Denial]) -> Denials:
    return denied._replace(found=[each for each in denied.found if each not in spent])


def _denied(reading: Reading, denial: Denial, other: Reading) -> Place:
    """The words of a denial; "excluding" alone, where the other text says "including"."""
    unit = reading.units[denial.at]
    if unit.lower == _EXCLUDING and _including(other):
        return unit.start, unit.end
    return denial.start, denial.end


def _including(reading: Reading) -> Unit | None:
    return next((unit for unit in reading.units if unit.lower == _INCLUDING), None)


def _affirmed(reading: Reading, words: Denials, denial: Denial | None) -> Place | None:
    """Where a text affirms what the other one denies."""
    including = _including(reading)
    if denial and denial.excludes and including:
        return including.start, including.end
    for word in denial.covers if denial else ():
        for at, common in words.words.items():
            if common == word:
                return reading.units[at].start, reading.units[at].end
    return None


def _span(amount: Amount, wide: bool) -> Place:
    return amount.wide if wide else (amount.start, amount.end)
