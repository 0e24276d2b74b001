"""All that a run found, sorted and counted; it prints nothing."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from funnelspec.diagnostic import ERROR, INFO, WARNING, Diagnostic, Severity
from funnelspec.record import NamedTuple, Record


class Older(NamedTuple):
    """A finding that was there before: at another commit, or written into a baseline.

    Attributes:
        rule, entries, headline, severity: as in a diagnostic.
        fingerprint: without ordinal; of several older findings it may be the same.
        parts: what ``Diagnostic.identity`` gives.
        at: its path and the words of its line, which tell findings of one fingerprint apart; empty in a
            baseline, which holds neither.
    """

    rule: str
    entries: tuple[str, ...]
    headline: str
    severity: Severity
    fingerprint: str
    parts: tuple[str, ...]
    at: tuple[str, str] = ("", "")


class Report(Record):
    """What a run found and how much it looked at.

    Attributes:
        diagnostics: sorted by place, whatever the order they were given in; no two share a fingerprint.
        files: definitions files read.
        entries: items in them.
        suppressed: findings that a comment in the definitions hides.
        root: the folder of the workspace; the paths of the diagnostics are relative to it.
        known: findings that were there before, and are therefore not among the diagnostics.
        gone: findings that were there before and are no more.
        since: the revision that "before" means, as it was named; empty when nothing is compared with one.
        baseline: the file of known findings, as it was named; empty without one.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    entries: int = 0
    suppressed: int = 0
    root: str = "."
    known: int = 0
    gone: tuple[Older, ...] = ()
    since: str = ""
    baseline: str = ""

    def __init__(
        self,
        *,
        diagnostics: Iterable[Diagnostic] = (),
        files: int = 0,
        entries: int = 0,
        suppressed: int = 0,
        root: str = ".",
        known: int = 0,
        gone: tuple[Older, ...] = (),
        since: str = "",
        baseline: str = "",
    ) -> None:
        super().__init__(
            diagnostics=_unique(sorted(diagnostics, key=_order)),
            files=files,
            entries=entries,
            suppressed=suppressed,
            root=root,
            known=known,
            gone=gone,
            since=since,
            baseline=baseline,
        )

    def count(self, severity: Severity) -> int:
        """How many diagnostics have exactly this severity."""
        return sum(found.severity == severity for found in self.diagnostics)

    @property
    def errors(self) -> int:
        return self.count(ERROR)

    @property
    def warnings(self) -> int:
        return self.count(WARNING)

    @property
    def infos(self) -> int:
        return self.count(INFO)

    def worst_first(self) -> tuple[Diagnostic, ...]:
        """Errors, then warnings, then infos; within each the order of the files."""
        return tuple(sorted(self.diagnostics, key=attrgetter("severity"), reverse=True))

    def at_least(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """The diagnostics of this severity or a worse one, in the order of the files."""
        return tuple(found for found in self.diagnostics if found.severity >= severity)


def _order(found: Diagnostic) -> tuple[object, ...]:
    """The order of reports; what ``Diagnostic.order`` leaves open is settled by the other places."""
    return (*found.order(), found.help, [label.where.order() for label in found.related])


def _unique(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Gives the second and further diagnostics of one fingerprint an ordinal: ``f00d``, ``f00d-2``."""
    taken = {each.fingerprint for each in found}
    if len(taken) == len(found):
        return tuple(found)
    seen: set[str] = set()
    last: dict[str, int] = {}  # the ordinals go on from here, as thousands may share a fingerprint
    result = []
    for each in found:
        fingerprint, ordinal = each.fingerprint, last.get(each.fingerprint, 0) + 1
        if ordinal > 1:
            fingerprint = f"{each.fingerprint}-{ordinal}"
        while fingerprint in seen or (ordinal > 1 and fingerprint in taken):
            ordinal += 1
            fingerprint = f"{each.fingerprint}-{ordinal}"
        last[each.fingerprint] = ordinal
        seen.add(fingerprint)
        result.append(each if ordinal == 1 else each.replace(fingerprint=fingerprint))
    return tuple(result)
