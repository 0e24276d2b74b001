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
        case Words() | Prose() | Said():
            return cell(shown)
        case Lines():
            return tag("ol" if shown.ordered else "ul", [tag("li", cell(item)) for item in shown.items])
        case Table():
            return table(shown, label)


def words(shown: Words) -> Html:
    return join(run(each) for each in shown.runs)


def run(shown: Run) -> Html:
    """A few words, as a link where they lead somewhere."""
    language = shown.language or None
    if shown.to:
        return tag("a", shown.text, href=href(shown.to), lang=language)
    return tag("span", shown.text, lang=language) if language else join(shown.text)


def _line(shown: Said) -> Html:
    return run(Run(shown.text, shown.to))


def _parts(shown: Said) -> Html:
    if not shown.parts:
        return Html("")
    return tag("ul", [tag("li", _line(part), _parts(part)) for part in shown.parts])


def cell(shown: Words | Prose | Said) -> Html:
    """What stands in a cell or behind a bullet; a single paragraph is not made one."""
    match shown:
        case Words():
            return words(shown)
        case Prose():
            return paragraph(shown)[0]
        case Said():
            return join([_line(shown), _parts(shown)])


def paragraph(shown: Prose) -> tuple[Html, bool]:
    """A text, one of a single paragraph without the element around it, and whether it is such a one."""
    text = prose.to_html(shown)
    single = text.startswith("<p>") and text.endswith("</p>\n") and text.count("<p>") == 1
    return Html(text[3:-5] if single else text), single


def table(shown: Table, label: str) -> Html:
    head = tag("tr", [tag("th", text, scope="col") for text in shown.head])
    rows = [_row(row) for row in shown.rows]
    return scrolling(tag("table", tag("thead", head), tag("tbody", rows)), label)


def scrolling(content: Html, label: str) -> Html:
    """What scrolls by itself where it is wider than the screen; the keyboard can scroll it too."""
    return tag("div", content, class_="wide", role="group", aria_label=label, tabindex="0")


def _row(row: Row) -> Html:
    first, *others = row.cells
    cells = [tag("th", cell(first), scope="row"), *(tag("td", cell(other)) for other in others)]
    return tag("tr", cells, id=anchor(row.anchor) if row.anchor else None)
