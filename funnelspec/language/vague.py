"""Words by which nobody can decide: two readers of "strong interest" count different leads.

Plain lists, to be read and edited; phrases are divided by "/". How often they are right, the page of
``vague-wording`` says. Prior art: Femmer et al., "Rapid quality assurance with Requirements Smells" (2017).
"""

from __future__ import annotations

from functools import cache

from funnelspec.language.little import word_set
from funnelspec.language.spelled import NUMBER_WORDS
from funnelspec.language.words import words
from funnelspec.record import NamedTuple

HEDGES = """
    tbd / tbc / tba / asap / to be defined / to be decided / to be determined / to be agreed / to be
    confirmed / to be clarified / to be discussed / to be specified / to be announced / to be finalised
    / to be finalized / to be completed / not yet defined / not yet decided / not yet specified / under
    discussion / work in progress / etc / etcetera / and *so on / and *so forth / and the like / or the
    like / and suchlike / and whatnot / or similar / and similar / among other thing / amongst other
    thing / or something / but not limited to / as appropriate / if appropriate / when appropriate /
    where appropriate / whenever appropriate / as needed / if needed / when needed / where needed /
    whenever needed / as necessary / if necessary / when necessary / where necessary / whenever
    necessary / as required / if required / when required / where required / as applicable / if
    applicable / where applicable / as desired / if desired / if possible / where possible / when
    possible / whenever possible / wherever possible / as possible / if feasible / where feasible / as
    far as feasible / if convenient / see fit / discretion / case by case / depending on the case /
    depending on the situation / depending on circumstances / as a rule / in general / in principle / in
    most cases / in many cases / in some cases / on the whole / by and large / more or less / to some
    extent / to a large extent / to a certain extent / as usual / in due course / in good time / in a
    timely manner / in a timely fashion / without undue delay / without delay / without much delay /
    before long / for a *while / from time to time / now and then / every so often / at time / at some
    point / some time / sometime / sooner or later / later on / at a later date / at a later time / near
    future / for the time being / much the same / one way or another / normally / usually / generally /
    typically / commonly / ordinarily / mostly / mainly / largely / primarily / predominantly / ideally
    / preferably / hopefully / possibly / perhaps / maybe / probably / presumably / likely / unlikely /
    apparently / seemingly / arguably / basically / essentially / virtually / practically / roughly /
    approximately / approx / circa / somewhat / somehow / almost / nearly / often / frequently /
    occasionally / rarely / seldom / regularly / periodically / sporadically / intermittently /
    eventually / tend to / seem / soon / shortly / lately / recently / promptly / swiftly / speedily /
    timely / in a hurry
"""
"""Vague whatever stands beside them."""

DEGREES = """
    some / several / various / many / most / few / numerous / multiple / plenty / a lot / lot of / a
    number of / a handful / handful of / a couple of / couple of / a bunch of / a variety of / a range
    of / countless / dozen of / hundred of / thousand of / certain / diverse / extra / additional /
    enough / sufficient / sufficiently / adequate / adequately / ample / minimal / limited / little /
    much / too / large / larger / big / bigger / huge / enormous / vast / massive / small / smaller /
    tiny / sizeable / sizable / major / minor / high / higher / highest / low / lower / lowest / great /
    greater / broad / wide / extensive / long / lengthy / short / early / late / quick / quickly / fast
    / faster / rapid / rapidly / prompt / swift / slow / slowly / immediate / immediately / instantly /
    right away / straight away / at once / without hesitation / frequent / infrequent / occasional /
    sporadic / rare / regular / recent / constant / constantly / consistent / consistently / continuous
    / ongoing / strong / stronger / strongly / weak / weakly / considerable / considerably / substantial
    / substantially / significant / significantly / noticeable / noticeably / notable / remarkable /
    moderate / moderately / modest / reasonable / reasonably / slight / slightly / relatively /
    comparatively / fairly / pretty / quite / rather / very / extremely / highly / really / truly /
    especially / particularly / unusually / exceptionally / increasingly / deeply / broadly / heavily /
    closely / actively / seriously / genuinely / obviously / clearly / evidently / visibly / properly /
    appropriately / suitably / correctly / carefully / easily / smoothly / efficiently / effectively /
    thoroughly / convincingly / comfortably / sensibly / well enough / good / better / best / decent /
    nice / fair / fine / solid / healthy / poor / bad / excellent / outstanding / perfect / ideal /
    optimal / proper / appropriate / inappropriate / suitable / unsuitable / fitting / acceptable /
    satisfactory / useful / helpful / worthwhile / valuable / attractive / promising / interesting /
    meaningful / convincing / compelling / credible / plausible / relevant / important / unimportant /
    crucial / critical / essential / vital / urgent / pressing / serious / genuine / real / tangible /
    clear / obvious / evident / apparent / complex / complicated / difficult / easy / simple /
    sophisticated / realistic / flexible / flexibly / key / user friendly / modern / innovative /
    efficient / effective / thorough / comprehensive / detailed / in depth / normal / typical / usual /
    unusual / similar / comparable / hot / warm / keen / eager / enthusiastic / motivated / influential
    / senior enough / responsive / receptive / right
"""
"""Vague unless the same clause says how much: by a number, a list, a definition or a link to a test."""

