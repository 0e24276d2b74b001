"""Why a lead meets an item or does not: the text and the JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from funnelspec import __version__
from funnelspec.conditions.given import Given, read_given
from funnelspec.engine import check_texts
from funnelspec.model.verdicts import Why
from funnelspec.reporters import why as text
from funnelspec.reporters import why_json
from funnelspec.reporters.paint import ansi
from funnelspec.source import Source
from funnelspec.usecases import why as asked

TODAY = date(2026, 11, 22)
SHARED = """\
fields:
  size: {name: Employees, definition: Head count., type: integer, unit: people}
  points: {name: Lead score, definition: Points., type: integer}
  title: {name: Job title, definition: As written., type: text}
  rests: {name: Resting until, definition: Day., type: date}
  demo: {name: Demo requested, definition: Asked., type: boolean}
criteria:
  fit: {name: ICP fit, definition: Fits., when: [size between 20 and 5000, {none: [title contains student]}]}
  rest: {name: Recycled criteria, definition: Rests., when: rests is in the future}
  mql:
    name: MQL criteria
    definition: Handed over.
    when:
      - meets fit
      - any:
          - points >= 65
          - demo
      - not meets rest
  sal:
    name: SAL criteria
    definition: Taken.
    when:
      - meets mql
      - judgement "has a problem"
      - any: [meets fit, demo]
segments:
  band:
    name: Company size
    definition: By size.
    parts: {low: {name: Small, when: size < 50}, high: {name: Large, when: size >= 50}}
stages:
  mql:
    name: Marketing qualified lead
    abbreviation: MQL
    definition: Waits.
    entry: meets fit
    exit: judgement "accepted or given back"
