"""Verdicts as text: CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from funnelspec.leads.classify import Classified
    from funnelspec.leads.items import Item

Format = Literal["csv", "jsonl"]


class Ending(str):
    """What is written behind a row's own cells; many rows share one."""

    __slots__ = ("verdict",)

    verdict: int


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
        self._columns = [_Cells(item.parts, bit, delimiter) for item, bit in _with_bits(items)]

    def head(self) -> str:
        """What stands above the rows."""
        if self._json:
            return ""
        names = ["row", *self._kept, *(item.full_id for item in self._items)]
        return self._delimiter.join(cell(name, self._delimiter) for name in names) + "\n"

    def ending(self, verdict: int) -> Ending:
        """What is written behind the cells of rows with this verdict."""
        ending = Ending(self._json_ending(verdict) if self._json else self._csv_ending(verdict))
        ending.verdict = verdict
        return ending

    def text(self, some: Classified) -> str:
        """The lines of some rows."""
        starts = map('{{"row":{}'.format, some.lines) if self._json else map(str, some.lines)
        if not self._kept:
            return "".join(chain.from_iterable(zip(starts, some.endings, strict=True)))
        carried = map(self._json_carried if self._json else self._csv_carried, some.rows)
        return "".join(chain.from_iterable(zip(starts, carried, some.endings, strict=True)))

    def _csv_carried(self, row: list[str]) -> str:
        mark = self._delimiter
        return "".join(mark + cell(row[place], mark) for place in self._kept.values())

    def _json_carried(self, row: list[str]) -> str:
        return f',"kept":{_json({name: row[place] for name, place in self._kept.items()})}'

    def _csv_ending(self, verdict: int) -> str:
        cells = [column[verdict & column.bits] for column in self._columns]
        return self._delimiter.join(["", *cells]) + "\n"

    def _json_ending(self, verdict: int) -> str:
        ids: dict[str, list[str]] = {"criteria": [], "stages": []}
        segments: dict[str, list[str]] = {}
        for item, bit in _with_bits(self._items):
            met = [part for at, part in enumerate(item.parts) if verdict & bit << at]
            if item.entry.section == "segments":
                segments[item.entry.id] = met
            elif met:
                ids[item.entry.section].append(item.entry.id)
        said = {"criteria": ids["criteria"], "segments": segments, "stages": ids["stages"]}
        return f",{_json(said)[1:]}\n"


class _Cells(dict[int, str]):
    """What a column of CSV says, by those bits of a verdict that it is about."""

    __slots__ = ("_delimiter", "_parts", "bits")

    def __init__(self, parts: Sequence[str], bit: int, delimiter: str) -> None:
        self._parts = {bit << at: part for at, part in enumerate(parts)}
        self._delimiter = delimiter
        self.bits = sum(self._parts)
        if parts == ("",):
            self.update({0: "no", bit: "yes"})

    def __missing__(self, met: int) -> str:
        said = ";".join(part for bit, part in self._parts.items() if met & bit)
        self[met] = cell(said, self._delimiter)
        return self[met]


def _with_bits(items: Sequence[Item]) -> Iterator[tuple[Item, int]]:
    """Each item with the bit of its first condition."""
    bit = 1
    for item in items:
        yield item, bit
        bit <<= len(item.parts)


def cell(text: str, delimiter: str) -> str:
    """A cell of CSV that no spreadsheet takes for a formula, in quotes where it needs them."""
    if text.isalnum():
        return text
    text = without_formula(text)
    if delimiter in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


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
