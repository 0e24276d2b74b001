"""What is to be known about two conditions: which verdicts they can have together."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

Region = tuple[bool, bool]
REGIONS: tuple[Region, ...] = ((True, True), (True, False), (False, True), (False, False))
LAST = date.max.toordinal()


class Reached(NamedTuple):
    """The verdicts that some lead has: on any day from today on, only with every field that is asked about
    filled, and only today."""

    ever: frozenset[Region]
    filled: frozenset[Region]
    today: frozenset[Region]
