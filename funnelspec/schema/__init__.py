"""The shape of a definitions file: the published JSON Schema, and what it says in plain words."""

from __future__ import annotations


def schema_text() -> str:
    """The JSON Schema of a definitions file, format version 1, as it is published."""
    return _read("definitions.schema.json")


def workspace_schema_text() -> str:
    """The JSON Schema of ``funnelspec.yaml``, as it is published."""
    return _read("workspace.schema.json")


def _read(name: str) -> str:
    import os

    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()
