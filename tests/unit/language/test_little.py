from __future__ import annotations

from funnelspec.language import little
from funnelspec.language.words import words


def test_little_words_are_folded_as_the_words_of_a_text_are() -> None:
    for found in (little.ARTICLES, little.COPULAS, little.ADVERBS, little.FUNCTIONS):
        assert [words(word) for word in sorted(found)] == [[word] for word in sorted(found)]
