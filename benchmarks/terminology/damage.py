"""Slips of the pen: one letter of a name dropped, doubled, swapped or replaced."""

from __future__ import annotations

import random

FORMS = ("dropped", "doubled", "swapped", "replaced")

_BESIDE = dict(zip("abcdefghiklmnopqrstuvwy", "svxfrghjolknmpowtdyibet", strict=True))  # on the keyboard


def damaged(name: str, form: str, chance: random.Random) -> str:
    """A name with one slip in its longest word, behind that word's first letter.

    Args:
        form: one of ``FORMS``.

    Raises:
        ValueError: no letter of the word allows it.
    """
    word = max(name.split(), key=len)
    places = range(1, len(word) - (form == "swapped"))
    able = list(places)
    if form == "swapped":
        able = [at for at in places if word[at] != word[at + 1]]
    elif form == "replaced":
        able = [at for at in places if word[at] in _BESIDE]
    if not able:
        raise ValueError(f"{word!r} has no letter to be {form}")
    at = chance.choice(able)
    slips = {
        "dropped": word[:at] + word[at + 1 :],
        "doubled": word[: at + 1] + word[at:],
        "swapped": word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        "replaced": word[:at] + _BESIDE.get(word[at], "") + word[at + 1 :],
    }
    return name.replace(word, slips[form])
