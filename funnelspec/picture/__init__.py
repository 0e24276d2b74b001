"""How far two teams agree: every item that either sees, and where their views of it part."""

from __future__ import annotations

from funnelspec.picture.draw import draw
from funnelspec.picture.value import Picture

__all__ = ["Picture", "draw"]
