"""The Markdown that people may use in definitions: bold, italics, code, lists, quotes and links, no more.

What else a text holds (HTML, images, headings, other kinds of links) is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from funnelspec.glossary.value import Prose, Target
from funnelspec.renderers.anchors import href
from funnelspec.renderers.escaping import code_span, escape_markdown, one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Leads: TypeAlias = Callable[[str], str]
"""Gives the address of an item by its full id."""

LONGEST = 10_000
"""A longer text is shown without its markup: the time to read it can grow with the square of its length."""

_HOLDERS = ("blockquote_open", "list_item_open")
_DEEPEST = 19
"""What stands as deep as this in quotes and lists the reader leaves out (``maxNesting``)."""

_OFF = ["image", "heading", "lheading", "hr", "html_block", "html_inline", "reference", "code"]


def _allowed(address: str) -> bool:
    return address.lower().startswith(("http://", "https://", "mailto:", "#"))


def _item_link(state: StateInline, silent: bool) -> bool:
    """``[[MQL]]``: a link to the item, when the glossary knows one."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos + 2, state.posMax)
    target = state.env.get(state.src[state.pos + 2 : end].strip()) if end >= 0 else None
    if target is None:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": href(target.to)}
        state.push("text", "", 0).content = one_line(target.shown)
        state.push("link_close", "a", -1)
    state.pos = end + 2
    return True


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).disable(_OFF)
    # The library's documented way to restrict links is to replace this method.
    setattr(reader, "validateLink", _allowed)  # noqa: B010
    reader.inline.ruler.before("link", "item_link", _item_link)
    return reader


def _read(prose: Prose) -> list[Token]:
    text, marked = prose.text, bool(prose.marks)
    if marked:
        from funnelspec.renderers.marking import marked_text, without

        text = marked_text(prose)
    links = {target.written: target for target in prose.targets}
    tokens = _reader().parse(text, links)
    if any(token.type in _HOLDERS and token.level >= _DEEPEST for token in tokens):
        tokens = _one_paragraph(text, links)
    for token in tokens:
        token.info = ""  # the language of a code block would become a class name
    tokens = without(tokens) if marked else tokens
    return _mentioned(tokens, prose.mentions) if prose.mentions else tokens


def _one_paragraph(text: str, links: dict[str, Target]) -> list[Token]:
    """The text without its quotes and lists, whose signs are shown as they were typed."""
    from markdown_it.token import Token as Made

    inside = _reader().parseInline(text, links)
    return [Made("paragraph_open", "p", 1), *inside, Made("paragraph_close", "p", -1)]


def _mentioned(tokens: list[Token], mentions: tuple[Target, ...]) -> list[Token]:
    """The tokens with a link around the first of each mention; code, addresses and links stay as they are."""
    waiting = {one.written: one for one in mentions}
    for token in tokens:
        inside = 0
        children: list[Token] = []
        for child in token.children or []:
            inside += child.nesting if child.type in ("link_open", "link_close") else 0
            plain = child.type == "text" and not inside
            children += _linked(child, waiting) if plain and waiting else [child]
        token.children = children or token.children
    return tokens


def _linked(token: Token, waiting: dict[str, Target]) -> Iterator[Token]:
    """A run of plain words as links and the words between; takes what it found out of ``waiting``."""
    from markdown_it.token import Token as Made

    longest = sorted(waiting, key=len, reverse=True)
    at = 0
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", token.content):
        target = waiting.pop(found.group(), None)
        if target is None:
            continue
        if found.start() > at:
            yield token.copy(content=token.content[at : found.start()])
        yield Made("link_open", "a", 1, attrs={"href": href(target.to)})
        yield token.copy(content=found.group())
        yield Made("link_close", "a", -1)
        at = found.end()
    if at < len(token.content):
        yield token.copy(content=token.content[at:])


