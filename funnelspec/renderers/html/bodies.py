"""What an item says, as HTML: lines, prose, conditions, lists and tables."""

from __future__ import annotations

from funnelspec.glossary.value import Body, Lines, Prose, Row, Run, Said, Table, Words
from funnelspec.renderers import prose
from funnelspec.renderers.anchors import anchor, href
from funnelspec.renderers.html.elements import Html, join, tag


def body(shown: Body, label: str) -> Html:
    """Anything that can be said of an item.

    Args:
        shown: what is said.
        label: what it is called; a table that is wider than the screen is announced by it.
    """
    match shown:
        case Words():
            return tag("p", words(shown))
        case Prose():
            return Html(prose.to_html(shown))
        case Said():
            return said(shown)
        case Lines():
            return tag("ol" if shown.ordered else "ul", [tag("li", cell(item)) for item in shown.items])
        case Table():
            return table(shown, label)


def words(shown: Words) -> Html:
    return join(run(each) for each in shown.runs)


def run(shown: Run) -> Html:
    """A few words, as a link where they lead somewhere."""
    return tag("a", shown.text, href=href(shown.to)) if shown.to else join(shown.text)


def said(shown: Said) -> Html:
    """A condition: its line, and what it introduces as a list below."""
    return join([tag("p", _line(shown)), _parts(shown)])


def _line(shown: Said) -> Html:
    return run(Run(shown.text, shown.to))


def _parts(shown: Said) -> Html:
    if not shown.parts:
        return Html("")
    return tag("ul", [tag("li", _line(part), _parts(part)) for part in shown.parts])


def cell(shown: Words | Prose | Said) -> Html:
    """What stands in a cell or behind a bullet."""
    match shown:
        case Words():
            return words(shown)
        case Prose():
            return Html(prose.to_html(shown))
        case Said():
            return join([_line(shown), _parts(shown)])


def table(shown: Table, label: str) -> Html:
    """A table that scrolls by itself where it is wider than the screen; the keyboard can scroll it too."""
    head = tag("tr", [tag("th", text, scope="col") for text in shown.head])
    rows = [_row(row) for row in shown.rows]
    return tag(
        "div",
        tag("table", tag("thead", head), tag("tbody", rows)),
        class_="wide",
        role="group",
        aria_label=label,
        tabindex="0",
    )


def _row(row: Row) -> Html:
    first, *others = row.cells
    cells = [tag("th", cell(first), scope="row"), *(tag("td", cell(other)) for other in others)]
    return tag("tr", cells, id=anchor(row.anchor) if row.anchor else None)
