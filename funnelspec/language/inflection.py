"""The forms of a word: "suspect" is also "suspects", "suspect's" and "suspecting", but never "suspicion".

Forms are generated and compared whole; nothing is cut off a word of a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from funnelspec.language import irregular
from funnelspec.language.spelling import PLURAL, POSSESSIVE, VERBAL, may_be_plural, noun, singular, verb
from funnelspec.language.words import written


def normal(text: str) -> str:
    """How a form is compared: the words of a text as written, without case, hyphens and layout."""
    return " ".join(written(text)).casefold().replace("\u2019", "'")


@lru_cache(maxsize=4096)
def forms(phrase: str) -> dict[str, str]:
    """The forms of a word or a phrase, as ``normal`` writes them, each with the form that it is.

    A phrase is inflected where English does it: the last word of a noun phrase ("hit lists"), the word before
    "of" ("points of contact"), the verb before a particle ("handed off"). A phrase is also written as one
    word. Of two forms that are spelled alike the first is told.
    """
    parts = normal(phrase).split()
    found: dict[str, str] = {}
    if not parts:
        return found
    head = _head(parts)
    given = parts[head]
    if may_be_plural(given):  # who avoids "suspects" avoids one suspect too
        _put(found, parts, PLURAL)
        given = singular(given)
    for form, word in noun(given):
        _put(found, [*parts[:head], word, *parts[head + 1 :]], form)
    last = head == len(parts) - 1
    if not last:  # points of contact, and the point of contact's
        _put(found, [*parts[:-1], f"{parts[-1]}'s"], POSSESSIVE)
    elif 1 < len(parts) <= 3:
        for form, word in noun("".join((*parts[:-1], given))):
            _put(found, [word], form)
    elif len(parts) == 1:
        for spaced in _apart(given):
            for form, word in noun(spaced):
                _put(found, [word], form)
    at = _verb_at(parts, phrase)
    if at is not None:
        for form, word in verb(parts[at]):
            inflected = [*parts[:at], word, *parts[at + 1 :]]
            _put(found, inflected, form)
            if at == len(parts) - 1:
                _put(found, ["".join(inflected)], form)
    return found


def inflect(replacement: str, like: str, of: str) -> str | None:
    """Another word in the form and the case of the one it replaces: "Suspects" becomes "Leads".

    Args:
        replacement: the word to use, as its item writes it.
        like: the word to replace, as it is written in a text.
        of: the word or phrase that ``like`` is a form of.

    Returns:
        Nothing where it is not certain: for the form of a verb where a word may be none, and for
        the plural of what has none.
    """
    form = forms(of).get(normal(like))
    words = re.split(r"(?<=[\s-])", " ".join(replacement.split()))  # each with the gap behind it
    bare = [word.rstrip(" -") for word in words]
    if form is None or not all(bare):
        return None
    folded = [word.casefold() for word in bare]
    if form in VERBAL:
        # Only of a verb with its particle is it certain that it is one, on both sides.
        if not (is_verb_phrase(normal(of).split()) and is_verb_phrase(folded)):
            return None
        at, made = 0, _first(verb(folded[0]), form)
    else:
        at = _head(folded) if form == PLURAL else len(folded) - 1
        if form == PLURAL and folded[at] in irregular.UNCOUNTABLE:
            return None
        plural_already = form == PLURAL and may_be_plural(folded[at])
        made = folded[at] if plural_already else _first(noun(folded[at]), form)
    gap = words[at][len(bare[at]) :]
    words[at] = _cased(made, bare[at]) + gap
    return _in_case("".join(words), like, of)


def article(word: str) -> str | None:
    """Whether "a" or "an" stands before a word; nothing where that depends on how it is spoken."""
    first = (written(word) or [""])[0]
    if not first or not first.isascii() or (len(first) > 1 and first.isupper()) or first[0].isdigit():
        return None
    folded = first.casefold()
    if folded.startswith(("uni", "use", "usa", "usu", "eu", "one", "once", "ubi", "uti")):
        return "a" if not folded.startswith(("unin", "unim", "unid")) else "an"
    if folded.startswith(("hour", "honest", "honor", "honour", "heir")):
        return "an"
    return "an" if folded[0] in "aeiou" else "a"


def _first(made: list[tuple[str, str]], form: str) -> str:
    return next(word for name, word in made if name == form)


def _put(found: dict[str, str], words: list[str], form: str) -> None:
    found.setdefault(" ".join(words), form)


def _in_case(text: str, like: str, of: str) -> str:
    """A text in upper or lower case, or with a capital, as another one is."""
    if like.isupper() and len(like) > 1 and not of.isupper():
        return text.upper()
    first, _, rest = text.partition(" ")
    if like[:1].isupper():
        return text[:1].upper() + text[1:] if not of.isupper() or first[1:].islower() else text
    # The capital of a name is that of a heading, unless further words have one too or it is an abbreviation.
    ordinary = first[1:].islower() and not any(part[:1].isupper() for part in re.split(r"[\s-]", rest))
    return text[:1].lower() + text[1:] if ordinary else text


def _cased(word: str, like: str) -> str:
    """An inflected word with the letters of the one it comes from as far as they are the same."""
    same = 0
    for mine, theirs in zip(word, like.casefold(), strict=False):
        if mine != theirs:
            break
        same += 1
    return like[:same] + word[same:]


def _head(parts: list[str]) -> int:
    """Which word of a noun phrase takes the plural: the last, or the one before a preposition."""
    for at, word in enumerate(parts[1:-1], 1):
        if word in irregular.PREPOSITIONS:
            return at - 1
    return len(parts) - 1


def _verb_at(parts: list[str], phrase: str) -> int | None:
    """Which word of a phrase may be inflected as a verb, if any."""
    last = parts[-1]
    if len(parts) == 1:
        # An acronym is no verb, and what ends in -ing or -ed is a form of one already.
        bare = phrase.strip()
        known = (bare.isupper() and len(bare) <= 5) or last in irregular.NO_VERBS or may_be_plural(last)
        return None if known or (len(last) > 4 and last.endswith(("ing", "ed"))) else 0
    if is_verb_phrase(parts):
        return 0
    return len(parts) - 1 if last in irregular.LAST_VERBS else None


def is_verb_phrase(parts: list[str]) -> bool:
    """A verb with its particle, as "hand off" or "reach out to", or a word that is nothing but a verb."""
    if len(parts) < 2:
        return False
    first, second, *_ = parts
    return first in irregular.ONLY_VERBS or (
        second in irregular.PARTICLES and first not in irregular.NO_VERBS
    )


def _apart(word: str) -> list[str]:
    """A word that is a verb and its particle, in two words: "handoff" is also written "hand off"."""
    return [
        f"{word[: -len(end)]} {end}"
        for end in irregular.PARTICLES
        if len(end) > 1 and word.endswith(end) and len(word) - len(end) > 2
    ]
