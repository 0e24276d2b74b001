"""``funnelspec check --since``, ``--baseline`` and ``--write-baseline``: only what is new is shown."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from datetime import date

from funnelspec import baseline
from funnelspec.cli.console import write_err
from funnelspec.cli.trouble import Trouble
from funnelspec.cli.write import known_as, write_text
from funnelspec.diagnostic import ERROR, Diagnostic
from funnelspec.engine import Before, Run, check_revision
from funnelspec.known import as_older, compare, only_new
from funnelspec.report import Older, Report
from funnelspec.reporters.words import counted

_LARGEST = 100_000_000
_READING = ("conditions", "reading", "shape")


class Held:
    """What findings are held against.

    Args:
        since: a revision; nothing to compare with none.
        known: a file of known findings; nothing without one.
        write: the file to write known findings to; nothing to write none.

    Attributes:
        before: what was there at the revision; nothing before ``look``, or without one.

    Raises:
        Trouble: a file is no baseline, or the options contradict each other.
    """

    def __init__(self, since: str | None, known: str | None, write: str | None) -> None:
        if known is not None and write is not None and os.path.realpath(known) != os.path.realpath(write):
            raise Trouble("--baseline and --write-baseline name two files; --write-baseline alone does both")
        self.before: Before | None = None
        self._since = since
        self._file = write if write is not None else known
        self._write = write is not None
        self._is_new = False
        self._older: tuple[Older, ...] = ()
        if self._file is not None:
            self._older = self._read(self._file)

    def look(self, run: Run, today: date) -> None:
        """Checks what was there at the revision, if one is named.

        Raises:
            WorkspaceError: git is missing or does not know the revision.
        """
        if self._since is not None:
            self.before = check_revision(run, self._since, today)
            if self.before.said:
                write_err(f"funnelspec: {self.before.said}\n")

    def fresh(self, report: Report) -> tuple[Diagnostic, ...]:
        """The findings that were not there before."""
        return only_new(report, self._then(), self._older).diagnostics

    def settle(self, run: Run) -> Report:
        """The report of a run without what was there before; the baseline is written, where that is wanted:
        all findings when there is none yet, else what is left of it.

        What is gone is told, and taken out, only where no new finding keeps something from being read: that
        makes other findings go.

        Raises:
            Refused, OSError: the baseline cannot be written.
        """
        file = self._file or ""
        if self._is_new:
            self._older = tuple(as_older(found) for found in run.report.diagnostics)
            self._put(file, self._older)
            write_err(f'funnelspec: {counted(len(self._older), "finding")} written to "{file}"\n')
        report = only_new(run.report, self._then(), self._older, self._since or "", file)
        hides = run.blocked and any(
            found.severity is ERROR and found.card.family in _READING for found in report.diagnostics
        )
        if self._write and not self._is_new and hides:
            write_err(f'funnelspec: "{file}" stays as it is, as new errors keep something from being read\n')
        elif self._write and not self._is_new:
            compared = compare(run.report.diagnostics, self._older)
            self._put(file, baseline.shrunk(compared))
            if compared.gone:
                number = counted(len(compared.gone), "finding")
                write_err(f'funnelspec: {number} taken out of "{file}"\n')
        return report.replace(gone=()) if hides else report

    def _then(self) -> list[Older]:
        then = self.before.run if self.before else None
        return [as_older(found) for found in then.report.diagnostics] if then else []

    @staticmethod
    def _put(file: str, older: Iterable[Older]) -> None:
        folder, name = os.path.split(os.path.realpath(file))
        with known_as(file):
            write_text(folder, name, baseline.as_text(older))

    def _read(self, file: str) -> tuple[Older, ...]:
        if not file or file.lower().endswith((".yaml", ".yml")):
            raise Trouble(
                f'"{file}" would be a file of definitions; name the baseline baseline.json'
                if file
                else "the baseline is named by nothing; name it baseline.json"
            )
        try:
            if not stat.S_ISREG(os.stat(file).st_mode):  # opening a pipe could wait for ever
                raise Trouble(f'"{file}" is not a file')
            with open(file, "rb") as opened:
                data = opened.read(_LARGEST + 1)
        except FileNotFoundError:
            if self._write and not os.path.isdir(os.path.dirname(os.path.realpath(file))):
                raise Trouble(f'"{file}" cannot be written: there is no such folder') from None
            if self._write:
                self._is_new = True
                return ()
            raise Trouble(f'there is no baseline "{file}"; --write-baseline writes it') from None
        try:
            if len(data) > _LARGEST:
                raise baseline.BaselineError("is too large for a baseline")
            return baseline.from_text(data)
        except baseline.BaselineError as problem:
            begin = "; delete it to begin anew" if self._write else ""
            raise Trouble(f'"{file}" {problem}{begin}') from None
