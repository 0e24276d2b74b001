"""Readers of values that are made of several: a move, a deadline, a worked case, an item of a path."""

from __future__ import annotations

from typing import Any

from funnelspec.conditions.values import is_duration
from funnelspec.model import entities as e
from funnelspec.model.readers import (
    Reader,
    Reading,
    Shape,
    attributes,
    is_date,
    is_number,
    is_percentage,
    is_target,
    list_of,
    ref,
    refs,
    some_texts,
    text,
    texts,
    when,
    written_as,
    yes_no,
)
from funnelspec.schema.forms import is_language
from funnelspec.syntax.tree import List, Mapping, Node, Text

ANY = tuple(e.SECTIONS)
COUNTED = ("stages", "statuses", "funnels")
"""What can be counted: stages, statuses and milestones, whose full id begins with ``funnels/``."""

duration = written_as(lambda written: is_duration(written) and " ".join(written.split()) == written)
date = written_as(is_date)
percentage = written_as(is_percentage)
number = written_as(is_number)
target = written_as(is_target)


def avoid(node: Node, reading: Reading) -> e.Avoid | None:
    if type(node) is Mapping:
        shape: Shape = {
            "word": ("word", text),
            "because": ("because", text),
            "except_in": ("except_in", texts),
        }
        values = attributes(node, reading, shape, ("word",))
        return e.Avoid(**values) if values and values.get("word") else None
    word = text(node, reading)
    return e.Avoid(word) if word else None


def distinction(node: Node, reading: Reading) -> e.Distinction | None:
    if type(node) is Mapping:
        shape: Shape = {"id": ("ref", ref(*ANY)), "because": ("because", text)}
        values = attributes(node, reading, shape, ("id",))
        return e.Distinction(**values) if values and values.get("ref") else None
    to = ref(*ANY)(node, reading)
    return e.Distinction(to) if to else None


def crm(node: Node, reading: Reading) -> tuple[e.CrmValue, ...]:
    if type(node) is not Mapping:
        reading.misfit = True
        return ()
    found = []
    for system, value in node:
        if type(value) is Mapping:
            found += [e.CrmValue(system, attribute, texts(words, reading)) for attribute, words in value]
        else:
            name = text(value, reading)
            if name:
                found.append(e.CrmValue(system, name))
    return tuple(found)


def translations(node: Node, reading: Reading) -> tuple[e.Translation, ...]:
    if type(node) is not Mapping:
        reading.misfit = True
        return ()
    shape: Shape = {"name": ("name", text), "definition": ("definition", text), "aliases": ("aliases", texts)}
    found = []
    for language, value in node:
        if not is_language(language.value):
            reading.misfit = True
        values = attributes(value, reading, shape)
        if values is not None:
            found.append(
                e.Translation(
                    language, values.get("name"), values.get("definition"), values.get("aliases", ())
                )
            )
    return tuple(found)


def move(section: str) -> Reader:
    shape: Shape = {
        "to": ("to", ref(section)),
        "when": ("when", when),
        "reasons": ("reasons", ref("reasons")),
    }

    def read(node: Node, reading: Reading) -> e.Move | None:
        if type(node) is Mapping:
            values = attributes(node, reading, shape, ("to",))
            return e.Move(**values) if values and values.get("to") else None
        to = ref(section)(node, reading)
        return e.Move(to) if to else None

    return read


def max_age(node: Node, reading: Reading) -> tuple[e.MaxAge, ...]:
    shape: Shape = {"warn": ("warn", duration), "close": ("close", duration), "when": ("when", when)}
    found = []
    for each in node.items if type(node) is List else [node]:
        if type(each) is Text:
            found.append(e.MaxAge(None, duration(each, reading), None))
            continue
        values = _some(each, reading, shape)
        if values is not None:
            found.append(e.MaxAge(values.get("warn"), values.get("close"), values.get("when")))
    return tuple(found)


def _some(node: Node, reading: Reading, shape: Shape) -> dict[str, Any] | None:
    """The values of a group that must have at least one."""
    values = attributes(node, reading, shape)
    if not values:
        reading.misfit = True
    return values


def within(node: Node, reading: Reading) -> e.Within | None:
    if type(node) is Text:
        return e.Within(None, duration(node, reading))
    shape: Shape = {"target": ("target", duration), "limit": ("limit", duration)}
    values = _some(node, reading, shape)
    if values is None:
        return None
    return e.Within(values.get("target"), values.get("limit"))


