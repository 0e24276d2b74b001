"""What docs/meeting.md shows is what is printed."""

from __future__ import annotations

from pathlib import Path

from tests.docs.console import commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "meeting.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), (
            f"docs/meeting.md:{command.line} is not what is printed:\n{printed}"
        )
    picture = (tmp_path / "picture.md").read_text(encoding="utf-8")
    assert "A lead both would argue about" in picture
    shared = (tmp_path / "demo/definitions/shared/funnel.yaml").read_text(encoding="utf-8")
    assert "at least 80 points, whom sales may call" in shared
