"""What the glossary says: order, links, owners, and where teams disagree."""

from __future__ import annotations

from textwrap import dedent

from funnelspec.config import load
from funnelspec.glossary.book import Book
from funnelspec.glossary.value import Glossary, Item, Lines, Owner, Place, Prose, Run, Said, Table, Words
from funnelspec.model.entities import When
from funnelspec.model.workspace import Workspace
from funnelspec.source import Source
from funnelspec.syntax.tree import Text
from tests.glossaries import glossary_of

SALES = Owner("sales", "Sales", "#sales-ops")
MARKETING = Owner("marketing", "Marketing", "#marketing-ops")
FIELD = "fields: {score: {name: Score, definition: Points., type: integer, between: [0, 100]}}\n"


def item(glossary: Glossary, full_id: str) -> Item:
    return next(each for each in glossary.items if each.full_id == full_id)


def fact(shown: Item, attribute: str):
    return next(each.body for each in shown.facts if each.attribute == attribute)


def plain(words: object) -> str:
    assert isinstance(words, Words)
    return "".join(run.text for run in words.runs)


def terms(**names: str) -> str:
    return "terms:\n" + "".join(f"  {key}: {{name: {name}, definition: D.}}\n" for key, name in names.items())


def test_sections_stand_in_the_order_of_the_format_and_empty_ones_are_left_out():
    glossary = glossary_of({"b.yaml": FIELD, "a.yaml": terms(lead="Lead")})
    assert [(section.id, section.title) for section in glossary.sections] == [
        ("terms", "Terms"),
        ("fields", "Fields"),
    ]


def test_items_are_sorted_by_folded_name_then_id_in_any_order_of_files():
    one = {"a.yaml": terms(z="apple", b="Äpfel", c="Apple"), "b.yaml": terms(d="app-le", a="Zebra")}
    glossary = glossary_of(one)
    assert [each.id for each in glossary.sections] == ["terms"]
    assert [each.full_id for each in glossary.items] == [
        "terms/d",
        "terms/c",
        "terms/z",
        "terms/a",
        "terms/b",
    ]
    assert [each.full_id for each in glossary_of(dict(reversed(one.items()))).items] == [
        each.full_id for each in glossary.items
    ]


def test_stages_stand_in_the_order_of_their_funnel_and_strangers_at_the_end():
    glossary = glossary_of(
        {
            "a.yaml": """\
stages:
  alone: {name: Alone, definition: D.}
  back: {name: Back, definition: D.}
  first: {name: Zebra, definition: D.}
  second: {name: Ape, definition: D.}
funnels:
  main: {name: Main, definition: D., stages: [first, second], side_stages: [back]}
"""
        }
    )
    assert [each.id for each in glossary.sections] == ["stages", "funnels"]
    assert [each.name for each in glossary.sections[0].items] == ["Zebra", "Ape", "Back", "Alone"]
    overview = glossary.overviews[0]
    assert [step.stage for step in overview.path] == [
        Run("Zebra", "stages/first"),
        Run("Ape", "stages/second"),
    ]
    assert [step.stage.to for step in overview.beside] == ["stages/back"]
    assert [(way.start.to, way.end.to) for way in overview.ways] == [("stages/first", "stages/second")]


def test_links_in_prose_lead_to_full_ids_and_show_a_name():
    text = "terms:\n  lead: {name: Lead, definition: 'A [[leads]], [[terms/lead]] and [[nobody]].'}\n"
    definition = fact(item(glossary_of({"a.yaml": text}), "terms/lead"), "definition")
    assert isinstance(definition, Prose)
    assert definition.text == "A [[leads]], [[terms/lead]] and [[nobody]]."
    assert [tuple(target) for target in definition.targets] == [
        ("leads", "terms/lead", "leads"),
        ("terms/lead", "terms/lead", "Lead"),
    ]


def test_a_link_is_looked_up_in_the_context_of_its_item_first():
    files = {
        "a.yaml": terms(deal="Deal"),
        "b.yaml": "context: partner\nterms:\n"
        "  partner_deal: {name: Deal, definition: D.}\n"
        "  other: {name: Other, definition: 'See [[Deal]].'}\n",
        "funnelspec.yaml": "spec: 1\nname: N\ncontexts: {partner: {name: Partner business}}\n",
    }
    other = item(glossary_of(files), "terms/other")
    definition = fact(other, "definition")
    assert isinstance(definition, Prose)
    assert definition.targets[0].to == "terms/partner_deal"
    assert other.context == "Partner business"