def side(node: Node, reading: Reading) -> e.Side | None:
    shape: Shape = {"team": ("team", text), "stage": ("stage", ref("stages"))}
    values = _some(node, reading, shape)
    if values is None:
        return None
    return e.Side(node, values.get("team"), values.get("stage"))


def need(node: Node, reading: Reading) -> e.Need | None:
    if type(node) is Mapping:
        shape: Shape = {"field": ("field", ref("fields")), "when": ("when", when)}
        values = attributes(node, reading, shape, ("field",))
        return e.Need(values["field"], values.get("when")) if values and values.get("field") else None
    field = ref("fields")(node, reading)
    return e.Need(field, None) if field else None


def case(node: Node, reading: Reading) -> e.Case | None:
    shape: Shape = {
        "lead": ("lead", group),
        "judged": ("judged", judged),
        "as_of": ("as_of", date),
        "meets": ("meets", yes_no),
        "because": ("because", text),
    }
    values = attributes(node, reading, shape, ("lead", "meets"))
    if not values or values.get("lead") is None or values.get("meets") is None:
        return None
    assert isinstance(node, Mapping)
    return e.Case(
        node,
        values["lead"],
        values.get("judged"),
        values.get("as_of"),
        values["meets"],
        values.get("because"),
    )


def group(node: Node, reading: Reading) -> Mapping | None:
    """A lead: values by field; what they are is checked against the fields, not here."""
    if type(node) is not Mapping:
        reading.misfit = True
        return None
    for _, value in node:
        if type(value) is List:
            texts(value, reading)
        elif type(value) is Mapping:
            reading.misfit = True
    return node


def judged(node: Node, reading: Reading) -> Mapping | None:
    if type(node) is not Mapping:
        reading.misfit = True
        return None
    for _, answer in node:
        yes_no(answer, reading)
    return node


def score_rule(node: Node, reading: Reading) -> e.ScoreRule | None:
    shape: Shape = {
        "points": ("points", number),
        "when": ("when", when),
        "per": ("per", ref("fields")),
        "at_most": ("at_most", number),
        "limit": ("limit", text),
        "expires_after": ("expires_after", duration),
    }
    values = attributes(node, reading, shape, ("points",))
    if values is None:
        return None
    if "when" not in values and "per" not in values:
        reading.misfit = True
    if not values.get("points"):
        return None
    assert isinstance(node, Mapping)
    return e.ScoreRule(
        node,
        values["points"],
        values.get("when"),
        values.get("per"),
        values.get("at_most"),
        values.get("limit"),
        values.get("expires_after"),
    )


def reset(node: Node, reading: Reading) -> e.Reset | None:
    shape: Shape = {"when_entering": ("when_entering", ref("stages", "statuses")), "to": ("to", number)}
    values = attributes(node, reading, shape, ("when_entering", "to"))
    return e.Reset(**values) if values and len(values) == 2 and all(values.values()) else None


def funnel_stage(node: Node, reading: Reading) -> e.FunnelStage | None:
    if type(node) is not Mapping:
        stage = ref("stages")(node, reading)
        return e.FunnelStage(stage) if stage else None
    values = attributes(node, reading, FUNNEL_STAGE, ("stage",))
    if not values or not values.get("stage"):
        return None
    if "starts_here" in values:
        starts = values["starts_here"]
        values["starts_here"] = bool(starts and starts.value)
    return e.FunnelStage(**values)


def between(node: Node, reading: Reading) -> tuple[Text, ...]:
    ends = texts(node, reading) if type(node) is List else ()
    if len(ends) != 2 or not all(is_number(end.value) for end in ends):
        reading.misfit = True
    return ends


def some_list(item: Reader) -> Reader:
    return list_of(item, at_least=1)


def some_refs(*sections: str) -> Reader:
    def read(node: Node, reading: Reading) -> tuple[e.Ref, ...]:
        return tuple(e.Ref(written, sections) for written in some_texts(node, reading))

    return read


FUNNEL_STAGE: Shape = {
    "stage": ("stage", ref("stages")),
    "next": ("next", list_of(move("stages"))),
    "never": ("never", refs("stages")),
    "probability": ("probability", percentage),
    "max_age": ("max_age", max_age),
    "entry": ("entry", when),
    "exit": ("exit", when),
    "follows": ("follows", text),
    "starts_here": ("starts_here", yes_no),
}
