"""What docs/publish.md shows is what is printed, and its forms are all that there are."""

from __future__ import annotations

from pathlib import Path

from funnelspec.config import FORMATS
from tests.docs.console import commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "publish.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), (
            f"docs/publish.md:{command.line} is not what is printed:\n{printed}"
        )


def test_every_form_has_its_row() -> None:
    assert [form for form in FORMATS if f"| `{form}` |" not in PAGE] == []
