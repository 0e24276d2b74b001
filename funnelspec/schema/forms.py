"""Written forms: what a colour, a time of day, a folder may look like in ``funnelspec.yaml``.

Plain comparisons, no regular expressions: every check reads the workspace file.
"""

from __future__ import annotations

_DAY = 24 * 60


def minutes(written: str) -> int:
    """``8 hours``, ``7.5 hours`` or ``450 minutes`` as minutes; 0 for anything else or beyond a day."""
    number, _, unit = written.partition(" ")
    whole, point, tenth = number.partition(".")
    if unit not in ("hour", "hours", "minute", "minutes") or not _digits(whole) or len(whole) > 4:
        return 0
    if point and not (_digits(tenth) and len(tenth) == 1):
        return 0
    tenths = int(whole) * 10 + int(tenth or 0)
    found = tenths * 6 if unit.startswith("hour") else tenths // 10
    return found if found <= _DAY else 0


def is_hours(written: str) -> bool:
    """Two times of day, the later one last: ``07:00-16:00``."""
    start, _, end = written.partition("-")
    return _is_time(start) and _is_time(end) and start < end


def _is_time(written: str) -> bool:
    if len(written) != 5 or written[2] != ":" or not _digits(written[:2] + written[3:]):
        return False
    return (int(written[:2]) < 24 and int(written[3:]) < 60) or written == "24:00"


def is_zone(written: str) -> bool:
    """A name as in the time zone database; whether it exists is not asked, as not every machine has it."""
    words = written.translate({ord(mark): "a" for mark in "_-+"}).split("/")
    return written.isascii() and written[:1].isalpha() and all(word.isalnum() for word in words)


def is_address(written: str) -> bool:
    """A web address; ``http`` and ``https`` only, as it becomes a link."""
    return written.startswith(("https://", "http://")) and not any(letter.isspace() for letter in written)


def is_colour(written: str) -> bool:
    """``#1b3a5c`` or ``#fff``."""
    digits = written[1:]
    return written[:1] == "#" and len(digits) in (3, 6) and not set(digits) - set("0123456789abcdefABCDEF")


def is_language(written: str) -> bool:
    """A language tag as ``de`` or ``pt-BR`` (BCP 47: a language, then subtags)."""
    first, *subtags = written.split("-")
    if not written.isascii() or len(first) not in (2, 3) or not first.isalpha() or not first.islower():
        return False
    return all(subtag.isalnum() for subtag in subtags)


def stays_inside(folder: str, above: int) -> bool:
    """Whether a relative folder leads up by no more than ``above`` folders, wherever it goes then."""
    if folder.startswith(("/", "~")) or "\\" in folder or "\0" in folder or folder[1:2] == ":":
        return False
    depth = above
    for part in folder.split("/"):
        if part not in ("", "."):
            depth += -1 if part == ".." else 1
        if depth < 0:
            return False
    return True


def _digits(written: str) -> bool:
    return written.isascii() and written.isdigit()
