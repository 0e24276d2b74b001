"""The little words of English, folded as ``words`` folds them: without a plural, so "comes" is "come"."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Words that are written with blanks between them."""
    return frozenset(text.split())


ARTICLES = word_set("a an the any each every one another some no all this it still")
COPULAS = word_set("is are was were become became mean")
ADVERBS = word_set("not yet no longer already still now once never only been")
BESIDE = word_set(
    """
    in on at by to into onto out up of for from with without about over under before after behind between
    and but if while until since becaus as than that who whom whose which where when
    our us its their not never
    """
)
"""Words that may follow a noun without telling what it does."""

FUNCTIONS = BESIDE | word_set(
    """
    or is are was were be been has have had do doe did can may must will would should could
    we they it he sh you what how why
    """
)
