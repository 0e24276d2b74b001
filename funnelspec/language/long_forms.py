"""The long forms of acronyms in a text.

The method is that of Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation Definitions in
Biomedical Text (PSB 2003): "long form (ACR)" and "ACR (long form)", the letters of the acronym looked for
from the right. Before that they are looked for where words begin, which is where they nearly always stand.
Beyond it, phrases such as "ACR, short for ..." and "long form, or ACR," are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from funnelspec.language.acronyms import Acronym, Expansion
from funnelspec.language.known import LITTLE

_SHORT = r"[A-Z](?:[A-Za-z0-9&]{0,7}[A-Z0-9]|[A-Z][a-z]{2,3})"
_TOKEN = re.compile(rf"({_SHORT})(?:s|['\u2019]s)?(?![\w&])")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][a-z]+)?|&")
_ENDS = re.compile(r"[.;:!?()\[\]\n]")
_ONLY_WORDS = re.compile(r"[\w&'\u2019/ -]{2,120}\.?")


def spelled_out(letters: str, text: str) -> bool:
    """Whether words that stand together in a text, or what it lists between commas, begin with the letters of
    an acronym: "metrics, economic buyer, champion" those of MEC."""
    words = _words(text, 0, len(text))
    first = letters[0].casefold()
    return _in_a_list(letters.casefold(), text) or any(
        _by_initials(letters, words[start:end])
        for start, (word, _, _) in enumerate(words)
        if word[0] == first
        for end in range(start + 1, min(start + _most(letters), len(words)) + 1)
    )


def _in_a_list(letters: str, text: str) -> bool:
    for part in _ENDS.split(text):
        listed = [each.split(maxsplit=1) for each in _BETWEEN.split(part)]
        if "".join(words[0][0].casefold() for words in listed if words) == letters:
            return True
    return False


_BETWEEN = re.compile(r",(?: and\b| or\b)?| and | or ")


def is_long_form(letters: str, text: str) -> bool:
    """Whether a text is nothing but the words that an acronym stands for, by their initials."""
    if not _ONLY_WORDS.fullmatch(text):
        return False
    words = _words(text, 0, len(text))
    return bool(words) and len(words) <= _most(letters) and _by_initials(letters, words)


def in_brackets(text: str) -> Iterator[Expansion]:
    """What brackets tell: "long form (ACR)" and "ACR (long form)"."""
    for inside in _BRACKETS.finditer(text):
        opened, start, end = inside.start(), inside.start() + 1, inside.end() - 1
        lead = _LEAD.match(text, start, end)
        short = _TOKEN.match(text, lead.end() if lead else start)
        if short and _TAIL.fullmatch(text, short.end(), end):
            yield from _made(text, short, _before(text, short[1], opened))
            continue
        reach = max(0, opened - 24)
        before = _LAST.search(text[reach:opened])
        short = _TOKEN.match(text, reach + before.start(1)) if before else None
        apart = _APART.search(text[reach:opened]) if not short else None
        if apart:
            short = _TOKEN.match(text, reach + apart.start(1))
            words = _words(text, start, end)
            if short and words and _by_initials(short[1], words):
                yield from _made(text, short, (words[0][1], words[-1][2]))
            continue
        if short:
            cut = _CUT.search(text, start, end)
            whole = _whole(text, short[1], start, end)
            yield from _made(
                text, short, whole or (_whole(text, short[1], start, cut.start()) if cut else None)
            )


_BRACKETS = re.compile(r"\([^()\n]{2,200}\)")
_LEAD = re.compile(
    r"(?:or|the|an?|abbreviated(?: as| to)?|short:?|also|in short|called|known as)\s+(?:the\s+)?"
)
_TAIL = re.compile(r"(?:,? (?:for|in) short|, (?:an?|the) .{0,80}|[;,] .{0,120})?")
_LAST = re.compile(rf"(?<![\w&])({_SHORT}(?:s|['\u2019]s)?) ?$")

_APART = re.compile(
    rf"(?<![\w&])({_SHORT}(?:s|['\u2019]s)?) [a-z]{{2,12}} $"
)  # "ICP fit (ideal customer profile)"


def in_words(text: str) -> Iterator[Expansion]:
    """What words tell: "ACR, short for long form" and "long form, or ACR,"."""
    for match in _FORWARD.finditer(text):
        token = _TOKEN.match(text, match.start(1))
        if token:
            # Behind a mere colon or dash the long form must leave no doubt.
            strictly = match[0].rstrip()[-1:] in ":-\u2013\u2014="
            yield from _made(text, token, _after(text, token[1], match.end(), strictly))
    for match in _BACKWARD.finditer(text):
        token = _TOKEN.match(text, match.end())
        if token:
            closed = _CLOSED.match(text, token.end())
            if closed or match[1] != "or":
                yield from _made(text, token, _before(text, token[1], match.start()))


_FORWARD = re.compile(
    rf"(?<![\w&])({_SHORT}(?:s|['\u2019]s)?)(?:"
    r",? (?:which |that )?(?:is |are |being )?(?:short|an? abbreviation|an? acronym) (?:for|of)"
    r"|,? (?:which |that )?(?:stands? for|means?)"
    r"|,? i\.e\.,?|,? that is,?|:| [-=\u2013\u2014])\s+"
)
_BACKWARD = re.compile(
    r",? (or|abbreviated(?: as| to)?|shortened to|in short|for short|known as|called)(?: the| an?)? "
)
_CLOSED = re.compile(r"(?: for short)?(?:[,.;:)]|$)")


def _made(text: str, short: re.Match[str], place: tuple[int, int] | None) -> Iterator[Expansion]:
    if place:
        acronym = Acronym(short[1], short.start(1), short.end(1))
        yield Expansion(acronym, text[slice(*place)], *place)


Words = list[tuple[str, int, int]]


def _words(text: str, start: int, end: int) -> Words:
    return [(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text, start, end)]


def _before(text: str, letters: str, end: int) -> tuple[int, int] | None:
    """The long form that ends before a place; the shortest one."""
    reach = max(0, end - 40 * len(letters))
    stops = [stop.end() for stop in _ENDS.finditer(text, reach, end)]
    words = _words(text, stops[-1] if stops else reach, end)[-_most(letters) :]
    for fits in (_by_initials, _by_letters):
        for first in range(len(words) - 1, -1, -1):
            if fits(letters, words[first:]):
                return words[first][1], words[-1][2]
    return None


def _after(text: str, letters: str, start: int, strictly: bool) -> tuple[int, int] | None:
    """The long form that begins at a place, articles left out; the shortest one."""
    reach = min(len(text), start + 40 * len(letters))
    stop = _ENDS.search(text, start, reach)
    end = stop.start() if stop else reach
    words = _words(text, start, end)
    while words and words[0][0] in ("a", "an", "the"):
        del words[0]
    for fits in (_by_initials,) if strictly else (_by_initials, _by_letters):
        for last in range(1, min(_most(letters), len(words)) + 1):
            if fits(letters, words[:last]):
                return words[0][1], words[last - 1][2]
    return None


def _whole(text: str, letters: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between two places, or those before the first comma, if they are a long form."""
    cut = _CUT.search(text, start, end)
    first = cut.start() if cut else end
    for fits, stop in ((_by_initials, first), (_spread, end), (_spread, first), (_by_letters, end)):
        words = _words(text, start, stop)
        while words and words[0][0] in ("a", "an", "the", "for"):
            del words[0]
        if words and len(words) <= 2 * len(letters) + 4 and fits(letters, words):
            return words[0][1], words[-1][2]
    return None


