"""The labelled texts: who wrote which, what stands in them, and whether they are well-formed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("labels")


@lru_cache
def read(name: str) -> Any:
    """A label file by its name without ``.yaml``."""
    return yaml.load(FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