"""
SALES = "team: sales\nowner: sales\ncriteria: {fit: {when: size >= 10}}\n"


def _why(name: str, lead: str, team: str | None = None, **files: str) -> Why:
    model = check_texts(
        {"shared.yaml": SHARED, **{f"{path}.yaml": each for path, each in files.items()}}
    ).model
    given = read_given(Source("lead.yaml", lead))
    assert model is not None
    assert isinstance(given, Given)
    why = asked(model, name, team, given, TODAY)
    assert isinstance(why, Why), why
    return why


def _lines(name: str, lead: str, team: str | None = None, **files: str) -> list[str]:
    shown = text.render(_why(name, lead, team, **files))
    assert shown.endswith("\n")
    assert max(map(len, shown.split("\n"))) <= 80
    assert shown.isascii()
    return shown.removesuffix("\n").split("\n")


def test_the_whole_text() -> None:
    assert _lines("mql", "{size: 12, points: 95, rests: 2026-12-01}") == [
        "MQL criteria: no",
        "Criterion criteria/mql, written in shared.yaml:10",
        "Lead: Employees 12 people; Lead score 95; Resting until 1 December 2026",
        "Today: 22 November 2026",
        "",
        "[ ] all of: 2 do not hold",
        "  [ ] meets ICP fit, all of: 1 does not hold",
        "    [ ] Employees is between 20 and 5,000 people, but it is 12 people <--",
        "    [x] none of: none holds",
        '      [ ] Job title contains "student", but it is unknown',
        "  [x] any of: 1 holds",
        "    [x] Lead score is at least 65; it is 95",
        "    [ ] Demo requested is yes, but it is unknown",
        "  [ ] does not meet Recycled criteria",
        "    [x] Resting until is in the future; it is 1 December 2026 <--",
        "",
        "Decided by:",
        "  Employees is between 20 and 5,000 people, but it is 12 people",
        "      shared.yaml:8:50",
        "  Resting until is in the future; it is 1 December 2026",
        "      shared.yaml:9:61",
        "",
        "[x] holds   [ ] does not hold   <-- decides",
        "",
        "If something else is meant:",
        '  the stage "Marketing qualified lead": funnelspec why stages/mql',
    ]


def test_what_was_told_a_judgement_that_waits_and_many_lines_that_decide() -> None:
    assert _lines("sal", "{size: 40, demo: yes, points: 70}") == [
        "SAL criteria: no",
        "Criterion criteria/sal, written in shared.yaml:19",
        "Lead: Employees 40 people; Demo requested yes; Lead score 70",
        "",
        "[ ] all of: 1 does not hold",
        "  [x] meets MQL criteria, all of:",
        "    [x] meets ICP fit, all of:",
        "      [x] Employees is between 20 and 5,000 people; it is 40 people",
        "      [x] none of: none holds",
        '        [ ] Job title contains "student", but it is unknown',
        "    [x] any of: 2 hold",
        "      [x] Lead score is at least 65; it is 70",
        "      [x] Demo requested is yes",
        "    [x] does not meet Recycled criteria",
        "      [ ] Resting until is in the future, but it is unknown",
        "  [?] judgement: has a problem, but nobody has answered <--",
        "  [x] any of: 2 hold",
        "    [x] meets ICP fit (see above)",
        "    [x] Demo requested is yes",
        "",
        "Decided by:",
        "  judgement: has a problem, but nobody has answered",
        "      shared.yaml:24:9",
        "",
        "[x] holds   [ ] does not hold   [?] not answered, so no   <-- decides",
    ]


def test_a_judgement_that_was_made() -> None:
    lines = _lines("sal", "{size: 40, demo: yes, judged: {Has a problem: yes}}")
    assert lines[0] == "SAL criteria: yes"
    assert lines[3] == "Judged: Has a problem: yes"
    assert "  [x] judgement: has a problem; answered yes <--" in lines
    assert "    [x] meets ICP fit (see above) <--" in lines
    assert lines.count("  Demo requested is yes") == 2
    assert lines[-1] == "[x] holds   [ ] does not hold   <-- decides"
    lines = _lines("sal", "{judged: {has a problem: no}}")
    assert "  [ ] judgement: has a problem, but answered no <--" in lines
    assert lines[-1] == "[x] holds   [ ] does not hold   <-- decides"


def test_a_verdict_that_hangs_on_the_day() -> None:
    lines = _lines("criteria/rest", "rests: 2026-12-01")
    assert lines[0] == "Recycled criteria: yes"
    assert lines[3] == "Today: 22 November 2026; on another day the verdict may be another"


def test_a_lead_of_which_nothing_is_known() -> None:
    assert _lines("criteria/rest", "{}")[2:4] == ["Lead: nothing is known of it", ""]


@pytest.mark.parametrize(
    ("size", "verdict", "marks"),
    [("40", "Small", "[x][ ]"), ("60", "Large", "[ ][x]"), ("", "none of its parts", "[ ][ ]")],
)
def test_a_segment_shows_each_part(size: str, verdict: str, marks: str) -> None:
    lines = _lines("band", f"size: {size}")
    assert lines[0] == f"Company size: {verdict}"
    assert "".join(line[:3] for line in lines if line.endswith(" <--")) == marks
    assert f"Small: {'yes' if verdict == 'Small' else 'no'}" in lines
    assert f"Large: {'yes' if verdict == 'Large' else 'no'}" in lines


def test_a_stage_shows_its_entry_and_its_exit_criteria() -> None:
    lines = _lines("stages/mql", "size: 40")
    assert lines[0] == "Marketing qualified lead: entry criteria yes, exit criteria no"
    assert lines[3:6] == ["", "Entry criteria: yes", "[x] meets ICP fit, all of:"]
    assert lines[9:13] == [
        "",
        "Exit criteria: no",
        "[?] judgement: accepted or given back, but nobody has answered <--",
        "",
    ]


def test_each_view_has_its_own_tree() -> None:
    lines = _lines("fit", "size: 12", sales=SALES)
    assert lines == [
        "ICP fit: no as shared; yes as Sales sees it",
        "Criterion criteria/fit, written in shared.yaml:8",
        "Lead: Employees 12 people",
        "",
        "As shared: no",
        "[ ] all of: 1 does not hold",
        "  [ ] Employees is between 20 and 5,000 people, but it is 12 people <--",
        "  [x] none of: none holds",
        '    [ ] Job title contains "student", but it is unknown',
        "",
        "Decided by:",
        "  Employees is between 20 and 5,000 people, but it is 12 people",
        "      shared.yaml:8:50",
        "",
        "As Sales sees it: yes",
        "[x] Employees is at least 10 people; it is 12 people <--",
        "",
        "Decided by:",
        "  Employees is at least 10 people; it is 12 people",
        "      sales.yaml:3:24",
        "",
        "[x] holds   [ ] does not hold   <-- decides",
    ]


def test_one_view_alone_says_whose_it_is() -> None:
    lines = _lines("fit", "size: 12", "sales", sales=SALES, marketing=SALES.replace("sales", "marketing"))
    assert lines[0] == "ICP fit: yes as Sales sees it"
    lines = _lines("fit", "size: 12", sales=SALES, marketing=SALES.replace("sales", "marketing"))
    assert lines[0] == "ICP fit: no as shared; yes as Marketing and Sales see it"


def test_long_lines_go_on_under_their_words() -> None:
    words = " ".join(["a plausible first message"] * 5)
    lines = _lines(
        "long", "{}", more=f"criteria: {{long: {{name: Long, definition: Is., when: judgement {words}}}}}"
    )
    assert lines[4:7] == [
        "[?] judgement: a plausible first message a plausible first message a plausible",
        "    first message a plausible first message a plausible first message, but",
        "    nobody has answered <--",
    ]


def test_however_deep_a_line_stands_there_is_room_for_words() -> None:
    deep = "demo"
    for _ in range(28):
        deep = f"{{any: [{deep}, demo]}}"
    shown = text.render(
        _why("deep", "{}", more=f"criteria: {{deep: {{name: D, definition: Is., when: {deep}}}}}")
    )
    assert f"{'  ' * 28}[ ] Demo requested is yes, but it\n" in shown


def test_more_than_a_few_lines_that_decide_are_only_counted() -> None:
    tests = ", ".join(f"points > {number}" for number in range(7))
    lines = _lines(
        "many", "points: 0", more=f"criteria: {{many: {{name: Many, definition: Is., when: [{tests}]}}}}"
    )
    assert sum(line.endswith(" <--") for line in lines) == 7
    assert lines[-3:-1] == ["Decided by 7 lines, marked <-- above.", ""]


def test_colour_adds_nothing() -> None:
    why = _why("fit", "size: 12", sales=SALES)
    coloured = text.render(why, paint=ansi)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text.render(why)
    assert coloured.startswith("\x1b[1mICP fit: no as shared; yes as Sales sees it\x1b[0m\n")
    assert "but it is 12 people \x1b[1m<--\x1b[0m\n" in coloured


def test_nothing_that_people_wrote_steers_the_terminal() -> None:
    evil = '"\\e[31m\\u202e\\r\\nx"'
    shared = f"""\
