"""From the text of a file to a located tree.

PyYAML's events, not its nodes: events keep the place of an alias, let nothing be converted, and a flat loop
over them cannot run out of stack. Whatever libyaml refuses is read once more by PyYAML's own parser, whose
word is final, so that both give the same trees and the same findings.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from funnelspec.diagnostic import Finding
from funnelspec.record import NamedTuple
from funnelspec.source import Source
from funnelspec.syntax import wording
from funnelspec.syntax.comments import Suppression, suppressions
from funnelspec.syntax.tree import List, Mapping, Node, Text

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml works too, about nine times slower.
    CParser = None  # type: ignore[assignment,misc]

use_libyaml = CParser is not None
"""Whether libyaml does the reading; tests switch it off."""

DEEPEST = 64
"""How many lists and attributes may stand inside each other."""

MOST_FINDINGS = 1_000
"""How many findings of a kind are kept for one file; a person reads the first ten."""

MOST_EXPANDED = 100_000
"""How many values the aliases of one file may stand for."""


def parsers() -> tuple[type[Any], ...]:
    """The parsers that a file may be read by, the one to try first at the beginning."""
    from funnelspec.syntax.pure import PureParser

    return (CParser, PureParser) if use_libyaml else (PureParser,)


class Reading(NamedTuple):
    """What one file says.

    Attributes:
        root: the tree; nothing for a file that is empty or cannot be read.
        findings: what is wrong with it as YAML; exactly one where it cannot be read.
        suppressions: the findings that its comments hide.
    """

    root: Node | None
    findings: list[Finding]
    suppressions: list[Suppression]


class Unreadable(Exception):
    """The file stops making sense; carries the finding that says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.headline)
        self.finding = finding


def read(source: Source) -> Reading:
    """The located tree of a file; never raises.

    Switch the garbage collector off around many of these: see ``collector.Paused``.
    """
    text = source.text
    if use_libyaml and "\t" not in text and "\ufeff" not in text:
        try:
            return _finish(source, _Builder(source).build(CParser(text)), CParser)
        except (Unreadable, YAMLError, ValueError):
            pass
    return _read_slowly(source)


def _read_slowly(source: Source) -> Reading:
    """The same by PyYAML's own parser, which also explains what is wrong."""
    from funnelspec.syntax.complaints import explain, forbidden
    from funnelspec.syntax.conflict import conflict
    from funnelspec.syntax.pure import PureParser

    refused = forbidden(source)
    if refused:
        return Reading(None, [refused], [])
    builder, parser = _Builder(source), PureParser(source.text)
    try:
        return _finish(source, builder.build(parser), PureParser)
    except Unreadable as unreadable:
        return Reading(None, [unreadable.finding], [])
    except (YAMLError, ValueError) as error:
        unmerged = conflict(source)
        said = unmerged or explain(source, error, builder.last, builder.opened, parser.begun)
        return Reading(None, [said], [])


def _finish(source: Source, built: tuple[Node | None, list[Finding]], parser: type) -> Reading:
    root, findings = built
    hidden: list[Suppression] = []
    if "#" in source.text:
        from funnelspec.syntax.shortened import shortened

        findings.extend(islice(shortened(source, parser), MOST_FINDINGS))
        hidden, malformed = suppressions(source, parser, MOST_FINDINGS)
        findings.extend(malformed)
    return Reading(root, findings, hidden)


