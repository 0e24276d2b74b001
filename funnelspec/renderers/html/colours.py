"""The organisation's colours, made readable on light and on dark pages (WCAG 2.2: 4.5 to 1 for text)."""

from __future__ import annotations

import string
from collections.abc import Sequence

_DEFAULTS = ("#1f4e79", "#b3541e")
# The surfaces of page.css on which a link is hardest to read: the light page, the dark card.
_LIGHT, _DARK = "#f6f7f9", "#1c2027"
_READABLE, _READABLE_IN_THE_DARK = 4.5, 6.5


def properties(colours: Sequence[str]) -> tuple[str, str]:
    """CSS custom properties for the light page and for the dark one.

    Args:
        colours: up to two ``#rrggbb``; what is missing or written otherwise is replaced by our own.
    """
    brand, accent = (
        colours[at].lower() if at < len(colours) and _is_colour(colours[at]) else default
        for at, default in enumerate(_DEFAULTS)
    )
    return _on(_LIGHT, brand, accent), _on(_DARK, brand, accent)


def _on(page: str, brand: str, accent: str) -> str:
    least = _READABLE if page == _LIGHT else _READABLE_IN_THE_DARK
    ink = "#ffffff" if contrast(brand, "#ffffff") >= contrast(brand, "#000000") else "#000000"
    values = {
        "brand": brand,
        "on-brand": ink,
        "link": readable(brand, page, least),
        "tint": accent,
        "accent": readable(accent, page, least),
    }
    return "".join(f"--{name}:{value};" for name, value in values.items())


def readable(colour: str, page: str, least: float = _READABLE) -> str:
    """The colour, mixed with black or white until its contrast to the page is at least ``least``."""
    towards = 0 if _luminance(page) > 0.5 else 255
    mixed = colour
    for step in range(1, 21):
        if contrast(mixed, page) >= least:
            break
        parts = [round(part + (towards - part) * step / 20) for part in _parts(colour)]
        mixed = "#" + "".join(f"{part:02x}" for part in parts)
    return mixed


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(letter in string.hexdigits for letter in text[1:])


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
