"""What the glossary says, as blocks of Markdown: GitHub's Markdown and nothing but."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from funnelspec.glossary.value import (
    Body,
    Difference,
    Fact,
    Glossary,
    Item,
    Lines,
    Overview,
    Owner,
    Prose,
    Row,
    Run,
    Said,
    Step,
    Table,
    Words,
)
from funnelspec.record import Record
from funnelspec.renderers import prose
from funnelspec.renderers.agreements import tables
from funnelspec.renderers.anchors import anchor
from funnelspec.renderers.escaping import code_span, escape_markdown, one_line
from funnelspec.renderers.mermaid import diagram
from funnelspec.renderers.wording import (
    DISPUTED_INTRODUCTION,
    PROPOSED_INTRODUCTION,
    argued,
    contrast_words,
    difference_heading,
    marks,
    moves,
    step_marks,
    view_heading,
)


def made_from(what: str) -> str:
    """The line at the top of each file, which the page does not show: who made it, and from what."""
    return f"<!-- Made by funnelspec from {anchor(what)}: change the definitions, not this file. -->"


def heading(level: int, text: str, full_id: str) -> str:
    """A heading with the anchor of an item or a section before it; the text is Markdown already."""
    return f"{mark(full_id)}\n\n{'#' * level} {text}"


def mark(full_id: str) -> str:
    """An anchor; ``{#id}`` behind a heading is not read by GitHub."""
    return f'<a id="{anchor(full_id)}"></a>'


def plain(text: str, *, line_start: bool = False) -> str:
    """A text as it was typed, on one line."""
    return escape_markdown(one_line(text), line_start=line_start)


class Blocks(Record):
    """Makes blocks whose links lead where the items stand.

    Attributes:
        href: the address of an item by its full id, seen from the file that is made.
    """

    href: Callable[[str], str]

    def link(self, text: str, full_id: str) -> str:
        """A name as a link to its item."""
        return f"[{plain(text)}]({self.href(full_id)})"

    def introduction(self, glossary: Glossary, level: int) -> Iterable[str]:
        """What stands before the items, under headings of a level: what is not settled, the funnels, and who
        owes what to whom."""
        for full_id, title, said, items in (
            ("disputed", "Disputed", DISPUTED_INTRODUCTION, glossary.disputed),
            ("proposed", "Proposed", PROPOSED_INTRODUCTION, glossary.proposed),
        ):
            if items:
                links = "\n".join(f"- {self.link(item.name, item.full_id)}" for item in items)
                yield from (heading(level, title, full_id), said, links)
        if glossary.overviews:
            yield heading(level, "The funnel at a glance", "overview")
        for overview in glossary.overviews:
            yield from self._overview(overview, level + 1)
        owed = tables(glossary)
        if owed:
            yield heading(level, "Handovers and deadlines", "deadlines")
        for title, table in owed:
            yield f"{'#' * (level + 1)} {title}"
            yield self._table(table)

    def _overview(self, overview: Overview, level: int) -> Iterable[str]:
        """A funnel at a glance: its steps, a diagram, and every move as a table, the diagram's text."""
        yield f"{'#' * level} {self._run(overview.funnel)}"
        yield "\n".join(f"{number}. {self._step(step)}" for number, step in enumerate(overview.path, 1))
        if overview.beside:
            yield "Beside the path:"
            yield "\n".join(f"- {self._step(step)}" for step in overview.beside)
        if overview.ways:
            yield "Moves:"
            drawn = diagram(overview)
            if drawn:
                yield f"```mermaid\n{drawn}\n```"
            yield self._table(moves(overview))

    def _step(self, step: Step) -> str:
        name = f"**{self._run(step.stage)}**" + "".join(f" ({plain(short)})" for short in step.abbreviations)
        parts = [name, *(plain(owner.name) for owner in step.owners)]
        parts += [f"*{each.text}*" for each in step_marks(step)]
        parts += [self._words(deadline) for deadline in step.deadlines]
        return "; ".join(parts)

    def item(self, item: Item, level: int = 3) -> Iterable[str]:
        """An item under a heading of a level from 1 to 5, its differences one level below."""
        short = f" ({', '.join(plain(word) for word in item.abbreviations)})" if item.abbreviations else ""
        yield heading(level, plain(item.name, line_start=True) + short, item.full_id)
        byline = [item.kind[:1].upper() + item.kind[1:]]
        byline += [f"**{plain(each.text)}**" for each in marks(item)]
        if item.owners:
            owners = ", ".join(_owner(owner) for owner in item.owners)
            byline.append(f"Owner{'' if len(item.owners) == 1 else 's'}: {owners}")
        yield "; ".join(byline)
        for fact in item.facts:
            if fact.attribute == "definition":
                yield self._body(fact.body)
            else:
                yield from self._fact(fact)
        if item.used_by:
            yield f"**Used by:** {', '.join(self._run(run) for run in item.used_by)}"
        for difference in item.differences:
            yield from self._difference(difference, level + 1)

    def _fact(self, fact: Fact) -> Iterable[str]:
        if isinstance(fact.body, Words) or (isinstance(fact.body, Said) and not fact.body.parts):
            yield f"**{plain(fact.label)}:** {self._body(fact.body)}"
        else:
            yield f"**{plain(fact.label)}:**"
            yield self._body(fact.body)

    def _difference(self, difference: Difference, level: int) -> Iterable[str]:
        """Each side's text, one below the other: side by side is what Markdown cannot do with lists."""
        yield f"{'#' * level} {plain(difference_heading(difference), line_start=True)}"
        for contrast in difference.contrasts:
            yield f"**{plain(contrast_words(contrast), line_start=True)}**"
            yield from (plain(argued(lead), line_start=True) for lead in contrast.leads)
        for view in difference.views:
            contact = f", {plain(view.owner.contact)}" if view.owner and view.owner.contact else ""
            where = f"{code_span(view.place.path)}, line {view.place.line}"
            yield f"**{plain(view_heading(view, difference))}** ({where}{contact}):"
            yield self._body(view.body)

    def _body(self, body: Body) -> str:
        match body:
            case Words():
                return self._words(body)
            case Prose():
                return prose.to_markdown(body, self.href)
            case Said():
                return self._said(body)
            case Lines():
                signs = (f"{at}. " if body.ordered else "- " for at in range(1, len(body.items) + 1))
                return "\n".join(
                    sign + self._cell(item) for sign, item in zip(signs, body.items, strict=True)
                )
            case Table():
                return self._table(body)

    def _words(self, words: Words) -> str:
        return "".join(self._run(run, line_start=at == 0) for at, run in enumerate(words.runs))

    def _run(self, run: Run, *, line_start: bool = False) -> str:
        """A few words; blanks at their ends matter, since other words follow."""
        text = escape_markdown(re.sub(r"\s+", " ", run.text), line_start=line_start)
        return f"[{text}]({self.href(run.to)})" if run.to else text

    def _said(self, said: Said) -> str:
        lines = [self._line(said)]
        if said.parts:
            lines += ["", *self._parts(said.parts, 0)]
        return "\n".join(lines)

    def _line(self, said: Said) -> str:
        return self._run(Run(said.text, said.to), line_start=True)

    def _parts(self, parts: Iterable[Said], depth: int) -> Iterable[str]:
        for part in parts:
            yield f"{'  ' * depth}- {self._line(part)}"
            yield from self._parts(part.parts, depth + 1)

    def _table(self, table: Table) -> str:
        head = "| " + " | ".join(table.head) + " |"
        line = "|" + " --- |" * len(table.head)
        return "\n".join([head, line, *(self._row(row) for row in table.rows)])

    def _row(self, row: Row) -> str:
        first, *others = (self._cell(cell) for cell in row.cells)
        before = mark(row.anchor) if row.anchor else ""
        return "| " + " | ".join([before + first, *others]) + " |"

    def _cell(self, cell: Words | Prose | Said) -> str:
        match cell:
            case Words():
                return self._words(cell)
            case Prose():
                return prose.to_line(cell, self.href)
            case Said():
                return self._run(Run(cell.flat)) if cell.parts else self._line(cell)


def _owner(owner: Owner) -> str:
    return f"{plain(owner.name)} ({plain(owner.contact)})" if owner.contact else plain(owner.name)
