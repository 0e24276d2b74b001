"""The workspace file: what it means, what it leaves out, and what is wrong with it, at its place."""

from __future__ import annotations

import pytest

from funnelspec.config import Calendar, Config, Publish, load
from funnelspec.diagnostic import Finding, Severity
from funnelspec.source import Source
from funnelspec.syntax.reader import read

WHOLE = """\
spec: 1
name: Northwind revenue glossary
teams:
  marketing: {name: Marketing, contact: "#marketing-ops"}
  sales:     {name: Sales}
calendar:
  working_day: 7.5 hours
  working_week: [fri, mon, tue]
calendars:
  pacific: {hours: "07:00-16:00", zone: America/Los_Angeles}
contexts:
  partner: {name: Partner business}
systems:
  salesforce: {name: Salesforce}
publish:
  output: build/site
  formats: markdown
  languages: [de, pt-BR]
  edit_url: "https://example.com/edit/{path}#L{line}"
  colours: ["#1b3a5c", "#fff"]
exclude: ["archive/**"]
preset: strict
rules:
  vague-wording: off
overrides:
  - files: ["legacy/**"]
    rules: {missing-owner: off, dead-end: info}
"""


def loaded(text: str, above: int = 0) -> tuple[Config, list[Finding]]:
    source = Source("funnelspec.yaml", text)
    return load(source, read(source).root, above)


def lines(text: str, above: int = 0) -> list[str]:
    out = []
    for finding in loaded(text, above)[1]:
        assert finding.rule == "broken-config"
        line, column = finding.at.where.first
        words = f"[{finding.at.where.text}] {finding.headline} ({finding.at.text}) {finding.help}"
        out.append(f"{line}:{column} {words}")
    return out


def test_everything_that_can_be_said() -> None:
    config, findings = loaded(WHOLE)
    assert findings == []
    assert config.name == "Northwind revenue glossary"
    assert [(team.id, team.name, team.contact) for team in config.teams.values()] == [
        ("marketing", "Marketing", "#marketing-ops"),
        ("sales", "Sales", None),
    ]
    assert config.teams["sales"].where.first == (5, 3)
    where, pacific = config.calendar.where, config.calendars["pacific"].where
    assert where is not None
    assert pacific is not None
    assert (where.text, pacific.text) == ("calendar", "pacific")
    assert config.calendar == Calendar(450, ("mon", "tue", "fri"), where=where)
    assert config.calendars == {
        "pacific": Calendar(450, ("mon", "tue", "fri"), "07:00-16:00", "America/Los_Angeles", pacific)
    }
    assert config.contexts["partner"].name == "Partner business"
    assert config.systems["salesforce"].name == "Salesforce"
    assert config.publish == Publish(
        "build/site",
        ("markdown",),
        "https://example.com/edit/{path}#L{line}",
        ("#1b3a5c", "#fff"),
        ("de", "pt-BR"),
    )
    assert config.exclude == ("archive/**",)
    assert config.preset == "strict"
    severity, where = config.rules["vague-wording"]
    assert (severity, where.text, where.first) == (Severity.OFF, "vague-wording", (24, 3))
    (override,) = config.overrides
    assert override.files == ("legacy/**",)
    assert {rule: severity for rule, (severity, _) in override.rules.items()} == {
        "missing-owner": Severity.OFF,
        "dead-end": Severity.INFO,
    }


def test_what_holds_when_nothing_is_said() -> None:
    config, findings = loaded("spec: 1\n")
    assert findings == []
    assert config.name == "Glossary"
    assert config.calendar == Calendar(480, ("mon", "tue", "wed", "thu", "fri"), None, None)
    assert config.publish == Publish("site", ("html", "markdown"), None, ())
    assert (config.preset, config.exclude, config.overrides) == ("standard", (), ())
    assert (config.teams, config.calendars, config.contexts, config.systems, config.rules) == (
        {},
        {},
        {},
        {},
        {},
    )


CHOICES = (
    "spec, name, teams, calendar, calendars, contexts, systems, publish, exclude, preset, rules, overrides"
)