def test_an_item_names_its_owners_with_their_contacts_and_where_it_is_written():
    text = "owner: [sales, marketing, nobody]\nterms:\n  lead: {name: Lead, definition: D.}\n"
    lead = item(glossary_of({"x/a.yaml": text}), "terms/lead")
    assert lead.owners == (SALES, MARKETING, Owner("nobody", "nobody"))
    assert lead.place == Place("x/a.yaml", 3)


def test_criteria_are_said_in_plain_words_with_their_groups():
    text = (
        FIELD
        + """\
criteria:
  fit: {name: Fit, definition: D., when: [score >= 5, {any: [meets low, score is unknown]}]}
  low: {name: Low, definition: D., when: score < 3}
"""
    )
    said = fact(item(glossary_of({"a.yaml": text}), "criteria/fit"), "when")
    assert said == Said(
        "all of:",
        (
            Said("Score is at least 5"),
            Said("any of:", (Said("meets Low", (), "criteria/low"), Said("Score is unknown"))),
        ),
    )
    assert said.flat == "all of (Score is at least 5; any of (meets Low; Score is unknown))"


def test_worked_examples_are_a_table_with_the_names_of_the_fields():
    text = (
        FIELD + "criteria:\n  fit:\n    name: Fit\n    definition: D.\n    when: score >= 5\n    cases:\n"
        "      - {lead: {score: 7}, judged: {nice: yes}, as_of: 2026-11-22, meets: yes, because: seven}\n"
        "      - {lead: {}, meets: no}\n"
    )
    table = fact(item(glossary_of({"a.yaml": text}), "criteria/fit"), "cases")
    assert isinstance(table, Table)
    assert table.head == ("Verdict", "Lead", "Why")
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [
        ["Meets it", "Score: 7; nice: yes; on 2026-11-22", "seven"],
        ["Does not", "Nothing is known", ""],
    ]


def test_a_stage_shows_what_a_funnel_says_otherwise_and_what_happens_there():
    text = """\
stages:
  mql: {name: MQL, definition: D., probability: 10%}
  won: {name: Won, definition: D., outcome: won}
funnels:
  main: {name: Main, definition: D., stages: [{stage: mql, probability: 30%}, won]}
statuses: {open: {name: Open, definition: D., stages: [mql]}}
slas: {soon: {name: Soon, definition: D., starts: mql, within: 2 days}}
"""
    shown = item(glossary_of({"a.yaml": text}), "stages/mql")
    said = {each.label: plain(each.body) for each in shown.facts if isinstance(each.body, Words)}
    assert said == {
        "Goes on to": "Won",
        "Probability": "10%",
        "Probability in Main": "30%",
        "Statuses used here": "Open",
        "Clocks that start here": "Soon: within 2 days",
    }


def test_parts_have_anchors_of_their_own_and_empty_columns_are_left_out():
    text = (
        FIELD + "segments: {band: {name: Band, definition: D., parts: {low: {name: Low, when: score < 5}}}}\n"
    )
    table = fact(item(glossary_of({"a.yaml": text}), "segments/band"), "parts")
    assert isinstance(table, Table)
    assert table.head == ("Part", "Who is in it")
    assert table.rows[0].anchor == "segments/band/low"


def team_terms(team: str, attributes: str) -> str:
    return f"team: {team}\nterms:\n  sql: {{{attributes}}}\n"


def test_two_meanings_stand_side_by_side_and_not_in_the_facts():
    glossary = glossary_of(
        {
            "marketing.yaml": team_terms("marketing", "name: SQL, definition: Booked a demo."),
            "sales.yaml": team_terms("sales", "name: SQL, definition: Accepted by a rep."),
        }
    )
    sql = item(glossary, "terms/sql")
    assert glossary.disputed == (sql,)
    assert sql.only == ()  # both teams there are have it
    assert sql.facts == ()
    (difference,) = sql.differences
    assert (difference.attribute, difference.label, difference.verdict) == (
        "definition",
        "Definition",
        "different",
    )
    assert [(view.owner, view.body, view.place) for view in difference.views] == [
        (MARKETING, Prose("Booked a demo."), Place("marketing.yaml", 3)),
        (SALES, Prose("Accepted by a rep."), Place("sales.yaml", 3)),
    ]


