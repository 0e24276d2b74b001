"""Lists of words that are part of the grammar of a text, not of a thesaurus."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(words.split())


STOP = listed("""
    a an the of to in on at by for with from as is are was were be been being am has have had having do
    does did that this these those it its their our your his her my there here and or if when where
    while than will would into onto upon via within out up off so but because since after before until
    till once per must may can should could might shall not no never without nor neither none only both
    either all any each every such over under above below more less fewer least most between during
    following prior unless except who whom whose which what we you they he she i them us s t one other
    otherwise whether about against through down towards toward yet too also then just already same soon
    long according due cannot nobody nothing nowhere non lacking excluding apart aside rather instead
""")
"""Words without a meaning of their own, or whose meaning is read apart from the words around them."""

DENYING = listed("""
    not no never without neither nor none nobody nothing cannot unless except excluding otherwise
    nowhere non lacking
""")
INSTEAD = frozenset(
    (("apart", "from"), ("aside", "from"), ("other", "than"), ("rather", "than"), ("instead", "of"))
)
"""Two words that deny together."""
AGAINST = {
    "more": "fewer less", "fewer": "more", "less": "more", "least": "most", "over": "under",
    "under": "over", "above": "below", "below": "above", "inside": "outside", "outside": "inside",
    "up": "down", "down": "up", "all": "some most half", "every": "some most half", "each": "some most half",
    "some": "all every each", "most": "all every each least", "half": "all every each",
}  # fmt: skip
"""Opposites among the words that have no meaning of their own."""
OPENERS = listed("""
    if when once unless until till before after because that which who whom while where whereas since
    but as so
""")
"""Words that open a clause."""

PASSIVE = listed("is are was were be been being gets get")
PARTICIPLES = listed("sent given taken met held won lost made sold told found left put set done kept brought")
"""Those that do not end in -ed or -en."""
ARTICLES = listed("the a an our their its his her every each all any both either that this")
AUXILIARIES = listed("is are was were has have had must may can should will could does do did not")
PARTICLES = listed("up down in out off on over away back along")
THEN = listed("then afterwards next finally thereafter subsequently lastly")
CONDITIONS = listed("""
    these those following them which requirements conditions criteria points rules of two three four
    five six
""")
"""What stands behind "all" or "any" where a list of conditions follows."""
LASTING = listed("in within after for of over than least most to before under")
"""What stands before "a week" where it is a span of time, and not how often something is done."""
