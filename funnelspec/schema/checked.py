"""Reading attributes by hand, with a finding for whatever is not as it should be."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from funnelspec.diagnostic import Finding, Label
from funnelspec.schema.words import choose, is_id, listed, quoted, replace_by, write_id
from funnelspec.source import Location
from funnelspec.syntax.tree import List, Mapping, Node, Text


class Checked:
    """Reads values and collects the findings; what is wrong is left out of what is returned.

    ``of`` names the value in headlines: ``"name" of teams/sales``. ``key`` is the attribute's own text, where
    a finding about an empty value points.
    """

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.findings: list[Finding] = []

    def problem(self, where: Location, headline: str, label: str, help: str, differs: str) -> None:
        """Adds a finding."""
        at = Label(where.first_line(), label)
        self.findings.append(Finding(headline=headline, at=at, rule=self.rule, help=help, differs=differs))

    def wrong(self, key: Text, node: Node, of: str, wanted: str, write: str) -> None:
        """Adds a finding about a value: empty, or not what is ``wanted``."""
        if isinstance(node, Text) and node.empty:
            self.problem(key.where, f"{of} is empty", "nothing is written here", write, of)
        else:
            self.problem(node.where, f"{of} is not {wanted}", f"not {wanted}", write, of)

    def group(
        self, key: Text, node: Node, of: str, known: Collection[str], required: Collection[str] = ()
    ) -> dict[str, tuple[Text, Node]]:
        """The attributes of a group; without those that it cannot have."""
        if not isinstance(node, Mapping):
            self.wrong(key, node, of, "a group of attributes", f"Write its attributes: {listed(known)}.")
            return {}
        found = {}
        meant = set()
        for name, (name_text, value) in node.entries.items():
            if name in known:
                found[name] = (name_text, value)
            else:
                meant.add(self._unknown(name_text, of, known))
        for name in required:
            if name not in found and name not in meant:
                label = f'no "{name}"'
                self.problem(key.where, f"{of} has {label}", label, f"Add `{name}:`.", f"{of} {name}")
        return found

    def _unknown(self, key: Text, of: str, known: Collection[str]) -> str | None:
        """Adds a finding about an attribute that does not exist, and returns the one that was meant."""
        from funnelspec.language.suggest import closest

        near = closest(key.value, known)
        write = replace_by(near, key.value) if near else f"The attributes here are {listed(known)}."
        headline = f"{of} has an unknown attribute {quoted(key.value)}"
        self.problem(key.where, headline, "unknown attribute", write, key.value)
        return near

    def text(self, key: Text, node: Node, of: str) -> str | None:
        """A text with something in it."""
        if isinstance(node, Text) and not node.empty:
            return node.value
        self.wrong(key, node, of, "text", "Write some text.")
        return None

    def texts(self, key: Text, node: Node, of: str) -> list[Text]:
        """A list of texts, at least one; a single text is a list of one."""
        items = node.items if isinstance(node, List) else [node]
        if not items:
            self.problem(key.where, f"{of} is empty", "nothing is written here", "Write at least one.", of)
        found = []
        for item in items:
            if isinstance(item, Text) and not item.empty:
                found.append(item)
            else:
                self.wrong(key, item, of, "text", "Write some text; in quotes if it begins with `#`.")
        return found

    def choice(self, key: Text, node: Node, of: str, choices: Collection[str]) -> str | None:
        """One of a few words."""
        if isinstance(node, Text) and node.value in choices:
            return node.value
        written = node.value if isinstance(node, Text) else ""
        self.wrong(key, node, of, f"one of {listed(choices)}", choose(written, choices))
        return None

    def choices(self, key: Text, node: Node, of: str, choices: Collection[str]) -> tuple[str, ...]:
        """A list of a few words, at least one; a single word is a list of one."""
        found = [self.choice(key, each, of, choices) for each in self.texts(key, node, of)]
        return tuple(each for each in found if each is not None)

    def by_id(self, key: Text, node: Node, of: str) -> Iterator[tuple[Text, Node]]:
        """What stands under each id."""
        if not isinstance(node, Mapping):
            write = "Write an id, a colon and its attributes, such as `sales: {name: Sales}`."
            self.wrong(key, node, of, "a group with an id for each", write)
            return
        for name, value in node:
            if is_id(name.value):
                yield name, value
            else:
                headline = f"{quoted(name.value)} under {of} is not an id"
                write = write_id(name.value, node.entries)
                self.problem(name.where, headline, "not an id", write, name.value)
