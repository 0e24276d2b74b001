"""The glossary for spreadsheets: one row an item, as RFC 4180 with line feeds and a byte-order mark.

The mark is there because Excel reads UTF-8 without it as the Windows code page. Nothing in a cell is taken
for a formula by a spreadsheet (OWASP, CSV Injection): an apostrophe is put before what could begin one, also
behind blanks and quotes, and behind a semicolon, at which Excel of many countries begins a new cell.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from funnelspec.glossary.value import Body, Difference, Fact, Glossary, Item, Lines, Row, Table, flat
from funnelspec.renderers.escaping import clean, one_line
from funnelspec.renderers.wording import difference_heading, left_out, view_heading

COLUMNS = (
    "id",
    "kind",
    "name",
    "abbreviation",
    "aliases",
    "avoid",
    "definition",
    "owner",
    "contact",
    "state",
    "context",
    "only",
    "disputed",
    "disputes",
    "since",
    "review_by",
    "details",
    "file",
    "line",
    "language",
    "untranslated",
)
"""The head of the table. Names and order never change; new columns come at the end."""

_OWN = ("definition", "aliases", "avoid", "since", "review_by")
"""Facts that have a column of their own."""

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_LONGEST = 32_000
"""Excel keeps 32,767 characters of a cell and moves the rest into the rows below."""

# A sign that begins a formula, in a narrow or a wide form, behind what spreadsheets or people take away.
_FORMULA = re.compile(r"""(^|;)([\s"'\u200b-\u200f\u2060\ufffd]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])""")


def render(glossary: Glossary) -> str:
    """The table. Equal glossaries give equal text; lines end with a line feed."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for item in glossary.items:
        table.writerow([safe(cell) for cell in _row(item)])
    missing = left_out(glossary)
    if missing:
        table.writerow(["", *(safe(missing) if column == "name" else "" for column in COLUMNS[1:])])
    return _MARK + out.getvalue()


def safe(text: str) -> str:
    """The text on one line, so that a spreadsheet shows it and calculates nothing."""
    text = one_line(clean(text))
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]} ..."
    return _FORMULA.sub(r"\1'\2", text)


def _row(item: Item) -> list[str]:
    facts = {fact.attribute: fact for fact in item.facts}
    disputed = [each for each in item.differences if each.verdict == "different"]
    return [
        item.full_id,
        item.kind,
        item.name,
        ", ".join(item.abbreviations),
        ", ".join(item.aliases),
        ", ".join(item.avoid),
        _said(facts.get("definition")),
        ", ".join(owner.name for owner in item.owners),
        ", ".join(owner.contact for owner in item.owners if owner.contact),
        item.state,
        item.context,
        ", ".join(owner.name for owner in item.only),
        "yes" if item.disputed else "no",
        _differences(disputed),
        _said(facts.get("since")),
        _said(facts.get("review_by")),
        _details(item),
        item.place.path,
        str(item.place.line),
        item.language,
        ", ".join(item.untranslated),
    ]


def _said(fact: Fact | None) -> str:
    return _plain(fact.body) if fact else ""


def _details(item: Item) -> str:
    """What has no column of its own, and what teams propose or add."""
    others = [f"{fact.label}: {_plain(fact.body)}" for fact in item.facts if fact.attribute not in _OWN]
    others += [f"Words to avoid: {_said(fact)}" for fact in item.facts if _explains(fact, item)]
    others += [f"Used by: {', '.join(run.text for run in item.used_by)}"] if item.used_by else []
    added = _differences([each for each in item.differences if each.verdict != "different"])
    return " | ".join([*others, *([added] if added else [])])


def _explains(fact: Fact, item: Item) -> bool:
    """Whether the words to avoid say more than the words alone."""
    return fact.attribute == "avoid" and _plain(fact.body) != ", ".join(item.avoid)


def _differences(found: list[Difference]) -> str:
    told = []
    for each in found:
        views = " / ".join(f"{view_heading(view, each)}: {_plain(view.body)}" for view in each.views)
        told.append(f"{difference_heading(each)}: {views}")
    return " | ".join(told)


def _plain(body: Body) -> str:
    """What is said on one line; rows and lines are told apart, and never by a semicolon."""
    match body:
        case Table(_, rows):
            return " / ".join(_cells(row) for row in rows)
        case Lines(items):
            return " / ".join(map(flat, items))
    return flat(body)


def _cells(row: Row) -> str:
    first, *others = (flat(cell) for cell in row.cells)
    said = ", ".join(filter(None, others))
    return f"{first}: {said}" if said else first
