"""What the commands do, without a command line."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import card, cards
from funnelspec.diagnostic import Card
from funnelspec.engine import check_texts
from funnelspec.model.model import Model
from funnelspec.usecases import example_report, explain_entry, explain_rule, near, published, rule_page

EVERY = pytest.mark.parametrize("each", cards(), ids=lambda card: card.name)


def model(**files: str) -> Model:
    run = check_texts({f"{name}.yaml": text for name, text in files.items()})
    assert run.model is not None
    assert not run.blocked, run.report
    return run.model


@EVERY
def test_a_rule_explained(each: Card) -> None:
    text = explain_rule(each)
    assert text.startswith(
        f"{each.name} ({each.severity.word}, {each.certainty}, {each.family})\n\n{each.title}\n"
    )
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "# <-- " not in text
    assert each.why.split()[-1] in text
    assert ("What a check says:" in text) is bool(each.bad)


@EVERY
def test_the_report_of_the_bad_example_is_of_this_rule_alone(each: Card) -> None:
    if not each.bad:
        return
    report = example_report(each)
    heads = [line for line in report.split("\n") if line.startswith(("error ", "warning ", "info "))]
    assert heads
    assert {head.split()[1] for head in heads} == {f"{each.name}:"}
    assert report.endswith(f"  More: funnelspec explain {each.name}")


@EVERY
def test_a_rule_as_a_page(each: Card) -> None:
    page = rule_page(each)
    assert page.startswith(f"# {each.name}\n\n{each.title}.\n\n{each.why}\n\n")
    comment = f"funnelspec: ignore[{each.name}] why it is right here"
    assert (f"`<!-- {comment} -->`" if each.family == "prose" else f"`# {comment}`") in page
    assert page.count("```") == 6 if each.bad and each.good else page.count("```") % 2 == 0


def test_a_page_says_what_strict_does() -> None:
    assert "Severity: info; warning under `preset: strict`. Certainty: exact." in rule_page(
        card("missing-owner")
    )
    assert "strict" not in rule_page(card("two-meanings"))


TERMS = """\
owner: [sales, marketing]
terms:
  lead:
    name: Lead
    abbreviation: LD
    aliases: [prospect]
    avoid: [{word: suspect, because: it sounds like a crime}]
    definition: >
      Someone who showed interest, and whom a [[rep]] has not called yet
      because nobody knows enough.
    notes: ["Also [[terms/rep]].", Second.]
  rep: {name: Rep, definition: A seller.}
"""


def test_a_word() -> None:
    assert explain_entry(model(terms=TERMS), "Prospects") == (
        "Lead (LD)\n"
        "Term terms/lead\n"
        "\n"
        "Someone who showed interest, and whom a rep has not called yet because nobody\n"
        "knows enough.\n"
        "\n"
        "Also called: prospect\n"
        "Words to avoid: suspect: it sounds like a crime\n"
        "Notes:\n"
        "  - Also Rep.\n"
        "  - Second.\n"
        "Owner: Sales, Marketing\n"
        "Written in: terms.yaml:3\n"
    )


def test_paths_as_the_reader_sees_them() -> None:
    text = explain_entry(model(terms=TERMS), "rep", lambda path: f"definitions/{path}")
    assert text is not None
    assert text.endswith("\nA seller.\n\nOwner: Sales, Marketing\nWritten in: definitions/terms.yaml:12\n")


def test_a_word_that_nobody_has() -> None:
    assert explain_entry(model(terms=TERMS), "deal") is None
    assert explain_entry(model(), "deal") is None


def test_a_word_of_one_team_and_one_that_means_two_things() -> None:
    found = model(
        shared="terms: {sal: {name: Sales accepted lead, abbreviation: SAL, definition: One.}}\n",
        sales="team: sales\nterms:\n  list: {name: Account list, abbreviation: SAL, definition: Two.}\n",
    )
    text = explain_entry(found, "sal")
    assert text is not None
    assert text.startswith("Sales accepted lead (SAL)\nTerm terms/sal\n\nOne.\n")
    assert text.endswith("\nOther items of this name:\n  Account list: funnelspec explain terms/list\n")
    text = explain_entry(found, "terms/list")
    assert text is not None
    assert text.startswith("Account list (SAL)\nTerm terms/list; Only Sales\n\nTwo.\n")


def test_a_dispute_quotes_both_sides() -> None:
    found = model(
        marketing="team: marketing\nterms: {sql: {name: SQL, definition: A demo.}}\n",
        sales="team: sales\nterms: {sql: {name: SQL, definition: A call.}}\n",
    )
    text = explain_entry(found, "SQL")
    assert text is not None
    assert text.endswith(
        "\nDisputed: Definition\n"
        "  Marketing says (marketing.yaml:2): A demo.\n"
        "  Sales says (sales.yaml:2): A call.\n"
    )


def test_a_criterion_in_plain_words() -> None:
    found = model(
        criteria=(
            "fields:\n"
            "  points: {name: Points, definition: All., type: number}\n"
            "  demo: {name: Demo, definition: Asked., type: boolean}\n"
            "criteria:\n"
            "  mql:\n"
            "    name: MQL criteria\n"
            "    definition: Fit.\n"
            "    when: [points >= 50, {any: [demo, points >= 90]}]\n"
        )
    )
    text = explain_entry(found, "MQL criteria")
    assert text is not None
    assert (
        "Test:\n"
        "  all of:\n"
        "    Points is at least 50\n"
        "    any of:\n"
        "      Demo is yes\n"
        "      Points is at least 90\n"
    ) in text


def test_a_part_is_explained_with_what_it_belongs_to() -> None:
    found = model(
        segments=(
            "fields: {employees: {name: Employees, definition: All., type: number}}\n"
            "segments:\n"
            "  size:\n"
            "    name: Company size\n"
            "    definition: By people.\n"
            "    parts: {small: {name: Small business, when: employees < 50}}\n"
        )
    )
    text = explain_entry(found, "Small business")
    assert text is not None
    assert text.startswith("Company size\nSegment segments/size\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("two-meaning", "two-meanings"), ("leed", "Lead"), ("Prospekt", "prospect"), ("xyzzyx", None)],
)
def test_near(written: str, meant: str | None) -> None:
    assert near(written, model(terms=TERMS)) == meant


def test_near_without_definitions() -> None:
    assert near("two-meaning", None) == "two-meanings"
    assert near("prospekt", None) is None


def test_published_forms_are_named_and_written_once() -> None:
    texts = published(model(terms=TERMS), ["markdown", "html", "markdown"])
    assert list(texts) == ["glossary.md", "glossary.html"]
    assert published(model(terms=TERMS), []) == {}
