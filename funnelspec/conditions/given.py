"""A lead as somebody hands it in: fields and their values in a file of YAML or JSON, or one by one."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from funnelspec.conditions.lead import Lead, Problem, read_answers, read_record
from funnelspec.record import NamedTuple
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Node, Text
from funnelspec.syntax.tree import Mapping as Attributes

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Table
    from funnelspec.diagnostic import Finding
    from funnelspec.source import Location

JUDGED = "judged"
"""What holds the answers to judgements, beside the fields of a lead and unless a field is called so."""

_POWER = re.compile(r"-?\d{1,20}(\.\d{1,20})?[eE][+-]?\d{1,2}")
"""``1.2E7``, as some programs write numbers into JSON; nobody writes so in a condition."""

_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})")
"""A character that JSON writes as two, such as an emoji."""


class Given(NamedTuple):
    """A lead that is not yet fitted to the fields of a workspace.

    Attributes:
        record: field ids to what was written: texts, lists of texts, nothing for a blank.
        nodes: of what comes from a file, the field's id and its value where they stand.
    """

    record: Mapping[str, object]
    nodes: Mapping[str, tuple[Text, Node]] = {}

    def over(self, other: Given) -> Given:
        """This lead, and what only the other one says."""
        nodes = {name: pair for name, pair in other.nodes.items() if name not in self.record}
        return Given({**other.record, **self.record}, {**nodes, **self.nodes})


class Fitted(NamedTuple):
    """A lead in the terms of one workspace, and a line for each thing that is wrong with it."""

    lead: Lead
    answers: dict[str, bool]
    problems: list[str]


def read_given(source: Source) -> Given | list[str]:
    """The lead that a file holds, or a line for each thing that is wrong with the file.

    JSON is read as the YAML that it is, but for tabs between its parts and characters in two halves; so a
    place can be told in both.
    """
    path, text = source.path, source.text
    if text.lstrip()[:1] in ("{", "["):
        source = Source(path, _PAIR.sub(_one_character, text.replace("\t", " ")))
    reading = read(source)
    if reading.findings:
        return list(map(_found, reading.findings))
    root = reading.root
    if root is None:
        return [f"{path} is empty; for a lead about which nothing is known write `{{}}`"]
    if isinstance(root, List):
        return [f"{path} holds a list, not one lead; write one lead of it into a file of its own"]
    if not isinstance(root, Attributes):
        return [f"{path} holds no lead; write a field and its value on each line, such as `employees: 40`"]
    return Given({name: _plain(node) for name, (_, node) in root.entries.items()}, root.entries)


def _one_character(pair: re.Match[str]) -> str:
    halves = chr(int(pair[2], 16)) + chr(int(pair[3], 16))
    return pair[1] + halves.encode("utf-16", "surrogatepass").decode("utf-16")


def _plain(node: Node) -> object:
    """What was written, in the shapes that ``read_record`` knows."""
    if isinstance(node, Text):
        return None if node.empty else node.value
    return list(map(_plain, node.items)) if isinstance(node, List) else {}


def fit_given(given: Given, table: Table, known: Container[str] = ()) -> Fitted:
    """A lead in the terms of a table of fields.

    Args:
        known: further fields that are no mistake, because other views of the workspace have them.
    """
    record: dict[str, object] = {}
    answers: dict[str, bool] = {}
    problems: list[str] = []
    for name, said in given.record.items():
        field = table.fields.get(name)
        if field is None and name == JUDGED:
            answers = _answers(given, problems)
        elif field is None and name in known:
            continue
        elif field is not None and field.numeric and isinstance(said, str) and _POWER.fullmatch(said):
            record[name] = float(said)
        else:
            record[name] = said
    lead, wrong = read_record(record, table)
    return Fitted(lead, answers, [_problem(each, given) for each in wrong] + problems)


def _answers(given: Given, problems: list[str]) -> dict[str, bool]:
    key, node = given.nodes.get(JUDGED, (None, None))
    if not isinstance(node, Attributes):
        help = "Write each question below it with its answer, such as `plausible first message: yes`"
        problems.append(_told(key.where if key else None, f'"{JUDGED}" holds no answers', help))
        return {}
    answers, findings = read_answers(node)
    problems += map(_found, findings)
    return answers


def _problem(problem: Problem, given: Given) -> str:
    key, value = given.nodes.get(problem.field, (None, None))
    at = key if problem.rule == "unknown-field" else value
    return _told(at.where.first_line() if at else None, problem.text, problem.help)


def _found(finding: Finding) -> str:
    return _told(finding.at.where, finding.headline, finding.help)


def _told(where: Location | None, text: str, help: str) -> str:
    """``lead.yaml:3:12: what is wrong. What to write``."""
    at = f"{where.path}:{where.first.line}:{where.first.column}: " if where else ""
    return f"{at}{text}. {help.rstrip('.')}" if help else f"{at}{text}"
