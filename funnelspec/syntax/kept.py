"""Whether edits leave everything else in a file as it was: read again, the rest says what it said."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from yaml.error import YAMLError

from funnelspec.diagnostic import Edit
from funnelspec.record import NamedTuple
from funnelspec.source import Source
from funnelspec.syntax import reader
from funnelspec.syntax.comments import comments
from funnelspec.syntax.offsets import offsets
from funnelspec.syntax.tree import List, Mapping, Node, Text


class Asked(NamedTuple):
    """An edit, and by how many findings it is asked for."""

    edit: Edit
    times: int


class _Leaf(NamedTuple):
    """A text of a tree, an attribute's own too, and where the attribute it belongs to stands."""

    text: Text
    parent: int


def kept(before: Node | None, asked: Sequence[Asked], after: Node | None) -> bool:
    """Whether a file that was edited says what it said, but for what the edits are about.

    A text in which words are replaced must read as it did with these words replaced, whatever its quotes; all
    others must read as they did and belong to the attributes they belonged to. A text that an alias repeats
    may only change when every use of it asks for the same, and an alias itself is not edited.

    Args:
        before: the tree of the file.
        asked: edits of the file that do not touch each other, in the order of their places.
        after: the tree of the edited file.
    """
    if before is None or after is None:
        return False
    moved = _Moved([each.edit for each in asked])
    uses = Uses(before)
    inside: dict[int, list[Edit]] = {}
    whole: list[Edit] = []
    for edit, times in asked:
        if not uses.allow(edit, times):
            return False
        text = uses.around(edit)
        if text is None:
            whole.append(edit)
        else:
            inside.setdefault(text.start, []).append(edit)
    taken_out = _Regions([(edit.where.start, edit.where.end) for edit in whole])
    expected = []
    for text, parent in uses.leaves:
        value: str | None = text.value
        if text.start in inside:
            value = _replaced(text, inside[text.start])
            if value is None:
                return False
        elif text.start in taken_out:
            continue
        expected.append((moved.place(text.start), moved.place(parent), value))
    put_in = _Regions([moved.region(edit) for edit in whole if edit.replacement])
    found = [(text.start, parent, text.value) for text, parent in _leaves(after) if text.start not in put_in]
    return expected == found


class Uses:
    """How often a file says each of its texts: aliases repeat what their anchors hold.

    Attributes:
        leaves: every text of the tree, once for each use.
    """

    def __init__(self, root: Node) -> None:
        self.leaves = list(_leaves(root))
        self._counts = Counter(leaf.text.start for leaf in self.leaves)
        self._repeats = any(_is_alias(leaf.text) for leaf in self.leaves) or len(self._counts) < len(
            self.leaves
        )
        self._around = _Around(list({leaf.text.start: leaf.text for leaf in self.leaves}.values()))

    def around(self, edit: Edit) -> Text | None:
        """The text in which words are replaced by an edit, if it is no other sort of edit."""
        return self._around.find(edit)

    def allow(self, edit: Edit, times: int) -> bool:
        """Whether an edit that is asked for so often changes no use of a text that does not ask for it."""
        text = self.around(edit)
        return not self._repeats if text is None else self._counts[text.start] <= times


def comments_of(sources: Iterable[Source]) -> Counter[str]:
    """How often each comment stands in files that can be read, wherever it stands."""
    found: Counter[str] = Counter()
    for source in sources:
        if "#" in source.text:
            found.update(_comments(source))
    return found


def _comments(source: Source) -> list[str]:
    for parser in reader.parsers():
        try:
            return [comment.where.text for comment in comments(source, parser)]
        except (YAMLError, ValueError):
            continue  # what libyaml refuses is up to PyYAML's own parser, as in reading
    return []


class _Around:
    """Finds the text in which an edit lies."""

    def __init__(self, texts: list[Text]) -> None:
        self._texts = sorted(texts, key=lambda text: text.start)
        self._starts = [text.start for text in self._texts]

    def find(self, edit: Edit) -> Text | None:
        """Nothing for an edit that lies in no text, puts lines in, or replaces an alias or a quoted text."""
        if "\n" in edit.replacement or "\r" in edit.replacement:
            return None
        at = bisect_right(self._starts, edit.where.start) - 1
        text = self._texts[at] if at >= 0 else None
        if text is None or edit.where.end > text.end or _is_alias(text):
            return None
        whole = (edit.where.start, edit.where.end) == (text.start, text.end)
        return None if whole and (text.style or not text.value) else text


class _Regions:
    """Stretches of a file that do not touch each other, in order."""

    def __init__(self, regions: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in regions]
        self._ends = [end for _, end in regions]

    def __contains__(self, at: int) -> bool:
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self._ends[number]


class _Moved:
    """Where places of a file are once edits have been made, in order."""

    def __init__(self, edits: list[Edit]) -> None:
        self._ends = [edit.where.end for edit in edits]
        grown = (len(edit.replacement) - (edit.where.end - edit.where.start) for edit in edits)
        self._shifts = [0, *accumulate(grown)]

    def place(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._ends, at)]

    def region(self, edit: Edit) -> tuple[int, int]:
        """Where the replacement of an edit is."""
        end = self.place(edit.where.end)
        return end - len(edit.replacement), end


def _is_alias(text: Text) -> bool:
    """No text begins with a star unless it is quoted, and then it begins with the quote."""
    return text.source.text.startswith("*", text.start)


def _leaves(root: Node) -> Iterator[_Leaf]:
    """Every text of a tree in the order written, once for each use; own stack, as trees may be deep."""
    stack: list[tuple[Node, int]] = [(root, -1)]
    while stack:
        node, parent = stack.pop()
        if isinstance(node, Text):
            yield _Leaf(node, parent)
        elif isinstance(node, List):
            stack.extend((item, parent) for item in reversed(node.items))
        elif isinstance(node, Mapping):
            for key, value in reversed(node.entries.values()):
                stack += ((value, key.start), (key, parent))


def _replaced(text: Text, edits: list[Edit]) -> str | None:
    """What a text says with words in it replaced; nothing where that cannot be told."""
    value = text.value
    for edit in reversed(edits):
        span = offsets(text).value_span(edit.where.start, edit.where.end)
        words = _read(edit.replacement, text.style)
        if span is None or words is None:
            return None
        value = value[: span[0]] + words + value[span[1] :]
    return value


def _read(written: str, style: str) -> str | None:
    """What words say that are written inside a text of a style."""
    if style == '"':
        root = reader.read(Source("", f'"x{written}"')).root  # blanks alone would be read as nothing
        return root.value[1:] if isinstance(root, Text) else None
    return written.replace("''", "'") if style == "'" else written
