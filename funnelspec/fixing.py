"""Applies fixes to text; comments and layout stay as they are, and nothing becomes worse.

From a run to the texts it could have had: fixes are applied in memory, what comes out is checked again, and
a fix that would bring a finding as bad as its own, lose a comment or change what anything else says is left
out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from funnelspec.diagnostic import Diagnostic, Edit, Fix, Severity
from funnelspec.engine import Run, Tree, check_again

_ROUNDS = 50
"""A fix can uncover the next one; after so many rounds the rest is left for the next time."""

_CHECKS = 200
"""How often the whole workspace is checked again; each fix that must be left out costs a few checks."""


class Fixed(NamedTuple):
    """A workspace with fixes applied.

    Attributes:
        run: what a check finds in the corrected texts.
        texts: of each file that changes, its text before and after, by path.
        corrected: the findings that were corrected.
        refused: findings of ``run`` that could not be corrected without making something worse.
    """

    run: Run
    texts: dict[str, tuple[str, str]]
    corrected: int = 0
    refused: int = 0


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits applied.

    Edits are taken in the order of their places. One that touches what an earlier one has replaced is left
    out: after the next check there is a place to apply it at, or no need.

    Args:
        text: the whole text of the file that all the edits are for.
    """
    parts: list[str] = []
    at = 0
    last: Edit | None = None
    for edit in sorted(edits, key=_order):
        start, end = edit.where.start, edit.where.end
        if last is not None and (start < at or start == last.where.start):
            continue
        parts += (text[at:start], edit.replacement)
        at, last = end, edit
    return "".join((*parts, text[at:]))


def fix(run: Run, today: date, unsafe: bool = False) -> Fixed:
    """Applies the fixes of a run's findings until none is left to apply; writes nothing.

    Args:
        today: the day that dates are compared with when the outcome is checked.
        unsafe: also the fixes that change what is said.
    """
    if run.read is None:
        return Fixed(run, {})
    first, count, left = run, 0, _CHECKS
    refused: set[_Name] = set()
    for _ in range(_ROUNDS):
        wishes = _wishes(run, unsafe, refused)
        attempt = _Attempt(run, today, left)
        taken = attempt.take([], wishes)
        left = attempt.left
        refused |= attempt.refused
        count += sum(len(wish.found) for wish in taken)
        run = attempt.after
        if not taken and not attempt.refused:
            break
    offered = (found for found in run.report.diagnostics if _offers(found, unsafe))
    return Fixed(run, _changed(first, run), count, sum(_name(found) in refused for found in offered))


_Name = tuple[str, str, tuple[tuple[str, str, str], ...]]
"""What stays of a fix when the places in its files have moved."""


class _Wish(NamedTuple):
    """Edits that are made together or not at all, and the findings that ask for them."""

    edits: tuple[Edit, ...]
    found: tuple[Diagnostic, ...]


class _Attempt:
    """One round: as many of the wishes as the workspace can bear.

    Attributes:
        after: the run with all that was taken.
        left: how many more checks may be made.
        refused: the fixes that make something worse even when nothing else changes.
    """

    def __init__(self, run: Run, today: date, left: int) -> None:
        self.after = run
        self.left = left
        self.refused: set[_Name] = set()
        self._run = run
        self._today = today
        self._trees = _trees(run)
        self._before = _counted(run)

    def take(self, taken: list[_Wish], wishes: list[_Wish]) -> list[_Wish]:
        """The wishes among these that can be taken on top of others, which are taken: all of them, or else
        those of each half."""
        if not wishes or not self.left:
            return taken
        self.left -= 1
        together = [*taken, *wishes]
        after = self._tried(together)
        if after:
            self.after = after
            return together
        if len(wishes) > 1:
            middle = len(wishes) // 2
            return self.take(self.take(taken, wishes[:middle]), wishes[middle:])
        if not taken:  # beside others it may only have come too early
            self.refused.update(_name(found) for found in wishes[0].found)
        return taken

    def _tried(self, wishes: Sequence[_Wish]) -> Run | None:
        """The run after these edits; nothing where they make something worse."""
        from funnelspec.syntax.kept import Asked, comments_of, kept

        asked = [Asked(edit, len(wish.found)) for wish in wishes for edit in wish.edits]
        asked.sort(key=lambda each: (each.edit.where.path, *_order(each.edit)))
        files = {path: list(those) for path, those in groupby(asked, lambda each: each.edit.where.path)}
        texts = {
            path: apply(self._trees[path].source.text, (each.edit for each in those))
            for path, those in files.items()
        }
        after = check_again(self._run, texts, self._today)
        trees = _trees(after)
        if not all(kept(self._trees[path].root, those, trees[path].root) for path, those in files.items()):
            return None
        before = comments_of(self._trees[path].source for path in files)
        if before != comments_of(trees[path].source for path in files):
            return None
        return None if self._worse(wishes, after) else after

    def _worse(self, wishes: Sequence[_Wish], after: Run) -> bool:
        """Whether a finding is not gone that should be, or there is a new one as bad as one that is gone."""
        now = _counted(after)
        gone = Counter(_bare(found.fingerprint) for wish in wishes for found in wish.found)
        if any(now[print_] > self._before[print_] - times for print_, times in gone.items()):
            return True
        least = min(found.severity for wish in wishes for found in wish.found)
        return any(
            severity >= least and now[print_] > self._before[print_]
            for print_, severity in _severities(after).items()
        )


