"""A table from bytes: delimiters, lines, and what is wrong with a row."""

from __future__ import annotations

import pytest

from funnelspec.leads import table
from funnelspec.leads.table import Table
from funnelspec.tables import decoding
from funnelspec.tables.decoding import NoTable
from funnelspec.tables.rows import Fault


def read(
    *blocks: bytes, delimiter: str | None = None
) -> tuple[list[str], list[tuple[int, list[str]]], list[Fault]]:
    found = Table(blocks, delimiter)
    rows: list[tuple[int, list[str]]] = []
    faults: list[Fault] = []
    for batch in found.batches():
        rows += zip(batch.lines, batch.rows, strict=True)
        faults += batch.faults
    return found.header, rows, faults


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("a,b;c,d", ","),
        ("a;b;c", ";"),
        ("a\tb", "\t"),
        ("a", ","),
        ('"a,b,c";d', ";"),
        ('"a ""x,y,z"" b";c;d', ";"),
        ("a;b\nc,d,e,f", ";"),
        ("a;b\rc,d,e,f", ";"),
        ("a,b;c", ","),
    ],
)
def test_the_delimiter_is_the_one_the_first_line_has_most_of(line: str, mark: str) -> None:
    assert Table([line.encode()]).delimiter == mark


def test_the_delimiter_can_be_given() -> None:
    assert read(b"a;b,c,d|e\n1|2\n", delimiter="|") == (["a;b,c,d", "e"], [(2, ["1", "2"])], [])


def test_rows_go_on_over_blocks() -> None:
    header, rows, faults = read(
        b"a,b\n1,", b'2\n3,"', b"x\ny", b'"\n\n', "é,".encode()[:1], "é,".encode()[1:], b"z"
    )
    assert header == ["a", "b"]
    assert rows == [(2, ["1", "2"]), (3, ["3", "x\ny"]), (6, ["é", "z"])]
    assert faults == []


def test_a_carriage_return_at_the_end_of_a_block_is_half_a_line_end() -> None:
    assert read(b"a\r", b"\n1\r", b"\n2\r\n")[1] == [(2, ["1"]), (3, ["2"])]
    assert read(b"a\r1\r", b"2\r")[1] == [(2, ["1"]), (3, ["2"])]


def test_a_bare_carriage_return_ends_a_line_among_others() -> None:
    assert read(b"a\n1\r2\n3\n")[1] == [(2, ["1"]), (3, ["2"]), (4, ["3"])]
    assert read(b"a\r\n1\r2\r\n3")[1] == [(2, ["1"]), (3, ["2"]), (4, ["3"])]


def test_faults_keep_their_lines_behind_rows_of_several_lines() -> None:
    _, rows, faults = read(b'a,b\n"1\n1",2\n3\n\n"x"y,4\n5,\xff\n6,7\n')
    assert rows == [(2, ["1\n1", "2"]), (8, ["6", "7"])]
    assert [fault.line for fault in faults] == [4, 6, 7]
    assert "1 cell, and the first line has 2" in faults[0].text


def test_a_quote_that_is_never_closed_takes_no_more_than_it_must() -> None:
    import csv

    csv.field_size_limit(50)
    try:
        lines = [b"a\n", b'"open\n', *(b"line\n" for _ in range(30)), b"last\n"]
        _, rows, faults = read(*lines)
    finally:
        csv.field_size_limit(131072)
    assert faults == [
        Fault(
            2,
            "a quote is opened here and not closed, or a cell is far too long; 11 lines are read as one row",
        )
    ]
    assert rows[0] == (13, ["line"])
    assert rows[-1] == (33, ["last"])


def test_a_row_without_end_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (table, decoding):
        monkeypatch.setattr(module, "LONGEST_ROW", 100)
    with pytest.raises(NoTable, match="the row in line 3 has no end; is a quote missing"):
        read(b"a\n1\n", *(b'"x\n","x\n",' for _ in range(30)))
    with pytest.raises(NoTable, match="line 3 has more than 100 characters"):
        read(b"a\n1\n", *(b"x" * 30 for _ in range(5)))
    assert read(b"a\n1\n", b"x" * 90)[1][1] == (3, ["x" * 90])
