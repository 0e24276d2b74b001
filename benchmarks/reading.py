"""Reading with the place of every word, against PyYAML's C loader without: in one process, in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import yaml

from benchmarks.timing import Timing
from funnelspec.source import Source
from funnelspec.syntax.collector import Paused
from funnelspec.syntax.reader import read


def in_turn(paths: Sequence[Path], rounds: int) -> tuple[Timing, Timing]:
    """Ours and the loader's time over all files, after one round to warm up."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    ours: list[float] = []
    plain: list[float] = []
    for _ in range(rounds + 1):
        with Paused():
            ours.append(_timed(lambda text: read(Source("file.yaml", text)), texts))
        plain.append(_timed(lambda text: yaml.load(text, Loader=yaml.CSafeLoader), texts))
    return Timing(ours[1:], None), Timing(plain[1:], None)


def _timed(work: Callable[[str], object], texts: Sequence[str]) -> float:
    begin = perf_counter()
    kept = [work(text) for text in texts]  # as a check keeps them: freeing is not timed
    took = perf_counter() - begin
    del kept
    return took