WRONG = {
    "": '1:1 [] funnelspec.yaml has no "spec" (no "spec") Write `spec: 1` at the top.',
    "# Northwind\n": '1:1 [] funnelspec.yaml has no "spec" (no "spec") Write `spec: 1` at the top.',
    "name: x\n": '1:1 [name] funnelspec.yaml has no "spec" (no "spec") Write `spec: 1` at the top.',
    "spec: 2\n": "1:7 [2] funnelspec.yaml is written for a later funnelspec (this funnelspec reads"
    " version 1) Upgrade funnelspec, or write `spec: 1`.",
    "spec: one\n": '1:7 [one] "spec" is not 1 (not 1) Write `spec: 1`.',
    "spec:\n": '1:1 [spec] "spec" is empty (nothing is written here) Write `spec: 1`.',
    "- spec\n": "1:1 [- spec] funnelspec.yaml is not a group of attributes (not a group of attributes)"
    " Write its attributes: spec, name, teams, calendar, calendars, contexts, systems, publish, exclude,"
    " preset, rules, overrides.",
    "spec: 1\npublsh: {}\n": '2:1 [publsh] funnelspec.yaml has an unknown attribute "publsh" (unknown'
    " attribute) Did you mean `publish`?",
    "spec: 1\ncolour: red\n": '2:1 [colour] funnelspec.yaml has an unknown attribute "colour" (unknown'
    " attribute) The attributes here are spec, name, teams, calendar, calendars, contexts, systems,"
    " publish, exclude, preset, rules, overrides.",
    "spec: 1\nteams: {sales: {nam: Sales}}\n": '2:17 [nam] teams/sales has an unknown attribute "nam"'
    " (unknown attribute) Did you mean `name`?",
    "spec: 1\nteams: {sales: {}}\n": '2:9 [sales] teams/sales has no "name" (no "name") Add `name:`.',
    "spec: 1\nteams: {Sales: {name: x}}\n": '2:9 [Sales] "Sales" under "teams" is not an id (not an id)'
    " Write `sales`; an id is lower case with underscores and begins with a letter.",
    "spec: 1\nteams: [sales]\n": '2:8 [[sales]] "teams" is not a group with an id for each (not a group'
    " with an id for each) Write an id, a colon and its attributes, such as `sales: {name: Sales}`.",
    "spec: 1\ncontexts:\n": '2:1 [contexts] "contexts" is empty (nothing is written here) Write an id, a'
    " colon and its attributes, such as `sales: {name: Sales}`.",
    "spec: 1\ncalendar: {working_day: 1 day}\n": '2:25 [1 day] "working_day" of calendar is not a length'
    " of time within a day (not a length of time within a day) Write a number of hours or minutes, such"
    " as `8 hours`.",
    "spec: 1\ncalendar: {working_day: 25 hours}\n": '2:25 [25 hours] "working_day" of calendar is not a'
    " length of time within a day (not a length of time within a day) Write a number of hours or minutes,"
    " such as `8 hours`.",
    "spec: 1\ncalendar: {working_day: 8h}\n": '2:25 [8h] "working_day" of calendar is not a length of time'
    " within a day (not a length of time within a day) Write `8 hours`.",
    "spec: 1\ncalendars: {x: {hours: 16:00-07:00}}\n": '2:24 [16:00-07:00] "hours" of calendars/x is not'
    " a time of day and a later one (not a time of day and a later one) Write two times of day, such as"
    ' `"07:00-16:00"`.',
    "spec: 1\ncalendar: {working_week: [mon, wen]}\n": '2:32 [wen] "working_week" of calendar is not one'
    " of mon, tue, wed, thu, fri, sat, sun (not one of mon, tue, wed, thu, fri, sat, sun) Did you mean"
    " `wed`? The choices are mon, tue, wed, thu, fri, sat, sun.",
    "spec: 1\npublish: {output: ../site}\n": '2:19 [../site] "output" of publish leads out of the folder'
    " of this repository (outside) Write a folder inside it, such as `site`.",
    "spec: 1\npublish: {edit_url: 'javascript:alert(1)'}\n": "2:21 ['javascript:alert(1)'] \"edit_url\""
    " of publish is not a web address (not a web address) Write an address that begins with `https://`.",
    "spec: 1\npublish:\n  colours:\n    - #1b3a5c\n": '3:3 [colours] "colours" of publish is empty'
    " (nothing is written here) Write some text; in quotes if it begins with `#`.",
    "spec: 1\npublish: {languages: [de, German]}\n": '2:27 [German] "languages" of publish is not a'
    " language code (not a language code) Write a code, such as `de` or `pt-BR`.",
    "spec: 1\nrules: {vague-wording: of}\n": '2:24 [of] the severity of "vague-wording" is not one of'
    " off, info, warning, error (not one of off, info, warning, error) Did you mean `off`? The choices"
    " are off, info, warning, error.",
    "spec: 1\noverrides:\n  - files: a\n": '3:5 [files] an override has no "rules" (no "rules") Add'
    " `rules:`.",
}


@pytest.mark.parametrize("text", WRONG, ids=[repr(text) for text in WRONG])
def test_what_is_wrong(text: str) -> None:
    found = [line for line in lines(text) if "is a comment" not in line]
    assert found == [WRONG[text]]


def test_a_file_that_cannot_be_read_is_not_blamed_twice() -> None:
    source = Source("funnelspec.yaml", "spec: [1\n")
    reading = read(source)
    assert (reading.root, len(reading.findings)) == (None, 1)
    assert load(source, None)[1] == []


def test_what_is_wrong_does_not_hide_the_rest() -> None:
    config, findings = loaded("spec: 1\npreset: strictly\nteams: {sales: {name: Sales, phone: x}}\n")
    assert [finding.at.where.text for finding in findings] == ["phone", "strictly"]
    assert (config.preset, config.teams["sales"].name) == ("standard", "Sales")


@pytest.mark.parametrize(
    ("output", "above", "inside"),
    [
        ("site", 0, True),
        ("build/../site", 0, True),
        ("./site/", 0, True),
        ("../site", 0, False),
        ("../site", 1, True),
        ("../../site", 1, False),
        ("site/../../x", 0, False),
        ("/srv/site", 5, False),
        ("C:/site", 5, False),
        ("..\\site", 5, False),
        ("~/site", 5, False),
    ],
)
def test_the_glossary_stays_inside_the_repository(output: str, above: int, inside: bool) -> None:
    config, findings = loaded(f"spec: 1\npublish: {{output: '{output}'}}\n", above)
    assert (findings == []) == inside
    assert config.publish.output == (output if inside else "site")
