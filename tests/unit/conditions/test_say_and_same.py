"""Plain words for what could not be typed, and which spellings are the same."""

from __future__ import annotations

import pytest

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.same import canonical
from funnelspec.conditions.say import Names, say
from funnelspec.source import Source
from funnelspec.syntax.reader import read

NAMES = Names(
    {"employees": "Employees", "demo": "Demo requested"}.get,
    {"mql": "MQL criteria", "criteria/mql": "MQL criteria"}.get,
)


def _condition(text: str) -> Condition:
    root = read(Source("x.yaml", text)).root
    assert root is not None
    condition, findings = parse(root)
    assert condition is not None, findings
    return condition


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("employees >= 50k", "Employees is at least 50k"),
        ("nobody = x", "nobody is x"),
        ("demo", "Demo requested is yes"),
        ("not demo", "Demo requested is no or unknown"),
        ("not employees is unknown", "not: Employees is unknown"),
        ("country not in (US, CA)", "country is something other than US, CA"),
        ("meets mql", "meets MQL criteria"),
        ("not meets criteria/mql", "does not meet MQL criteria"),
        ("meets company_size/smb", "meets company_size/smb"),
        ("not judgement ready", "not: judgement: ready"),
        ("seen in the last 1 day", "seen is in the last 1 day"),
        ("{any: [demo]}", "Demo requested is yes"),
        ("{none: demo}", "none of: (Demo requested is yes)"),
        ("title contains {x}", 'title contains "{x}"'),
    ],
)
def test_what_could_not_be_typed_is_said_as_written(text: str, said: str) -> None:
    assert say(_condition(text), NAMES).line() == said


def test_a_judgement_and_a_reference_are_marked() -> None:
    phrase = say(_condition("[judgement ready, meets mql]"), NAMES)
    assert [child.judgement for child in phrase.children] == [True, False]
    assert [child.ref for child in phrase.children] == ["", "mql"]


def test_a_typed_reference_has_its_full_id() -> None:
    table = Table(
        {"demo": Field(id="demo", name="Demo", type="boolean")},
        lambda _: ("criteria/mql", _condition("demo")),
    )
    typed, _ = bind(_condition("meets mql"), table)
    assert typed is not None
    assert say(typed, NAMES) == ("meets MQL criteria", (), False, "criteria/mql")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("amount >= 75k", "amount >= 75,000"),
        ("amount >= 1.50", "amount>=1.5"),
        ("title contains VP", 'title contains "vp"'),
        ("country in (US, CA)", "country in [CA, US]"),
        ("country in (US)", "country = US"),
        ("country not in (US)", "country != US"),
        ("[a, b]", "[b, a]"),
        ("[a]", "a"),
        ("{any: [a]}", "{all: [a]}"),
        ("{all: [a], any: [b]}", "[b, a]"),
        ("{at_least: 1, of: [a, b]}", "{any: [b, a]}"),
        ("{at_least: 2, of: [a, b]}", "[a, b]"),
        ("{none: [a]}", "not a"),
        ("meets mql", "meets criteria/mql"),
        ("judgement ready to buy", 'judgement "Ready  to buy"'),
        ("judgement ready", "{judgement: ready}"),
    ],
)
def test_written_alike(one: str, other: str) -> None:
    assert canonical(_condition(one)) == canonical(_condition(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("amount >= 75k", "amount >= 75"),
        ("rate >= 20%", "rate >= 20"),
        ("amount >= 5 USD", "amount >= 5 EUR"),
        ("a", "not a"),
        ("[a, b]", "{any: [a, b]}"),
        ("{at_least: 2, of: [a, b, c]}", "[a, b, c]"),
        ("{at_least: 2, of: [a, a]}", "{at_least: 2, of: [a, a, a]}"),
        ("{at_least: 3, of: [a, b]}", "[a, b]"),
        ("amount between 1 and 2", "amount between 2 and 1"),
        ("title contains a", "title starts with a"),
        ("interests has any of (x, y)", "interests has all of (x, y)"),
        ("meets mql", "meets sql"),
    ],
)
def test_not_written_alike(one: str, other: str) -> None:
    assert canonical(_condition(one)) != canonical(_condition(other))
