"""What an editor can know of one workspace: its ids with their definitions, filled into the JSON Schema."""

from __future__ import annotations

from funnelspec.editor.resolved import schema_text

__all__ = ["schema_text"]
