"""Bytes of a file to text, cut at line ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LONGEST_ROW = 4_000_000
"""How many characters a row may have; a file that is not a table may have no line end at all."""

SAVE = 'save it as "CSV UTF-8"'


class NoTable(Exception):
    """The file cannot be read as a table; the message says why, to go on after the file's name."""


def texts(blocks: Iterable[bytes]) -> Iterator[str]:
    """The text of the blocks, each piece ending with a line; bytes that are not UTF-8 as lone surrogates."""
    held = b""
    line = 1
    begun = False
    for block in blocks:
        data = held + block
        if not begun:
            data = _checked(data)
            begun = True
        # In a file of nothing but carriage returns the last one may be the half of a line end.
        end = data.rfind(b"\n") + 1 or data.rfind(b"\r", 0, len(data) - 1) + 1
        held = data[end:]
        if len(held) > LONGEST_ROW:
            raise NoTable(f"cannot be read: line {line} has more than {LONGEST_ROW:,} characters")
        if end:
            line += data.count(b"\n")
            yield _decoded(data[:end])
    if held:
        yield _decoded(held)


def _checked(data: bytes) -> bytes:
    """The first bytes of a file without their byte-order mark.

    Raises:
        NoTable: they are those of another kind of file.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[1:2] == b"\0" or data[:1] == b"\0":
        raise NoTable(f"is UTF-16 and not UTF-8; {SAVE}")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NoTable(f"is a workbook and not CSV; {SAVE}")
    return data.removeprefix(b"\xef\xbb\xbf")


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def is_utf8(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
