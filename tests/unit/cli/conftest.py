"""The command line, run in this process or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from funnelspec.cli import main

TODAY = "2026-11-22"


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as ``main`` does, in this process, with streams that are no terminals."""

    def command(*args: str | Path) -> Done:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        code = 0
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["funnelspec", *map(str, args)])
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            patch.setenv("COLUMNS", "80")
            try:
                main()
            except SystemExit as end:
                code = int(end.code or 0)
            out, err = ("" if stream.closed else _text(stream) for stream in streams)
        assert "Traceback" not in err
        return Done(code, out, err)

    return command


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def start(*args: str | Path, environment: Mapping[str, str] | None = None, **how: Any) -> Done:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "funnelspec", *map(str, args)],
        env={**os.environ, "COLUMNS": "80", **(environment or {})},
        stdin=subprocess.DEVNULL,
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how},
    )
    return Done(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


CLEAN = """\
owner: sales
terms:
  lead: {name: Lead, abbreviation: LD, aliases: [prospect], definition: Someone who showed interest.}
"""
MARKETING = """\
team: marketing
owner: marketing
terms:
  sal: {name: SAL, definition: A lead that booked a demo., aliases: [sales accepted lead]}
"""
SALES = """\
team: sales
owner: sales
terms:
  sal: {name: SAL, definition: A lead whom a rep has accepted.}
"""
DISPUTED = {"marketing.yaml": MARKETING, "sales.yaml": SALES}
"""Two files that contradict each other: one error."""
MISSHAPEN = """\
terms:
  lead: {name: Lead, definition: A person., colour: red}
  rep: {name: Rep, definition: A seller.}
"""
"""One item with an attribute that does not exist: one error, which blocks publishing."""