fields:
  title: {{name: {evil}, definition: As written., type: text}}
criteria:
  odd:
    name: {evil}
    aliases: [odd one]
    definition: Is.
    when: [{{judgement: {evil}}}, "title = \\e2J", meets other]
  other: {{name: {evil}, definition: Is., when: title is known}}
stages:
  odd: {{name: {evil}, definition: Is., entry: title is known}}
"""
    model = check_texts({"a.yaml": shared}).model
    assert model is not None
    why = asked(model, "odd", None, Given({"title": "\x1b[31m\u202e"}), TODAY)
    assert isinstance(why, Why)
    shown = text.render(why, places=lambda path: f"\x1b[31m{path}")
    assert shown.replace("\n", "").isprintable()
    assert json.loads(why_json.render(why))["item"]["name"].startswith("\x1b[31m")
    assert why_json.render(why).replace("\n", "").isprintable()


def _json(name: str, lead: str, **files: str) -> Any:
    return json.loads(why_json.render(_why(name, lead, **files)))


def test_json() -> None:
    place = {
        "path": "shared.yaml",
        "start": {"line": 9, "column": 61},
        "end": {"line": 9, "column": 83},
        "text": "rests is in the future",
    }
    assert _json("rest", "{rests: 2026-12-01, title: null}") == {
        "version": 1,
        "tool": {"name": "funnelspec", "version": __version__},
        "item": {
            "id": "criteria/rest",
            "kind": "criterion",
            "name": "Recycled criteria",
            "place": {
                "path": "shared.yaml",
                "start": {"line": 9, "column": 3},
                "end": {"line": 9, "column": 7},
                "text": "rest",
            },
        },
        "lead": {"rests": "2026-12-01"},
        "judged": {},
        "today": "2026-11-22",
        "meets": True,
        "views": [
            {
                "teams": [],
                "meets": True,
                "conditions": [
                    {
                        "about": "",
                        "meets": True,
                        "hangs_on_today": True,
                        "tree": {
                            "kind": "test",
                            "text": "Resting until is in the future",
                            "holds": True,
                            "decided": True,
                            "field": "rests",
                            "value": "2026-12-01",
                            "place": place,
                            "parts": [],
                        },
                    }
                ],
            }
        ],
        "others": [],
    }


def test_json_of_views_judgements_and_named_criteria() -> None:
    values = _json("mql", "{size: 12, demo: yes}", sales=SALES)
    assert (values["meets"], values["others"]) == (
        False,
        [{"kind": "stage", "name": "Marketing qualified lead", "full_id": "stages/mql"}],
    )
    assert [(view["teams"], view["meets"]) for view in values["views"]] == [([], False), (["sales"], True)]
    named = values["views"][1]["conditions"][0]["tree"]["parts"][0]
    assert (named["kind"], named["ref"], named["again"], len(named["parts"])) == (
        "meets",
        "criteria/fit",
        False,
        1,
    )
    judged = _json("sal", "judged: {has a problem: no}")
    asked_for = judged["views"][0]["conditions"][0]["tree"]["parts"][1]
    assert (judged["judged"], asked_for["kind"], asked_for["answer"]) == (
        {"has a problem": False},
        "judgement",
        False,
    )
