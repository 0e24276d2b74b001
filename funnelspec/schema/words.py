"""Words that shape findings are made of: values quoted for a headline, and lists of what may be written."""

from __future__ import annotations

from collections.abc import Container, Iterable

_SHOWN = 60
_LISTED = 20


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
    more = len(every) - _LISTED
    return ", ".join(every[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def choose(word: str, choices: Iterable[str]) -> str:
    """What to write in place of a word that is none of the choices."""
    from funnelspec.language.suggest import closest

    choices = list(choices)
    near = closest(word, choices)
    if near is None:
        return f"Write one of: {listed(choices)}."
    return f"{replace_by(near, word)} The choices are {listed(choices)}."


def ready(words: Iterable[str]) -> str:
    """Words to copy, one of which is meant: ``\\`4 hours\\` or \\`4 business hours\\```."""
    return " or ".join(f"`{each}`" for each in words)


def replace_by(near: str, written: str) -> str:
    """What to write for a word that was probably meant: said as a fact only where case, blanks, hyphens or
    the plural differ."""
    from funnelspec.language.suggest import same

    return f"Write `{near}`." if same(written, (near,)) else f"Did you mean `{near}`?"


def is_id(word: str) -> bool:
    """Whether a word is an id: lower-case letters, digits and underscores, beginning with a letter."""
    return (
        word.isascii()
        and word[:1].islower()
        and all(letter.islower() or letter.isdigit() or letter == "_" for letter in word)
    )


def write_id(word: str, taken: Container[str]) -> str:
    """What to write in place of an id that is not written as one."""
    made = as_id(word)
    if made in taken:
        return f"Write another id; `{made}` stands here already."
    return f"Write `{made}`; an id is lower case with underscores and begins with a letter."


def as_id(word: str) -> str:
    """An id made of a word: ``Sales-accepted lead`` becomes ``sales_accepted_lead``."""
    from unicodedata import normalize

    plain = "".join(
        letter for letter in normalize("NFKD", word.lower()) if not "\u0300" <= letter <= "\u036f"
    )
    letters = [letter if letter.isascii() and letter.isalnum() else " " for letter in plain]
    made = "_".join("".join(letters).split())[:_SHOWN]
    return made if made[:1].isalpha() else f"n{made}" if made else "lead"
