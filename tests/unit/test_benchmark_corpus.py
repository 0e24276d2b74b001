"""What is timed must be what it is said to be."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from benchmarks.corpus import VARIANTS, files, write
from funnelspec.engine import check_texts


def items(folder: Path) -> int:
    found = 0
    for path in folder.rglob("*.yaml"):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if "spec" not in content:
            found += sum(len(section) for section in content.values() if isinstance(section, dict))
    return found


@pytest.mark.parametrize("wanted", [50, 120])
def test_a_corpus_has_as_many_items_as_asked_for(tmp_path: Path, wanted: int) -> None:
    paths = write(tmp_path, wanted)
    assert items(tmp_path) == wanted
    assert 600 < sum(path.stat().st_size for path in paths) / wanted < 1000


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_arguments_give_the_same_bytes(variant: str) -> None:
    assert list(files(100, variant)) == list(files(100, variant))
    assert list(files(100, variant)) != list(files(100, variant, seed=2))


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("clean", {}),
        ("misshapen", {"unknown-attribute": 4, "wrong-value": 1}),
        ("disputed", {"two-meanings": 4, "unknown-reference": 5, "agreed-in-dispute": 4}),
    ],
)
def test_a_variant_has_the_faults_it_is_named_after(variant: str, expected: dict[str, int]) -> None:
    report = check_texts(dict(files(110, variant)), date(2026, 11, 22)).report
    assert Counter(found.card.name for found in report.diagnostics) == expected
