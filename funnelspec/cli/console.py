"""What reaches the terminal: colour or not, bytes that never fail, a bar when it takes long."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Literal, Self, TextIO

ColorChoice = Literal["auto", "always", "never"]


def wants_color(
    choice: ColorChoice, stream: TextIO | None, environment: Mapping[str, str] = os.environ
) -> bool:
    """Whether to colour what goes to a stream.

    The option decides; then ``NO_COLOR`` (https://no-color.org), then ``FORCE_COLOR``, unless it is 0; then
    whether the stream is a terminal that knows colours.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if os.name == "nt" and not environment.keys() & {"WT_SESSION", "TERM", "ANSICON"}:
        return False  # the old console shows the codes as they are
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody watches a stream; not when it is closed or missing."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def write_out(text: str) -> bool:
    """Print text on standard output; see ``write``."""
    return write(text, sys.stdout)


def write_err(text: str) -> None:
    """Print text on standard error; see ``write``."""
    write(text, sys.stderr)


def write(text: str, stream: TextIO | None) -> bool:
    """Write text at once: UTF-8 into pipes and files, what a terminal expects into a terminal.

    Characters that cannot be encoded are written as ``\\u`` escapes. When nobody reads any more (``| head``)
    the rest is dropped in silence, so the exit code stays the caller's.

    Returns:
        Whether somebody still reads, so that more is worth writing.

    Raises:
        OSError: the text could not be written, as on a full disk.
    """
    if stream is None:
        return False
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(text)
            stream.flush()
            return True
        encoding = stream.encoding if is_terminal(stream) else "utf-8"
        stream.flush()
        buffer.write(text.encode(encoding, "backslashreplace"))
        buffer.flush()
    except OSError as problem:
        abandon(stream)
        if not _nobody_reads(problem):
            raise
        return False
    return True


def _nobody_reads(problem: OSError) -> bool:
    import errno

    return problem.errno == errno.EPIPE or (os.name == "nt" and problem.errno == errno.EINVAL)


def abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere; else Python fails once more at its exit, with code 120."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


class Progress:
    """A bar on standard error, for people who wait: only on a terminal and only past one second.

    Args:
        what: a few words before the bar.
        total: how many steps there will be.
        shown: false where a bar would be in the way of what else is on the screen.
    """

    def __init__(
        self,
        what: str,
        total: int,
        *,
        shown: bool = True,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._stream = sys.stderr if stream is None else stream
        self._watched = shown and is_terminal(self._stream) and os.environ.get("TERM") != "dumb"
        self._clock = clock
        self._began = clock()
        self._bar: Any = None
        self._task: Any = None

    def advance(self, steps: int = 1) -> None:
        """Some steps are done."""
        self._done += steps
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done)
        elif self._watched and self._clock() - self._began >= 1:
            self._show()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        self._bar = Bar(*columns, console=Console(file=self._stream), transient=True)
        self._task = self._bar.add_task(self._what, total=self._total, completed=self._done)
        self._bar.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
