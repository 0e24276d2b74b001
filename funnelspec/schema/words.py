"""Words that shape findings are made of: values quoted for a headline, and lists of what may be written."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 60
_LISTED = 12


def shortened(word: str) -> str:
    """A word on one line and cut to a readable length."""
    word = " ".join(word.split())
    return word if len(word) <= _SHOWN else word[: _SHOWN - 3] + "..."


def quoted(word: str) -> str:
    """A word in quotes, on one line and cut to a readable length."""
    return f'"{shortened(word)}"'


def listed(words: Iterable[str]) -> str:
    """Words to choose from: ``open, won, lost, parked``; a long list is cut."""
    every = list(words)
    return ", ".join(every[:_LISTED]) + (", ..." if len(every) > _LISTED else "")


def choose(word: str, choices: Iterable[str]) -> str:
    """What to write in place of a word that is none of the choices."""
    from funnelspec.language.suggest import closest

    choices = list(choices)
    near = closest(word, choices)
    if near is None:
        return f"write one of: {listed(choices)}"
    return f"write `{near}`; the choices are {listed(choices)}"


def is_id(word: str) -> bool:
    """Whether a word is an id: lower-case letters, digits and underscores, beginning with a letter."""
    return (
        word.isascii()
        and word[:1].islower()
        and all(letter.islower() or letter.isdigit() or letter == "_" for letter in word)
    )


def as_id(word: str) -> str:
    """An id made of a word: ``Sales-accepted lead`` becomes ``sales_accepted_lead``."""
    letters = [letter if letter.isascii() and letter.isalnum() else " " for letter in word.lower()]
    made = "_".join("".join(letters).split())[:_SHOWN]
    return made if made[:1].isalpha() else f"n{made}" if made else "lead"
