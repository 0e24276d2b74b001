"""What is said beside the verdicts: columns that do not fit, rows that are left out, how many met what."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from funnelspec.reporters.words import counted, printable

if TYPE_CHECKING:
    from funnelspec.leads.classify import Tally
    from funnelspec.leads.columns import Columns
    from funnelspec.leads.items import Item
    from funnelspec.tables.rows import Fault

_LISTED = 10
_COUNTED = 12
_LONGEST = 200


def about_columns(
    columns: Columns, fields: Sequence[str], questions: Mapping[str, str], kept: Container[str]
) -> Iterator[str]:
    """What of the table is not read, and what of the definitions has no column.

    Args:
        fields, questions: what is asked about: field ids, and judgements by their folded text.
        kept: headers of columns that are carried over, which need not be fields.
    """
    for header, near in columns.strangers.items():
        if near:
            yield f'"{_cut(header)}" is no field and is not read; did you mean "{near}"?'
    for header, names in columns.unclear.items():
        yield f'"{_cut(header)}" may be {" or ".join(names)} and is not read; rename it to the one it is'
    others = [header for header, near in columns.strangers.items() if not near and header not in kept]
    if others:
        are = "is no field and is" if len(others) == 1 else "are no fields and are"
        yield f"{counted(len(others), 'column')} {are} not read: {_listed(others)}"
    missing = [name for name in fields if name not in columns.fields]
    if missing:
        of = "a field that is" if len(missing) == 1 else f"{len(missing)} fields that are"
        yield f"no column for {of} asked about, unknown for every lead: {_listed(missing)}"
    unanswered = [text for folded, text in questions.items() if folded not in columns.judged]
    if unanswered:
        them = "a judgement" if len(unanswered) == 1 else f"{len(unanswered)} judgements"
        yield f"no column answers {them}, no for every lead: {_listed(unanswered)}"


def nothing_asked(header: Sequence[str], fields: Sequence[str]) -> str:
    """Why a table cannot be used in which no column is asked about."""
    there, asked = _listed(header), _listed(fields)
    return f"has no column that is asked about; there are {there}, and asked about are {asked}"


def sentence(fault: Fault, header: Sequence[str]) -> str:
    """A row that is left out: ``5: column "Employees": "employees" is a number, and "many" is not one``."""
    where = "" if fault.place is None else f'column "{_cut(header[fault.place])}": '
    text = printable(fault.text)
    return f"{fault.line}: {where}{text if len(text) <= _LONGEST else text[: _LONGEST - 3] + '...'}"


def about_faults(tally: Tally, named: int, header: Sequence[str]) -> Iterator[str]:
    """How many rows are left out and why, when not all of them are named."""
    every = tally.left_out.total()
    if every > named:
        yield f"... and {every - named:,} more"
    reasons = [
        f'{times:,} for "{_cut(header[place])}"' if place is not None else f"{times:,} that cannot be read"
        for place, times in tally.left_out.most_common(_LISTED)
    ]
    if every > 1:
        yield f"{every:,} rows are left out: {', '.join(reasons)}"


def numbers(tally: Tally, items: Sequence[Item]) -> Iterator[str]:
    """How many rows were read, and how many of them met what most of them met."""
    left_out = tally.left_out.total()
    yield f"{_rows(tally.read)} read" + (f", {left_out:,} left out" if left_out else "")
    names = [
        item.full_id if item.entry.section != "segments" else f"{item.full_id}/{part}"
        for item in items
        for part in item.parts
    ]
    met = {name: tally.meeting(place) for place, name in enumerate(names)}
    most = sorted(filter(met.get, met), key=lambda name: -met[name])[:_COUNTED]
    width, digits = max(map(len, most), default=0), len(f"{max(met.values()):,}")
    for name in most:
        yield f"  {name:<{width}}  {met[name]:>{digits},}  {met[name] / tally.read:>6.1%}"
    if most and len(met) > len(most):
        yield f"  and {counted(len(met) - len(most), 'other')} that fewer or none meet"
    elif tally.read and not most:
        yield "  none of them meets anything that is asked about"


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _listed(words: Sequence[str]) -> str:
    shown = ", ".join(f'"{_cut(word)}"' for word in words[:_LISTED])
    more = len(words) - _LISTED
    return shown + (f" and {more} more" if more > 0 else "")


def _cut(word: str) -> str:
    word = printable(word)
    return word if len(word) <= 60 else word[:57] + "..."
