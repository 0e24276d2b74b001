"""Colour, bytes on their way out, and the bar."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from funnelspec.cli.console import ColorChoice, Progress, wants_color, write, write_out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


PIPE = io.StringIO()
XTERM = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "colored"),
    [
        ("auto", True, XTERM, True),
        ("auto", False, XTERM, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {**XTERM, "NO_COLOR": "1"}, False),
        ("auto", True, {**XTERM, "NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "0"}, False),
        ("auto", False, {"FORCE_COLOR": ""}, False),
        ("auto", True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", True, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(choice: ColorChoice, terminal: bool, environment: Mapping[str, str], colored: bool) -> None:
    assert wants_color(choice, Terminal() if terminal else PIPE, environment) is colored


def test_no_color_without_a_stream() -> None:
    closed = io.StringIO()
    closed.close()
    assert not wants_color("auto", None, XTERM)
    assert not wants_color("auto", closed, XTERM)


def test_pipes_get_utf8_whatever_the_locale() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="\r\n")
    stream.write("before ")
    write("Café 見\n\ud800", stream)
    assert raw.getvalue() == "before Café 見\n\\ud800".encode()


def test_a_terminal_gets_what_it_expects() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1")
    stream.isatty = lambda: True  # type: ignore[method-assign]
    write("Café 見", stream)
    assert raw.getvalue() == b"Caf\xe9 \\u898b"


def test_streams_without_bytes_and_no_stream_at_all() -> None:
    stream = io.StringIO()
    write("Café", stream)
    write("Café", None)
    assert stream.getvalue() == "Café"


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_out("Café\n")
    assert capfdbinary.readouterr().out == "Café\n".encode()


WRITE_MUCH = (
    "import sys; from funnelspec.cli.console import write_out; write_out('x' * 1_000_000); sys.exit(1)"
)


def test_a_reader_who_leaves_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-c", WRITE_MUCH], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, b"")


def test_a_full_disk_is_a_failure_and_is_told_once() -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-c", WRITE_MUCH], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert run.returncode == 1
    assert run.stderr.count(b"Traceback") == 1
    assert b"No space left on device" in run.stderr


def bar(stream: io.StringIO, seconds: float, shown: bool = True) -> str:
    """What is printed when ten steps take a number of seconds."""
    clock = iter(step * seconds / 10 for step in range(11))
    with Progress("Reading [files]", 10, shown=shown, stream=stream, clock=lambda: next(clock)) as progress:
        for _ in range(10):
            progress.advance()
    return stream.getvalue()


def test_a_bar_only_on_a_terminal_and_only_past_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert bar(Terminal(), 0.9) == ""
    assert bar(io.StringIO(), 5) == ""
    assert bar(Terminal(), 5, shown=False) == ""
    printed = bar(Terminal(), 5)
    assert "Reading [files]" in printed
    assert "10/10" in printed
    monkeypatch.setenv("TERM", "dumb")
    assert bar(Terminal(), 5) == ""
