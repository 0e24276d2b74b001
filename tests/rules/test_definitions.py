"""What is said about definitions, in words and places."""

from __future__ import annotations

from tests.rules.harness import check, of_rule, only, told


def terms(**definitions: str) -> str:
    lines = (
        f'  {name}: {{name: {name.upper()}, definition: "{text}"}}' for name, text in definitions.items()
    )
    return "terms:\n" + "\n".join(lines) + "\n"


def test_a_circle_is_drawn_and_each_step_is_shown() -> None:
    found = only(
        terms(
            mql="An [[sal]] that is not yet accepted.",
            sal="An early [[sql]] of ours.",
            sql="What comes after an [[MQL]].",
        ),
        "circular-definition",
    )
    assert told(found) == (
        "error: Definitions explain each other in a circle: MQL -> SAL -> SQL -> MQL\n"
        'definitions.yaml:4 \'[[MQL]]\' explains "SQL" by "MQL"\n'
        'definitions.yaml:2 \'[[sal]]\' explains "MQL" by "SAL"\n'
        'definitions.yaml:3 \'[[sql]]\' explains "SAL" by "SQL"\n'
        'Say what "SQL" is in words that do not lead back to it: who or what it is, and what must be true '
        "of it."
    )
    assert (found.certainty, found.entries) == ("exact", ("terms/mql", "terms/sal", "terms/sql"))


def test_a_circle_that_takes_a_name_for_a_link_is_a_guess() -> None:
    found = only(
        terms(mql="An SAL that is not yet accepted.", sal="An [[mql]] of ours."), "circular-definition"
    )
    assert (found.severity.word, found.certainty) == ("warning", "heuristic")
    assert [label.where.text for label in (found.at, *found.related)] == ["[[mql]]", "SAL"]


def test_an_item_that_explains_itself() -> None:
    found = only(terms(mql="A person whom we call an [[mql]]."), "circular-definition")
    assert found.headline == 'The definition of "MQL" explains it by itself: MQL -> MQL'


def test_a_long_circle_is_drawn_in_part_and_shown_whole() -> None:
    count = 400
    text = terms(**{f"t{at}": f"A [[t{(at + 1) % count}]] of ours." for at in range(count)})
    found = only(text, "circular-definition")
    assert found.headline.endswith(": T0 -> T1 -> T2 -> T3 -> T4 -> ... -> T399 -> T0")
    assert len(found.related) == count - 1


def test_the_shortest_loop_of_each_definition_is_told_once() -> None:
    text = terms(
        hub="A [[left]] who is a [[right]].", left="A [[hub]] of ours.", right="A [[hub]] of others."
    )
    found = of_rule(check(text), "circular-definition")
    assert [each.headline.partition(": ")[2] for each in found] == [
        "HUB -> LEFT -> HUB",
        "HUB -> RIGHT -> HUB",
    ]


def test_a_name_said_again_is_shown_beside_the_name() -> None:
    found = only(terms(mql="MQL stands for MQL."), "only-its-name")
    assert told(found) == (
        'warning: The definition of "MQL" says only its name\n'
        "definitions.yaml:2 '\"MQL stands for MQL.\"' says no more\n"
        "definitions.yaml:2 'MQL' its name\n"
        "Say who or what it is, and what must be true of it."
    )


def test_a_definition_that_only_leads_on() -> None:
    text = terms(mql="https://example.com/mql", sal="[[sql]]", sql="A person.")
    address, link = of_rule(check(text), "only-its-name")
    assert told(address) == (
        'warning: The definition of "MQL" is only an address\n'
        "definitions.yaml:2 '\"https://example.com/mql\"' only an address\n"
        "Say here in a sentence what it is; the rest may be read elsewhere."
    )
    assert told(link) == (
        'warning: The definition of "SAL" is only a link\n'
        "definitions.yaml:3 '\"[[sql]]\"' only a link\n"
        "Say here what it is, and what sets it apart. If both are one thing, take this item out and make "
        'its name one of the "aliases" of the other.'
    )


