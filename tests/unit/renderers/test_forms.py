"""Both published forms of one small workspace, to the letter, and twice the same."""

from __future__ import annotations

import pytest

from tests.glossaries import glossary_of
from tests.unit.renderers.workspace import EXPECTED, FILES, FORMS


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_as_expected(name):
    assert FORMS[name](glossary_of(FILES)) == (EXPECTED / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_two_runs_give_the_same_bytes_and_plain_line_ends(name):
    first = FORMS[name](glossary_of(FILES))
    assert first == FORMS[name](glossary_of(FILES))
    assert first.endswith("\n")
    assert "\r" not in first
