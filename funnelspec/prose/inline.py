"""What stands inside a block of Markdown, with places.

The parser tells no places inside a block. So each of its rules that takes something for more than letters is
replaced by one that runs it and notes from where to where it read; whatever no rule took is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from funnelspec.record import NamedTuple

_MARK = re.compile(r"[\\`*_\[<&]")
_MOST = 500
"""A block with more marks is read without them: the time to read it can grow with their square."""

DEEPEST = 60
"""How many of the parser's levels are read, two for each list: the time to read a line grows with them."""
_TALLEST = 100
"""Lines of one address of links by reference; what goes on is text, as it takes time with the square."""


class Piece(NamedTuple):
    """Part of a block, from ``start`` to ``end``, that a reader sees as ``shown``."""

    start: int
    end: int
    shown: str


class Inside(NamedTuple):
    """What is in a block.

    Attributes:
        pieces: what is shown otherwise than it is written, in order.
        links: what links are called.
        tags: HTML tags and comments.
    """

    pieces: list[Piece]
    links: list[tuple[int, int]]
    tags: list[tuple[int, int]]


Rule = Callable[[StateInline, bool], bool]
_SHOWN_AS_IT_IS = ("text", "newline")
# What stands between these tags is code, or somebody else's words.
_LEFT_ALONE = re.compile(r"<(/?)(code|kbd|samp|var|q)\b", re.IGNORECASE)


class Reader:
    """Reads Markdown as GitHub does, tables included.

    Attributes:
        parser: its blocks; the content of one is read by ``inside``.
    """

    def __init__(self) -> None:
        self.parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
        self.parser.block.ruler.at("reference", _reference)
        # Blocks are cut into passages first, then looked into one by one.
        self.parser.core.ruler.disable(["inline", "text_join"])
        self.parser.inline.ruler2.disable("fragments_join")  # a mark and the word before it stay apart
        self._inside = Inside([], [], [])
        self._marks: list[tuple[int, Token]] = []
        self._base = 0
        ruler = self.parser.inline.ruler
        for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
            if name not in _SHOWN_AS_IT_IS:
                ruler.at(name, self._noting(name, rule))

    def inside(self, content: str, env: dict[str, object]) -> Inside:
        """What is in a block.

        Args:
            content: the block as the parser gives it, without what it is indented by.
            env: what parsing the file has filled: the addresses of links by reference.
        """
        self._inside, self._marks, self._base = Inside([], [], []), [], 0
        if 0 < len(_MARK.findall(content)) <= _MOST:
            self.parser.inline.parse(content, self.parser, env, [])
        # An asterisk without a partner stays text; one with a partner becomes a mark, or loses what it holds.
        self._inside.pieces.extend(
            Piece(at, at + 1, "") for at, token in self._marks if token.type != "text" or not token.content
        )
        self._leave_alone(content)
        return Inside(_outermost(self._inside.pieces), self._inside.links, self._inside.tags)

    def _noting(self, name: str, rule: Rule) -> Rule:
        """A rule that notes what ``rule`` reads."""

        def noting(state: StateInline, silent: bool) -> bool:
            if silent:
                return rule(state, True)
            start, before, outer = state.pos, len(state.tokens), self._base
            if name == "image":  # what it is called is read as a block of its own
                self._base = outer + start + 2
            matched = rule(state, False)
            self._base = outer
            if matched:
                self._note(name, state, start, before)
            return matched

        return noting

    def _note(self, name: str, state: StateInline, start: int, before: int) -> None:
        at, end = self._base + start, self._base + state.pos
        pieces = self._inside.pieces
        if name == "emphasis":
            size = state.pos - start
            self._marks += zip(range(at, end), state.tokens[-size:], strict=True)
        elif name in ("link", "image"):
            opening = start + (name == "image")
            label = state.md.helpers.parseLinkLabel(_copy(state), opening, name == "link")
            begin, stop = self._base + opening + 1, self._base + label
            pieces += [Piece(at, begin, ""), Piece(stop, end, "")]
            self._inside.links.append((begin, stop))
        elif name in ("escape", "entity") and state.tokens[-1].type == "text_special":
            pieces.append(Piece(at, end, state.tokens[-1].content))
        elif name == "backticks":
            if len(state.tokens) > before and state.tokens[-1].type == "code_inline":
                pieces.append(Piece(at, end, " " * (end - at)))
        else:
            pieces.append(Piece(at, end, "\n" if name == "escape" else " "))
            if name == "html_inline":
                self._inside.tags.append((at, end))

    def _leave_alone(self, content: str) -> None:
        """Takes what stands between certain tags for no text."""
        opened = None
        for start, end in self._inside.tags:
            tag = _LEFT_ALONE.match(content, start, end)
            if tag and not tag.group(1) and opened is None:
                opened = (start, tag.group(2).lower())
            elif tag and opened and tag.group(1) and tag.group(2).lower() == opened[1]:
                self._inside.pieces.append(Piece(opened[0], end, " "))
                opened = None


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's rule for ``[name]: address "title"``, as if the file ended some lines on."""
    last = state.lineMax
    state.lineMax = min(last, start + _TALLEST)
    try:
        return reference(state, start, end, silent)
    finally:
        state.lineMax = last


def _copy(state: StateInline) -> StateInline:
    """A state in which looking ahead again moves nothing."""
    copy = StateInline(state.src, state.md, state.env, [])
    copy.posMax = state.posMax
    return copy


def _outermost(pieces: list[Piece]) -> list[Piece]:
    """The pieces in order, less those inside of others."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not found or piece.start >= found[-1].end:
            found.append(piece)
    return found