def test_a_link_to_itself_is_a_circle_and_nothing_else() -> None:
    found = check(terms(mql="An [[mql]]."))
    assert [each.card.name for each in found if each.severity.word != "info"] == ["circular-definition"]


def test_vague_wording_is_shown_with_the_word_it_tells_more_about() -> None:
    found = only(terms(mql="A person who shows\n      strong\n      interest."), "vague-wording")
    assert told(found) == (
        'info: "strong interest" in a text of "MQL" can mean more or less\n'
        "definitions.yaml:3 'strong' how much, how soon, or by which test\n"
        "Give a number, a deadline or a list, or link to the criterion that decides it."
    )
    assert found.certainty == "heuristic"


def test_vague_wording_counts_for_more_under_the_strict_preset() -> None:
    text = terms(mql="A person who calls soon.") + "-- funnelspec.yaml --\nspec: 1\npreset: strict\n"
    assert only(text, "vague-wording").severity.word == "warning"


def test_a_text_of_nothing_but_vague_words_takes_no_time() -> None:
    found = of_rule(check(terms(mql="soon there, " * 20_000)), "vague-wording")
    assert len(found) == 100


def test_what_nothing_uses_is_told_with_who_could() -> None:
    text = "fields: {n: {name: Number, definition: How many., type: integer, tags: x}}\n"
    assert told(only(text, "never-used")) == (
        'info: Nothing uses the field "Number"\n'
        "definitions.yaml:1 'n' no condition, score, reason, handover or metric asks for it, "
        "and no system has it\n"
        "Take it out, or name `n` where it is meant to count."
    )


def test_both_places_of_a_contradiction_are_shown() -> None:
    text = (
        "fields: {n: {name: Employees, definition: How many., type: integer}}\n"
        "criteria:\n"
        "  fit:\n"
        "    name: Fit\n"
        "    definition: A company with at least 50 employees.\n"
        "    when:\n"
        "      - n >= 20\n"
    )
    found = only(text, "text-contradicts-value")
    assert told(found) == (
        'warning: The text of "Fit" says "at least 50 employees", and "when" says "n >= 20"\n'
        "definitions.yaml:5 'at least 50 employees' the text\n"
        "definitions.yaml:7 'n >= 20' \"when\" says otherwise\n"
        "Correct the one that is wrong, or leave the number out of the text."
    )
    assert found.certainty == "heuristic"


def test_what_a_text_says_of_a_linked_sla_is_compared_with_that_sla() -> None:
    text = (
        'stages: {mql: {name: MQL, definition: "Answered within 4 hours, see [[slas/x]]."}}\n'
        "slas: {x: {name: Answer, definition: How soon., starts: mql, within: 2 business hours}}\n"
    )
    found = only(text, "text-contradicts-value")
    assert [label.where.text for label in (found.at, *found.related)] == [
        "within 4 hours",
        "2 business hours",
    ]


def test_a_number_is_held_against_what_it_counts_and_not_against_what_stands_before_it() -> None:
    text = """
        fields:
          employees: {name: Employees, definition: Head count., type: integer, unit: people}
          lead_score: {name: Lead score, definition: Points., type: integer, unit: points}
        criteria:
          one:
            name: One
            definition: At least 65 points and more than 50 employees.
            when: [employees >= 50, lead_score >= 65]
    """
    found = only(text, "text-contradicts-value")
    assert [label.where.text for label in (found.at, *found.related)] == [
        "more than 50 employees",
        "employees >= 50",
    ]


def test_a_count_is_shown_beside_the_list() -> None:
    of = "{a: {name: Price}, b: {name: Time}}"
    text = f"reasons: {{r: {{name: Loss, definition: One of three reasons., of: {of}}}}}\n"
    assert told(only(text, "wrong-count")) == (
        'warning: The text of "Loss" says "three reasons", the list "of" has 2\n'
        "definitions.yaml:1 'three reasons' 3 here\n"
        "definitions.yaml:1 'of' 2 here\n"
        "Write 2, or correct the list."
    )


