"""How many things a text itself lists: "three reasons: price, timing and fit".

Commas and one "and" or "or" before the last thing are counted. Where a list can be read in two ways, both
counts are given; where it may be no list at all, none. Every clean check comes here: no regular expressions.
"""

from __future__ import annotations

from funnelspec.language.little import ARTICLES, BESIDE, FUNCTIONS, word_set
from funnelspec.language.spelled import NUMBER_WORDS
from funnelspec.language.words import spans, words
from funnelspec.record import NamedTuple
from funnelspec.rules._prose import Passage

_LISTING = word_set(
    "reason question part stage status step value option answer kind type way choice group criterion "
    "criteria condition channel phase segment category source"
)
"""What "the three ... are" lists; of other things it rather says how they are."""

_MEASURES = word_set(
    "second minute hour day week month quarter year time point percent dollar euro pound people person "
    "employee seat user"
)
"""What is counted without being listed."""

_NO_THINGS = _MEASURES | FUNCTIONS | NUMBER_WORDS

_OPEN = word_set("etc such like including among example instance eg ie e i g")
"""In a list that is not whole."""

_GOES_ON = (BESIDE - {"and"}) | word_set(
    "each both all none either neither so it they we he sh you this that there plus"
)
"""With these at its beginning a part between commas says more about the part before it."""

_JOINING = ("and", "or")
_LONGEST = 12  # words of one thing
_SHORT = 3
_LONGEST_PAUSE = 50  # words between what is counted and "namely"
_MOST = 600  # characters of a list
_UNCLEAR = ("(", ")", "&", "/", "\n-", "\n*", "\n1", "\n ")


class Listed(NamedTuple):
    """A list in a text: the fewest and the most things it can be read as, and the characters it stands at."""

    fewest: int
    most: int
    start: int
    end: int


def enumerated(passage: Passage, at: int, end: int) -> Listed | None:
    """The list that tells what a number counts; nothing where there is none, or none that is clear.

    Args:
        at: the word that is the number.
        end: the word behind the noun.
    """
    noun = passage.words[end - 1]
    if noun in _NO_THINGS or noun[0].isdigit() or not _may_list(passage, at, end):
        return None
    text, places = passage.plain, spans(passage.plain)
    first, behind = places[end - 1]
    start = _start(passage, at, end, behind) if text[first:behind].lower() != noun else 0
    if not start or _others(text, places[at], start):
        return None
    stop = _sentence_end(text, start)
    if text[stop : stop + 1] not in ("", ".", "!"):
        return None
    if any(sign in passage.text.value[start:stop] for sign in _UNCLEAR):
        return None
    counts = _count(text[start:stop])
    return Listed(*counts, start, stop) if counts else None


def _may_list(passage: Passage, at: int, end: int) -> bool:
    """A quick look, without the places of words: nearly no number has a list behind it."""
    text, folded = passage.plain, passage.words
    if ":" in text or "namely" in folded[end : end + _LONGEST_PAUSE]:
        return True
    return ", " in text and (folded[end : end + 1] == ["are"] or "one" in folded[max(0, at - 3) : at])


def _start(passage: Passage, at: int, end: int, behind: int) -> int:
    """Where the list begins; 0 where none does."""
    text, folded = passage.plain, passage.words
    stop = _sentence_end(text, behind)
    if text[stop : stop + 1] == ":":
        return stop + 1
    namely = text.find(" namely", behind, stop)
    if namely >= 0:
        return namely + len(" namely")
    the = at > 0 and folded[at - 1] == "the"
    if the and folded[end - 1] in _LISTING and text.startswith(" are ", behind) and "," in text[behind:stop]:
        return behind + len(" are ")
    if folded[max(0, at - the - 2) : at - the] == ["one", "of"] and text.startswith(", ", behind):
        things = _things(text[behind + 2 : stop])
        if len(things) > 1 and all(len(thing) <= _SHORT for thing in things):
            return behind + 2
    return 0


def _sentence_end(text: str, start: int) -> int:
    """The first sign from ``start`` on that ends a sentence or a part of it; the end of the text else."""
    near = f"{text[start : start + _MOST]} "
    ends = [at for sign in ".;!?:" for gap in " \n" if (at := near.find(sign + gap)) >= 0]
    return start + min(ends, default=len(near) - 1)


def _others(text: str, number: tuple[int, int], start: int) -> bool:
    """Whether the sentence before a list has another number, which may be that of the list."""
    near = max(0, number[0] - _MOST)
    begin = max(near, *(text.rfind(f"{sign} ", near, number[0]) + 1 for sign in ".;!?:"))
    rest = words(text[begin : number[0]]) + words(text[number[1] : start])
    return any(word[0].isdigit() or (word in NUMBER_WORDS and word != "one") for word in rest)


def _things(text: str) -> list[list[str]]:
    """The words of a text between its commas and each "and" or "or"."""
    things: list[list[str]] = [[]]
    for word in text.replace(",", " , ").split():
        if word == "," or word in _JOINING:
            things.append([])
        else:
            things[-1].append(word)
    return [thing for thing in things if thing]


def _count(text: str) -> tuple[int, int] | None:
    """The fewest and the most things that a list can be read as."""
    text = f" {text} ".replace("\n", " ")
    pieces = [words(piece) for piece in text.split(", ")]
    if not all(map(_is_thing, pieces)) or not all(map(_begins, pieces[1:])):
        return None
    things = _things(text)
    if any(thing[0].lower() in NUMBER_WORDS or thing[0][0].isdigit() for thing in things):
        return None
    last = len(pieces) > 1 and pieces[-1][:1] in (["and"], ["or"])
    joined = [sum(word in _JOINING for word in piece) for piece in pieces]
    joined[-1] -= last
    if len(pieces) == 1 and not joined[0]:
        return None
    if all(map(_many, things)):
        return len(things), _MOST  # "eight attempts: calls and emails"
    asks = any(piece[:1] and piece[0] in FUNCTIONS for piece in (*pieces[:-1], pieces[-1][last:]))
    if sum(joined) == joined[-1] == 1 and not last and not asks:
        return len(pieces) + 1, len(pieces) + 1
    return len(pieces), len(pieces) + sum(joined)


def _is_thing(piece: list[str]) -> bool:
    return len(piece) <= _LONGEST and _OPEN.isdisjoint(piece)


def _begins(piece: list[str]) -> bool:
    """Whether words between commas are one more thing, and do not say more about the one before."""
    if not piece:
        return True  # a link or a quotation
    return piece[0] not in _GOES_ON and not (len(piece) > _SHORT and piece[0].endswith("ing"))


def _many(thing: list[str]) -> bool:
    """Whether words are several of something: "calls"."""
    folded = words(" ".join(thing))
    return bool(folded) and ARTICLES.isdisjoint(folded) and thing[-1].lower() != folded[-1]