class _Builder:
    """Puts events together; knows the anchors of one file and how much its aliases stand for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.last: Text | None = None  # the last text read, for complaints about what follows it
        self.opened: int | None = None  # where the innermost open bracket or brace stands
        self.findings: list[Finding] = []
        self.anchors: dict[str, tuple[Node, int, int] | None] = {}  # node, size, height; nothing: still open
        self.used: set[str] = set()  # the anchors that an alias refers to
        self.expanded = 0
        self.split_after: Node | None = None  # the last text reported as split by a comma

    def build(self, parser: Any) -> tuple[Node | None, list[Finding]]:
        """The root of the first document, and the findings.

        Raises:
            Unreadable: a limit is passed, or something has no meaning.
            YAMLError, ValueError: this is not YAML.
        """
        source, text, get = self.source, self.source.text, parser.get_event
        stack: list[tuple[Any, ...]] = []
        inner: list[int] = []  # for each open anchor, the deepest place reached inside it
        items: list[Node] | None = []
        entries: dict[str, tuple[Text, Node]] = {}
        key: Node | None = None
        flow = False
        start = made = last = 0
        anchor: str | None = None
        size = 0
        top = items
        documents = 0
        new = Text.__new__
        words: Text | None = None
        try:
            while True:
                event = get()
                kind = event.__class__
                made += 1
                node: Node
                if kind is ScalarEvent:
                    begin = event.start_mark.index
                    last = event.end_mark.index
                    style = event.style
                    if begin == last or style == "|" or style == ">":
                        while last and text[last - 1] in " \n\r\t":
                            last -= 1
                        if begin > last:
                            begin = last
                        if style and text.find("#", begin, begin + 4) > begin:
                            _refuse_stuck_comment(text, begin)
                    if event.anchor is not None or event.tag is not None:
                        begin = self._after_properties(event, begin, last)
                    # By hand, as a call of Text would double the cost of the commonest node.
                    node = words = new(Text)
                    words.source = source
                    words.start = begin
                    words.end = last
                    words.value = event.value
                    words.style = style or ""
                    if event.anchor is not None:
                        self.anchors[event.anchor] = (node, 1, 0)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    stack.append((items, entries, key, flow, start, anchor, size))
                    flow = bool(event.flow_style)
                    start = event.start_mark.index
                    anchor = event.anchor
                    key = None
                    if anchor is not None or event.tag is not None:
                        start = self._after_properties(event, start, len(text))
                    if len(stack) > DEEPEST:
                        raise Unreadable(wording.too_deep(source, start, DEEPEST))
                    if anchor is not None:
                        self.anchors[anchor] = None
                        size = made
                        inner.append(len(stack))
                    elif inner and inner[-1] < len(stack):
                        inner[-1] = len(stack)
                    if kind is MappingStartEvent:
                        items, entries = None, {}
                    else:
                        items = []
                    last = start
                    continue
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    closing = event.end_mark.index
                    if flow and text[closing - 1] in "}]" and closing > last:
                        last = closing
                    if items is None:
                        if "<<" in entries:
                            from funnelspec.syntax.merging import merged

                            entries = merged(entries, self._tell)
                        node = Mapping(source, start, last, entries)
                    else:
                        node = List(source, start, last, items)
                        if flow and text.startswith("[[", start):
                            node = self._link(node)
                    if anchor is not None:
                        deepest = inner.pop()
                        if inner and inner[-1] < deepest:
                            inner[-1] = deepest
                        self.anchors[anchor] = (node, made - size, deepest - len(stack) + 1)
                    items, entries, key, flow, start, anchor, size = stack.pop()
                elif kind is AliasEvent:
                    begin = event.start_mark.index
                    last = event.end_mark.index
                    target, weight, height = self._target(event.anchor, begin, last)
                    made += weight
                    height += len(stack)
                    if height > DEEPEST:
                        raise Unreadable(wording.too_deep(source, begin, DEEPEST))
                    if inner and inner[-1] < height:
                        inner[-1] = height
                    node = _elsewhere(target, begin, last)
                elif kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._tell(wording.second_document, source, event.start_mark.index)
                        break
                    continue
                elif kind is StreamEndEvent:
                    break
                else:
                    continue

                if items is not None:
                    if flow and items and text[node.start - 1] == "," and self._cuts_number(items[-1], node):
                        continue
                    items.append(node)
                elif key is None:
                    key = node
                else:
                    if key.__class__ is not Text or (len(key.value) < 5 and key.empty):
                        self._tell(wording.not_text, key)
                    elif flow and node.start == last and self._split_off(key, node, entries):
                        pass
                    elif key.value in entries:
                        self._tell(wording.twice, entries[key.value][0], key)
                    else:
                        entries[key.value] = (key, node)
                    key = None
        finally:
            self.last = words
            self.opened = start if flow else None
        if self.anchors:
            self._look_for_unused()
        root = top[0] if top else None
        if root.__class__ is Text and root.empty:
            root = None
        return root, self.findings

    def _tell(self, finding: Callable[..., Finding], *about: object) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding(*about))

    def _after_properties(self, event: Any, at: int, end: int) -> int:
        """Where a value begins behind its anchor and its tag.

        Raises:
            Unreadable: the tag asks for more than text, a list or attributes.
        """
        text = self.source.text
        anchor, tag = event.anchor, event.tag
        if tag is not None and tag != _HARMLESS.get(event.__class__):
            raise Unreadable(wording.foreign_tag(self.source, text.find("!", at)))
        while at < end:
            if text[at] == "&" and anchor is not None:
                at += 1 + len(anchor)
                anchor = None
            elif text[at] == "!" and tag is not None:
                tag = None
                at = wording.tag_end(text, at)
            elif text[at] in " \t" + wording.LINE_ENDS:
                at += 1
            elif text[at] == "#" and text[at - 1] in " \t" + wording.LINE_ENDS:
                at = wording.line_end(text, at)
            else:
                break
        return min(at, end)

    def _target(self, name: str, start: int, end: int) -> tuple[Node, int, int]:
        """What an alias stands for, with its size and height.

        Raises:
            Unreadable: nothing has that name, it is what the alias stands in, or it is too much.
        """
        if name not in self.anchors:
            raise Unreadable(wording.unknown_anchor(self.source, start, end))
        target = self.anchors[name]
        if target is None:
            raise Unreadable(wording.inside_itself(self.source, start, end))
        self.used.add(name)
        self.expanded += target[1]
        if self.expanded > MOST_EXPANDED:
            raise Unreadable(wording.explodes(self.source, start, end, MOST_EXPANDED))
        return target

    def _look_for_unused(self) -> None:
        """Anchors on unquoted text that nothing refers to: most likely ``&`` is a part of the text."""
        for name, found in self.anchors.items():
            if found and name not in self.used and found[0].__class__ is Text and not found[0].style:
                start = self.source.text.rfind(f"&{name}", 0, found[0].start)
                if start >= 0 and not set(self.source.text[start : found[0].start]) & set(wording.LINE_ENDS):
                    self._tell(wording.unused_anchor, self.source, start, name, found[0])

    def _link(self, node: List) -> Node:
        """``[[MQL]]`` is a link to whoever writes it, and a list in a list to YAML."""
        if not node.items or node.items[0].__class__ is not List:
            return node
        self._tell(wording.link_as_list, node)
        self.last = Text(self.source, node.start, node.end, self.source.text[node.start : node.end])
        return self.last

    def _split_off(self, key: Text, value: Node, entries: dict[str, tuple[Text, Node]]) -> bool:
        """Whether an attribute is the rest of a text that a comma split: ``{when: amount >= 22,800}``."""
        text = self.source.text
        if value.__class__ is not Text or value.style or value.value or ":" in text[key.end : value.start]:
            return False
        name = "" if key.style else wording.name_before(key.value)
        if name and name not in entries:
            # ``{name:Lead}`` means {name: Lead}; taken for that, it causes no findings elsewhere.
            colon = key.start + len(name)
            if text[key.start : colon] == name:
                self._tell(wording.stuck, self.source, key.start, name, key.end)
                value = Text(self.source, colon + 1, key.end, key.value[len(name) + 1 :])
                entries[name] = (Text(self.source, key.start, colon, name), value)
                return True
        if not entries:
            return False
        comma = text.rfind(",", 0, key.start)
        named, before = next(reversed(entries.values()))
        if comma < before.end or before.__class__ is not Text:
            return False
        if self.split_after is not before:
            self.split_after = before
            self._tell(wording.split, self.source, comma, (before if before.value else named).start)
        return True

    def _cuts_number(self, before: Node, node: Node) -> bool:
        """Whether a list's item is the rest of a number that a comma split: ``[amount >= 22,800]``."""
        if before.__class__ is not Text or node.__class__ is not Text or before.style or node.style:
            return False
        digits = node.value[:4]
        if before.end != node.start - 1 or " " not in before.value or not before.value[-1].isdigit():
            return False
        if not digits[:3].isdigit() or len(digits) < 3 or digits[3:].isdigit():
            return False
        self._tell(wording.split, self.source, node.start - 1, before.start, "[")
        return True


_HARMLESS = {
    ScalarEvent: "tag:yaml.org,2002:str",
    SequenceStartEvent: "tag:yaml.org,2002:seq",
    MappingStartEvent: "tag:yaml.org,2002:map",
}


def _refuse_stuck_comment(text: str, start: int) -> None:
    """A comment right behind ``>-`` needs a space before its mark, which libyaml lets pass.

    Raises:
        ValueError: there is none.
    """
    if text[text.find("#", start) - 1] not in " \t\r\n":
        raise ValueError("no space before a comment")


def _elsewhere(node: Node, start: int, end: int) -> Node:
    """The same value, at the place of an alias; what is inside it is shared and keeps its own places."""
    if isinstance(node, Text):
        return Text(node.source, start, end, node.value, node.style)
    if isinstance(node, Mapping):
        return Mapping(node.source, start, end, node.entries)
    assert isinstance(node, List)
    return List(node.source, start, end, node.items)
