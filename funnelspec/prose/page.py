"""The text of a page of prose, with the way back to its file."""

from __future__ import annotations

import re
from bisect import bisect_right

from funnelspec.diagnostic import Finding
from funnelspec.language.words import masked, spans, words
from funnelspec.record import NamedTuple
from funnelspec.source import Location, Source
from funnelspec.syntax.comments import Suppression

# What a mail program or a template engine fills in: Jinja, Salesforce, Mailchimp, shell, others.
_FILLED_IN = re.compile(
    r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\{![^{}\n]*\}|\$\{[^{}\n]*\}|\*?\|[A-Z][A-Z0-9_:]*\|\*?|%%[^%\n]*%%"
)


class Run(NamedTuple):
    """Some characters of a passage and where they stand in the file.

    Attributes:
        at: where they begin in the passage.
        start, end: their place in the file. Of a run that has another length there, such as ``&amp;``, no
            single character has a place of its own.
        exact: it has the same length in both.
    """

    at: int
    start: int
    end: int
    exact: bool = True


class Passage(NamedTuple):
    """A paragraph, a heading, a point of a list or a cell of a table.

    Attributes:
        plain: what a reader sees, with what is no prose blanked out: code, addresses, words in double quotes,
            what a program fills in.
        words: the folded words of ``plain``.
        quiet: parts of ``plain`` whose wording is somebody else's: what links are called.
        row: the number of the table's row that a cell is in, from 1 on; 0 outside of tables.
        head: what stands at the top of the column that a cell is in.
    """

    source: Source
    plain: str
    runs: tuple[Run, ...]
    words: list[str]
    quiet: tuple[tuple[int, int], ...] = ()
    row: int = 0
    head: str = ""

    def at(self, start: int, end: int) -> Location:
        """Where ``plain[start:end]`` stands in the file; it is not empty."""
        first, last = self._run(start), self._run(end - 1)
        begin = first.start + start - first.at if first.exact else first.start
        stop = last.start + end - last.at if last.exact else last.end
        return Location(self.source, begin, max(begin, stop))

    def place(self, first: int, end: int) -> Location:
        """Where the words from ``first`` up to, not including, ``end`` stand in the file."""
        places = spans(self.plain)
        return self.at(places[first][0], places[end - 1][1])

    def is_quiet(self, start: int, end: int) -> bool:
        """Whether a part of ``plain[start:end]`` is called so by somebody else."""
        return any(begin < end and start < stop for begin, stop in self.quiet)

    def _run(self, at: int) -> Run:
        return self.runs[bisect_right(self.runs, at, key=_begins) - 1]


def _begins(run: Run) -> int:
    return run.at


class Page(NamedTuple):
    """A file of prose.

    Attributes:
        passages: in the order of the file.
        suppressions: the comments in it that hide findings.
        findings: what is wrong with other comments for funnelspec.
    """

    source: Source
    passages: tuple[Passage, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    findings: tuple[Finding, ...] = ()


def passage(
    source: Source, text: str, runs: tuple[Run, ...], quiet: tuple[tuple[int, int], ...] = (), row: int = 0
) -> Passage:
    """A passage of what a reader sees; blanks out what is no prose."""
    plain = masked(text)
    if "{" in plain or "|" in plain or "%%" in plain:
        plain = _FILLED_IN.sub(lambda found: " " * len(found.group()), plain)
    return Passage(source, plain, runs, words(plain), quiet, row)
