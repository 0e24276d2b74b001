"""A baseline: the findings that a workspace has on the day on which somebody begins to correct it, as a file.

JSON, version 1, one finding a line, sorted, so that what changes can be read in a diff; nothing in it depends
on paths, lines or the day. ``reporters/baseline.schema.json`` says what stands in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from funnelspec.diagnostic import Severity
from funnelspec.known import Compared, as_older
from funnelspec.report import Older
from funnelspec.reporters.json_report import escaped, older_values

_KIND = "funnelspec baseline"
_LONGEST = 300  # as ``gathering`` cuts them; the file may be anybody's
_LEVELS = {level.word: level for level in Severity if level}


class BaselineError(Exception):
    """A text is no baseline; the message says why, to go behind the name of the file."""


def as_text(older: Iterable[Older]) -> str:
    """The file of these findings; it ends with a line end."""
    import json

    lines = [json.dumps(_values(each), ensure_ascii=False) for each in sorted(older, key=_order)]
    findings = ",\n".join(f"    {line}" for line in lines)
    head = f'{{\n  "kind": "{_KIND}",\n  "version": 1,\n  "findings": ['
    return escaped(f"{head}\n{findings}\n  ]\n}}\n" if lines else f"{head}]\n}}\n")


def from_text(data: bytes) -> tuple[Older, ...]:
    """The findings that a file holds.

    Raises:
        BaselineError: it is no baseline, or one of a later version.
    """
    import json

    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        raise BaselineError("is not JSON") from None
    if not isinstance(whole, dict) or whole.get("kind") != _KIND:
        raise BaselineError("is no baseline of funnelspec")
    if whole.get("version") != 1:
        raise BaselineError("is written by a later funnelspec; upgrade")
    findings = whole.get("findings")
    if not isinstance(findings, list):
        raise BaselineError('has no list "findings"')
    return tuple(_older(number, each) for number, each in enumerate(findings, 1))


def shrunk(compared: Compared) -> list[Older]:
    """What stays of a baseline: what was found again, as it is now, and what has grown or become worse."""
    return [*(as_older(found) for found in compared.known), *compared.changed]


def schema_text() -> str:
    """The JSON Schema of a baseline, as it is shipped."""
    path = os.path.join(os.path.dirname(__file__), "reporters", "baseline.schema.json")
    with open(path, encoding="utf-8") as file:
        return file.read()


def _values(each: Older) -> dict[str, Any]:
    values = older_values(each)
    if each.parts != (each.fingerprint,):
        values["parts"] = list(each.parts)
    return values


def _order(each: Older) -> tuple[object, ...]:
    return each.rule, each.entries, each.headline, each.fingerprint, each.severity, each.parts


def _older(number: int, given: Any) -> Older:
    values = given if isinstance(given, dict) else {}
    rule, headline, fingerprint = (values.get(name) for name in ("rule", "headline", "fingerprint"))
    entries = _texts(values.get("entries"))
    parts = _texts(values.get("parts", [fingerprint]))
    level = values.get("severity")
    if (
        isinstance(rule, str)
        and isinstance(headline, str)
        and isinstance(fingerprint, str)
        and isinstance(level, str)
        and level in _LEVELS
        and entries is not None
        and parts
    ):
        return Older(rule[:_LONGEST], entries, headline[:_LONGEST], _LEVELS[level], fingerprint, parts)
    raise BaselineError(f"is broken: finding {number} in it is not as --write-baseline writes it")


def _texts(given: Sequence[object] | None) -> tuple[str, ...] | None:
    if not isinstance(given, list):
        return None
    texts = tuple(each for each in given if isinstance(each, str))
    return texts if len(texts) == len(given) else None
