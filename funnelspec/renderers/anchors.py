"""Addresses on the page: an item's anchor is its full id, which never changes."""

from __future__ import annotations

from urllib.parse import quote


def anchor(full_id: str) -> str:
    """The anchor of an item: its full id, and harmless also where that is not written as it should be."""
    return quote(full_id, safe="/", errors="replace")


def href(full_id: str) -> str:
    """The link to an item on the same page."""
    return "#" + anchor(full_id)


def edit_address(template: str, path: str, line: int) -> str:
    """The address at which a line can be edited; empty when the template is no http or https address."""
    if not template.lower().startswith(("http://", "https://")):
        return ""
    return template.replace("{path}", quote(path, safe="/", errors="replace")).replace("{line}", str(line))
