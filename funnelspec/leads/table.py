"""Bytes of a CSV file to batches of rows: constant memory, every fault with its line, nothing ever raised for
a single row.

A block of text without a quote is split at its delimiters, which is what ``csv.reader`` would do and takes
half the time; any other block goes through ``csv.reader``. Rows are those of RFC 4180, with ``strict``
quotes: a quote that is not closed would else swallow the rest of the file in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.reporters.words import counted
from funnelspec.tables.decoding import LONGEST_ROW, SAVE, NoTable, is_utf8, texts
from funnelspec.tables.rows import Batch, Fault, parse

BLOCK = 65536
"""How many bytes are best read at once: some hundred rows, which stay in the processor's cache."""


class Table:
    """A table whose header has been read.

    Args:
        blocks: the bytes of the file, some at a time.
        delimiter: what stands between cells; without it ``,``, ``;`` or a tab, as the first line has most of.

    Raises:
        NoTable: it is empty, not UTF-8, or no text at all.
    """

    def __init__(self, blocks: Iterable[bytes], delimiter: str | None = None) -> None:
        pieces = texts(blocks)
        first = next(pieces, "")
        self._line = 1
        self.delimiter = delimiter or _delimiter(first)
        self._read = self._parsed(first, pieces)
        self.header, self._first = self._begin()

    def _begin(self) -> tuple[list[str], Batch]:
        """The header, which is the first row that is not blank, and what was read with it."""
        for rows, lines, faults in self._read:
            if faults and (not rows or faults[0].line < lines[0]):
                raise NoTable(f"cannot be read from line {faults[0].line} on: {faults[0].text}")
            if rows:
                return rows[0], Batch(rows[1:], lines[1:], faults)
        raise NoTable("is empty; its first line has to name the columns")

    def batches(self) -> Iterator[Batch]:
        """All rows under the header, but for blank lines; once.

        Raises:
            NoTable: a row has no end.
        """
        yield self._even(self._first)
        for batch in self._read:
            yield self._even(batch)

    def _even(self, batch: Batch) -> Batch:
        """The batch with rows of another width than the header's among its faults."""
        width = len(self.header)
        if set(map(len, batch.rows)) <= {width}:
            return batch
        faults = batch.faults + [
            Fault(line, f"it has {counted(len(row), 'cell')}, and the first line has {width}")
            for row, line in zip(batch.rows, batch.lines, strict=True)
            if len(row) != width
        ]
        kept = [each for each in zip(batch.rows, batch.lines, strict=True) if len(each[0]) == width]
        return Batch([row for row, _ in kept], [line for _, line in kept], _in_order(faults))

    def _parsed(self, text: str, pieces: Iterator[str]) -> Iterator[Batch]:
        """The rows of one piece of text after the other."""
        last = False
        while not last:
            following = next(pieces, None)
            last = following is None
            rows = _split(text, self.delimiter)
            rest = ""
            if rows is not None:
                batch = Batch(rows, range(self._line, self._line + len(rows)), [])
                self._line += len(rows)
            else:
                batch, height, rest = parse(text, self.delimiter, self._line, last)
                self._line += height
                if len(rest) > LONGEST_ROW:
                    raise NoTable(
                        f"cannot be read: the row in line {self._line} has no end; is a quote missing?"
                    )
            yield _clean(batch, text)
            text = rest + (following or "")


def _delimiter(text: str) -> str:
    """The delimiter of which the first line has most outside of quotes."""
    line = text[: min(at for at in (text.find("\n"), text.find("\r"), len(text)) if at >= 0)]
    outside = "".join(line.split('"')[::2])
    return max(",;\t", key=outside.count)


def _split(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows of a text without quotes and blank lines; nothing for any other text."""
    if '"' in text:
        return None
    lines = text.removesuffix("\n").split("\n")
    if "\r" in text:
        bare = [line[:-1] for line in lines if line[-1:] == "\r"]
        if not len(bare) == len(lines) == text.count("\r"):
            return None
        lines = bare
    return None if "" in lines else [line.split(delimiter) for line in lines]


def _clean(batch: Batch, text: str) -> Batch:
    """The batch with rows of odd characters among its faults."""
    if "\0" not in text and is_utf8(text):
        return batch
    rows, lines, faults = batch
    odd = {at: why for at, row in enumerate(rows) if (why := _odd(row))}
    faults = _in_order(faults + [Fault(lines[at], why) for at, why in odd.items()])
    lines = [line for at, line in enumerate(lines) if at not in odd]
    return Batch([row for at, row in enumerate(rows) if at not in odd], lines, faults)


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.line)


def _odd(row: list[str]) -> str:
    """What keeps a row from being text; empty if nothing does."""
    text = "".join(row)
    if not is_utf8(text):
        return f"it holds bytes that are not UTF-8; if they are letters, open the file and {SAVE}"
    return "it holds a NUL character" if "\0" in text else ""
