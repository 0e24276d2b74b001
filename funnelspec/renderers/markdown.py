"""The glossary as one Markdown file, for repositories and wikis: GitHub's Markdown and nothing but."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
from funnelspec.renderers import prose
from funnelspec.renderers.anchors import anchor, href
from funnelspec.renderers.escaping import clean, code_span, escape_markdown, one_line
from funnelspec.renderers.wording import (
    DISPUTED_INTRODUCTION,
    argued,
    contrast_words,
    difference_heading,
    left_out,
    marks,
    moves,
    step_marks,
    summary,
    view_heading,
)


def render(glossary: Glossary) -> str:
    """The file. Equal glossaries give equal text; lines end with a line feed."""
    blocks = [f"# {_text(glossary.title)}", summary(glossary)]
    missing = left_out(glossary)
    if missing:
        blocks.append(f"**{_text(missing)}**")
    blocks.append(_contents(glossary))
    if glossary.disputed:
        links = "\n".join(f"- {_link(item.name, item.full_id)}" for item in glossary.disputed)
        blocks += [_heading(2, "Disputed", "disputed"), DISPUTED_INTRODUCTION, links]
    if glossary.overviews:
        blocks.append(_heading(2, "The funnel at a glance", "overview"))
    for overview in glossary.overviews:
        blocks += _overview(overview)
    for section in glossary.sections:
        blocks.append(_heading(2, section.title, section.id))
        for item in section.items:
            blocks += _item(item)
    return clean("\n\n".join(blocks) + "\n")


def _contents(glossary: Glossary) -> str:
    lines = []
    if glossary.disputed:
        lines.append("- [Disputed](#disputed)")
    if glossary.overviews:
        lines.append("- [The funnel at a glance](#overview)")
    for section in glossary.sections:
        links = ", ".join(_link(item.name, item.full_id) for item in section.items)
        lines.append(f"- [{section.title}](#{section.id}): {links}")
    return "\n".join(lines)


def _heading(level: int, text: str, full_id: str) -> str:
    return f"{_anchor(full_id)}\n\n{'#' * level} {text}"


def _anchor(full_id: str) -> str:
    return f'<a id="{anchor(full_id)}"></a>'


def _text(text: str, *, line_start: bool = False) -> str:
    return escape_markdown(one_line(text), line_start=line_start)


def _link(text: str, full_id: str) -> str:
    return f"[{_text(text)}]({href(full_id)})"


def _overview(overview: Overview) -> Iterable[str]:
    yield f"### {_run(overview.funnel)}"
    yield "\n".join(f"{number}. {_step(step)}" for number, step in enumerate(overview.path, 1))
    if overview.beside:
        yield "Beside the path:"
        yield "\n".join(f"- {_step(step)}" for step in overview.beside)
    if overview.ways:
        yield "Moves:"
        yield _table(moves(overview))


def _step(step: Step) -> str:
    name = f"**{_run(step.stage)}**" + "".join(f" ({_text(short)})" for short in step.abbreviations)
    parts = [name, *(_text(owner.name) for owner in step.owners)]
    parts += [f"*{mark.text}*" for mark in step_marks(step)]
    parts += [_words(deadline) for deadline in step.deadlines]
    return "; ".join(parts)


def _item(item: Item) -> Iterable[str]:
    short = f" ({', '.join(_text(word) for word in item.abbreviations)})" if item.abbreviations else ""
    yield _heading(3, _text(item.name, line_start=True) + short, item.full_id)
    byline = [item.kind[:1].upper() + item.kind[1:]]
    byline += [f"**{_text(mark.text)}**" for mark in marks(item)]
    if item.owners:
        owners = ", ".join(_owner(owner) for owner in item.owners)
        byline.append(f"Owner{'' if len(item.owners) == 1 else 's'}: {owners}")
    yield "; ".join(byline)
    for fact in item.facts:
        if fact.attribute == "definition":
            yield _body(fact.body)
        else:
            yield from _fact(fact)
    for difference in item.differences:
        yield from _difference(difference)


def _owner(owner: Owner) -> str:
    return f"{_text(owner.name)} ({_text(owner.contact)})" if owner.contact else _text(owner.name)


def _fact(fact: Fact) -> Iterable[str]:
    if isinstance(fact.body, Words) or (isinstance(fact.body, Said) and not fact.body.parts):
        yield f"**{_text(fact.label)}:** {_body(fact.body)}"
    else:
        yield f"**{_text(fact.label)}:**"
        yield _body(fact.body)


def _difference(difference: Difference) -> Iterable[str]:
    """Each side's text, one below the other: side by side is what Markdown cannot do with lists."""
    yield f"#### {_text(difference_heading(difference), line_start=True)}"
    for contrast in difference.contrasts:
        yield f"**{_text(contrast_words(contrast), line_start=True)}**"
        yield from (_text(argued(lead), line_start=True) for lead in contrast.leads)
    for view in difference.views:
        contact = f", {_text(view.owner.contact)}" if view.owner and view.owner.contact else ""
        where = f"{code_span(view.place.path)}, line {view.place.line}"
        yield f"**{_text(view_heading(view, difference))}** ({where}{contact}):"
        yield _body(view.body)


def _body(body: Body) -> str:
    match body:
        case Words():
            return _words(body)
        case Prose():
            return prose.to_markdown(body)
        case Said():
            return _said(body)
        case Lines():
            marks = (f"{at}. " if body.ordered else "- " for at in range(1, len(body.items) + 1))
            return "\n".join(mark + _cell(item) for mark, item in zip(marks, body.items, strict=True))
        case Table():
            return _table(body)


def _words(words: Words) -> str:
    return "".join(_run(run, line_start=at == 0) for at, run in enumerate(words.runs))


def _run(run: Run, *, line_start: bool = False) -> str:
    """A few words; blanks at their ends matter, since other words follow."""
    text = escape_markdown(re.sub(r"\s+", " ", run.text), line_start=line_start)
    return f"[{text}]({href(run.to)})" if run.to else text


def _said(said: Said) -> str:
    lines = [_line(said)]
    if said.parts:
        lines += ["", *_parts(said.parts, 0)]
    return "\n".join(lines)


def _line(said: Said) -> str:
    return _run(Run(said.text, said.to), line_start=True)


def _parts(parts: Iterable[Said], depth: int) -> Iterable[str]:
    for part in parts:
        yield f"{'  ' * depth}- {_line(part)}"
        yield from _parts(part.parts, depth + 1)


def _table(table: Table) -> str:
    head = "| " + " | ".join(table.head) + " |"
    line = "|" + " --- |" * len(table.head)
    return "\n".join([head, line, *(_row(row) for row in table.rows)])


def _row(row: Row) -> str:
    first, *others = (_cell(cell) for cell in row.cells)
    mark = _anchor(row.anchor) if row.anchor else ""
    return "| " + " | ".join([mark + first, *others]) + " |"


def _cell(cell: Words | Prose | Said) -> str:
    match cell:
        case Words():
            return _words(cell)
        case Prose():
            return prose.to_line(cell)
        case Said():
            return _run(Run(cell.flat)) if cell.parts else _line(cell)
