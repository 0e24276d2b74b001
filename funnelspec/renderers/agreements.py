"""The handovers and the service levels at a glance: who owes what to whom, and by when."""

from __future__ import annotations

from funnelspec.glossary.value import Body, Glossary, Item, Lines, Prose, Row, Run, Said, Table, Words, flat

_HANDOVERS = (
    ("from", "From"),
    ("to", "To"),
    ("accept_within", "Accepted within"),
    ("rejected_goes_to", "Rejected goes to"),
    ("reject_with", "Reason from"),
)
_LEVELS = (
    ("within", "Deadline"),
    ("starts", "From entering"),
    ("stops", "Until entering"),
    ("when", "For leads that meet"),
    ("calendar", "Working hours"),
)


def tables(glossary: Glossary) -> list[tuple[str, Table]]:
    """Titles and tables, one row a handover and one a service level; none where there are none."""
    items = {section.id: section.items for section in glossary.sections}
    found = (
        ("Handovers", _table("Handover", _HANDOVERS, items.get("handovers", ()))),
        ("Deadlines", _table("Service level", _LEVELS, items.get("slas", ()))),
    )
    return [(title, table) for title, table in found if table.rows]


def _table(what: str, columns: tuple[tuple[str, str], ...], items: tuple[Item, ...]) -> Table:
    """The items with what they say in each column; a column in which nothing stands is left out."""
    rows = [(item, _said(item)) for item in items]
    kept = [(attribute, label) for attribute, label in columns if any(attribute in said for _, said in rows)]
    return Table(
        (what, *(label for _, label in kept)),
        tuple(
            Row((Words((Run(item.name, item.full_id),)), *(said.get(each, Words(())) for each, _ in kept)))
            for item, said in rows
        ),
    )


def _said(item: Item) -> dict[str, Words | Prose | Said]:
    """What an item says by attribute; of what is disputed that it is so, with the way to both sides."""
    said = {fact.attribute: _cell(fact.body) for fact in item.facts}
    for difference in item.differences:
        if difference.verdict == "different":
            said[difference.attribute] = Words((Run("Disputed", item.full_id),))
    return said


def _cell(body: Body) -> Words | Prose | Said:
    return Words((Run(flat(body)),)) if isinstance(body, (Lines, Table)) else body
