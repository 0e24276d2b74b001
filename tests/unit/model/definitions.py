"""What the tests of the model share: definitions that use every attribute there is, and ways to read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from funnelspec.engine import check_texts
from funnelspec.model.model import Model
from funnelspec.model.shapes import KINDS, MILESTONE, PART, REASON, Kind
from funnelspec.report import Report
from funnelspec.syntax import tree

CONFIG = """\
spec: 1
name: Northwind
teams: {marketing: {name: Marketing}, sales: {name: Sales}, partners: {name: Partners}}
contexts: {partner: {name: Partner business}, direct: {name: Direct business}}
systems: {salesforce: {name: Salesforce}}
calendars: {pacific: {hours: "07:00-16:00"}}
"""

COMMON = {
    "name": "Name of ITEM",
    "definition": "What ITEM means",
    "abbreviation": "[I, IT]",
    "aliases": "[thing, matter]",
    "avoid": "[lump, {word: blob, because: it says nothing, except_in: [terms, partner]}]",
    "not_the_same_as": "[terms/other, {id: fields/other, because: it is a field}]",
    "see": "[terms/third, stages/third]",
    "owner": "[marketing, sales]",
    "state": "deprecated",
    "replaced_by": "terms/new",
    "because": "nobody needs it",
    "since": "2026-01-02",
    "review_by": "2027-01-02",
    "examples": "[one, two]",
    "counter_examples": "three",
    "notes": "[four, five]",
    "source": "https://example.com/item",
    "tags": "[red, green]",
    "crm": "{salesforce: {Lead.Status: [Open, Working]}}",
    "translations": "{de: {name: Sache, definition: Ein Ding, aliases: [Zeug]}}",
}
STAGE = {
    "next": "[second, {to: third, when: employees > 1, reasons: set_of_stage}]",
    "never": "[fourth, fifth]",
    "probability": "10%",
    "max_age": "[{warn: 7 days, close: 14 days, when: employees > 2}, 30 days]",
    "entry": "employees > 3",
    "exit": "employees > 4",
    "follows": "lead",
}


def _in_funnel(stage: str) -> str:
    said = ", ".join(f"{name}: {value}" for name, value in STAGE.items())
    return f"{{stage: {stage}, starts_here: no, {said}}}"


OWN: dict[str, dict[str, str]] = {
    "terms": {},
    "fields": {
        "type": "choice",
        "choices": "[US, CA]",
        "between": "[1, 20]",
        "unit": "people",
        "personal_data": "yes",
    },
    "segments": {"cover": "exactly_one"},
    "criteria": {
        "when": "[employees > 5, meets other]",
        "cases": "[{lead: {employees: 6, country: [US]}, judged: {fits: yes}, as_of: 2026-01-03, meets: no, "
        "because: too small}]",
    },
    "scores": {
        "field": "lead_score",
        "rules": "[{points: 40, when: employees > 7}, "
        "{points: 5, per: views, at_most: 25, limit: once a day, expires_after: 30 days}]",
        "sum_of": "[other_model]",
        "floor": "0",
        "ceiling": "100",
        "decay": "5 a week",
        "resets": "[{when_entering: stages/first, to: 1}]",
    },
    "stages": {"outcome": "parked", **STAGE},
    "funnels": {
        "follows": "person",
        "stages": f"[first, {_in_funnel('second')}]",
        "side_stages": f"[third, {_in_funnel('fourth')}]",
    },
    "status_lists": {"of": "[new, working]", "default": "new"},
    "statuses": {
        "stages": "[first]",
        "set_by": "[sales, marketing]",
        "converted": "no",
        "reasons": "set_of_status",
        "next": "[working, {to: closed, when: employees > 8, reasons: set_of_move}]",
    },
    "reasons": {},
    "slas": {
        "when": "employees > 9",
        "starts": "[stages/first]",
        "stops": "[statuses/working, stages/second]",
        "pauses_in": "[statuses/nurture]",
        "within": "{target: 5 minutes, limit: 24 hours}",
        "calendar": "pacific",
        "goal": "90%",
        "if_missed": "Somebody is told",
    },
    "handovers": {
        "when": "employees > 10",
        "from": "{team: marketing, stage: first}",
        "to": "{team: sales, stage: second}",
        "must_include": "[employees, country]",
        "accept_within": "1 business day",
        "reject_with": "set_of_handover",
        "rejected_goes_to": "third",
        "feedback": "Every Monday",
    },
    "metrics": {
        "of": "[stages/first, funnels/item/inner]",
        "reached": "[stages/second]",
        "within": "30 days",
        "method": "cohort",
        "dated_by": "first_day",
        "distinct_by": "email",
        "when": "employees > 11",
        "target": "10 per month",
    },
}
INNER: dict[str, tuple[str, Kind, dict[str, str]]] = {
    "segments": ("parts", PART, {"when": "employees > 12"}),
    "funnels": ("milestones", MILESTONE, {"from": "first", "to": "second"}),
    "reasons": ("of", REASON, {"needs": "[country, {field: details, when: employees > 13}]"}),
}


def everything(team: str = "") -> str:
    """A file with one item of each section, which has every attribute; ``inner`` stands inside some."""
    lines = [f"team: {team}"] if team else []
    for section in KINDS:
        lines += [f"{section}:", "  item:"]
        lines += [f"    {name}: {value}" for name, value in {**COMMON, **OWN[section]}.items()]
        if section in INNER:
            name, _, own = INNER[section]
            lines += [f"    {name}:", "      inner:"]
            lines += [f"        {inner}: {value}" for inner, value in {**COMMON, **own}.items()]
    return "\n".join(lines) + "\n"


def model(files: Mapping[str, str] | str) -> Model:
    """The model of some files, or of one."""
    texts = {"definitions.yaml": files} if isinstance(files, str) else files
    found = check_texts({"funnelspec.yaml": CONFIG, **texts}, date(2026, 1, 15)).model
    assert found is not None
    return found


def report(files: Mapping[str, str] | str) -> Report:
    """What a check of some files, or of one, finds."""
    texts = {"definitions.yaml": files} if isinstance(files, str) else files
    return check_texts({"funnelspec.yaml": CONFIG, **texts}, date(2026, 1, 15)).report


def texts(node: tree.Node) -> Iterator[tree.Text]:
    """Every text in a value, attributes left out."""
    if isinstance(node, tree.Text):
        yield node
    elif isinstance(node, tree.List):
        for item in node.items:
            yield from texts(item)
    elif isinstance(node, tree.Mapping):
        for _, value in node:
            yield from texts(value)
