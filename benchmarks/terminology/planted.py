"""Conflicts planted in the texts of the shipped sample, the same ones for the same seed.

What is planted comes from ``changes.yaml`` and from here; nothing is taken from the rules, so that a rule is
not measured by its own lists. The words that a finding has to underline stand between « and ».
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.terminology.damage import damaged

SAMPLE_FOLDER = Path(__file__).parents[2] / "definitions"
EACH = 20
"""How many conflicts there are of each kind."""

Texts = dict[str, str]


class Edit(NamedTuple):
    """In a file of the sample ``old``, which it has once, becomes ``new``; a new file has no ``old``."""

    path: str
    old: str
    new: str


class Planted(NamedTuple):
    """One conflict: its kind, in which form it is written, and the changes."""

    kind: str
    form: str
    edits: tuple[Edit, ...]


class Place(NamedTuple):
    """Marked words: a file, from ``start`` up to, not including, ``end``."""

    path: str
    start: int
    end: int


def sample() -> Texts:
    """The shipped definitions: texts by path."""
    paths = sorted(SAMPLE_FOLDER.rglob("*.yaml"))
    return {path.relative_to(SAMPLE_FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def plant(texts: Texts, conflicts: Iterable[Planted]) -> tuple[Texts, list[list[Place]]]:
    """The texts with conflicts in them, and for each conflict the places that may be underlined.

    Raises:
        ValueError: the words that are to be replaced are not there exactly once.
    """
    changed = dict(texts)
    marks = []
    for at, conflict in enumerate(conflicts):
        begin, end = chr(0xE000 + 2 * at), chr(0xE001 + 2 * at)  # for private use: they are in no text
        marks.append((begin, end))
        for edit in conflict.edits:
            new = edit.new.replace("«", begin).replace("»", end)
            if not edit.old and edit.path not in changed:
                changed[edit.path] = new
            elif edit.old and changed[edit.path].count(edit.old) == 1:
                changed[edit.path] = changed[edit.path].replace(edit.old, new)
            else:
                raise ValueError(f"{edit.path} does not have {edit.old!r} exactly once")
    places: list[list[Place]] = [[] for _ in marks]
    signs = {sign: at for at, pair in enumerate(marks) for sign in pair}
    for path, text in changed.items():
        plain, started = "", 0
        for part in re.split("([\ue000-\uf8ff])", text):
            if part not in signs:
                plain += part
            elif part == marks[signs[part]][0]:
                started = len(plain)
            else:
                places[signs[part]].append(Place(path, started, len(plain)))
        changed[path] = plain
    return changed, places


class Generator:
    """Every conflict that can be planted, by kind."""

    def __init__(self) -> None:
        self.changes: dict[str, Any] = yaml.load(
            Path(__file__).with_name("changes.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
        )
        self.definitions: dict[str, str] = {}
        self.texts = sample()
        for path, text in self.texts.items():
            if path == "terms/partner.yaml":  # words of a context meet no others
                continue
            for section, items in yaml.load(text, yaml.CBaseLoader).items():
                if isinstance(items, dict):
                    for key, item in items.items():
                        if isinstance(item, dict) and "definition" in item:
                            self.definitions[f"{section}/{key}"] = item["definition"]
        self.kinds: dict[str, Callable[[], Iterator[Planted]]] = {
            "other text": self.other_text,
            "duplicate name": self.duplicate_name,
            "avoided word, as listed": lambda: self.avoided(("as listed", str)),
            "identical definition": self.identical,
            "circular links": lambda: self.edits("circular links", "loops"),
            "crossed names": self.crossed,
            **{
                f"two meanings: {contrast}": lambda contrast=contrast: self.two_meanings(contrast)  # type: ignore[misc]
                for contrast in self.changes["two_meanings"]
            },
            "acronym, two expansions": self.acronyms,
            "avoided word, inflected": lambda: self.avoided(*_INFLECTED),
            "vague wording": lambda: self.edits("vague wording", "vague"),
            "wrong count": lambda: self.edits("wrong count", "counts"),
            "text against value": lambda: self.edits("text against value", "values"),
            "says only its name": self.only_the_name,
            "spelling variant": self.spellings,
            "misspelt name": self.misspelt,
            "near-identical definition": self.near_identical,
        }

    def some(self, kind: str, seed: int = 1, count: int = EACH) -> list[Planted]:
        """So many conflicts of one kind, the forms taken in turn."""
        chance = random.Random(f"{seed} {kind}")
        by_form: dict[str, list[Planted]] = {}
        for conflict in self.kinds[kind]():
            by_form.setdefault(conflict.form, []).append(conflict)
        for conflicts in by_form.values():
            chance.shuffle(conflicts)
        forms = list(by_form)
        chance.shuffle(forms)
        chosen: list[Planted] = []
        while len(chosen) < count and any(by_form.values()):
            chosen += [by_form[form].pop() for form in forms if by_form[form]]
        return chosen[:count]

    def pairs(self, seed: int = 1, count: int = 40) -> list[tuple[Planted, Planted]]:
        """Two conflicts of different kinds at once, in different files."""
        chance = random.Random(f"{seed} pairs")
        every = [conflict for kind in self.kinds for conflict in self.some(kind, seed)]
        chosen: list[tuple[Planted, Planted]] = []
        while len(chosen) < count:
            one, other = chance.sample(every, 2)
            files = [{edit.path.split("/")[0] + edit.path for edit in each.edits} for each in (one, other)]
            folders = [{edit.path.split("/")[0] for edit in each.edits} - _SHARED for each in (one, other)]
            if one.kind != other.kind and not files[0] & files[1] and not folders[0] & folders[1]:
                chosen.append((one, other))
        return chosen

    # -- two teams

    def two_meanings(self, contrast: str) -> Iterator[Planted]:
        for change in self.changes["two_meanings"][contrast]:
            text = self.definitions[change["item"]]
            if text.count(change["old"]) != 1:
                raise ValueError(f"{change['item']} does not say {change['old']!r} exactly once")
            for new in change["new"]:
                ours, theirs = (text.replace(change["old"], f"«{words}»") for words in (change["old"], new))
                yield from self.views(f"two meanings: {contrast}", change["item"], ours, theirs)

    def other_text(self) -> Iterator[Planted]:
        items = [item for item in self.definitions if item.startswith(("terms/", "fields/", "statuses/"))]
        for at, item in enumerate(items):
            other = self.changes["other_texts"][at % len(self.changes["other_texts"])]
            yield from self.views("other text", item, f"«{self.definitions[item]}»", f"«{other}»")

    def views(self, kind: str, item: str, ours: str, theirs: str) -> Iterator[Planted]:
        """What two teams write of one item, each in a file of its own."""
        section, key = item.split("/")
        for form, names, layout in _LAYOUTS:
            edits = []
            for team, name, text in zip(("marketing", "sales"), names, (ours, theirs), strict=True):
                body = layout(key, text)
                edits.append(Edit(f"views/{name}.yaml", "", f"team: {team}\n{section}:\n{body}"))
            yield Planted(kind, form, tuple(edits))

    def crossed(self) -> Iterator[Planted]:
        """Two names that the teams give to two conditions the other way round."""
        asked = ("seats", "form_fills", "events_attended", "key_page_views", "lead_score")
        forms: tuple[tuple[str, Callable[[str, int], str]], ...] = (
            ("as it is", lambda field, least: f"{field} >= {least}"),
            ("by the number below", lambda field, least: f"{field} > {least - 1}"),
            (
                "under any",
                lambda field, least: (
                    f"{{any: [{field} > {least + 3}, {field} between {least} and {least + 3}]}}"
                ),
            ),
            ("denied", lambda field, least: f"[{field} is known, not {field} < {least}]"),
        )
        for at, field in enumerate(asked):
            for form, written in forms:
                low, high = 4 + at, 12 + at
                ours = [f"{field} >= {low}", f"{field} >= {high}"]
                theirs = [written(field, high), written(field, low)]
                bodies = (self._crossing("marketing", ours), self._crossing("sales", theirs))
                edits = tuple(
                    Edit(f"views/{team}.yaml", "", body)
                    for team, body in zip(("marketing", "sales"), bodies, strict=True)
                )
                yield Planted("crossed names", form, edits)

    @staticmethod
    def _crossing(team: str, conditions: list[str]) -> str:
        head = f"team: {team}\nowner: sales\ncriteria:\n"
        return head + "".join(
            f"  {key}:\n    name: {key.title()}\n    definition: {text}\n    when: «{condition}»\n"
            for key, text, condition in zip(
                ("harbour", "lantern"),
                ("A group of people whom we write to.", "The buyers of the spring fair."),
                conditions,
                strict=True,
            )
        )

    # -- further items

    def further(self, name: str, definition: str, rest: str = "", section: str = "terms") -> Edit:
        """A further item, in a file of its own."""
        kind = "    type: text\n" if section == "fields" else ""
        body = f"  zz_further:\n    name: {name}\n{kind}{definition}{rest}"
        return Edit("zz/further.yaml", "", f"owner: sales\n{section}:\n{body}")

    def identical(self) -> Iterator[Planted]:
        items = [item for item in self.definitions if item.startswith("terms/")]
        for at, item in enumerate(items):
            name = self.changes["names"][at % len(self.changes["names"])]
            text = self.definitions[item]
            other = text[0].lower() + text[1:].rstrip(".")
            for form, section, definition in (
                ("the same", "terms", _quoted(f"«{text}»")),
                ("folded", "terms", _folded(f"«{text}»")),
                ("other case, no full stop", "terms", _quoted(f"«{other}»")),
                ("another kind of item", "fields", _folded(f"«{text}»")),
            ):
                yield Planted("identical definition", form, (self.further(name, definition, "", section),))

    def near_identical(self) -> Iterator[Planted]:
        for at, text in enumerate(self.changes["other_words"].values()):
            name = self.changes["names"][at]
            for form, section, definition in (
                ("one line", "terms", _quoted(f"«{text}»")),
                ("folded", "terms", _folded(f"«{text}»")),
                ("names for links", "terms", _quoted(f"«{_unlinked(text)}»")),
                ("another kind of item", "fields", _folded(f"«{text}»")),
            ):
                edit = self.further(name, definition, "", section)
                yield Planted("near-identical definition", form, (edit,))

    def duplicate_name(self) -> Iterator[Planted]:
        definition = "    definition: What stands behind the third door on the left.\n"
        for name in ("Champion", "Proposal", "Lead queue", "Target account", "Next step", "Decision maker"):
            for form, written in (
                ("the name", f"«{name}»"),
                ("upper case", f"«{name.upper()}»"),
                ("plural", f"«{name}s»"),
                ("hyphen", f"«{name.replace(' ', '-')}»"),
            ):
                yield Planted("duplicate name", form, (self.further(written, definition),))
            rest = f"    aliases: [«{name.lower()}»]\n"
            yield Planted("duplicate name", "an alias", (self.further("Harbour", definition, rest),))
        for short in ("SAL", "CSM", "ACV", "ICP"):
            rest = f"    abbreviation: «{short}»\n"
            yield Planted("duplicate name", "an abbreviation", (self.further("Harbour", definition, rest),))
        for alias in ("quote", "upsell", "named account", "sequence"):
            rest = f"    aliases: [«{alias}»]\n"
            yield Planted("duplicate name", "an alias of two", (self.further("Harbour", definition, rest),))

    # -- words in a text

    def edits(self, kind: str, changes: str) -> Iterator[Planted]:
        for change in self.changes[changes]:
            for new in change["new"]:
                form = f"{change['file']}, {'digits' if re.search('[0-9]', new) else 'words'}"
                yield Planted(kind, form, (Edit(change["file"], change["old"], new),))

    def in_text(self, kind: str, form: str, words: str) -> Iterator[Planted]:
        """A noun in each sentence that has room for one."""
        for change in self.changes["room"]:
            new = change["new"][0].format(words)
            yield Planted(kind, form, (Edit(change["file"], change["old"], new),))

    def avoided(self, *forms: tuple[str, Callable[[str], str]]) -> Iterator[Planted]:
        kind = "avoided word, inflected" if len(forms) > 1 else "avoided word, as listed"
        for word in self.changes["avoided"]:
            for form, written in forms:
                for conflict in self.in_text(kind, form, f"«{written(word)}»"):
                    place = conflict.edits[0].path.split("/")[1] if len(forms) == 1 else ""
                    yield conflict._replace(form=place or form)

    def acronyms(self) -> Iterator[Planted]:
        kind = "acronym, two expansions"
        for short, long in self.changes["other_expansions"].items():
            for form, written in (
                ("long form first", f"«{long} ({short})»"),
                ("short form first", f"«{short} ({long})»"),
                ("plural", f"«{long}s ({short}s)»"),
                ("upper case", f"«{long.title()} ({short})»"),
            ):
                yield from self.in_text(kind, form, written)
        room = self.changes["room"]
        for one, other in zip(room[4:], room[:-4], strict=True):
            pair = ("«account based marketing (ABM)»", "«annual budget meeting (ABM)»")
            edits = (
                Edit(change["file"], change["old"], change["new"][0].format(words))
                for change, words in zip((one, other), pair, strict=True)
            )
            yield Planted(kind, "declared nowhere", tuple(edits))

    def spellings(self) -> Iterator[Planted]:
        for variants in self.changes["spellings"].values():
            for form, written in zip(
                ("apart or hyphen", "joined or apart", "camel case"), variants, strict=True
            ):
                yield from self.in_text("spelling variant", form, f"«{written}»")
                yield from self.in_text("spelling variant", f"{form}, plural", f"«{written}s»")

    def misspelt(self) -> Iterator[Planted]:
        chance = random.Random("misspelt")
        for name in MISSPELT:
            for form in ("dropped", "doubled", "swapped", "replaced"):
                yield from self.in_text("misspelt name", form, f"«{damaged(name, form, chance)}»")

    def only_the_name(self) -> Iterator[Planted]:
        for change in self.changes["only_the_name"]:
            for at, new in enumerate(change["new"]):
                edit = self.definition(change["file"], change["id"], f"«{new}»")
                form = f"{change['file']}, {('plain', 'in other words', 'as a sentence')[at]}"
                yield Planted("says only its name", form, (edit,))

    def definition(self, path: str, key: str, new: str) -> Edit:
        """The definition of an item of the sample, written anew."""
        names = r"    name: .*\n(?:    (?:abbreviation|aliases): .*\n)?"
        pattern = rf"^  {key}:\n{names}    definition: >-\n(?:      .*\n)+"
        (old,) = re.findall(pattern, self.texts[path], re.MULTILINE)
        return Edit(path, old, old.partition("    definition:")[0] + _folded(new))


_SHARED = {"terms", "funnel", "criteria"}

MISSPELT = (
    "opportunity", "lead queue", "decision maker", "discovery call", "buying committee", "champion",
    "competitor", "contract", "campaign", "territory", "handover", "persona",
)  # fmt: skip
"""Names of the sample that a generator damages."""

_INFLECTED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("plural", lambda word: f"{word}s"),
    ("possessive", lambda word: f"{word}'s"),
    ("capital, plural", lambda word: f"{word.capitalize()}s"),
    ("upper case", str.upper),
    ("hyphen or plural possessive", lambda word: word.replace(" ", "-") if " " in word else f"{word}s'"),
)


def _unlinked(text: str) -> str:
    """Names instead of links; a link by its full id stays."""
    return re.sub(r"\[\[([^\]/]*)\]\]", r"\1", text)


def _quoted(text: str, margin: str = "    ") -> str:
    return f"{margin}definition: {json.dumps(text, ensure_ascii=False)}\n"


def _folded(text: str, margin: str = "    ") -> str:
    lines = textwrap.wrap(text, 64, break_long_words=False, break_on_hyphens=False)
    return f"{margin}definition: >-\n" + "".join(f"{margin}  {line}\n" for line in lines)


def _single(text: str) -> str:
    return "    definition: '" + text.replace("'", "''") + "'\n"


_LAYOUTS: tuple[tuple[str, tuple[str, str], Callable[[str, str], str]], ...] = (
    ("one line", ("marketing", "sales"), lambda key, text: f"  {key}:\n{_quoted(text)}"),
    ("folded", ("deep/er/marketing", "deep/er/sales"), lambda key, text: f"  {key}:\n{_folded(text)}"),
    (
        "names for links, the other order of files",
        ("z_marketing", "a_sales"),
        lambda key, text: f"  {key}:\n{_single(_unlinked(text))}",
    ),
    (
        "beside other attributes",
        ("marketing", "sales"),
        lambda key, text: f"  {key}:\n    tags: [new]\n{_folded(text)}    review_by: 2027-03-01\n",
    ),
)
