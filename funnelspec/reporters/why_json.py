"""Why a lead meets an item or does not, for programs: JSON, version 1.

``meets`` is the verdict over all views; ``views`` holds what is shared (``teams`` is empty) and what teams
see otherwise, each with its ``conditions``. A condition has its verdict (``meets``), whether that
``hangs_on_today``, and its ``tree``: each line or group has ``kind``, ``text`` in plain words, ``holds``,
``decided`` (this line makes the verdict), ``place`` and ``parts``; a test also ``field`` and ``value``, a
judgement ``answer``, a named criterion ``ref`` and ``again`` (its parts stand further up).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funnelspec import __version__
from funnelspec.reporters.json_report import as_text, place_of
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.witness import simple

if TYPE_CHECKING:
    from funnelspec.conditions.reasons import Reason
    from funnelspec.model.verdicts import Answer, View, Why


def render(why: Why, *, places: Places = as_they_are) -> str:
    """The verdict and the tree of each view as JSON text; it ends with a line end."""
    return as_text(
        {
            "version": 1,
            "tool": {"name": "funnelspec", "version": __version__},
            "item": {
                "id": why.full_id,
                "kind": why.kind,
                "name": why.name,
                "place": place_of(why.where, places),
            },
            "lead": {name: simple(value) for name, value in why.lead.items()},
            "judged": dict(why.judged),
            "today": why.today.isoformat(),
            "meets": why.met,
            "views": [_view(view, why, places) for view in why.views],
            "others": [other._asdict() for other in why.others],
        }
    )


def _view(view: View, why: Why, places: Places) -> dict[str, Any]:
    return {
        "teams": list(view.teams),
        "meets": why.meets(view),
        "conditions": [_condition(answer, places) for answer in view.answers],
    }


def _condition(answer: Answer, places: Places) -> dict[str, Any]:
    return {
        "about": answer.about,
        "meets": answer.tree.holds,
        "hangs_on_today": answer.hangs_on_today,
        "tree": _reason(answer.tree, places),
    }


def _reason(reason: Reason, places: Places) -> dict[str, Any]:
    own: dict[str, Any] = {}
    if reason.kind == "test":
        own = {"field": reason.field, "value": simple(reason.given)}
    elif reason.kind == "judgement":
        own = {"answer": reason.given}
    elif reason.kind == "meets":
        own = {"ref": reason.ref, "again": reason.again}
    return {
        "kind": reason.kind,
        "text": reason.text,
        "holds": reason.holds,
        "decided": reason.decided,
        **own,
        "place": place_of(reason.where, places),
        "parts": [_reason(part, places) for part in reason.parts],
    }
