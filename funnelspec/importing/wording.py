"""What is said about a sheet: everything that could not be placed, equal things together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from funnelspec.importing.items import Item
from funnelspec.importing.picklist import Chosen
from funnelspec.importing.sheet import Remark
from funnelspec.reporters.words import counted, listed, printable

_LONGEST = 300
_LINES = 8
"""How many line numbers one remark names."""
_REMARKS = 100
"""How many remarks are written out."""


def remark_lines(file: str, remarks: Iterable[Remark]) -> Iterator[str]:
    """Remarks as lines, each with the place first, as ``sales.csv:7: it has no name``."""
    grouped: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        lines = grouped.setdefault((remark.sheet, remark.text), [])
        if remark.line not in lines[-1:]:
            lines.append(remark.line)
    shown = list(grouped.items())
    for (sheet, text), lines in shown[:_REMARKS]:
        place = printable(f'{file}, sheet "{sheet}"' if sheet else file)
        where = f":{lines[0]}" if lines[0] else ""
        also = [str(line) for line in lines[1 : _LINES + 1]]
        if len(lines) > _LINES + 1:
            also.append(f"{counted(len(lines) - _LINES - 1, 'other')}")
        said = printable(text)
        said = said if len(said) <= _LONGEST else said[: _LONGEST - 3] + "..."
        yield f"{place}{where}: {said}" + (
            f"; also in {'row' if sheet else 'line'} {listed(also)}" if also else ""
        )
    if len(shown) > _REMARKS:
        yield f"{printable(file)}: {counted(len(shown) - _REMARKS, 'further remark')}"


def closing(path: str, new: int, same: int, drafts: Sequence[Item], lost: int, would: bool) -> Iterator[str]:
    """What was done, in a few lines.

    Args:
        lost: how many rows or cells could not be placed.
        would: nothing was written.
    """
    if new:
        yield f"{'Would write' if would else 'Wrote'} {counted(new, 'item')} to {path}"
    else:
        yield f"Nothing new for {path}"
    if same:
        yield f"  {counted(same, 'row')} {'says' if same == 1 else 'say'} nothing new"
    if drafts:
        names = [item.name for item in drafts[:6]]
        more = [counted(len(drafts) - 6, "other")] if len(drafts) > 6 else []
        are = "is a draft" if len(drafts) == 1 else "are drafts"
        yield f"  {counted(len(drafts), 'item')} {are}, to be defined: {listed([*names, *more])}"
    if lost:
        yield f"  {counted(lost, 'thing')} could not be placed, named above"


def chosen(path: str, done: Chosen, would: bool) -> Iterator[str]:
    """What was done with a list of choices, in a few lines."""
    if done.new:
        yield f'{"Would add" if would else "Added"} {counted(done.new, "choice")} to "{done.name}" in {path}'
    else:
        yield f'"{done.name}" in {path} has all {counted(done.total, "value")}'
    if done.drafted:
        yield "  The field is a draft: say in its definition what it holds, and take its state away"
