"""What is wrong with the shape of a file or an item, in plain words, each at its own place.

Only called when the model builder met something it did not expect: a clean run never comes here, and never
imports jsonschema.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from funnelspec.diagnostic import Finding, Label, respelled
from funnelspec.language.suggest import same
from funnelspec.record import NamedTuple
from funnelspec.schema.foreign import meant
from funnelspec.schema.plain import as_written
from funnelspec.schema.remedies import beyond_bounds, meant_by
from funnelspec.schema.samples import sample, shape_at
from funnelspec.schema.slips import as_line, misplaced, rest_of_text, with_space
from funnelspec.schema.validator import REQUIRES_ONE, Schema, file_validator, item_validator, resolve, schema
from funnelspec.schema.words import choose, listed, quoted, ready, replace_by, shortened, write_id
from funnelspec.source import Location, Source
from funnelspec.syntax.tree import List, Mapping, Node, Text
from funnelspec.syntax.wording import name_before

Path = tuple[str | int, ...]

HEAD = ("team", "context", "owner")
"""What may stand in a file beside the sections."""

INSIDE = {"segments": "parts", "reasons": "of", "funnels": "milestones"}
"""Attributes that hold items of their own, with a full id each."""


def explain_item(section: str, key: Text, node: Node, team_file: bool) -> list[Finding]:
    """What is wrong with one item, apart from its id.

    Args:
        section: the section it stands in.
        key: its id.
        node: what stands under the id.
        team_file: whether the file has a ``team``, so that the item may leave out what the shared one says.
    """
    shape = schema()["properties"][section]["additionalProperties"]
    about = _About(node, key.where, shape, f"{section}/{shortened(key.value)}", section)
    return _explain(about, item_validator(section, team_file))


def explain_file(root: Node, source: Source) -> list[Finding]:
    """What is wrong with a definitions file above its items: sections, the head, and the ids of items."""
    return _explain(_About(root, root.where, schema(), shortened(source.path)), file_validator())


class _About(NamedTuple):
    """What is being explained: a tree, the place that stands for it as a whole, its shape and its name."""

    node: Node
    where: Location
    shape: Schema
    name: str
    section: str = ""

    def at(self, path: Path) -> tuple[Node, Location]:
        """What stands at a path, and its own attribute, the nearest above it in the file."""
        node, where = self.node, self.where
        for step in path:
            if isinstance(step, int):
                assert isinstance(node, List)
                node = node.items[step]
            else:
                assert isinstance(node, Mapping)
                key, node = node.entries[step]
                where = key.where
        return node, where

    def called(self, path: Path) -> str:
        """What a path is called in a headline: ``"meets" in number 2 of "cases" in criteria/mql``."""
        name, steps = self.name, list(path)
        if len(steps) > 1 and steps[0] == INSIDE.get(self.section):
            name, steps = f"{name}/{shortened(str(steps[1]))}", steps[2:]
        if not steps:
            return name
        first, *rest = steps
        word = quoted(str(first))
        if not self.section:
            return word
        if not rest:
            return f"{word} of {name}"
        outer = f"{word} of {name}"
        if isinstance(rest[0], int):
            outer = f"number {rest[0] + 1} of {word} in {name}"
        last = next((step for step in reversed(rest) if isinstance(step, str)), None)
        return outer if last is None else f"{quoted(last)} in {outer}"


def _explain(about: _About, validator: Any) -> list[Finding]:
    errors = [(tuple(error.absolute_path), error) for error in validator.iter_errors(as_written(about.node))]
    findings: dict[tuple[Location, str], Finding] = {}
    taken: set[tuple[Path, str]] = set()
    for path, error in errors:
        if error.validator == "additionalProperties":
            for finding, word in _unknown(about, path, error.schema["properties"]):
                findings.setdefault((finding.at.where, finding.rule), finding)
                if word:
                    taken.add((path, word))
    for path, error in errors:
        for finding, word in _others(about, path, error):
            # An attribute that is there under another word is not missing, too.
            if (path, word) not in taken:
                findings.setdefault((finding.at.where, f"{finding.rule} {word}"), finding)
    return sorted(findings.values(), key=lambda finding: (finding.at.where.order(), finding.headline))


def _others(about: _About, path: Path, error: Any) -> Iterator[tuple[Finding, str]]:
    """The findings of one error, each with the attribute that it misses, if it misses one."""
    wanted = error.validator_value
    if "propertyNames" in error.absolute_schema_path:
        yield _bad_id(about, path, error), ""
    elif error.validator == "required":
        for name in wanted:
            if name not in error.instance:
                yield _missing(about, path, name, f'no "{name}"'), name
    elif error.validator == "dependencies":
        for name, needed in wanted.items():
            if name in error.instance:
                for other in needed:
                    if other not in error.instance:
                        yield _missing(about, (*path, name), other, f'no "{other}"', path), other
    elif error.validator == REQUIRES_ONE:
        names = [branch["required"][0] for branch in wanted]
        neither = "neither " + " nor ".join(f'"{name}"' for name in names)
        yield _missing(about, path, names[0], neither), names[0]
    elif error.validator != "additionalProperties":
        yield _wrong(about, path, error), ""


def _unknown(about: _About, path: Path, known: Schema) -> Iterator[tuple[Finding, str | None]]:
    """An unknown attribute each, with the one that was probably meant."""
    node, _ = about.at(path)
    assert isinstance(node, Mapping)
    before: tuple[Text, Node] | None = None
    for name, (key, value) in node.entries.items():
        last, before = before, (key, value)
        if name in known:
            continue
        free = [word for word in known if word not in node.entries]
        there = meant(name, known)
        # A plural that is there already is meant rather than another word that is as near.
        near = None if there and there in node.entries and same(name, [there]) else meant(name, free)
        if not about.section:
            headline, label, rule = f"{quoted(name)} is not a section", "unknown section", "unknown-section"
        else:
            headline = f"{about.called(path)} has an unknown attribute {quoted(name)}"
            label, rule = "unknown attribute", "unknown-attribute"
        help = misplaced(key) or _instead(name, near, there, about.section)
        if not help:
            help = as_line(node, key, value) if "judgement" in known else f"Write one of: {listed(free)}."
            help = (last and last[0].value in known and rest_of_text(node, last, key, value, help)) or help
        found = _finding(about, rule, key.where, headline, label, help, (*path, name))
        yield found.replace(fix=respelled(key.at(0, len(name)), near)), near


def _instead(name: str, near: str | None, there: str | None, section: str) -> str:
    if near:
        return replace_by(near, name)
    if there and not section:
        return f'Move what stands under it to "{there}", which is there already.'
    return f'"{there}" is there already; keep one of the two.' if there else ""


def _missing(about: _About, path: Path, name: str, lacks: str, within: Path | None = None) -> Finding:
    node, where = about.at(path)
    if path and isinstance(path[-1], int) and isinstance(node, Mapping):
        where = next((key.where for key, _ in node), node.where)
    shape = shape_at(about.shape, (*(path if within is None else within), name))
    headline = f"{about.called(path if within is None else within)} has {lacks}"
    if within is not None:
        headline = f'{about.called(within)} has "{path[-1]}" and {lacks}'
    example = sample(name, shape)
    help = f"Add `{name}:`" + (f", such as `{example}`." if example != f"{name}:" else ".")
    if about.section and name == "name" and not path:
        help += " A team's own text for an item of the shared files needs `team:` at the head of the file."
    return _finding(about, "missing-attribute", where, headline, lacks, help, (*path, name))


def _bad_id(about: _About, path: Path, error: Any) -> Finding:
    node, _ = about.at(path)
    assert isinstance(node, Mapping)
    written = error.instance
    where = node.entries[written][0].where
    headline = f"{quoted(written)} in {about.called(path)} is not an id"
    help = write_id(written, node.entries)
    if "translations" in path:
        headline = f"{quoted(written)} in {about.called(path)} is not a language"
        help = f"{error.schema['patternErrorMessage']}."
    return _finding(about, "bad-id", where, headline, headline.rpartition(" is ")[2], help, (*path, written))


def _wrong(about: _About, path: Path, error: Any) -> Finding:
    """A value that is empty, of another kind or in another form than its attribute asks for."""
    node, where = about.at(path)
    called = about.called(path)
    names = [number for number, step in enumerate(path, 1) if isinstance(step, str)]
    upto = path[: names[-1]] if names else ()
    name = str(upto[-1]) if upto else ""
    example = sample(name, shape_at(about.shape, upto))
    kind, noun = error.schema, _noun(error)
    empty = _says_nothing(node)
    if not name or (not about.section and "properties" not in kind and kind.get("type") == "object"):
        help = _BELOW[bool(about.section), len(path)]
    elif example.endswith(":"):
        help = f"Write {noun}."
    elif empty:
        help = f"Write a value, such as `{example}`."
    elif "enum" in kind:
        help = choose(node.value if isinstance(node, Text) else "", kind["enum"])
    else:
        help = f"{kind.get('patternErrorMessage', f'Write it in this form: `{example}`')}."
    if empty:
        headline, label = f"{called} is empty", "nothing is written here"
        return _finding(about, "empty-value", where, headline, label, help, path)
    if "enum" in kind and isinstance(node, Text):
        headline, label = f"{called} cannot be {quoted(node.value)}", "none of its choices"
        return _finding(about, "wrong-value", node.where, headline, label, help, path)
    written = node.value if isinstance(node, Text) else ""
    if isinstance(node, Text) and not node.style and name_before(written):
        help = with_space(written)
    elif likely := meant_by(kind.get("$comment", ""), written):
        help = f"Write {ready(likely)}."
    elif beyond := beyond_bounds(kind.get("$comment", ""), written):
        label, help = beyond
        return _finding(about, "wrong-value", node.where, f"{called} is {label}", label, help, path)
    right_kind = error.validator in _SIZES or (isinstance(node, Text) and "pattern" in kind)
    label = f"not {noun}" if right_kind else f"{_what(node)}, not {noun}"
    return _finding(about, "wrong-value", node.where, f"{called} is {label}", label, help, path)


_BELOW = {
    (False, 0): "Begin with a section, such as `terms:`.",
    (False, 1): "Write an id on the line below it, and the attributes below the id.",
    (True, 0): "Write its attributes on the lines below it, such as `name:` and `definition:`.",
}
"""What to write where a group is missing: (whether in an item, how deep)."""


def _noun(error: Any) -> str:
    """What is asked for where an error is, in a few words."""
    if error.validator in _SIZES:
        return "two numbers"
    kinds = error.validator_value if error.validator == "anyOf" else [error.schema]
    nouns = [_one_noun(resolve(kind)) for kind in kinds]
    return " or ".join(dict.fromkeys(nouns))


def _one_noun(kind: Schema) -> str:
    noun: str = kind.get("$comment", "")
    return noun or {"array": "a list", "object": "a group of attributes"}.get(kind["type"], "one word")


_SIZES = ("minItems", "maxItems")


def _what(node: Node) -> str:
    return {List: "a list", Mapping: "a group of attributes"}.get(type(node), "text")


def _says_nothing(node: Node) -> bool:
    if isinstance(node, Text):
        return node.empty
    return not (node.items if isinstance(node, List) else node.entries if isinstance(node, Mapping) else True)


def _finding(
    about: _About, rule: str, where: Location, headline: str, label: str, help: str, path: Path
) -> Finding:
    differs = ".".join(step for step in path if isinstance(step, str))
    if rule == "wrong-value" and any(isinstance(step, int) for step in path):
        # Which of a list it is: by what is written there, as its number changes.
        differs += " " + " ".join(where.first_line().text.split())[:60]
    return Finding(
        headline=headline,
        at=Label(where.first_line(), label),
        rule=rule,
        help=help,
        entries=(about.name,) if about.section else (),
        differs=differs,
    )