def test_the_shared_text_stands_beside_two_that_disagree():
    glossary = glossary_of(
        {
            "a.yaml": "terms: {sql: {name: SQL, definition: Shared.}}\n",
            "marketing.yaml": team_terms("marketing", "definition: Booked a demo."),
            "sales.yaml": team_terms("sales", "definition: Accepted by a rep."),
        }
    )
    sql = item(glossary, "terms/sql")
    assert sql.only == ()
    (difference,) = sql.differences
    assert [view.owner for view in difference.views] == [None, MARKETING, SALES]


def test_one_teams_text_beside_a_shared_one_is_a_proposal():
    glossary = glossary_of(
        {
            "a.yaml": "terms: {sql: {name: SQL, definition: Shared.}}\n",
            "sales.yaml": team_terms("sales", "definition: Accepted by a rep."),
        }
    )
    sql = item(glossary, "terms/sql")
    assert not sql.disputed
    assert fact(sql, "definition") == Prose("Shared.")
    (difference,) = sql.differences
    assert difference.verdict == "proposal"
    assert [view.owner for view in difference.views] == [SALES]


def test_what_a_team_adds_to_a_shared_item_is_one_sided():
    glossary = glossary_of(
        {
            "a.yaml": "terms: {sql: {name: SQL, definition: Shared., aliases: [hot lead]}}\n",
            "sales.yaml": team_terms("sales", "definition: shared, aliases: [warm lead], since: 2026-01-01"),
        }
    )
    differences = item(glossary, "terms/sql").differences
    assert [(each.attribute, each.verdict) for each in differences] == [
        ("aliases", "one-sided"),
        ("since", "one-sided"),
    ]
    assert differences[0].views[0].body == Words((Run("warm lead"),))


def test_a_team_that_repeats_the_owner_of_the_shared_files_head_says_nothing_new():
    shared = "owner: sales\nterms: {sql: {name: SQL, definition: Shared.}}\n"
    same = {"a.yaml": shared, "sales.yaml": team_terms("sales", "owner: sales")}
    other = {"a.yaml": shared, "sales.yaml": team_terms("sales", "owner: marketing")}
    assert item(glossary_of(same), "terms/sql").differences == ()
    (difference,) = item(glossary_of(other), "terms/sql").differences
    assert (difference.attribute, difference.verdict) == ("owner", "proposal")


def test_an_item_of_one_team_is_marked_and_not_disputed():
    glossary = glossary_of({"sales.yaml": team_terms("sales", "name: SQL, definition: Ours., aliases: [a]")})
    sql = item(glossary, "terms/sql")
    assert (sql.only, sql.differences) == ((SALES,), ())
    assert fact(sql, "definition") == Prose("Ours.")


def test_a_dispute_over_parts_names_each_part_once_as_an_anchor():
    parts = "segments: {band: {name: Band, definition: D., parts: {low: {name: Low, when: score < %s}}}}\n"
    glossary = glossary_of(
        {
            "a.yaml": FIELD,
            "marketing.yaml": "team: marketing\n" + parts % 5,
            "sales.yaml": "team: sales\n" + parts % 6,
        }
    )
    band = item(glossary, "segments/band")
    assert band.disputed
    tables = [view.body for view in band.differences[0].views]
    assert [row.anchor for table in tables if isinstance(table, Table) for row in table.rows] == [
        "segments/band/low",
        "",
    ]


def test_several_words_to_avoid_are_a_list_with_reasons_and_exceptions():
    text = (
        "terms:\n  lead:\n    name: Lead\n    definition: D.\n"
        "    avoid: [{word: suspect, because: 'a [[lead]] is nice', except_in: [slas, terms/lead]}, punter]\n"
    )
    avoid = fact(item(glossary_of({"a.yaml": text}), "terms/lead"), "avoid")
    assert isinstance(avoid, Lines)
    assert [plain(line) for line in avoid.items if isinstance(line, Words)] == [
        "suspect (except in Service levels and Lead): a lead is nice",
        "punter",
    ]
    assert isinstance(avoid.items[0], Words)
    assert Run("lead", "terms/lead") in avoid.items[0].runs


