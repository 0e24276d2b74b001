"""Many findings of one cause, told as one: a stage that was renamed and is still named in fourteen places."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from funnelspec.diagnostic import Finding, Fix, Label, Severity

Found = tuple[Finding, Severity, set[str | None]]
"""A finding, how bad it is, and the teams that see it; nothing among them stands for the shared workspace."""

_MANY = 3
_SHOWN = 20


def as_one(found: Iterable[Found], part: Callable[[Finding], str]) -> list[Found]:
    """The findings, those of one rule and one cause put together where they are three or more.

    The first place becomes the primary one and the others the related ones, of which twenty are shown. A
    comment hides a finding of its own line before they are put together.

    Args:
        part: what a finding is about. Each place stays a part, so that a third one does not make news of the
            two that were told alone before.
    """
    groups: dict[object, list[Found]] = {}
    for number, each in enumerate(found):
        finding = each[0]
        about = (finding.rule, finding.cause.about) if finding.cause else number
        groups.setdefault(about, []).append(each)
    together: list[Found] = []
    for group in groups.values():
        together += [_one(group, part)] if len(group) >= _MANY else group
    return together


def _one(group: list[Found], part: Callable[[Finding], str]) -> Found:
    group = sorted(group, key=lambda each: each[0].at.where.order())
    first, *others = (finding for finding, _, _ in group)
    assert first.cause is not None
    meant = {finding.cause.near for finding in (first, *others) if finding.cause and finding.cause.near}
    near = meant.pop() if len(meant) == 1 and first.cause.near else ""
    shared = [label for label in first.related if all(label in other.related for other in others)]
    places = [Label(finding.at.where, "here too") for finding in others[:_SHOWN]]
    more = len(others) - _SHOWN
    if more > 0:
        last = f"here too, and in {more} more place{'' if more == 1 else 's'}"
        places[-1] = Label(places[-1].where, last)
    said = first.replace(
        headline=f"{len(group)} places {first.cause.says}",
        related=(*shared, *places),
        help=f"Did you mean `{near}`? {first.cause.help}" if near else first.cause.help,
        entries=tuple(sorted({full_id for finding in (first, *others) for full_id in finding.entries})),
        differs=first.cause.about,
        parts=tuple(part(finding) for finding in (first, *others)),
        fix=_together([finding.fix for finding in (first, *others)]),
    )
    teams: set[str | None] = set()
    return said, max(severity for _, severity, _ in group), teams.union(*(seen for _, _, seen in group))


def _together(fixes: Iterable[Fix | None]) -> Fix | None:
    """One fix for all the places; nothing unless each of them has one."""
    known = list(fixes)
    all_of_them = [fix for fix in known if fix]
    if len(all_of_them) < len(known):
        return None
    edits = dict.fromkeys(edit for fix in all_of_them for edit in fix.edits)
    return Fix(all_of_them[0].title, tuple(edits), all(fix.safe for fix in all_of_them))
