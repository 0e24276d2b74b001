"""What changed in the glossary, as a table of a comment: the worst for readers first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.reporters import witness
from funnelspec.reporters.page import bold, fitting, row, safe
from funnelspec.reporters.quotes import plain_links
from funnelspec.reporters.words import counted

if TYPE_CHECKING:
    from funnelspec.changes import Change

_MOST_ROWS = 10  # of a table that is not folded away
_ROOM_AROUND = 300
_TOLD = {
    "removed": "Removed",
    "changed": "{} changed",
    "tightened": "{}: fewer leads meet it",
    "eased": "{}: more leads meet it",
    "redrawn": "{}: other leads meet it",
    "settled": "{} no longer has words of its own",
    "parted": "{} has words of its own now",
    "renamed": "{} changed",
    "state": "State changed",
    "added": "Added",
    "reworded": "{} reworded, same meaning",
}
_MINOR = ("reworded", "detail")  # what is counted only


def section(changes: Sequence[Change], room: int) -> str:
    """The section, or nothing where nothing has changed.

    Args:
        room: how many bytes of UTF-8 it may have; what does not fit is counted.
    """
    told = [change for change in changes if change.kind not in _MINOR]
    rows, _ = fitting((_row(change) for change in told), room - _ROOM_AROUND)
    lines = list(_counted(changes, len(told) - len(rows)))
    if not rows and not lines:
        return ""
    text = "\n### What changed in the glossary\n"
    if rows:
        table = f"{row(('Item', 'What changed', 'Whom it concerns'))}\n{row(['---'] * 3)}\n{''.join(rows)}"
        folded = len(rows) > _MOST_ROWS
        summary = f"<details><summary>{counted(len(rows), 'change')}</summary>\n\n"
        text += f"\n{summary if folded else ''}{table}" + ("\n</details>\n" if folded else "")
    return text + (f"\n{' '.join(lines)}\n" if lines else "")


def _counted(changes: Sequence[Change], left_out: int) -> Iterator[str]:
    counts = Counter(change.kind for change in changes)
    if left_out:
        yield f"{counted(left_out, 'further change')} did not fit."
    if counts["reworded"]:
        yield f"{counted(counts['reworded'], 'text')} reworded, with the same meaning."
    if counts["detail"]:
        yield f"Notes, examples and the like changed in {counted(counts['detail'], 'item')}."


def _row(change: Change) -> str:
    item = f"{bold(change.item)}<br>{safe(change.noun)}"
    if change.team and change.kind not in ("settled", "parted"):
        item += f", as {safe(change.team)} has it"
    return row((item, "<br>".join(_what(change)), safe(", ".join(change.teams)) or "everybody")) + "\n"


def _what(change: Change) -> Iterator[str]:
    about = _about(change)
    told = _TOLD[change.kind].format(about[:1].upper() + about[1:])
    yield f"<b>{safe(told)}</b>" + (f": {safe(change.says)}" if change.says else "")
    for title, words in (("Before", change.before), ("Now", change.after)):
        if words:
            yield f"{title}: {safe(plain_links(words))}"
    if change.lead:
        only = "meets it only now" if change.meets else "no longer meets it"
        yield f"A lead that {only}: {safe(witness.lead(change.lead))}"


def _about(change: Change) -> str:
    if change.kind in ("settled", "parted"):
        return change.team or "one team"
    words = {"": change.noun, "when": "condition", "entry": "entry condition", "exit": "exit condition"}
    if change.attribute in words:
        return words[change.attribute]
    return change.attribute.replace("_", " ")
