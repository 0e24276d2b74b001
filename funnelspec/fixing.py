"""Applies fixes to text; comments and layout stay as they are, and nothing becomes worse.

From a run to the texts it could have had: fixes are applied in memory, what comes out is checked again, and
a fix that would bring a finding as bad as its own, lose a comment or change what anything else says is left
out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from funnelspec.diagnostic import Diagnostic, Edit, Fix, Severity
from funnelspec.engine import Run, Tree, check_again
from funnelspec.record import NamedTuple
from funnelspec.report import Report

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
        untried: findings of ``run`` that may be correctable; the limit of checks was reached before.
    """

    run: Run
    texts: dict[str, tuple[str, str]]
    corrected: int = 0
    refused: int = 0
    untried: int = 0


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


Wanted = Callable[[Report], Iterable[Diagnostic]]
"""Which findings of a report are to be corrected."""


def every(report: Report) -> Iterable[Diagnostic]:
    """All findings."""
    return report.diagnostics


def fix(run: Run, today: date, unsafe: bool = False, wanted: Wanted = every) -> Fixed:
    """Applies the fixes of a run's findings until none is left to apply; writes nothing.

    Args:
        today: the day that dates are compared with when the outcome is checked.
        unsafe: also the fixes that change what is said.
        wanted: all findings, or only those that are new.
    """
    if run.read is None:
        return Fixed(run, {})
    first, corrected, left = run, 0, _CHECKS
    refused: set[_Name] = set()
    for _ in range(_ROUNDS):
        possible, repeated = _apart(run, _wishes(run, unsafe, refused, wanted))
        refused.update(_name(found) for wish in repeated for found in wish.found)
        attempt = _Attempt(run, today, unsafe, wanted, left)
        attempt.take([], possible)
        left = attempt.left
        refused |= attempt.refused
        corrected += attempt.corrected
        run = attempt.after
        if left <= 0 or not (attempt.corrected or attempt.refused or repeated):
            break
    offered = [_name(found) for found in wanted(run.report) if _offers(found, unsafe)]
    never = sum(name in refused for name in offered)
    return Fixed(run, _changed(first, run), corrected, never, len(offered) - never if left <= 0 else 0)


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
        corrected: how many findings that corrects.
        left: how many more checks may be made.
        refused: the fixes that make something worse even when nothing else changes.
    """

    def __init__(self, run: Run, today: date, unsafe: bool, wanted: Wanted, left: int) -> None:
        self.after = run
        self.corrected = 0
        self.left = left
        self.refused: set[_Name] = set()
        self._run = run
        self._today = today
        self._unsafe = unsafe
        self._wanted = wanted
        self._before = _counted(run)

    def take(self, taken: list[_Wish], wishes: list[_Wish]) -> list[_Wish]:
        """The wishes among these that can be taken on top of others, which are taken: all of them, or else
        those of each half."""
        if not wishes or self.left <= 0:
            return taken
        together = [*taken, *wishes]
        if self._borne(together):
            return together
        if len(wishes) > 1:
            middle = len(wishes) // 2
            return self.take(self.take(taken, wishes[:middle]), wishes[middle:])
        # Beside others it may only have come too early.
        if not taken and self.left >= 0:
            self.refused.update(_name(found) for found in wishes[0].found)
        return taken

    def _borne(self, wishes: Sequence[_Wish]) -> bool:
        """Whether these edits make nothing worse; then they are made.

        What was wrong behind a mistake comes to light when that is corrected. It may, where it can be
        corrected as well.
        """
        least = min(found.severity for wish in wishes for found in wish.found)
        gone = Counter(found.bare for wish in wishes for found in wish.found)
        corrected, further = gone.total(), list(wishes)
        after = self._run
        while further:
            self.left -= 1
            edited = _edited(after, further, self._today) if self.left >= 0 else None
            if edited is None:
                return False
            after = edited
            fresh = self._fresh(after, least)
            further = [
                wish
                for wish in _wishes(after, self._unsafe, self.refused, self._wanted)
                if any(found.bare in fresh for found in wish.found)
            ]
            corrected += sum(len(wish.found) for wish in further)
            if fresh - {found.bare for wish in further for found in wish.found}:
                return False
        now = _counted(after)
        if any(now[print_] > self._before[print_] - times for print_, times in gone.items()):
            return False
        self.after, self.corrected = after, corrected
        return True

    def _fresh(self, after: Run, least: Severity) -> set[str]:
        """The fingerprints of what is found more often now and is at least so bad."""
        now = _counted(after)
        return {
            print_
            for print_, severity in _severities(after).items()
            if severity >= least and now[print_] > self._before[print_]
        }


def _edited(run: Run, wishes: Sequence[_Wish], today: date) -> Run | None:
    """The run after edits; nothing where they lose a comment or change what anything else says."""
    from funnelspec.syntax.kept import Asked, comments_of, kept

    trees = _trees(run)
    asked = [Asked(edit, len(wish.found)) for wish in wishes for edit in wish.edits]
    asked.sort(key=lambda each: (each.edit.where.path, *_order(each.edit)))
    files = {path: list(those) for path, those in groupby(asked, lambda each: each.edit.where.path)}
    texts = {
        path: apply(trees[path].source.text, (each.edit for each in those)) for path, those in files.items()
    }
    after = check_again(run, texts, today)
    new = _trees(after)
    if not all(
        path in new and kept(trees[path].root, those, new[path].root) for path, those in files.items()
    ):
        return None
    comments = [comments_of(every[path].source for path in files) for every in (trees, new)]
    return after if comments[0] == comments[1] else None


def _wishes(run: Run, unsafe: bool, refused: set[_Name], wanted: Wanted) -> list[_Wish]:
    """The fixes of a run that do not touch each other; of those that do, the first."""
    asked: dict[tuple[Edit, ...], list[Diagnostic]] = {}
    for found in wanted(run.report):
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


def _apart(run: Run, wishes: Sequence[_Wish]) -> tuple[list[_Wish], list[_Wish]]:
    """The wishes, and apart from them those that would change what an alias repeats for uses that do not ask
    for it. Not one of these can be borne, so that no check is spent on them."""
    from funnelspec.syntax.kept import Uses

    uses: dict[str, Uses | None] = {}
    trees = _trees(run)

    def allowed(edit: Edit, times: int) -> bool:
        path = edit.where.path
        if path not in uses:
            root, text = trees[path].root, trees[path].source.text
            uses[path] = Uses(root) if root is not None and "*" in text and "&" in text else None
        found = uses[path]
        return found is None or found.allow(edit, times)

    possible: list[_Wish] = []
    repeated: list[_Wish] = []
    for wish in wishes:
        borne = all(allowed(edit, len(wish.found)) for edit in wish.edits)
        (possible if borne else repeated).append(wish)
    return possible, repeated


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
    return found.bare, found.headline, tuple(edits)


def _order(edit: Edit) -> tuple[int, int, str]:
    return edit.where.start, edit.where.end, edit.replacement


def _counted(run: Run) -> Counter[str]:
    return Counter(found.bare for found in run.report.diagnostics)


def _severities(run: Run) -> Mapping[str, Severity]:
    """The worst severity of each fingerprint."""
    ordered = sorted(run.report.diagnostics, key=lambda found: found.severity)
    return {found.bare: found.severity for found in ordered}


def _trees(run: Run) -> dict[str, Tree]:
    """The files that could be read, by path."""
    assert run.read is not None
    return {tree.source.path: tree for tree in run.read.trees if tree.readable}


def _changed(before: Run, after: Run) -> dict[str, tuple[str, str]]:
    old, new = _trees(before), _trees(after)
    texts = ((path, old[path].source.text, new[path].source.text) for path in old)
    return {path: (was, now) for path, was, now in texts if was != now}
