"""Further items with a name or a definition that another one has, and definitions that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.terminology.layouts import folded, quoted, unlinked
from benchmarks.terminology.planted import Edit, Planted, Source


def further(name: str, definition: str, rest: str = "", section: str = "terms") -> Edit:
    """A further item, in a file of its own."""
    kind = "    type: text\n" if section == "fields" else ""
    body = f"  zz_further:\n    name: {name}\n{kind}{definition}{rest}"
    return Edit("zz/further.yaml", "", f"owner: sales\n{section}:\n{body}")


def identical(source: Source) -> Iterator[Planted]:
    items = [item for item in source.definitions if item.startswith("terms/")]
    for at, item in enumerate(items):
        name = source.changes["names"][at % len(source.changes["names"])]
        text = source.definitions[item]
        other = text[0].lower() + text[1:].rstrip(".")
        for form, section, definition in (
            ("the same", "terms", quoted(f"«{text}»")),
            ("folded", "terms", folded(f"«{text}»")),
            ("other case, no full stop", "terms", quoted(f"«{other}»")),
            ("another kind of item", "fields", folded(f"«{text}»")),
        ):
            yield Planted("identical definition", form, (further(name, definition, "", section),))


def near_identical(source: Source) -> Iterator[Planted]:
    for at, text in enumerate(source.changes["other_words"].values()):
        name = source.changes["names"][at]
        for form, section, definition in (
            ("one line", "terms", quoted(f"«{text}»")),
            ("folded", "terms", folded(f"«{text}»")),
            ("names for links", "terms", quoted(f"«{unlinked(text)}»")),
            ("another kind of item", "fields", folded(f"«{text}»")),
        ):
            edit = further(name, definition, "", section)
            yield Planted("near-identical definition", form, (edit,))


def duplicate_name() -> Iterator[Planted]:
    definition = "    definition: What stands behind the third door on the left.\n"
    for name in ("Champion", "Proposal", "Lead queue", "Target account", "Next step", "Decision maker"):
        for form, written in (
            ("the name", f"«{name}»"),
            ("upper case", f"«{name.upper()}»"),
            ("plural", f"«{name}s»"),
            ("hyphen", f"«{name.replace(' ', '-')}»"),
        ):
            yield Planted("duplicate name", form, (further(written, definition),))
        rest = f"    aliases: [«{name.lower()}»]\n"
        yield Planted("duplicate name", "an alias", (further("Harbour", definition, rest),))
    for short in ("SAL", "CSM", "ACV", "ICP"):
        rest = f"    abbreviation: «{short}»\n"
        yield Planted("duplicate name", "an abbreviation", (further("Harbour", definition, rest),))
    for alias in ("quote", "upsell", "named account", "sequence"):
        rest = f"    aliases: [«{alias}»]\n"
        yield Planted("duplicate name", "an alias of two", (further("Harbour", definition, rest),))


def only_the_name(source: Source) -> Iterator[Planted]:
    for change in source.changes["only_the_name"]:
        for at, new in enumerate(change["new"]):
            edit = definition(source, change["file"], change["id"], f"«{new}»")
            form = f"{change['file']}, {('plain', 'in other words', 'as a sentence')[at]}"
            yield Planted("says only its name", form, (edit,))


def definition(source: Source, path: str, key: str, new: str) -> Edit:
    """The definition of an item of the sample, written anew."""
    names = r"    name: .*\n(?:    (?:abbreviation|aliases): .*\n)?"
    pattern = rf"^  {key}:\n{names}    definition: >-\n(?:      .*\n)+"
    (old,) = re.findall(pattern, source.texts[path], re.MULTILINE)
    return Edit(path, old, old.partition("    definition:")[0] + folded(new))
