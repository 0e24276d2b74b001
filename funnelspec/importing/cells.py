"""What a cell says: its text, its parts, a day, a name with its acronym."""

from __future__ import annotations

import re

from funnelspec.language.folding import fold_name
from funnelspec.language.long_forms import is_long_form
from funnelspec.record import NamedTuple

_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What cannot be written in YAML, or not be seen (YAML 1.2.2, 5.1)."""


def cleaned(cell: str) -> str:
    """The text of a cell: any kind of line end is one, and what nobody sees at the ends of lines is gone."""
    lines = [line.rstrip() for line in _ENDS.split(cell)]
    return "\n".join(lines).strip()


def one_line(cell: str) -> str:
    """A cell that is a name, or the like: blanks and line ends are single blanks."""
    return " ".join(cleaned(cell).split())


def unwritable(text: str) -> str:
    """The first character of a text that no definition can hold, as ``U+0007``; else nothing."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def parts(cell: str) -> list[str]:
    """The parts of a cell that lists words: one a line, or with semicolons, bars or commas between them."""
    text = cleaned(cell)
    for mark in ("\n", ";", "|", ",", " / "):
        if mark in text:
            found = [one for piece in text.split(mark) for one in parts(piece)]
            return list(dict.fromkeys(found))
    text = one_line(_BULLET.sub("", text)).strip("\"'\u201c\u201d\u2018\u2019 ")
    return [text] if text and text.casefold() not in _NOTHING else []


def lines(cell: str) -> list[str]:
    """The lines of a cell, such as examples, without the marks of a list; a cell of prose is one."""
    found = [_BULLET.sub("", line).strip() for line in cleaned(cell).split("\n")]
    return [line for line in found if line]


def is_nothing(cell: str) -> bool:
    """Whether a cell only says that there is nothing to say."""
    return one_line(cell).casefold() in _NOTHING


_BULLET = re.compile("^\\s*(?:[-*\u2022\u25cf\u25e6\u2013\u00b7] *(?=\\S))")
_NOTHING = frozenset(
    (
        *("", "-", "--", "\u2013", "\u2014", "n/a", "na", "none", "tbd", "tbc", "?"),
        *("#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#null!", "#num!"),  # a formula that failed
    )
)


class Named(NamedTuple):
    """A name, and the short forms that the same cell gives."""

    name: str
    short: tuple[str, ...] = ()


def named(cell: str) -> Named:
    """The name in a cell: ``MQL (Marketing qualified lead)`` is a name and its acronym, either way round,
    where the letters leave no doubt."""
    text = one_line(cell)
    while len(text) > 2 and (text[0], text[-1]) in _AROUND:
        text = text[1:-1].strip()
    match = _BOTH.fullmatch(text)
    if match:
        one, other = match[1].strip(), (match[2] or match[3]).strip()
        for short, long in ((one, other), (other, one)):
            if stands_for(short, long.replace(",", " ")):
                return Named(long, (short,))
    return Named(text)


_AROUND = (('"', '"'), ("'", "'"), ("*", "*"), ("\u201c", "\u201d"), ("\u201e", "\u201c"))
_BOTH = re.compile("(.{2,80}?) ?(?:\\(([^()]{2,80})\\)|(?: [-\u2013\u2014=:/]|:) (.{2,80}))")
_SHORT = re.compile("[A-Z][A-Z0-9&]{1,8}")


def stands_for(short: str, long: str) -> bool:
    """Whether an acronym in capitals has the initials of a text, which is nothing but its long form."""
    return bool(_SHORT.fullmatch(short)) and is_long_form(short, long)


_NUMBER = re.compile("(?:(?:\\d{1,3}\\.)+\\d{0,3}\\)?|\\d{1,3}\\)) *(?=\\S)|\\d{1,3} ?[-\u2013] (?=\\S)")


def unnumbered(names: list[str]) -> list[str]:
    """Names without the numbers in front of them, where most have one."""
    numbered = sum(bool(_NUMBER.match(name)) for name in names)
    if numbered < 2 or numbered * 2 <= len(names):
        return names
    return [_NUMBER.sub("", name, count=1) for name in names]


def linked(text: str) -> tuple[str, str]:
    """The words and the target of a text that is nothing but one Markdown link; else the text."""
    match = _LINK.fullmatch(text)
    return (match[1].strip(), match[2]) if match else (text, "")


_LINK = re.compile("\\[([^\\[\\]]{1,200})\\]\\(([^()\\s]{1,500})\\)\\.?")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day(cell: str) -> str | None:
    """The day that a cell says, as ``2026-03-01``; nothing where it says none, or may say two.

    ``3/4/2026`` is the third of April for some and the fourth of March for others.
    """
    text = one_line(cell)
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
        first, second = int(match[1]), int(match[2])
        if first == second or first > 12:
            return _day(int(match[3]), second, first)
        return _day(int(match[3]), first, second) if second > 12 else None
    words = fold_name(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)).split()
    if len(words) == 3 and (months := [at for at, word in enumerate(words) if word.isalpha()]):
        word = words.pop(months[0])
        found = [at for at, month in enumerate(_MONTHS, 1) if word.startswith(month)]
        if len(found) == 1 and all(one.isdigit() for one in words):
            numbers = sorted(map(int, words))
            return _day(numbers[1], found[0], numbers[0])
    return None


def _day(year: int, month: int, number: int) -> str | None:
    from datetime import date

    try:
        return date(year, month, number).isoformat() if year > 1900 else None
    except ValueError:
        return None
