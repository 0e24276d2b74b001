"""The fields of a workspace as the table that conditions are checked against."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from funnelspec.conditions import fields as table
from funnelspec.model.entities import Entry, Field, When


def field_table(entries: Mapping[str, Entry], meets: Callable[[str], When | None]) -> table.Table:
    raise NotImplementedError
