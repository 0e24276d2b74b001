"""Every message about a shape: its place, its words and what to write."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Finding
from funnelspec.schema.explain import HEAD, explain_file, explain_item
from funnelspec.schema.validator import schema
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping


def explain(text: str) -> list[Finding]:
    source = Source("sales.yaml", text)
    root = read(source).root
    assert root is not None
    found = explain_file(root, source)
    if isinstance(root, Mapping):
        for section, (_, items) in root.entries.items():
            if section in schema()["properties"] and section not in HEAD and isinstance(items, Mapping):
                for key, node in items:
                    found += explain_item(section, key, node, "team" in root.entries)
    return found


def lines(text: str) -> list[str]:
    """Each finding as ``line:column words rule: headline (label) help``."""
    out = []
    for finding in explain(text):
        line, column = finding.at.where.first
        words = finding.at.where.text
        out.append(
            f"{line}:{column} [{words}] {finding.rule}: {finding.headline} ({finding.at.text}) {finding.help}"
        )
    return out


def entry(section: str, attributes: str) -> str:
    """A file with one item that has a name, a definition and some further attributes on line 5 and after."""
    return f"{section}:\n  x:\n    name: X\n    definition: What it is.\n    {attributes}\n"


WHOLE_FILES = {
    "- a\n- b\n": "1:1 [- a] wrong-value: sales.yaml is a list, not a group of attributes (a list, not a"
    " group of attributes) Begin with a section, such as `terms:`.",
    "only words\n": "1:1 [only words] wrong-value: sales.yaml is text, not a group of attributes (text,"
    " not a group of attributes) Begin with a section, such as `terms:`.",
    "term:\n  lead: {name: Lead}\n": '1:1 [term] unknown-section: "term" is not a section (unknown'
    " section) Write `terms`.",
    "terms:\n  x: {name: X, definition: Y}\nterm: {}\n": '3:1 [term] unknown-section: "term" is not a section'
    " (unknown section)"
    ' Move what stands under it to "terms", which is there already.',
    "glossary: {}\n": '1:1 [glossary] unknown-section: "glossary" is not a section (unknown section) Did'
    " you mean `terms`?",
    "xyzzy: {}\n": '1:1 [xyzzy] unknown-section: "xyzzy" is not a section (unknown section) Write one of:'
    " team, context, owner, terms, fields, segments, criteria, scores, stages, funnels, status_lists,"
    " statuses, reasons, slas, handovers, metrics.",
    "terms:\n": '1:1 [terms] empty-value: "terms" is empty (nothing is written here) Write an id on the'
    " line below it, and the attributes below the id.",
    "terms: {}\n": '1:1 [terms] empty-value: "terms" is empty (nothing is written here) Write an id on'
    " the line below it, and the attributes below the id.",
    "stages: [mql, sal]\n": '1:9 [[mql, sal]] wrong-value: "stages" is a list, not a group of attributes'
    " (a list, not a group of attributes) Write an id on the line below it, and the attributes below the"
    " id.",
    "team:\n": '1:1 [team] empty-value: "team" is empty (nothing is written here) Write a value, such as'
    " `team: marketing`.",
    "context: [a]\n": '1:10 [[a]] wrong-value: "context" is a list, not text (a list, not text) Write'
    " some text.",
    "owner: []\n": '1:1 [owner] empty-value: "owner" is empty (nothing is written here) Write a value,'
    " such as `owner: marketing`.",
    "terms:\n  Sales Lead: {name: X, definition: Y}\n": '2:3 [Sales Lead] bad-id: "Sales Lead" in "terms"'
    " is not an id (not an id) Write `sales_lead`; an id is lower case with underscores and begins with a"
    " letter.",
    'terms:\n  "lead\\n": {name: X, definition: Y}\n': '2:3 ["lead\\n"] bad-id: "lead" in "terms" is not'
    " an id (not an id) Write `lead`; an id is lower case with underscores and begins with a letter.",
    "terms:\n  2nd: {name: X, definition: Y}\n": '2:3 [2nd] bad-id: "2nd" in "terms" is not an id (not an'
    " id) Write `n2nd`; an id is lower case with underscores and begins with a letter.",
    "terms:\n  lead:\n": "2:3 [lead] empty-value: terms/lead is empty (nothing is written here) Write its"
    " attributes on the lines below it, such as `name:` and `definition:`.",
    "terms:\n  lead: Someone\n": "2:9 [Someone] wrong-value: terms/lead is text, not a group of"
    " attributes (text, not a group of attributes) Write its attributes on the lines below it, such as"
    " `name:` and `definition:`.",
    "terms:\n  lead: {name: Lead}\n": '2:3 [lead] missing-attribute: terms/lead has no "definition" (no'
    ' "definition") Add `definition:`, such as `definition: A lead that meets the MQL criteria and waits'
    " for sales to accept it.`.",
}


@pytest.mark.parametrize("text", WHOLE_FILES, ids=[repr(text) for text in WHOLE_FILES])
def test_what_is_wrong_with_a_file(text: str) -> None:
    assert lines(text) == [WHOLE_FILES[text]]


ITEMS: dict[tuple[str, str], str] = {
    ("terms", "ownr: sales"): '5:5 [ownr] unknown-attribute: terms/x has an unknown attribute "ownr"'
    " (unknown attribute) Did you mean `owner`?",
    (
        "terms",
        "synonyms: [y]",
    ): '5:5 [synonyms] unknown-attribute: terms/x has an unknown attribute "synonyms" (unknown attribute)'
    " Did you mean `aliases`?",
    ("terms", "Aliases: [y]"): "5:5 [Aliases] unknown-attribute: terms/x has an unknown attribute"
    ' "Aliases" (unknown attribute) Write `aliases`.',
    ("terms", "description: y"): "5:5 [description] unknown-attribute: terms/x has an unknown attribute"
    ' "description" (unknown attribute) "definition" is there already; keep one of the two.',
    ("handovers", "from: {team: a, stag: b, x_y: c}\n    to: {}"): '5:21 [stag] unknown-attribute: "from"'
    ' of handovers/x has an unknown attribute "stag" (unknown attribute) Did you mean `stage`?',
    (
        "terms",
        "aliases:",
    ): '5:5 [aliases] empty-value: "aliases" of terms/x is empty (nothing is written here) Write a value,'
    " such as `aliases: [prospect, contact]`.",
    (
        "terms",
        'source: " "',
    ): '5:5 [source] empty-value: "source" of terms/x is empty (nothing is written here) Write a value,'
    " such as `source: https://example.com/funnel-handbook`.",
    (
        "terms",
        "aliases:\n      - y\n      -",
    ): '5:5 [aliases] empty-value: number 2 of "aliases" in terms/x is empty (nothing is written here)'
    " Write a value, such as `aliases: [prospect, contact]`.",
    ("terms", "aliases: {a: b}"): '5:14 [{a: b}] wrong-value: "aliases" of terms/x is a group of'
    " attributes, not text or a list (a group of attributes, not text or a list) Write it in this form:"
    " `aliases: [prospect, contact]`.",
    ("terms", "state: agred"): '5:12 [agred] wrong-value: "state" of terms/x cannot be "agred" (none of'
    " its choices) Did you mean `agreed`? The choices are draft, proposed, agreed, deprecated, retired.",
    ("terms", "state: fine"): '5:12 [fine] wrong-value: "state" of terms/x cannot be "fine" (none of its'
    " choices) Write one of: draft, proposed, agreed, deprecated, retired.",
    ("terms", "state: [agreed]"): '5:12 [[agreed]] wrong-value: "state" of terms/x is a list, not one'
    " word (a list, not one word) Write one of: draft, proposed, agreed, deprecated, retired.",
    ("terms", "since: 2026-02-29"): '5:12 [2026-02-29] wrong-value: "since" of terms/x is not a date (not'
    " a date) Write a day of the calendar as year-month-day, such as `2026-11-22`.",
    (
        "terms",
        "avoid: [{because: old}]",
    ): '5:14 [because] missing-attribute: number 1 of "avoid" in terms/x has no "word" (no "word") Add'
    " `word:`, such as `word: suspect`.",
    ("terms", "translations: {Deutsch: {name: X}}"): '5:20 [Deutsch] bad-id: "Deutsch" in "translations"'
    " of terms/x is not a language (not a language) Write a language code, such as `de` or `pt-BR`.",
    (
        "terms",
        "translations: {de: {name: [X]}}",
    ): '5:31 [[X]] wrong-value: "name" in "translations" of terms/x is a list, not text (a list, not'
    " text) Write some text.",
    ("terms", "crm: Lead.Status"): '5:10 [Lead.Status] wrong-value: "crm" of terms/x is text, not a group'
    " of attributes (text, not a group of attributes) Write it in this form: `crm: {salesforce:"
    " {Lead.Status: Working - Contacted}}`.",
    ("fields", "unit: people"): '2:3 [x] missing-attribute: fields/x has no "type" (no "type") Add'
    " `type:`, such as `type: integer`.",
    ("fields", "type: choice"): '2:3 [x] missing-attribute: fields/x has no "choices" (no "choices") Add'
    " `choices:`, such as `choices: [US, CA, GB]`.",
    ("fields", "type: number\n    between: [1]"): '6:14 [[1]] wrong-value: "between" of fields/x is not'
    " two numbers (not two numbers) Write it in this form: `between: [0, 100]`.",
    (
        "fields",
        "type: number\n    between: [1, 2M]",
    ): '6:18 [2M] wrong-value: number 2 of "between" in fields/x is not a number (not a number) Write'
    " `2000000`.",
    (
        "fields",
        "type: text\n    personal_data: maybe",
    ): '6:20 [maybe] wrong-value: "personal_data" of fields/x is not yes or no (not yes or no) Write'
    " `yes` or `no`.",
    ("segments", "parts: {big: {name: Big}}"): "5:13 [big] missing-attribute: segments/x/big has no"
    ' "when" (no "when") Add `when:`, such as `when: employees between 101 and 2000`.',
    ("segments", "parts: {Big: {name: B, when: y}}"): '5:13 [Big] bad-id: "Big" in "parts" of segments/x'
    " is not an id (not an id) Write `big`; an id is lower case with underscores and begins with a letter.",
    ("segments", "parts: []"): '5:5 [parts] empty-value: "parts" of segments/x is empty (nothing is'
    " written here) Write a value, such as `parts: {smb: {name: SMB, when: employees <= 100}}`.",
    ("criteria", "when: {employees: 50}"): '5:12 [employees] unknown-attribute: "when" of criteria/x has'
    ' an unknown attribute "employees" (unknown attribute) Write it as one line, without'
    " braces: `employees = 50`.",
    (
        "criteria",
        "when: [{and: [y]}]",
    ): '5:13 [and] unknown-attribute: number 1 of "when" in criteria/x has an unknown attribute "and"'
    " (unknown attribute) Did you mean `all`?",
    (
        "criteria",
        "when: {at_least: 2}",
    ): '5:12 [at_least] missing-attribute: "when" of criteria/x has "at_least" and no "of" (no "of") Add'
    " `of:`, such as `of: [interests has any of (core), last_activity in the last 30 days,"
    " demo_requested]`.",
    ("criteria", "when: {at_least: 0, of: y}"): '5:22 [0] wrong-value: "at_least" in "when" of criteria/x'
    " is 0, which always holds (0, which always holds) Write how many of the conditions have to hold, such as"
    " `at_least: 1`, or take the group out.",
    ("criteria", "when: {at_least: two, of: y}"): '5:22 [two] wrong-value: "at_least" in "when" of criteria/x'
    " is not a whole number (not a whole number) Write a whole number from 1, such as `2`.",
    ("criteria", "when: y\n    cases:\n      - lead: {}"): "7:9 [lead] missing-attribute: number 1 of"
    ' "cases" in criteria/x has no "meets" (no "meets") Add `meets:`, such as `meets: yes`.',
    ("criteria", "when: y\n    cases: [{lead: {a: {b: c}}, meets: no}]"): '6:24 [{b: c}] wrong-value: "a"'
    ' in number 1 of "cases" in criteria/x is a group of attributes, not a value or a list (a group of'
    " attributes, not a value or a list) Write a value or a list.",
    (
        "scores",
        "field: y\n    rules: [{points: 5}]",
    ): '6:14 [points] missing-attribute: number 1 of "rules" in scores/x has neither "when" nor "per"'
    ' (neither "when" nor "per") Add `when:`, such as `when: job_title contains "VP"`.',
    ("scores", "field: y\n    rules: [{points: 1e3, per: z}]"): '6:22 [1e3] wrong-value: "points" in'
    ' number 1 of "rules" in scores/x is not a number (not a number) Write a number in digits, such as'
    " `40` or `2.5`.",
    ("scores", "field: y\n    rules: [z]"): '6:13 [z] wrong-value: number 1 of "rules" in scores/x is'
    " text, not a group of attributes (text, not a group of attributes) Write it in this form: `rules:"
    ' [{points: 40, when: "job_title contains \\"VP\\""}]`.',
    ("scores", "field: y\n    rules: z"): '6:12 [z] wrong-value: "rules" of scores/x is text, not a group'
    " of attributes or a list (text, not a group of attributes or a list) Write it in this form: `rules:"
    ' [{points: 40, when: "job_title contains \\"VP\\""}]`.',
    ("stages", "max_age: soon"): '5:14 [soon] wrong-value: "max_age" of stages/x is not a length of time'
    " (not a length of time) Write a number, a space and a unit, such as `2 business hours` or `14 days`.",
    (
        "stages",
        "max_age: {warn: 7}",
    ): '5:21 [7] wrong-value: "warn" in "max_age" of stages/x is not a length of time (not a length of'
    " time) Write `7 days` or `7 business days`.",
    ("stages", "probability: 10"): '5:18 [10] wrong-value: "probability" of stages/x is not a percentage'
    " (not a percentage) Write `10%`.",
    ("stages", "next: [{}]"): '5:12 [{}] missing-attribute: number 1 of "next" in stages/x has no "to"'
    ' (no "to") Add `to:`, such as `to: recycled`.',
    ("stages", "next: [ [y]]"): '5:13 [[y]] wrong-value: number 1 of "next" in stages/x is a list, not'
    " text or a group of attributes (a list, not text or a group of attributes) Write it in this form:"
    " `next: [sal, {to: recycled, when: not meets icp_fit, reasons: recycle_reasons}]`.",
    ("slas", "starts: []\n    within: 1 day"): '5:5 [starts] empty-value: "starts" of slas/x is empty'
    " (nothing is written here) Write a value, such as `starts: stages/mql`.",
    ("slas", "starts: stages/y\n    within: {}"): '6:5 [within] empty-value: "within" of slas/x is empty'
    " (nothing is written here) Write a value, such as `within: 2 business hours`.",
    ("handovers", "from: {}\n    to: {team: sales}"): '5:5 [from] empty-value: "from" of handovers/x is empty'
    " (nothing is written here) Write a value, such as `from: {team: marketing, stage: mql}`.",
    ("handovers", "to: {}\n    from: {team: sales}"): '5:5 [to] empty-value: "to" of handovers/x is empty'
    " (nothing is written here) Write a value, such as `to: {team: sales, stage: sal}`.",
    ("stages", "max_age: {}"): '5:5 [max_age] empty-value: "max_age" of stages/x is empty (nothing is'
    " written here) Write a value, such as `max_age: 14 days`.",
    (
        "metrics",
        "target: many",
    ): '5:13 [many] wrong-value: "target" of metrics/x is not a percentage or a number per period (not a'
    " percentage or a number per period) Write a percentage or a number per period, such as `60%` or `10"
    " per month`.",
    ("reasons", "of: {timing: {}}"): '5:10 [timing] missing-attribute: reasons/x/timing has no "name" (no'
    ' "name") Add `name:`, such as `name: Marketing qualified lead`.',
}


@pytest.mark.parametrize(("section", "attributes"), ITEMS, ids=[f"{a} {b!r}" for a, b in ITEMS])
def test_what_is_wrong_with_an_item(section: str, attributes: str) -> None:
    assert ITEMS[section, attributes] in lines(entry(section, attributes))
    if "\n    to: {}" not in attributes:
        assert len(lines(entry(section, attributes))) == 1


def test_an_attribute_under_another_word_is_not_missing_too() -> None:
    found = explain("terms:\n  lead: {name: Lead, description: Someone.}\n")
    assert [(each.rule, each.help) for each in found] == [("unknown-attribute", "Did you mean `definition`?")]


def test_a_team_that_forgot_to_say_who_it_is() -> None:
    """Whoever only wants to say something else of an item than the shared files leaves its name out."""
    (found,) = explain("terms:\n  lead: {definition: Someone who has answered.}\n")
    assert found.help == (
        "Add `name:`, such as `name: Marketing qualified lead`. A team's own text for an item of the shared"
        " files needs `team:` at the head of the file."
    )
    assert explain("team: sales\nterms:\n  lead: {definition: Someone who has answered.}\n") == []


SLIPS = {
    "terms:\n  lead:\n    name:Lead\n": "Put a space after the colon: `name: Lead`.",
    "terms:\n  lead:\n    name:\xa0Lead\n": "Delete the special blank after the colon,"
    " which only looks like a space, and type a space.",
    "\xa0\xa0terms: {}\n": "Delete the blanks around the name, which only look like spaces,"
    " and type spaces before it.",
    entry("terms", "-see: x"): "Put a space after the `-`.",
    entry("terms", "alias: x"): "Did you mean `aliases`?",
    entry(
        "terms", "avoid: {word: Fast, cheap: pick two}"
    ): "If it is part of the text before it, put that in quotes:"
    ' `word: "Fast, cheap: pick two"`. Else write one of: because, except_in.',
    entry(
        "criteria", "when: {employees: '>= 50'}"
    ): "Write it as one line, without braces: `employees >= 50`.",
    entry(
        "criteria", "when: {country: [US, CA]}"
    ): 'Write it as one line, without braces: `"country in (US, CA)"`.',
    entry(
        "criteria", "when: {a: 1, b: 2}"
    ): "Write a list of lines in place of the braces: `[a = 1, b = 2]`.",
    entry("criteria", "when:\n      a: 1\n      b: 2"): "Write it as a line of a list: `- a = 1`.",
    "terms:\n  big: {name: B, definition: C}\n  Big: {name: D, definition: E}\n": "Write another id; `big`"
    " stands here already.",
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_hand_is_told_as_one(text: str) -> None:
    assert SLIPS[text] in [finding.help for finding in explain(text)]


def test_a_percentage_beyond_its_bounds() -> None:
    for written, beyond in (("250%", "above 100%"), ("-5%", "below 0%")):
        (finding,) = explain(entry("stages", f"probability: {written}"))
        assert finding.headline == f'"probability" of stages/x is {beyond}'
        assert finding.help == "Write a percentage from `0%` to `100%`."


def test_a_misshapen_attribute_does_not_hide_its_neighbours() -> None:
    text = entry("stages", "outcome: opne\n    max_age: soon\n    colour: red\n    next: [sal]")
    assert [finding.at.where.first.line for finding in explain(text)] == [5, 6, 7]


def test_a_team_may_leave_out_what_the_shared_item_says() -> None:
    assert lines("team: sales\nstages:\n  mql: {outcome: open}\nfields:\n  x: {type: choice}\n") == []


def test_a_team_may_not_leave_out_what_stands_inside() -> None:
    text = "team: sales\ncriteria:\n  mql: {cases: [{meets: yes}]}\nsegments:\n  s: {parts: {a: {name: A}}}\n"
    assert [each.headline for each in explain(text)] == [
        'number 1 of "cases" in criteria/mql has no "lead"',
        'segments/s/a has no "when"',
    ]


def test_findings_name_the_item_and_what_is_wrong_in_it() -> None:
    (finding,) = explain(entry("criteria", "when: x\n    cases: [{lead: {}, meets: perhaps}]"))
    assert (finding.entries, finding.differs) == (("criteria/x",), "cases.meets perhaps")


def test_hostile_words_stay_short_and_on_one_line() -> None:
    (finding,) = explain(entry("terms", f'"a\\n{"b" * 500}": c'))
    assert "\n" not in finding.headline
    assert len(finding.headline) < 130


def test_the_deepest_tree_that_can_be_read_is_explained() -> None:
    depth = 58
    text = entry("criteria", "when: " + "[ " * depth + "{a: b}" + "]" * depth)
    (finding,) = explain(text)
    assert finding.rule == "unknown-attribute"
    assert finding.at.where.text == "a"