ADJECTIVES = word_set("right key too hot warm fine fair little late short pretty")
"""Degrees only right before the word that they tell more about: "the right person", not "the right to"."""

_BE = ("is", "are", "was", "were")

BEFORE = {
    **dict.fromkeys(("many", "much", "few", "soon", "often", "early", "late"), ("how", "as", "however")),
    **dict.fromkeys(("large", "big", "high", "small", "low", "strong"), ("how", "however")),
    **dict.fromkeys(("quickly", "fast", "likely"), ("how",)),
    **dict.fromkeys(("higher", "lower", "larger", "smaller", "greater"), ("or", "and", "no")),
    "long": ("how", "as", "so", "no", "however"),
    "outstanding": (*_BE, "still"),
    "good": ("for", "how"),
    "best": ("at",),
    "most": ("at", "the"),
    "recent": ("most",),
    "recently": ("most",),
}
"""The words that take the vagueness away where they stand before: "how many", "as soon as"."""

_COMPARATIVES = "higher lower larger greater smaller bigger faster better stronger"
_COMPARED = 4  # words that may stand before "than": "a lower yearly price than before"

BEHIND = {
    **dict.fromkeys(_COMPARATIVES.split(), ("than",)),
    "rather": ("than",),
    "few": ("word",),
    "or": ("else",),
    "most": ("recent", "recently"),
    "immediately": ("before", "after", "behind"),
    "shortly": ("before", "after"),
}
"""The same where they stand behind."""

TIMELY = word_set(
    """
    soon shortly lately recently promptly swiftly speedily timely often frequently rarely seldom regularly
    periodically sporadically occasionally quick quickly fast rapid rapidly prompt swift slow slowly immediate
    immediately instantly frequent infrequent occasional sporadic rare regular recent long lengthy short early
    late
    """
)
"""Those that a span of time defines; the others only another number."""

_MEASURED = word_set("long early late short")
_UNITS = word_set("second minute hour day week month quarter year page word line")
"""Behind a number of units these are measured: "20 minutes long", "a day late"."""

ABOUT = word_set("about around")
"""Vague right before a number that is written in digits."""

_PARTICIPLES = ("by", "with", "within", "on", "in")
"""Behind "to be confirmed" these say how it will be."""


class Vague(NamedTuple):
    """The words from ``first`` up to, not including, ``end``; ``degree``: see ``DEGREES``."""

    first: int
    end: int
    degree: bool


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    anchor: int
    degree: bool


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Every phrase by one word of it: the longest, as the little ones stand in nearly every text; the one
    with an asterisk where a phrase has nothing but little ones."""
    found: dict[str, list[_Phrase]] = {}
    for text, degree in ((HEDGES, False), (DEGREES, True)):
        for phrase in text.split("/"):
            parts = phrase.split()
            marked = [at for at, part in enumerate(parts) if part.startswith("*")]
            folded = tuple(words(phrase))
            anchor = marked[0] if marked else max(range(len(folded)), key=lambda at: len(folded[at]))
            found.setdefault(folded[anchor], []).append(_Phrase(folded, anchor, degree))
    for several in found.values():
        several.sort(key=lambda each: -len(each.words))
    return found


def vague(text: list[str]) -> list[Vague]:
    """The vague words among the folded words of a text, the longest phrase at each place, in order."""
    phrases = _phrases()
    if phrases.keys().isdisjoint(text) and ABOUT.isdisjoint(text):
        return []
    found: list[Vague] = []
    for at, word in enumerate(text):
        if word in ABOUT and at + 1 < len(text) and text[at + 1][0].isdigit():
            found.append(Vague(at, at + 2, degree=False))
        for phrase in phrases.get(word, ()):
            first = at - phrase.anchor
            end = first + len(phrase.words)
            if first < 0 or tuple(text[first:end]) != phrase.words:
                continue
            if found and found[-1].end > first:
                if found[-1].end - found[-1].first >= end - first:
                    continue
                found.pop()
            found.append(Vague(first, end, phrase.degree))
            break
    return [each for each in found if not _excused(text, each)]


def _excused(text: list[str], each: Vague) -> bool:
    """Whether the words around it take the vagueness away."""
    word = text[each.first]
    before = text[each.first - 1] if each.first else ""
    behind = text[each.end] if each.end < len(text) else ""
    number = text[each.first - 2] if each.first > 1 else ""
    counted = number[:1].isdigit() or number in NUMBER_WORDS or number in ("a", "an")
    return (
        (word in _MEASURED and before in _UNITS and counted)
        or before in BEFORE.get(word, ())
        or behind in BEHIND.get(word, ())
        or ("than" in BEHIND.get(word, ()) and "than" in text[each.end : each.end + _COMPARED])
        or (text[each.first : each.first + 2] == ["to", "be"] and behind in _PARTICIPLES)
    )
