"""Verdicts as text: CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from funnelspec.leads.classify import Classified
    from funnelspec.leads.items import Item

Format = Literal["csv", "jsonl"]

_MOST_REMEMBERED = 16384


class Output:
    """The text that is written for rows and their verdicts.

    Args:
        items: what the bits of a verdict stand for.
        kept: columns of the input that are carried over: their places by their headers.
        delimiter: what stands between the cells of CSV.
    """

    def __init__(
        self, form: Format, items: Sequence[Item], kept: dict[str, int], delimiter: str = ","
    ) -> None:
        self._items = items
        self._kept = kept
        self._delimiter = delimiter
        self._json = form == "jsonl"
        self._ends = _Ends(self._json_end if self._json else self._csv_end)
        self._carry = self._json_carried if self._json else self._csv_carried

    def head(self) -> str:
        """What stands above the rows."""
        if self._json:
            return ""
        names = ["row", *self._kept, *(item.full_id for item in self._items)]
        return self._delimiter.join(self._cell(name) for name in names) + "\n"

    def text(self, some: Classified) -> str:
        """The lines of some rows."""
        starts = map(str, some.lines)
        if self._json:
            starts = map('{{"row":{}'.format, some.lines)
        ends = map(self._ends.__getitem__, some.verdicts)
        if not self._kept:
            return "".join(chain.from_iterable(zip(starts, ends, strict=True)))
        return "".join(chain.from_iterable(zip(starts, map(self._carry, some.rows), ends, strict=True)))

    def _csv_carried(self, row: list[str]) -> str:
        return "".join(self._delimiter + self._cell(row[place]) for place in self._kept.values())

    def _json_carried(self, row: list[str]) -> str:
        return f',"kept":{_json({name: row[place] for name, place in self._kept.items()})}'

    def _cell(self, text: str) -> str:
        """A cell of CSV that no spreadsheet takes for a formula, in quotes where it needs them."""
        if text.isalnum():
            return text
        text = without_formula(text)
        if self._delimiter in text or '"' in text or "\n" in text or "\r" in text:
            return '"' + text.replace('"', '""') + '"'
        return text

    def _csv_end(self, verdict: int) -> str:
        cells = [""]
        for item, met in self._met(verdict):
            yes_no = "yes" if met else "no"
            cells.append(self._cell(";".join(met)) if item.entry.section == "segments" else yes_no)
        return self._delimiter.join(cells) + "\n"

    def _json_end(self, verdict: int) -> str:
        ids: dict[str, list[str]] = {"criteria": [], "stages": []}
        segments: dict[str, list[str]] = {}
        for item, parts in self._met(verdict):
            if item.entry.section == "segments":
                segments[item.entry.id] = parts
            elif parts:
                ids[item.entry.section].append(item.entry.id)
        said = {"criteria": ids["criteria"], "segments": segments, "stages": ids["stages"]}
        return f",{_json(said)[1:]}\n"

    def _met(self, verdict: int) -> list[tuple[Item, list[str]]]:
        """Each item with the parts of it that a verdict says are met."""
        found = []
        for item in self._items:
            found.append((item, [part for at, part in enumerate(item.parts) if verdict >> at & 1]))
            verdict >>= len(item.parts)
        return found


def without_formula(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it as a formula.

    A number with its sign stays as it is. The characters are those of OWASP's page on CSV injection, with
    full-width forms and line feeds.
    """
    if not text or text[0] not in _FORMULA:
        return text
    number = text[0] in "+-" and len(text) > 1 and _NUMBER.issuperset(text[1:])
    return text if number else f"'{text}"


_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_NUMBER = frozenset("0123456789.,")


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Ends(dict[int, str]):
    """What stands behind a row's own cells, by its verdict."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[int], str]) -> None:
        self._make = make

    def __missing__(self, verdict: int) -> str:
        text = self._make(verdict)
        if len(self) < _MOST_REMEMBERED:
            self[verdict] = text
        return text