def test_an_unreadable_condition_is_shown_as_it_was_typed():
    source = Source("a.yaml", "score  bigger 5")
    node = Text(source, 0, 15, source.text)
    config, _ = load(Source("funnelspec.yaml", ""), None)
    assert Book(Workspace(config, None, {})).said(When(node, None)) == Said("score bigger 5")


def prose(glossary: Glossary, full_id: str) -> Prose:
    return fact(item(glossary, full_id), "definition")


def test_names_in_a_text_lead_to_their_items():
    text = """
    terms:
      lead: {name: Lead, definition: A person who asked.}
      sal: {name: Sales accepted lead, abbreviation: SAL, definition: A lead that sales took over.}
      rate: {name: Acceptance rate, definition: 'SALs per leads; see [[lead]] and "sales accepted leads".'}
    """
    glossary = glossary_of({"a.yaml": dedent(text)})
    assert [(each.written, each.to) for each in prose(glossary, "terms/sal").mentions] == [
        ("lead", "terms/lead")
    ]
    assert [(each.written, each.to) for each in prose(glossary, "terms/rate").mentions] == [
        ("SALs", "terms/sal")
    ]


def test_what_may_be_an_ordinary_word_is_no_mention():
    text = """
    terms:
      lead: {name: Lead, definition: A lead of ours is a person who asked.}
      deal: {name: Deal, definition: Reps must lead and source it with open eyes; sales may contact it.}
      old: {name: Suspect, state: retired, definition: What went before.}
      new: {name: Twin, definition: Neither a suspect nor an origin is meant here.}
      origin: {name: Origin, definition: Where it began.}
    fields:
      open: {name: Open, definition: Whether work goes on., type: boolean}
      may: {name: May contact, definition: Consent was given., type: boolean}
      origin: {name: Origin, definition: Where it was born., type: text}
    """
    glossary = glossary_of({"a.yaml": dedent(text)})
    assert [each.full_id for each in glossary.items if prose(glossary, each.full_id).mentions] == []


def test_an_item_names_those_that_use_it_and_that_its_facts_do_not_name():
    glossary = glossary_of(
        {
            "a.yaml": FIELD
            + dedent(
                """
                criteria: {mql: {name: Fit, definition: Points., when: score > 3}}
                stages:
                  lead: {name: Lead, definition: 'One with [[fields/score]].', next: [mql]}
                  mql: {name: MQL, definition: Good., entry: meets mql}
                segments:
                  size: {name: Size, definition: S., parts: {big: {name: Big, when: score > 9}}}
                metrics:
                  big: {name: Bigs, definition: How many., of: stages/lead, when: meets size/big}
                """
            )
        }
    )
    users = {each.full_id: [run.text for run in each.used_by] for each in glossary.items}
    assert users == {
        "fields/score": ["Size", "Fit", "Lead"],
        "segments/size": ["Bigs"],
        "criteria/mql": ["MQL"],
        "stages/lead": ["Bigs"],
        "stages/mql": ["Lead"],
        "metrics/big": [],
    }


def test_a_score_model_says_which_totals_a_lead_can_get():
    rules = (
        "[{points: 900, when: score > 3}, {points: -10, when: score > 90}, {points: 300, when: score < 3}]"
    )
    score = f"scores: {{fit: {{name: Fit, definition: How well it fits., field: score, rules: {rules}}}}}\n"
    glossary = glossary_of({"a.yaml": FIELD + score})
    assert plain(fact(item(glossary, "scores/fit"), "reach")) == "0 to 900 points: no lead gets less or more"


def test_what_waits_for_an_agreement_is_proposed_unless_it_is_disputed():
    glossary = glossary_of(
        {
            "shared.yaml": "terms: {lead: {name: Lead, definition: Shared.}, a: {name: A, definition: One.}}",
            "m.yaml": "team: marketing\nterms: {lead: {definition: Other.}, b: {name: B, definition: 1.}}",
            "s.yaml": "team: sales\nterms: {b: {name: B, definition: 2., state: draft}}",
            "t.yaml": "terms: {c: {name: C, definition: Three., state: proposed}}",
        }
    )
    assert [each.full_id for each in glossary.proposed] == ["terms/c", "terms/lead"]
    assert [each.full_id for each in glossary.disputed] == ["terms/b"]