def test_a_count_is_shown_beside_what_the_text_lists() -> None:
    text = terms(mql="One of four reasons: price, time and\n      fit. The rest follows.")
    assert told(only(text, "wrong-count")) == (
        'warning: The text of "MQL" says "four reasons" and lists 3\n'
        "definitions.yaml:2 'four reasons' 4 here\n"
        "definitions.yaml:2 'price, time and' 3 here\n"
        "Write 3, or correct the list."
    )
    found = only(terms(mql="Six things: sales and marketing, old and new, people."), "wrong-count")
    assert found.headline == 'The text of "MQL" says "Six things" and lists at most 5'
    assert found.help == "Count the list anew, and write that number."
    found = only(terms(mql="Two things: sales and marketing, old and new, people."), "wrong-count")
    assert found.headline == 'The text of "MQL" says "Two things" and lists at least 3'


def test_a_text_of_nothing_but_counts_takes_no_time() -> None:
    found = of_rule(check(terms(mql="two pages, " * 20_000 + "three pages: a, b")), "wrong-count")
    assert [each.at.where.text for each in found] == []
    assert of_rule(check(terms(mql="two hundred thousand pages " * 20_000)), "wrong-count") == []
    assert of_rule(check(terms(mql="two pages; " * 20_000 + "three ways: a and b")), "wrong-count")


def test_a_long_form_for_a_definition_belongs_into_the_name() -> None:
    found = only(terms(roi="Return on investment."), "only-its-name")
    assert told(found) == (
        'warning: The definition of "ROI" says only what it stands for\n'
        "definitions.yaml:2 '\"Return on investment.\"' the long form, and nothing else\n"
        "definitions.yaml:2 'ROI' its name\n"
        "Write `name: Return on investment` and `abbreviation: ROI`, and say in the definition what it is."
    )
    found = only(terms(roi="ROI stands for return on investment."), "only-its-name")
    assert (
        found.help
        == "Make the long form the `name` and `abbreviation: ROI`, and say in the definition "
        + ("what it is.")
    )


def test_a_long_form_of_the_abbreviation_says_what_that_stands_for() -> None:
    text = "terms: {yield: {name: Yield, abbreviation: ROI, definition: Return on investment.}}\n"
    found = only(text, "only-its-name")
    assert found.headline == 'The definition of "Yield" says only what "ROI" stands for'
    assert found.help == "Say who or what it is, and what must be true of it."


def test_a_link_that_closes_a_circle_is_told_once() -> None:
    found = check(terms(mql="An [[sal]].", sal="An [[sql]].", sql="An [[mql]] of ours.", end="See [[mql]]."))
    assert [(each.card.name, each.at.where.text) for each in found if each.severity.word != "info"] == [
        ("circular-definition", "[[mql]]"),
        ("only-its-name", '"See [[mql]]."'),
    ]


def test_three_teams_of_which_two_say_the_same_mean_two_things() -> None:
    def meanings(*texts: str) -> str:
        files = (
            f"-- {team}.yaml --\nteam: {team}\nterms: {{g: {{name: Growth, definition: {text}}}}}\n"
            for team, text in zip(("marketing", "sales", "success"), texts, strict=True)
        )
        teams = "{marketing: {name: A}, sales: {name: B}, success: {name: C}}"
        config = f"-- funnelspec.yaml --\nspec: 1\nname: Northwind\nteams: {teams}\n"
        return only("".join(files) + config, "two-meanings").headline

    two, three = '"Growth" means two different things', '"Growth" means three different things'
    assert meanings("It counts as Growth.", "It counts as new.", "It counts as growth") == two
    assert meanings("A lead with 60 points.", "A visit.", "A lead with sixty points.") == two
    assert meanings("A call.", "A visit.", "A letter on paper.") == three
