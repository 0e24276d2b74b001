"""Small words that change whom or what a text is about: in doubt two texts do not say the same.

A reader takes them in without noticing: who calls whom, whether one or every rep does, whether sales must or
may. What is looked for here only keeps two texts from being called one; it never makes them differ in the
words that are shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from funnelspec.language.contrast.reading import MODAL, Unit
from funnelspec.language.contrast.text import Reading
from funnelspec.language.contrast.wordlists import STOP, listed
from funnelspec.language.words import written

_QUANTIFIERS = {"every": "all", "each": "all", "all": "all", "some": "some", "most": "most"}
_MODALS = {
    **dict.fromkeys(listed("must shall required obliged due"), "must"),
    **dict.fromkeys(listed("should ought supposed expected"), "should"),
    **dict.fromkeys(listed("may can could might allowed free"), "may"),
    **dict.fromkeys(listed("will would"), "will"),
}
_CALCULATED = listed("minus plus less")
_BE = listed("is are was were be been")
_SPLIT = re.compile(
    r"[,;:.()]| and | or | then |"
    r"\b(?:within|before|after|until|during|when|while|if|that|who|which|whom|in|on)\b",
    re.IGNORECASE,
)


_LISTED = re.compile(r",| and | or ")


def uncertain(one: Reading, other: Reading) -> bool:
    """Whether two texts in which nothing differs may yet be about something else."""
    mine, its = ([word.casefold() for word in written(reading.text)] for reading in (one, other))
    return (
        _many(mine) != _many(its)
        or _going_on(mine) != _going_on(its)
        or _calculated(mine) != _calculated(its)
        or _against(_duty(mine), _duty(its))
        or _against(_turned(mine), _turned(its))
        or _against(_any_or_all(mine), _any_or_all(its))
        or _timed(mine) != _timed(its)
        or _refused(mine, its)
        or _refused(its, mine)
        or _to_come(mine, its)
        or _to_come(its, mine)
        or _still_to_end(mine, its)
        or _still_to_end(its, mine)
        or _only_moved(mine, its)
        or _capitals(one) != _capitals(other)
        or _in_another_order(one, other)
        or _only_exchanged(mine, its)
        or _counted_otherwise(one, other)
        or _placed_otherwise(one, other)
    )


def _against(mine: set[str], its: set[str]) -> bool:
    """Whether both texts say something of a kind, and not the same."""
    return bool(mine and its and mine != its)


def _many(words: list[str]) -> set[str]:
    """Of how many a text speaks, "all" aside: a plural alone may mean it."""
    found = {
        _QUANTIFIERS[word]
        for at, word in enumerate(words)
        if word in _QUANTIFIERS and words[max(0, at - 1) : at] != ["at"]
    } - {"all"}
    if any(words[at : at + 2] == ["one", "of"] for at in range(len(words))):
        found.add("one of")
    return found


def _any_or_all(words: list[str]) -> set[str]:
    """Whether any or all must do something; who is spoken of in the first place may be said either way."""
    said = {"all" if _QUANTIFIERS.get(word) == "all" else word for word in words[_SUBJECT:]} & {"any", "all"}
    return said if len(said) == 1 else set()


_SUBJECT = 4  # words


def _timed(words: list[str]) -> bool:
    """Whether something comes behind something else."""
    return not {"after", "afterwards", "until", "till"}.isdisjoint(words)


def _duty(words: list[str]) -> set[str]:
    """The duty or the freedom; a plain "sales calls" says as much as "must", and what must not be until then
    may be only after."""
    if not _LIMITS.isdisjoint(words):
        return set()
    found = {_MODALS[word] for at, word in enumerate(words) if word in _MODALS and _is_modal(words, at)}
    if any(
        words[at + 1 : at + 2] == ["to"] for at, word in enumerate(words) if word in ("has", "have", "need")
    ):
        found.add("must")
    return found


_LIMITS = frozenset(("not", "never", "only", "unless", "cannot"))


def _is_modal(words: list[str], at: int) -> bool:
    """Whether a word is one of duty or freedom here: "expected" is only before "to"."""
    return words[at] not in _BEFORE_TO or words[at + 1 : at + 2] == ["to"]


_BEFORE_TO = listed("due free expected supposed required obliged allowed")


def _turned(words: list[str]) -> set[str]:
    """Who acts and who is acted upon, of the words that show it; "by us" is who acts."""
    found = set()
    for at, word in enumerate(words):
        if word == "we" or (word == "us" and words[max(0, at - 1) : at] == ["by"]):
            found.add("we act")
        elif word == "us" or (word == "who" and words[at + 1 : at + 2] not in (["is"], ["was"], ["were"])):
            found.add("we are acted upon")
        elif word == "whom":
            found.add("we act")
    return found


def _going_on(words: list[str]) -> int:
    """How often something is going on just now: "is leaving"."""
    return sum(
        word.endswith("ing") and len(word) > 5 and before in ("is", "are") for before, word in pairwise(words)
    )


def _calculated(words: list[str]) -> Counter[str]:
    return Counter(
        word
        for at, word in enumerate(words)
        if word in _CALCULATED and words[at + 1 : at + 2] != ["than"] and words[at - 1 : at] != ["or"]
    )


def _only_exchanged(one: list[str], other: list[str]) -> bool:
    """Whether all that was exchanged are small words with a weight of their own: "a" for "every", "but" for
    "and", "when" for "before"."""
    mine, its = Counter(one) - Counter(other), Counter(other) - Counter(one)
    if not {*mine, *its} <= STOP or not _LIMITS.isdisjoint({*mine, *its}):
        return False
    return _against(*({_WEIGHTY[word] for word in words if word in _WEIGHTY} for words in (mine, its)))


_WEIGHTY = {
    word: group
    for group, several in {
        "one": "a an one",
        "all": "every each all",
        "and": "and",
        "but": "but",
        "before": "before prior",
        "after": "after following once",
        "when": "when while during",
        "until": "until till",
        "from": "from since",
        "over": "over",
        "for": "for",
        "against": "against",
        "within": "within in",
    }.items()
    for word in several.split()
}


def _only_moved(one: list[str], other: list[str]) -> bool:
    """Whether "only" stands before another word, where the words are the same otherwise."""
    if Counter(one) != Counter(other):
        return False
    limited = [[after for word, after in pairwise(words) if word == "only"] for words in (one, other)]
    return sorted(limited[0]) != sorted(limited[1])


def _counted_otherwise(one: Reading, other: Reading) -> bool:
    """Whether numbers have changed places: "3 licences and 5 users"."""
    mine, its = (dict(_bound_to(reading)) for reading in (one, other))
    return any(its.get(word, value) != value for word, value in mine.items())


def _bound_to(reading: Reading) -> Iterator[tuple[str, tuple[float, float]]]:
    """The values of a text that has several, each with the nearest word of meaning behind it."""
    for amount in reading.amounts if len(reading.amounts) > 1 else ():
        behind = next((at for at in reading.telling if reading.units[at].start >= amount.start), None)
        if behind is not None:
            yield reading.units[behind].common, (amount.low, amount.high)


def _refused(one: list[str], other: list[str]) -> bool:
    """Whether one text speaks of a refusal and the other one of something that may be undecided."""
    refused = [any(word.startswith(_REFUSALS) for word in words) for words in (one, other)]
    return refused[0] and not refused[1] and not _NOT.isdisjoint(other)


_REFUSALS = ("reject", "refus", "declin", "disqualif")
_NOT = frozenset(("not", "never", "without"))


def _still_to_end(one: list[str], other: list[str]) -> bool:
    """Whether what has ended in one text ends in the other one."""
    done = {
        verb.removesuffix("ed")
        for has, verb in pairwise(one)
        if has in ("has", "have") and verb.endswith("ed")
    }
    present = {f"{verb}{ending}" for verb in done for ending in ("s", "es")}
    return any(word in present and before not in _BEFORE_NOUN for before, word in pairwise(other))


_BEFORE_NOUN = listed("the a an of any no its their our your")


def _to_come(one: list[str], other: list[str]) -> bool:
    """Whether what one text says will be done is done in the other one."""
    coming = {after for word, after in pairwise(one) if word == "will"}
    return any(word in (f"{verb}ed", f"{verb}d") for verb in coming for word in other)


def _in_another_order(one: Reading, other: Reading) -> bool:
    """Whether the abbreviations of one text stand in another order in the other one: "from MQL to SQL"."""
    mine, its = (
        [word.rstrip("s") for word in written(reading.text) if word.rstrip("s").isupper() and len(word) > 1]
        for reading in (one, other)
    )
    return (
        mine != its
        and sorted(mine) == sorted(its)
        and not any(_LISTED.search(reading.text) or _passive(reading) for reading in (one, other))
    )


def _capitals(reading: Reading) -> set[str]:
    """Short names in capitals that would be little words otherwise: "IT"."""
    return {
        word for word in written(reading.text) if word.isupper() and len(word) > 1 and word.lower() in STOP
    }


def _placed_otherwise(one: Reading, other: Reading) -> bool:
    """Whether the same words stand in another order within a part of a sentence, in the same voice.

    Parts may stand in any order; who does what is said by the order within one.
    """
    if any(_passive(reading) or _LISTED.search(reading.text) for reading in (one, other)):
        return False
    mine, its = (list(_parts(reading)) for reading in (one, other))
    if sorted(word for part in mine for word in part) != sorted(word for part in its for word in part):
        return False
    return sorted(mine) != sorted(its)


def _parts(reading: Reading) -> Iterator[tuple[str, ...]]:
    ends = [*(found.start() for found in _SPLIT.finditer(reading.text)), len(reading.text)]
    telling = [reading.units[at] for at in reading.telling if reading.units[at].common not in MODAL]
    start = 0
    for end in ends:
        part = [unit for unit in telling if start <= unit.start < end]
        if part:
            # A participle may stand before its noun or behind it: "a call scheduled", "a scheduled call".
            of = part if _relative(reading.text[start:end]) else sorted(part, key=_is_participle)
            yield tuple(unit.common for unit in of)
        start = end


def _relative(text: str) -> bool:
    return text.strip().casefold().startswith(("that ", "who ", "which ", "whom "))


def _is_participle(unit: Unit) -> bool:
    return unit.lower.endswith("ed")


def _passive(reading: Reading) -> bool:
    lower = [word.casefold() for word in written(reading.text)]
    return "by" in lower or any(
        word in _BE and any(after.endswith(_PARTICIPLES) for after in lower[at + 1 : at + 3])
        for at, word in enumerate(lower)
    )


_PARTICIPLES = ("ed", "en", "ne", "nt", "ld", "de")
