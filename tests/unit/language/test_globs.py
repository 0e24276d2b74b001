"""Patterns for paths."""

from __future__ import annotations

import pytest

from funnelspec.language.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("archive/**", "archive/a.yaml"),
        ("archive/**", "archive/2020/q1/a.yaml"),
        ("archive/", "archive/2020/a.yaml"),
        ("./archive/**", "archive/a.yaml"),
        ("**/old.yaml", "old.yaml"),
        ("**/old.yaml", "a/b/old.yaml"),
        ("a/**/z.yaml", "a/z.yaml"),
        ("a/**/b/**/z.yaml", "a/x/b/y/b/z.yaml"),
        ("*.yaml", "a.yaml"),
        ("draft-?.yaml", "draft-1.yaml"),
        ("a*b*c.yaml", "aXbXbXc.yaml"),
        ("**", "a/b.yaml"),
        ("a.yaml", "a.yaml"),
    ],
)
def test_fits(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("archive/**", "sales/archive/a.yaml"),
        ("*.yaml", "a/b.yaml"),
        ("?.yaml", "ab.yaml"),
        ("a?b", "a/b"),
        ("a/*/z.yaml", "a/z.yaml"),
        ("A.yaml", "a.yaml"),
        ("[ab].yaml", "a.yaml"),
        ("", "a.yaml"),
        ("a.yaml", "a.yaml.bak"),
    ],
)
def test_does_not_fit(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


def test_no_pattern_takes_forever() -> None:
    assert not matches("*a" * 200 + "b", "a" * 2000)
    assert not matches("**/a/" * 100 + "b", "a/" * 500 + "c")