def _wishes(run: Run, unsafe: bool, refused: set[_Name]) -> list[_Wish]:
    """The fixes of a run that do not touch each other; of those that do, the first."""
    asked: dict[tuple[Edit, ...], list[Diagnostic]] = {}
    for found in run.report.diagnostics:
        if _offers(found, unsafe) and _name(found) not in refused:
            asked.setdefault(tuple(sorted(_of(found).edits, key=_order)), []).append(found)
    known = _trees(run)
    taken: dict[str, _Taken] = {}
    wishes = []
    for edits, those in asked.items():
        if all(edit.where.path in known for edit in edits) and all(
            taken.setdefault(edit.where.path, _Taken()).has_room(edit) for edit in edits
        ):
            for edit in edits:
                taken[edit.where.path].add(edit)
            wishes.append(_Wish(edits, tuple(those)))
    return wishes


class _Taken:
    """The places of a file that are to be edited, in order."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def has_room(self, edit: Edit) -> bool:
        """Whether an edit neither overlaps another one nor begins where another one does."""
        start, end = edit.where.start, edit.where.end
        at = bisect_right(self._spans, (start, start))
        if at and (self._spans[at - 1][1] > start or self._spans[at - 1][0] == start):
            return False
        return at == len(self._spans) or (self._spans[at][0] >= end and self._spans[at][0] != start)

    def add(self, edit: Edit) -> None:
        span = edit.where.start, edit.where.end
        self._spans.insert(bisect_right(self._spans, span), span)


def _offers(found: Diagnostic, unsafe: bool) -> bool:
    return found.fix is not None and (unsafe or found.fix.safe)


def _of(found: Diagnostic) -> Fix:
    assert found.fix is not None
    return found.fix


def _name(found: Diagnostic) -> _Name:
    edits = ((edit.where.path, edit.where.text, edit.replacement) for edit in _of(found).edits)
    return _bare(found.fingerprint), found.headline, tuple(edits)


def _order(edit: Edit) -> tuple[int, int, str]:
    return edit.where.start, edit.where.end, edit.replacement


def _bare(fingerprint: str) -> str:
    """A fingerprint without its ordinal, which depends on what else was found."""
    return fingerprint.partition("-")[0]


def _counted(run: Run) -> Counter[str]:
    return Counter(_bare(found.fingerprint) for found in run.report.diagnostics)


def _severities(run: Run) -> Mapping[str, Severity]:
    """The worst severity of each fingerprint."""
    ordered = sorted(run.report.diagnostics, key=lambda found: found.severity)
    return {_bare(found.fingerprint): found.severity for found in ordered}


def _trees(run: Run) -> dict[str, Tree]:
    """The files that could be read, by path."""
    assert run.read is not None
    return {tree.source.path: tree for tree in run.read.trees if tree.readable}


def _changed(before: Run, after: Run) -> dict[str, tuple[str, str]]:
    old, new = _trees(before), _trees(after)
    texts = ((path, old[path].source.text, new[path].source.text) for path in old)
    return {path: (was, now) for path, was, now in texts if was != now}
