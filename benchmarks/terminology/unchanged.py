"""Clean definitions, and changes of them that keep their meaning: nothing may be reported."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.terminology.planted import Texts, sample

CONFIG = "funnelspec.yaml"
TIMES = 5
"""How often each change is made, each time by another throw of the dice."""

Change = Callable[[Texts, random.Random], Texts]
Nodes = list[tuple[yaml.Node, yaml.Node]]


def clean() -> dict[str, Texts]:
    """The definitions that must be free of findings, by name: texts by path. Those of the golden company
    ``northwind`` are the sample."""
    folder = Path(__file__).parents[2] / "tests" / "golden" / "gitlab_2022" / "definitions"
    paths = sorted(folder.rglob("*.yaml"))
    gitlab = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {"definitions": sample(), "gitlab_2022": gitlab}


def _written(root: yaml.MappingNode, width: int) -> str:
    text: str = yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True, width=width)
    return text


def _in_each_file(change: Callable[[yaml.MappingNode, random.Random], None]) -> Change:
    """A change of the nodes of each definitions file; comments get lost."""

    def changed(texts: Texts, chance: random.Random) -> Texts:
        outcome = dict(texts)
        for path, text in texts.items():
            root = yaml.compose(text, yaml.CSafeLoader)
            if path != CONFIG and isinstance(root, yaml.MappingNode):
                change(root, chance)
                outcome[path] = _written(root, chance.choice((60, 90, 140)))
        return outcome

    return changed


def _sections(root: yaml.MappingNode) -> Iterator[yaml.MappingNode]:
    return (items for _, items in root.value if isinstance(items, yaml.MappingNode))


def _items(root: yaml.MappingNode) -> Iterator[yaml.MappingNode]:
    for section in _sections(root):
        yield from (item for _, item in section.value if isinstance(item, yaml.MappingNode))


def _prose(root: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """The texts of all items that people wrote as prose."""
    for item in _items(root):
        for key, value in item.value:
            if key.value in ("definition", "notes", "feedback", "if_missed") and isinstance(
                value, yaml.ScalarNode
            ):
                yield value


def other_order(root: yaml.MappingNode, chance: random.Random) -> None:
    """Sections, items and attributes in another order; the order of stages in lists stays."""
    for each in (root, *_sections(root), *_items(root)):
        chance.shuffle(each.value)


def other_quotes(root: yaml.MappingNode, chance: random.Random) -> None:
    for text in _prose(root):
        text.style = chance.choice((">", "'", '"', "|"))


def other_case_of_names(root: yaml.MappingNode, chance: random.Random) -> None:
    """Names between the brackets of links in upper case or with a capital."""
    for text in _prose(root):
        cased = chance.choice((str.upper, str.capitalize))
        for name in re.findall(r"\[\[([a-z ]+)\]\]", text.value):
            text.value = text.value.replace(f"[[{name}]]", f"[[{cased(name)}]]")


def other_brackets(root: yaml.MappingNode, chance: random.Random) -> None:
    """Items in braces or not."""
    for item in _items(root):
        item.flow_style = chance.random() < 0.5
        if item.flow_style:
            for text in (value for _, value in item.value if isinstance(value, yaml.ScalarNode)):
                text.style = '"' if text.style in (">", "|") else text.style


def other_files(texts: Texts, chance: random.Random) -> Texts:
    """Files in other folders under other names."""
    names = [f"{chance.choice('abcxyz')}{at}/{chance.choice('pqr')}.yaml" for at in range(len(texts))]
    return {
        path if path == CONFIG else name: text
        for (path, text), name in zip(texts.items(), names, strict=True)
    }


def comments(texts: Texts, chance: random.Random) -> Texts:
    """Comments before items and behind owners, and empty lines between items."""

    def line(text: str) -> str:
        if re.fullmatch(r"  \w+:", text):
            return f"\n  # {chance.choice(('see the minutes', 'prospect, suspect, TBD', 'reviewed'))}\n{text}"
        return f"{text}  # as agreed" if re.fullmatch(r"    owner: \w+", text) else text

    return {
        path: text if path == CONFIG else "\n".join(map(line, text.split("\n")))
        for path, text in texts.items()
    }


def moved(texts: Texts, chance: random.Random) -> Texts:
    """Some items of each file in a further shared file, with what the head of theirs says."""
    outcome = dict(texts)
    for path, text in texts.items():
        root: Any = yaml.compose(text, yaml.CSafeLoader)
        if path == CONFIG:
            continue
        head = [pair for pair in root.value if not isinstance(pair[1], yaml.MappingNode)]
        there: Nodes = []
        for key, section in root.value:
            if isinstance(section, yaml.MappingNode):
                chosen = [pair for pair in section.value if chance.random() < 0.3]
                section.value = [pair for pair in section.value if pair not in chosen]
                if chosen:
                    there.append((key, yaml.MappingNode(section.tag, chosen)))
        root.value = [pair for pair in root.value if pair[1].value]
        for name, pairs in ((path, root.value), (f"moved/{path}", [*head, *there])):
            outcome[name] = _written(yaml.MappingNode(root.tag, pairs), 100)
    return outcome


# Times of equal length in the workspace's own calendar, and amounts of equal value.
_EQUAL = (
    ("within: 90 days", "within: 2160 hours"),
    ("within: 45 days", "within: 1080 hours"),
    ("accept_within: 1 business day", "accept_within: 8 business hours"),
    ("accept_within: 2 business days", "accept_within: 16 business hours"),
    ("within: 4 business hours", "within: 240 business minutes"),
    ("within: 5 business days", "within: 40 business hours"),
    ("amount >= 5,000 USD", "amount >= 5k USD"),
    (
        "needs: [{field: loss_details, when: amount >= 10000 USD}]",
        "needs: [{field: loss_details, when: amount >= 10k}]",
    ),
    ("lead_score >= 65", "lead_score > 64"),
    ("warn: 7 days", "warn: 1 week"),
    ("close: 14 days", "close: 2 weeks"),
    ("within 24 hours", "within one day"),
    ("at least 20 minutes", "at least twenty minutes"),
    ("at least 12 months", "at least one year"),
    ("valid for 30 days", "valid for thirty days"),
    ("within 90 days.", "within ninety days."),
    ("5,000 dollars", "5000 dollars"),
)


def other_units(texts: Texts, chance: random.Random) -> Texts:
    outcome = dict(texts)
    for old, new in _EQUAL:
        for path, text in outcome.items():
            if chance.random() < 0.6:
                outcome[path] = text.replace(old, new)
    return outcome


def synonyms(texts: Texts, chance: random.Random) -> Texts:
    """In texts and links some names give way to an alias or an abbreviation that their item lists."""
    others: dict[str, list[str]] = {}
    for text in texts.values():
        for section in yaml.load(text, yaml.CBaseLoader).values():
            for item in section.values() if isinstance(section, dict) else ():
                if isinstance(item, dict) and isinstance(item.get("name"), str):
                    more = [item.get("aliases", []), item.get("abbreviation", [])]
                    listed = [word for each in more for word in (each if isinstance(each, list) else [each])]
                    if listed:
                        others[item["name"].casefold()] = listed

    def change(root: yaml.MappingNode, chance: random.Random) -> None:
        for text in _prose(root):
            for name, words in others.items():
                if chance.random() < 0.5:
                    link = re.escape(name)
                    word = chance.choice(words)
                    text.value = re.sub(rf"\[\[{link}\]\]", f"[[{word}]]", text.value, flags=re.IGNORECASE)

    return _in_each_file(change)(texts, chance)


def two_teams(texts: Texts, chance: random.Random) -> Texts:
    """Two teams write some shared definitions again, in other layout, case and spelling of numbers."""
    digits = {
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "eight": "8",
        "30": "thirty",
        "20": "twenty",
    }
    sides: dict[str, dict[str, dict[str, str]]] = {"marketing": {}, "sales": {}}
    for path, text in texts.items():
        loaded = yaml.load(text, yaml.CBaseLoader)
        if path == CONFIG or "context" in loaded:
            continue
        for section, items in loaded.items():
            for key, item in items.items() if section in ("terms", "fields", "statuses") else ():
                if chance.random() < 0.3:
                    plain = re.sub(r"\[\[([^\]/]*)\]\]", r"\1", item["definition"]).rstrip(".")
                    spelt = re.sub(r"\b(\w+)\b", lambda found: digits.get(found[1], found[1]), plain)
                    sides["marketing"].setdefault(section, {})[key] = item["definition"]
                    sides["sales"].setdefault(section, {})[key] = spelt[0].lower() + spelt[1:]
    outcome = dict(texts)
    for team, sections in sides.items():
        body = {
            "team": team,
            **{
                name: {key: {"definition": text} for key, text in items.items()}
                for name, items in sections.items()
            },
        }
        outcome[f"views/{team}.yaml"] = yaml.dump(
            body, Dumper=yaml.CSafeDumper, allow_unicode=True, width=70, sort_keys=False
        )
    return outcome


CHANGES: dict[str, Change] = {
    "items, sections and attributes in another order": _in_each_file(other_order),
    "other quotes, texts folded otherwise": _in_each_file(other_quotes),
    "items in braces": _in_each_file(other_brackets),
    "names in links in another case": _in_each_file(other_case_of_names),
    "listed aliases and abbreviations for names": synonyms,
    "other units of equal value": other_units,
    "files renamed": other_files,
    "comments and empty lines": comments,
    "items moved to further shared files": moved,
    "two teams write the same in another layout": two_teams,
}


def changed(texts: Texts, seed: int = 1) -> Iterator[tuple[str, Texts]]:
    """The definitions after each change, and after several at once."""
    for name, change in CHANGES.items():
        for time in range(TIMES):
            yield name, change(texts, random.Random(f"{seed} {name} {time}"))
    for time in range(TIMES):
        chance = random.Random(f"{seed} several {time}")
        outcome = texts
        for name in chance.sample(sorted(CHANGES), 3):
            if name != "comments and empty lines":  # the others lose them
                outcome = CHANGES[name](outcome, chance)
        yield "several at once", outcome
