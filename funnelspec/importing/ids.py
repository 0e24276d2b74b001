"""Ids for items that have none yet."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Container

from funnelspec.importing.writing import is_text

_LONGEST = 60
_GAPS = re.compile("[^a-z0-9]+")
_SPELLED = str.maketrans(
    {
        "&": " and ",
        "+": " plus ",
        "#": " sharp ",
        "%": " percent ",
        "\u00df": "ss",
        "\u00f8": "o",
        "\u00e6": "ae",
    }
)


def new_id(name: str, short: str, taken: Container[str]) -> str:
    """An id as a person would choose it: the short form in small letters where there is one, else the name.

    Args:
        short: an abbreviation, or nothing.
        taken: the ids that are in use.
    """
    wanted = [one for one in (_id(short), _id(name)) if one]
    if not wanted:
        # A name without a single Latin letter; the same name always gets the same id.
        wanted = [f"term_{zlib.crc32(name.encode('utf-8', 'surrogatepass')):08x}"]
    for one in wanted:
        if one not in taken:
            return one
    start = wanted[-1]
    used, free = 1, 2
    while f"{start}_{free}" in taken:  # thousands of long names may begin alike
        used, free = free, 2 * free
    while free - used > 1:
        middle = (used + free) // 2
        used, free = (middle, free) if f"{start}_{middle}" in taken else (used, middle)
    return f"{start}_{free}"


def _id(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = _GAPS.sub("_", plain.replace("'", "").replace("\u2019", "")).strip("_")
    if len(found) > _LONGEST:
        found = found[: _LONGEST + 1].rpartition("_")[0] or found[:_LONGEST]
    if found[:1].isdigit():
        return f"n_{found}"
    return found if not found or is_text(found) else f"{found}_word"
