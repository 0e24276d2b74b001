"""A lead: fields and their values, from a worked example in a definitions file, from JSON or from a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import Words
from funnelspec.conditions.check import misfit, unknown_field
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.fit import Misfit, fit, no_such_field, several, spelled
from funnelspec.conditions.values import parse_yes_no
from funnelspec.diagnostic import Finding, Label
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import List, Node, Text
from funnelspec.syntax.tree import Mapping as Attributes

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Value

Lead = dict[str, "Value"]


class Problem(NamedTuple):
    """What is wrong with one field of a lead that does not come from a definitions file."""

    rule: str
    field: str
    value: str
    text: str
    help: str


def read_lead(node: Attributes, table: Table) -> tuple[Lead, list[Finding]]:
    """The lead of a worked example, without the fields that are wrong; and what is wrong with those.

    The findings are ``unknown-field``, ``wrong-type``, ``wrong-unit``, ``unknown-choice`` and
    ``out-of-range``, each at the very words. A field that is empty is unknown.
    """
    lead: Lead = {}
    findings: list[Finding] = []
    for key, value in node:
        field = table.fields.get(key.value)
        if field is None:
            findings.append(unknown_field(Words(key, 0, len(key.value), key.value), table))
        elif field.type:
            texts = _texts(value)
            if texts is None or (len(texts) > 1 and field.type != "choices"):
                findings.append(_not_one_value(key, value, field))
            elif texts:
                _put(lead, field, [_words(one) for one in texts], findings)
    return lead, findings


def _words(text: Text) -> Words:
    said = text.value.strip()
    start = text.value.index(said)
    return Words(text, start, start + len(said), said)


def _texts(node: Node) -> list[Text] | None:
    nodes = node.items if type(node) is List else [node]
    texts = [one for one in nodes if type(one) is Text]
    return [one for one in texts if not one.empty] if len(texts) == len(nodes) else None


def _put(lead: Lead, field: Field, written: list[Words], findings: list[Finding]) -> None:
    values: list[Value] = []
    for words in written:
        value = fit(field, words.value)
        if isinstance(value, Misfit):
            named = several(field, words.value) if field.type == "choices" else None
            if named:
                value = value._replace(help=f"Write `[{', '.join(map(spelled, named))}]`.")
            findings.append(misfit(words, value, field))
        else:
            values.append(value)
    if len(values) == len(written):
        lead[field.id] = frozenset(map(str, values)) if field.type == "choices" else values[0]


def _not_one_value(key: Text, value: Node, field: Field) -> Finding:
    several = "a list of choices" if field.type == "choices" else "one value"
    return Finding(
        rule="wrong-type",
        headline=f'"{field.id}" of a lead is not {several}',
        at=Label(value.where.first_line(), f"{several} is expected"),
        help=f"Write {several} after `{key.value}:`, or leave it out when it is unknown.",
        differs=field.id,
    )


def read_record(record: Mapping[str, object], table: Table) -> tuple[Lead, list[Problem]]:
    """A lead from JSON values or from the texts of a table's row, and what is wrong with it.

    Yes and no may also be 1 and 0; several choices are a list, or one text with ``;`` between them; absent,
    empty and null are unknown.
    """
    lead: Lead = {}
    problems: list[Problem] = []
    for name, said in record.items():
        field = table.fields.get(name)
        if field is None:
            wrong = no_such_field(name, table)[0]
            problems.append(Problem(wrong.rule, name, "", wrong.headline, wrong.help))
        elif field.type:
            _put_said(lead, field, said, problems)
    return lead, problems


def _put_said(lead: Lead, field: Field, said: object, problems: list[Problem]) -> None:
    values: list[Value] = []
    texts = _said(field, said)
    if texts is None or (len(texts) > 1 and field.type != "choices"):
        text = f'"{field.id}" cannot be {_shown(said)}'
        problems.append(Problem("wrong-type", field.id, _shown(said), text, ""))
        return
    for text in texts:
        value = fit(field, text)
        if isinstance(value, Misfit):
            problems.append(Problem(value.rule, field.id, text, value.headline, value.help))
            return
        values.append(value)
    if values:
        lead[field.id] = frozenset(map(str, values)) if field.type == "choices" else values[0]


def _said(field: Field, said: object) -> list[str] | None:
    """What was said as texts: none for unknown, nothing for what no field can take."""
    if said is None:
        return []
    if isinstance(said, bool):
        return ["yes" if said else "no"] if field.type == "boolean" else None
    if isinstance(said, list):
        each = [_said(field, one) for one in said]
        return None if None in each else [text for texts in each if texts for text in texts]
    if isinstance(said, float):
        from decimal import Decimal

        text = format(Decimal(repr(said)), "f")
    elif isinstance(said, int):
        text = str(said) if said.bit_length() < 1000 else "a huge number"
    elif isinstance(said, str):
        text = said.strip()
    else:
        return None
    if field.type == "boolean" and text in ("1", "0"):
        return ["yes" if text == "1" else "no"]
    parts = text.split(";") if field.type == "choices" else [text]
    return [part.strip() for part in parts if part.strip()]


def _shown(said: object) -> str:
    if isinstance(said, bool):
        return "yes" if said else "no"
    text = "several values" if isinstance(said, (list, Mapping)) else str(said)
    return text if len(text) <= 40 else text[:37] + "..."


def read_answers(node: Attributes) -> tuple[dict[str, bool], list[Finding]]:
    """The answers to judgements in a worked example; ``wrong-type`` for one that is neither yes nor no."""
    answers: dict[str, bool] = {}
    findings: list[Finding] = []
    for key, value in node:
        answer = parse_yes_no(value.value.strip()) if type(value) is Text else None
        if answer is None:
            empty = type(value) is Text and value.empty
            findings.append(
                Finding(
                    rule="wrong-type",
                    headline=f'The judgement "{key.value}" is answered with neither yes nor no',
                    at=Label(key.where if empty else value.where.first_line(), "yes or no is expected"),
                    help="Write `yes` or `no`; a judgement that is left out counts as no.",
                    differs=key.value,
                )
            )
        else:
            answers[key.value] = answer
    return answers, findings
