"""Laws of reading tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funnelspec.leads.table import Table
from funnelspec.tables.decoding import NoTable
from funnelspec.tables.rows import Batch

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")
CELLS = st.one_of(st.text(LETTERS, max_size=4), st.text('",;\t\n\r x', max_size=5))


def cut(data: bytes, sizes: list[int]) -> Iterator[bytes]:
    """The bytes in pieces of these sizes, then the rest."""
    file = io.BytesIO(data)
    for size in sizes:
        yield file.read(size)
    yield file.read()


def read(data: bytes, sizes: list[int], delimiter: str | None) -> tuple[list[str], list[Batch]]:
    table = Table((block for block in cut(data, sizes) if block), delimiter)
    return table.header, list(table.batches())


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([",", ";", "\t"]),
    st.lists(st.integers(1, 30), max_size=6),
    st.booleans(),
)
def test_a_table_is_read_as_the_csv_module_reads_it(
    rows: list[list[str]], quoted: bool, end: str, delimiter: str, sizes: list[int], last: bool
) -> None:
    """Whatever the cells, the quotes, the line ends and the blocks, rows and their lines are those that
    ``csv.reader`` finds in the whole text; blank lines are none."""
    file = io.StringIO(newline="")
    if not quoted:  # line ends of another kind than its own would not be quoted either
        rows = [[cell.replace("\r", "").replace("\n", "") for cell in row] for row in rows]
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    text = file.getvalue()[: None if last else -len(end)]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    wanted = []
    line = 1
    for row in reader:
        if row:
            wanted.append((line, row))
        line = reader.line_num + 1
    if not wanted:
        with pytest.raises(NoTable, match="is empty"):
            read(text.encode(), sizes, delimiter)
        return
    header, batches = read(text.encode(), sizes, delimiter)
    assert header == wanted[0][1]
    assert [fault for batch in batches for fault in batch.faults] == []
    found = [pair for batch in batches for pair in zip(batch.lines, batch.rows, strict=True)]
    assert found == wanted[1:]


@given(
    st.one_of(st.binary(max_size=60), st.text('a",;\n\r\0\ufeffé\x1c', max_size=40).map(str.encode)),
    st.lists(st.integers(1, 20), max_size=5),
)
def test_any_bytes_end_in_rows_or_in_faults(data: bytes, sizes: list[int]) -> None:
    """No bytes raise anything but ``NoTable``; every row is as wide as the header and holds readable text,
    and rows and faults come in the order of their lines."""
    try:
        header, batches = read(data, sizes, None)
    except NoTable:
        return
    before = 0
    for rows, lines, faults in batches:
        assert len(rows) == len(lines)
        for row in rows:
            assert len(row) == len(header)
            assert "\0" not in "".join(row).encode().decode()
        assert list(lines) == sorted(lines)
        assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
        seen = sorted([*lines, *(fault.line for fault in faults)])
        assert len(seen) == len(set(seen))
        assert not seen or seen[0] > before
        before = seen[-1] if seen else before
        assert all(fault.text for fault in faults)


@given(st.integers(0, 400), st.sampled_from(["x", '"y"', '"a\nb"', ""]))
def test_memory_does_not_grow_with_the_table(number: int, cell: str) -> None:
    """Rows come while the file is still read: no more than two blocks are looked at ahead."""
    taken = 0

    def blocks() -> Iterator[bytes]:
        nonlocal taken
        yield b"one,two\n"
        while True:
            taken += 1
            yield f"{cell},z\n".encode() * 10

    table = Table(blocks())
    for batch in islice(table.batches(), number // 20):
        assert batch.faults == []
    assert taken <= number // 20 + 2