def to_html(prose: Prose) -> str:
    """The text as paragraphs, lists, quotes and code blocks of HTML."""
    if len(prose.text) > LONGEST:
        from html import escape

        return f"<p>{escape(prose.text)}</p>\n"
    return str(_reader().renderer.render(_read(prose), _reader().options, {}))


def to_markdown(prose: Prose, leads: Leads = href) -> str:
    """The text as Markdown that means the same to every reader, GitHub's included; no line end at the end.

    Args:
        leads: gives the address of an item by its full id.
    """
    if len(prose.text) > LONGEST:
        return escape_markdown(prose.text)
    lines: list[str] = []
    indents: list[str] = []
    marker = ""
    counters: list[int | None] = []

    def put(text: str) -> None:
        nonlocal marker
        for line in text.split("\n"):
            start = "".join(indents)
            if marker:
                start = start[: len(start) - len(marker)] + marker
                marker = ""
            lines.append((start + line).rstrip())

    def gap() -> None:
        if lines and lines[-1].strip(" >"):
            lines.append("".join(indents).rstrip())

    for token in _read(prose):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if not counters:
                    gap()
                ordered = token.type == "ordered_list_open"
                counters.append(int(token.attrs.get("start", 1)) if ordered else None)
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
                if not counters:
                    gap()
            case "list_item_open":
                if marker:
                    put("")
                count = counters[-1]
                marker = "- " if count is None else f"{count}. "
                if count is not None:
                    counters[-1] = count + 1
                indents.append(" " * len(marker))
            case "list_item_close":
                if marker:
                    put("")
                indents.pop()
            case "blockquote_open":
                gap()
                if marker:
                    put("")
                indents.append("> ")
            case "blockquote_close":
                while lines and not lines[-1].strip(" >"):
                    lines.pop()
                indents.pop()
                gap()
            case "fence":
                fence = "`" * max(3, _longest_run(token.content) + 1)
                gap()
                put(f"{fence}\n{token.content.rstrip(chr(10))}\n{fence}")
                gap()
            case "inline":
                put(_inline(token.children or [], leads))
            case "paragraph_close" if not token.hidden:
                gap()
    return "\n".join(lines).strip("\n")


def to_line(prose: Prose, leads: Leads = href) -> str:
    """The text as one line of Markdown that fits a cell of a table; ``leads`` as ``to_markdown``."""
    if len(prose.text) > LONGEST:
        return escape_markdown(one_line(prose.text))
    parts: list[str] = []
    for token in _read(prose):
        if token.type == "inline":
            parts.append(_inline(token.children or [], leads, cell=True).replace("\n", " "))
        elif token.type == "fence":
            parts.append(code_span(token.content, cell=True))
    return " ".join(part for part in parts if part)


def _inline(tokens: list[Token], leads: Leads, *, cell: bool = False) -> str:
    out: list[str] = []
    closing: list[str] = []
    line_start = True
    for token in tokens:
        match token.type:
            case "text":
                out.append(escape_markdown(token.content, line_start=line_start))
            case "code_inline":
                out.append(code_span(token.content, cell=cell))
            case "softbreak":
                out.append("\n")
            case "hardbreak":
                out.append(" " if cell else "\\\n")
            case "link_open":
                out.append("[")
                closing.append(_address(str(token.attrs["href"]), leads))
            case "link_close":
                out.append(f"]({closing.pop()})")
            case _:
                out.append(token.markup)  # em and strong: the marks as typed
        line_start = out[-1].endswith("\n") or (line_start and not out[-1])
    return "".join(out)


def _address(address: str, leads: Leads) -> str:
    """Where a link leads; one to ``#terms/lead`` leads to the item, wherever that stands."""
    if re.match("#[a-z_]+/.", address):
        return leads(unquote(address[1:]))
    for letter, escaped in (
        ("(", "%28"),
        (")", "%29"),
        ("|", "%7C"),
        ("<", "%3C"),
        (">", "%3E"),
        ("\\", "%5C"),
    ):
        address = address.replace(letter, escaped)
    return address


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
