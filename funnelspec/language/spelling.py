"""How English spells the forms of one word: "qualifies", "planned", "people".

The rules are those of Quirk et al., A Comprehensive Grammar of the English Language, chapters 3 (verbs) and 5
(nouns); the words that keep none are listed in ``irregular``.
"""

from __future__ import annotations

import re

from funnelspec.language import irregular

BASE, PLURAL, POSSESSIVE, PLURAL_POSSESSIVE = "base", "plural", "possessive", "plural possessive"
THIRD, PAST, PARTICIPLE, ING = "third person", "past", "participle", "-ing"
VERBAL = frozenset((THIRD, PAST, PARTICIPLE, ING))
"""Forms that only a verb has. One that is spelled as a plural counts as the plural."""


def noun(word: str) -> list[tuple[str, str]]:
    """The forms of a noun, each as (which form it is, the word), in lower case."""
    made = [(BASE, word), (POSSESSIVE, f"{word}'s")]
    for plural in _plurals(word):
        made.append((PLURAL, plural))
        made.append((PLURAL_POSSESSIVE, plural if plural.endswith("s") else f"{plural}'s"))
    return made


def _plurals(word: str) -> list[str]:
    if word in irregular.PLURALS:
        return irregular.PLURALS[word]
    for single, plural in (("person", "people"), ("man", "men"), ("woman", "women"), ("child", "children")):
        if word.endswith(single) and word not in ("human", "german", "talisman"):
            return [word.removesuffix(single) + plural, *([f"{word}s"] if single == "person" else [])]
    if word.endswith("sis") and len(word) > 4:
        return [f"{word[:-2]}es"]
    return [_with_s(word)]


def _with_s(word: str) -> str:
    if word in irregular.OES or word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def may_be_plural(word: str) -> bool:
    """Whether a word looks like the plural of another one."""
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ics"))
        and word not in irregular.NO_PLURALS
    )


def singular(word: str) -> str:
    """A word that ``may_be_plural``, in the singular."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def verb(word: str) -> list[tuple[str, str]]:
    """The forms of a verb, each as (which form it is, the word), in lower case."""
    made = [(BASE, word), (THIRD, _with_s(word))]
    known = _irregular(word)
    if known:
        past, participle = known
        made += [(PAST, each) for each in past]
        made += [(PARTICIPLE, each) for each in participle]
    for stem in _stems(word):
        if not known:
            made += [(PAST, f"{stem}ed"), (PARTICIPLE, f"{stem}ed")]
        made.append((ING, f"{stem[:-1]}ying" if stem.endswith("i") else f"{stem}ing"))
    if word.endswith(("ee", "oe", "ye")):
        made[-1] = (ING, f"{word}ing")
    return made


def _irregular(word: str) -> tuple[list[str], list[str]] | None:
    for prefix in ("", *sorted(irregular.PREFIXES)):
        rest = word.removeprefix(prefix)
        if (not prefix or rest != word) and rest in irregular.VERBS:
            past, participle = (form.split("/") for form in irregular.VERBS[rest])
            return [prefix + each for each in past], [prefix + each for each in participle]
    return None


def _stems(word: str) -> list[str]:
    """What -ed and -ing are put behind."""
    if word.endswith("e"):
        return [word[:-1]]
    if word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        return [f"{word[:-1]}i"]
    if word.endswith("c") and word not in ("sync", "arc"):
        return [f"{word}k"]
    if _doubles(word):
        return [word + word[-1]]
    if re.search("[aeiou]l$", word) and not re.search("[aeiou]{2}l$", word):
        return [word, f"{word}l"]  # canceled and cancelled
    return [word]


def _doubles(word: str) -> bool:
    """Whether the last letter is doubled: one vowel before one consonant in a syllable that is stressed."""
    if not re.search("(?:^|[^aeiou]|qu)[aeiouy][^aeiouwxy]$", word):
        return False
    syllables = len(re.findall("[aeiouy]+", word.replace("qu", "q")))
    return syllables == 1 or (word.endswith(irregular.STRESSED) and word not in irregular.UNSTRESSED)
