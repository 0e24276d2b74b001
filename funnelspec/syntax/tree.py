"""The located tree: what a YAML file says, with the place of every word.

Every value keeps the text that was typed: ``NO`` is ``NO`` and ``1.10`` is ``1.10``. Whoever expects a
number or a yes/no reads it from that text.
"""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.source import Location, Source


class Node:
    """A place in a file with something in it: a ``Text``, a ``List`` or a ``Mapping``."""

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def where(self) -> Location:
        """The place of the whole value; for an alias the place of ``*name``."""
        return Location(self.source, self.start, self.end)


class Text(Node):
    """Something written as text.

    Attributes:
        value: the text as YAML reads it: quotes and escapes undone, lines folded, nothing converted.
        style: ``""`` for plain text, else the mark it begins with: ``'``, ``"``, ``|`` or ``>``.
    """

    __slots__ = ("style", "value")

    def __init__(self, source: Source, start: int, end: int, value: str, style: str = "") -> None:
        self.source = source
        self.start = start
        self.end = end
        self.value = value
        self.style = style

    @property
    def empty(self) -> bool:
        """Nothing was written: YAML 1.2's null, or text of blanks only."""
        return (not self.style and self.value in _NULLS) or not self.value.strip()

    def at(self, start: int, end: int) -> Location:
        """The place in the file of ``value[start:end]``; the whole text where that cannot be told.

        Works through quotes, escapes and folded lines, so a word inside a block text has its own place.
        """
        from funnelspec.syntax.offsets import offsets

        return offsets(self).location(start, end)

    def __repr__(self) -> str:
        return f"Text({self.value!r})"


_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class List(Node):
    """A list: ``items`` in the order written."""

    __slots__ = ("items",)

    def __init__(self, source: Source, start: int, end: int, items: list[Node]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.items = items

    def __repr__(self) -> str:
        return f"List({self.items!r})"


class Mapping(Node):
    """Attributes and their values, in the order written.

    Attributes:
        entries: attribute to (the attribute's own text, its value). Of an attribute that is written twice
            the first stands here; reading has reported the second.
    """

    __slots__ = ("entries",)

    def __init__(self, source: Source, start: int, end: int, entries: dict[str, tuple[Text, Node]]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.entries = entries

    def get(self, name: str) -> Node | None:
        """The value of an attribute, or nothing."""
        pair = self.entries.get(name)
        return pair[1] if pair else None

    def key(self, name: str) -> Text | None:
        """The attribute's own text, for findings about the attribute itself."""
        pair = self.entries.get(name)
        return pair[0] if pair else None

    def __iter__(self) -> Iterator[tuple[Text, Node]]:
        return iter(self.entries.values())

    def __repr__(self) -> str:
        return f"Mapping({ {name: value for name, (_, value) in self.entries.items()}!r})"
