"""Whole processes, timed in turn: A B C A B C, so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Command(NamedTuple):
    """What to run, and the exit code that says it did its work."""

    argv: Sequence[str]
    expected: int = 0


class Timing(NamedTuple):
    """Seconds of each round, and the highest memory of any round in MB where it was a process of its own."""

    seconds: list[float]
    peak: float | None

    @property
    def middle(self) -> float:
        return median(self.seconds)

    def against(self, other: Timing) -> Ratio:
        """How many times as long as ``other``, compared round by round."""
        ratios = [mine / theirs for mine, theirs in zip(self.seconds, other.seconds, strict=True)]
        return Ratio(median(ratios), min(ratios), max(ratios))


class Ratio(NamedTuple):
    middle: float
    least: float
    most: float


def alternate(commands: Mapping[str, Command], rounds: int, folder: Path) -> dict[str, Timing]:
    """Run each command once to warm up, then all of them in turn, so many rounds.

    Raises:
        SystemExit: a command ended otherwise than expected; its time would mean nothing.
    """
    for name, command in commands.items():
        _run(name, command, folder)
    runs = [{name: _run(name, command, folder) for name, command in commands.items()} for _ in range(rounds)]
    return {
        name: Timing([run[name][0] for run in runs], max(run[name][1] for run in runs)) for name in commands
    }


def _run(name: str, command: Command, folder: Path) -> tuple[float, float]:
    begin = perf_counter()
    process = subprocess.Popen(
        command.argv, cwd=folder, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - begin
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code != command.expected:
        raise SystemExit(f"{name} ended with {code} instead of {command.expected}: {' '.join(command.argv)}")
    return seconds, usage.ru_maxrss / 1024


def _environment() -> dict[str, str]:
    """Ours, without what makes Python compile every module anew at every start."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH") and not name.startswith("FUNNELSPEC_")
    }
