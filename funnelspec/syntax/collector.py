"""Python's cyclic garbage collector, switched off while many nodes are made.

The collector looks through every live node again and again while a tree grows, and a located tree has no
cycles to find: with it on, reading takes up to five times as long.
"""

from __future__ import annotations

import gc
from types import TracebackType


class Paused:
    """``with Paused():`` switches the collector off, and on again after it if it was on before."""

    __slots__ = ("_was_on",)

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._was_on:
            gc.enable()
