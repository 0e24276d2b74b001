"""How a definition is laid out in a file."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable


def unlinked(text: str) -> str:
    """Names instead of links; a link by its full id stays."""
    return re.sub(r"\[\[([^\]/]*)\]\]", r"\1", text)


def quoted(text: str, margin: str = "    ") -> str:
    return f"{margin}definition: {json.dumps(text, ensure_ascii=False)}\n"


def folded(text: str, margin: str = "    ") -> str:
    lines = textwrap.wrap(text, 64, break_long_words=False, break_on_hyphens=False)
    return f"{margin}definition: >-\n" + "".join(f"{margin}  {line}\n" for line in lines)


def single(text: str) -> str:
    return "    definition: '" + text.replace("'", "''") + "'\n"


LAYOUTS: tuple[tuple[str, tuple[str, str], Callable[[str, str], str]], ...] = (
    ("one line", ("marketing", "sales"), lambda key, text: f"  {key}:\n{quoted(text)}"),
    ("folded", ("deep/er/marketing", "deep/er/sales"), lambda key, text: f"  {key}:\n{folded(text)}"),
    (
        "names for links, the other order of files",
        ("z_marketing", "a_sales"),
        lambda key, text: f"  {key}:\n{single(unlinked(text))}",
    ),
    (
        "beside other attributes",
        ("marketing", "sales"),
        lambda key, text: f"  {key}:\n    tags: [new]\n{folded(text)}    review_by: 2027-03-01\n",
    ),
)
