"""Text to rows, by RFC 4180 with strict quotes: a quote that is not closed would else swallow the rest of the
file in silence. Nothing is raised for a single row; each that is none is a fault with its line."""

from __future__ import annotations

from collections.abc import Sequence

from funnelspec.record import NamedTuple

_FAULTS = {
    "unexpected end of data": "a quote is opened here and not closed",
    "field larger than field limit": "a quote is opened here and not closed, or a cell is far too long",
    "expected after": 'there is text behind a closing quote; within quotes a quote is written twice, as ""',
}


class Fault(NamedTuple):
    """A row that is left out.

    Attributes:
        line: where it begins.
        text: what is wrong with it; nothing where nobody asked.
        place: the column with a value that its field cannot take; nothing where the row is no row.
    """

    line: int
    text: str
    place: int | None = None


class Batch(NamedTuple):
    """Some rows as wide as the header, with the line on which each begins; and what stood between them."""

    rows: list[list[str]]
    lines: Sequence[int]
    faults: list[Fault]


class Parsed(NamedTuple):
    """The rows of a piece of text, as many lines as they take, and what is left for a row that goes on."""

    batch: Batch
    lines: int
    rest: str


def parse(text: str, delimiter: str, first: int = 1, last: bool = True) -> Parsed:
    """The rows of a text that ends with a line.

    Args:
        first: the number of the first line.
        last: nothing follows, so that a row that is open at the end is a fault.
    """
    import csv
    import io

    written = list(io.StringIO(text, newline=""))
    unread = iter(written)
    rows: list[list[str]] = []
    lines: list[int] = []
    faults: list[Fault] = []
    done = 0
    rest = ""
    while done < len(written):
        reader = csv.reader(unread, delimiter=delimiter, strict=True)
        read: list[list[str]] = []
        problem = ""
        try:
            read.extend(reader)  # keeps what came before an error
        except csv.Error as error:
            problem = str(error)
        start = done
        if len(read) == reader.line_num:
            lines += range(first + start, first + start + len(read))
        else:
            for row in read:
                lines.append(first + start)
                start += _height(row)
        rows += read
        done += reader.line_num
        if problem and done == len(written) and not last:
            rest = "".join(written[start:])
            done = start
            break
        if problem:
            faults.append(Fault(first + start, _fault(problem, done - start)))
    if [] in rows:  # blank lines
        lines = [line for line, row in zip(lines, rows, strict=True) if row]
        rows = [row for row in rows if row]
    return Parsed(Batch(rows, lines, faults), done, rest)


def _height(row: list[str]) -> int:
    """How many lines a row takes in the file."""
    text = ",".join(row)
    if "\n" not in text and "\r" not in text:
        return 1
    return 1 + text.count("\n") + text.count("\r") - text.count("\r\n")


def _fault(problem: str, height: int) -> str:
    said = next((said for words, said in _FAULTS.items() if words in problem), problem)
    return said if height < 2 else f"{said}; {height:,} lines are read as one row"
