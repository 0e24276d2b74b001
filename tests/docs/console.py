"""Runs the commands that a Markdown page shows and compares what they print with what the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """A line that begins with ``$ `` in a ``console`` block, and the lines shown under it."""

    line: int
    text: str
    output: str


def blocks(page: str, language: str) -> list[tuple[int, str]]:
    """(line number of the first line, text) of each fenced block of a language."""
    found = []
    lines = page.splitlines()
    start = None
    for number, line in enumerate(lines):
        if start is None and line.strip() == f"```{language}":
            start = number + 1
        elif start is not None and line.strip() == "```":
            found.append((start + 1, "\n".join(lines[start:number])))
            start = None
    return found


def commands(page: str) -> list[Command]:
    """The commands of all ``console`` blocks, in order."""
    found: list[Command] = []
    for first, block in blocks(page, "console"):
        for number, line in enumerate(block.splitlines(), first):
            if line.startswith("$ "):
                found.append(Command(number, line.removeprefix("$ "), ""))
            else:
                assert found, f"line {number}: output without a command"
                found[-1] = found[-1]._replace(output=f"{found[-1].output}{line}\n")
    return found


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run a command line as a person would, in the environment of the tests: (exit code, all it printed)."""
    scripts = sysconfig.get_path("scripts")
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def matches(shown: str, printed: str) -> bool:
    """Whether a page tells the truth: a line ``...`` stands for any lines, trailing blanks do not count."""
    wanted = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()) + r"\n"
        for line in shown.strip("\n").splitlines()
    )
    got = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").splitlines())
    return re.fullmatch(wanted, got) is not None