_CUT = re.compile("[;,]")


def _most(letters: str) -> int:
    """How many words a long form may have (Schwartz and Hearst)."""
    return min(len(letters) + 5, 2 * len(letters))


_SPOKEN = {"2": "to", "4": "for", "&": "and"}


def _by_initials(letters: str, words: Words) -> bool:
    """Whether each letter begins a word, in order, the first and the last word being among them, and no more
    than little words are passed over."""
    left = len(letters)
    for word, _, _ in reversed(words):
        letter = letters[left - 1].casefold() if left else ""
        if letter and (word[0] == letter or word == _SPOKEN.get(letter)):
            left -= 1
        elif word not in LITTLE:
            return False
    ends = all(words[at][0] not in LITTLE or words[at][0][0] == letters[at].casefold() for at in (0, -1))
    return left == 0 and ends and _is_long(letters, words)


def _spread(letters: str, words: Words) -> bool:
    """Whether each letter begins a word, in order, the first word being among them."""
    if words[0][0][0] != letters[0].casefold():
        return False
    rest = iter(words)
    starts = all(
        any(word[0] == letter or word == _SPOKEN.get(letter) for word, _, _ in rest)
        for letter in letters.casefold()
    )
    return starts and _is_long(letters, words)


def _by_letters(letters: str, words: Words) -> bool:
    """Whether the letters stand in the words, in order from the right, the first one where the first word
    begins (Schwartz and Hearst), and at least every other one where a word begins."""
    if words[0][0] in LITTLE or not _is_long(letters, words):
        return False
    joined = " ".join(word for word, _, _ in words)
    at, initial = len(joined), 0
    for number in range(len(letters) - 1, -1, -1):
        letter = letters[number].casefold()
        if not letter.isalnum():
            continue
        at = joined.rfind(letter, 0, at)
        while number == 0 and at > 0 and joined[at - 1] != " ":
            at = joined.rfind(letter, 0, at)
        if at < 0:
            return False
        initial += at == 0 or joined[at - 1] == " "
    return at == 0 and 2 * initial >= len(letters)


def _is_long(letters: str, words: Words) -> bool:
    """Whether words are longer than an acronym, and do not contain it."""
    size = sum(end - start for _, start, end in words)
    return size > len(letters) and all(word != letters.casefold() for word, _, _ in words)
