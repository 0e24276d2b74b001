"""Laws that hold for every card and every rule."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import funnelspec
from funnelspec import catalogue
from funnelspec.config import load
from funnelspec.diagnostic import ERROR, Card, Severity
from funnelspec.rules import ALL, comments
from funnelspec.source import Source
from funnelspec.syntax.reader import read

PACKAGE = Path(funnelspec.__file__).parent
FAMILIES = sorted(path.name for path in (PACKAGE / "rules").iterdir() if (path / "__init__.py").is_file())

every_card = pytest.mark.parametrize("card", catalogue.cards(), ids=lambda card: card.name)


@every_card
def test_a_name_is_kebab_case(card: Card) -> None:
    words = card.name.split("-")
    assert len(words) >= 2
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


@every_card
def test_a_title_is_a_headline(card: Card) -> None:
    assert card.title
    assert card.title[0].isupper()
    assert card.title[-1] not in ".!?:"
    assert "\n" not in card.title


@every_card
def test_the_consequence_is_told_in_whole_sentences(card: Card) -> None:
    assert card.why
    assert card.why[0].isupper()
    assert card.why.endswith(".")
    assert "  " not in card.why


@every_card
def test_the_words_are_those_of_the_people_who_read_them(card: Card) -> None:
    words = f"{card.title} {card.why}".lower().replace(",", " ").replace(".", " ").split()
    assert not {"key", "keys", "mapping", "sequence", "scalar", "node", "token", "string", "parse"} & set(
        words
    )
    assert not {"i", "we", "my", "please", "sorry"} & set(words)
    assert card.title.isascii()
    assert card.why.isascii()
    assert "!" not in card.title + card.why


@every_card
def test_severities_are_three_and_strict_is_worse(card: Card) -> None:
    assert card.severity is not Severity.OFF
    assert card.strict is None or card.strict > card.severity
    assert card.certainty == "exact" or card.severity is not ERROR


@every_card
def test_a_card_with_a_bad_example_has_a_good_one(card: Card) -> None:
    assert bool(card.bad) == bool(card.good)


def test_names_are_unique() -> None:
    from funnelspec.conditions.cards import CARDS as CONDITIONS
    from funnelspec.prose.cards import CARDS as PROSE
    from funnelspec.schema.cards import CARDS as SHAPE
    from funnelspec.syntax.cards import CARDS as READING

    names = [card.name for card in (*READING, *SHAPE, *CONDITIONS, *PROSE, *(rule.card for rule in ALL))]
    assert len(names) == len(set(names))
    assert catalogue.names() == set(names)


def test_every_rule_has_an_example() -> None:
    assert [rule for rule in ALL if not rule.card.bad] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_tuple_of_a_family_is_what_lies_in_its_folder(family: str) -> None:
    module = import_module(f"funnelspec.rules.{family}")
    files = {path.stem for path in (PACKAGE / "rules" / family).glob("*.py")} - {"__init__"}
    names = {rule.card.name for rule in module.RULES}
    assert {name.replace("-", "_") for name in names} == files
    assert {rule.card.family for rule in module.RULES} == {family}
    assert list(module.RULES) == sorted(module.RULES, key=lambda rule: rule.card.name)
    assert set(module.RULES) <= set(ALL)


def test_every_family_is_in_all() -> None:
    assert {rule.card.family for rule in ALL} == set(FAMILIES)


def test_the_engine_gets_every_rule_but_those_about_comments() -> None:
    assert set(catalogue.rules()) == set(ALL) - set(comments.RULES)


def test_every_rule_that_the_code_names_has_a_card() -> None:
    named: dict[str, str] = {}
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.keyword) and call.arg == "rule" and isinstance(call.value, ast.Constant):
                named[str(call.value.value)] = path.name
    named.pop("", None)
    assert {name: path for name, path in named.items() if name not in catalogue.names()} == {}


def test_a_card_is_found_by_its_name() -> None:
    assert catalogue.card("two-meanings").family == "agreement"
    assert catalogue.card("broken-config").family == "shape"
    with pytest.raises(KeyError):
        catalogue.card("no-such-rule")


def test_a_rule_that_the_workspace_file_does_not_spell_right_is_told() -> None:
    text = "spec: 1\nteams: {sales: {name: Sales}}\nrules: {mising-owner: off, two-meanings: warning}\n"
    source = Source("funnelspec.yaml", text)
    settings, findings = load(source, read(source).root)
    assert findings == []
    (found,) = catalogue.unknown_rules(settings)
    assert (found.rule, found.headline) == ("broken-config", 'No rule is called "mising-owner"')
    assert (found.at.where.text, found.help) == ("mising-owner", "Write `missing-owner`.")


@pytest.mark.parametrize("comment", ["", "  # funnelspec: ignore[missing-owner] nobody has it"])
def test_a_clean_check_imports_no_other_cards(comment: str) -> None:
    """Cards of findings that there are not cost a cold start; a comment that names a rule needs none."""
    import subprocess
    import sys

    owner = "" if comment else ", owner: sales"
    code = (
        "import sys; from funnelspec.engine import check_texts; from datetime import date;"
        f"check_texts({{'a.yaml': 'terms: {{lead: {{name: Lead, definition: A person.{owner}}}}}{comment}'}},"
        " date(2026, 1, 15)); print([name for name in sys.modules if name.endswith('.cards')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
