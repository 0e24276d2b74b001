"""The attributes of every section: which field of the entity each fills, and how its value is read.

The published JSON Schema says the same for people and editors (``schema/definitions.schema.json``); a test
holds that the two agree on every document.
"""

from __future__ import annotations

from funnelspec.model import entities as e
from funnelspec.model.composed import (
    ANY,
    COUNTED,
    avoid,
    between,
    case,
    crm,
    date,
    distinction,
    duration,
    funnel_stage,
    max_age,
    move,
    need,
    number,
    percentage,
    reset,
    score_rule,
    side,
    some_list,
    some_refs,
    target,
    translations,
    within,
)
from funnelspec.model.readers import (
    Shape,
    list_of,
    name,
    one_of,
    ref,
    refs,
    some_texts,
    text,
    texts,
    when,
    yes_no,
)
from funnelspec.record import NamedTuple

COMMON: Shape = {
    "name": ("name", name),
    "definition": ("definition", text),
    "abbreviation": ("abbreviation", texts),
    "aliases": ("aliases", texts),
    "avoid": ("avoid", list_of(avoid)),
    "not_the_same_as": ("not_the_same_as", list_of(distinction)),
    "see": ("see", refs(*ANY)),
    "owner": ("owner", texts),
    "state": ("state", one_of("draft", "proposed", "agreed", "deprecated", "retired")),
    "replaced_by": ("replaced_by", ref(*ANY)),
    "because": ("because", text),
    "since": ("since", date),
    "review_by": ("review_by", date),
    "examples": ("examples", texts),
    "counter_examples": ("counter_examples", texts),
    "notes": ("notes", texts),
    "source": ("source", text),
    "tags": ("tags", texts),
    "crm": ("crm", crm),
    "translations": ("translations", translations),
}


class Kind(NamedTuple):
    """How the items of a section are read: their class, attributes and required attributes, and, by the
    attribute that holds them, the items inside them."""

    entity: type[e.Entry]
    shape: Shape
    required: tuple[str, ...] = ("name", "definition")
    inside: dict[str, Kind] = {}  # noqa: RUF012  # never written to


PART = Kind(e.Part, {**COMMON, "when": ("when", when)}, ("name", "when"))
REASON = Kind(e.Reason, {**COMMON, "needs": ("needs", list_of(need))}, ("name",))
MILESTONE = Kind(
    e.Milestone,
    {**COMMON, "from": ("first", ref("stages")), "to": ("last", ref("stages"))},
    ("name", "definition"),
)

NAMED = ("name", "definition")

KINDS: dict[str, Kind] = {
    "terms": Kind(e.Term, COMMON),
    "fields": Kind(
        e.Field,
        {
            **COMMON,
            "type": ("type", one_of("integer", "number", "boolean", "choice", "choices", "text", "date")),
            "choices": ("choices", some_texts),
            "between": ("between", between),
            "unit": ("unit", text),
            "personal_data": ("personal_data", yes_no),
        },
        (*NAMED, "type"),
    ),
    "segments": Kind(
        e.Segment,
        {**COMMON, "cover": ("cover", one_of("exactly_one", "at_most_one", "at_least_one", "any"))},
        (*NAMED, "parts"),
        {"parts": PART},
    ),
    "criteria": Kind(
        e.Criterion,
        {**COMMON, "when": ("when", when), "cases": ("cases", list_of(case))},
        (*NAMED, "when"),
    ),
    "scores": Kind(
        e.Score,
        {
            **COMMON,
            "field": ("field", ref("fields")),
            "rules": ("rules", some_list(score_rule)),
            "sum_of": ("sum_of", refs("scores")),
            "floor": ("floor", number),
            "ceiling": ("ceiling", number),
            "decay": ("decay", text),
            "resets": ("resets", list_of(reset)),
        },
        (*NAMED, "field", "rules"),
    ),
    "stages": Kind(
        e.Stage,
        {
            **COMMON,
            "outcome": ("outcome", one_of("open", "won", "lost", "parked")),
            "entry": ("entry", when),
            "exit": ("exit", when),
            "next": ("next", list_of(move("stages"))),
            "never": ("never", refs("stages")),
            "max_age": ("max_age", max_age),
            "probability": ("probability", percentage),
            "follows": ("follows", text),
        },
    ),
    "funnels": Kind(
        e.Funnel,
        {
            **COMMON,
            "follows": ("follows", text),
            "stages": ("stages", some_list(funnel_stage)),
            "side_stages": ("side_stages", list_of(funnel_stage)),
        },
        (*NAMED, "stages"),
        {"milestones": MILESTONE},
    ),
    "status_lists": Kind(
        e.StatusList,
        {**COMMON, "of": ("of", some_refs("statuses")), "default": ("default", ref("statuses"))},
        (*NAMED, "of"),
    ),
    "statuses": Kind(
        e.Status,
        {
            **COMMON,
            "stages": ("stages", refs("stages")),
            "set_by": ("set_by", texts),
            "converted": ("converted", yes_no),
            "reasons": ("reasons", ref("reasons")),
            "next": ("next", list_of(move("statuses"))),
        },
    ),
    "reasons": Kind(e.ReasonSet, COMMON, (*NAMED, "of"), {"of": REASON}),
    "slas": Kind(
        e.Sla,
        {
            **COMMON,
            "when": ("when", when),
            "starts": ("starts", some_refs("stages", "statuses")),
            "stops": ("stops", refs("stages", "statuses")),
            "pauses_in": ("pauses_in", refs("stages", "statuses")),
            "within": ("within", within),
            "calendar": ("calendar", text),
            "goal": ("goal", percentage),
            "if_missed": ("if_missed", text),
        },
        (*NAMED, "starts", "within"),
    ),
    "handovers": Kind(
        e.Handover,
        {
            **COMMON,
            "when": ("when", when),
            "from": ("giver", side),
            "to": ("taker", side),
            "must_include": ("must_include", refs("fields")),
            "accept_within": ("accept_within", duration),
            "reject_with": ("reject_with", ref("reasons")),
            "rejected_goes_to": ("rejected_goes_to", ref("stages")),
            "feedback": ("feedback", text),
        },
        (*NAMED, "from", "to"),
    ),
    "metrics": Kind(
        e.Metric,
        {
            **COMMON,
            "of": ("of", refs(*COUNTED)),
            "reached": ("reached", refs(*COUNTED)),
            "within": ("within", duration),
            "method": ("method", one_of("cohort", "snapshot")),
            "dated_by": ("dated_by", ref("fields")),
            "distinct_by": ("distinct_by", ref("fields")),
            "when": ("when", when),
            "target": ("target", target),
        },
    ),
}
"""Every section by name. ``inside`` holds the attributes whose value is a group of further items by id."""


_BY_ENTITY = {kind.entity: kind for kind in (*KINDS.values(), PART, REASON, MILESTONE)}


def field_of(entry: e.Entry, attribute: str) -> str:
    """The field of an entity that an attribute fills: mostly its own name, but ``to`` fills ``taker``."""
    known = _BY_ENTITY[type(entry)].shape.get(attribute)
    return known[0] if known else attribute
