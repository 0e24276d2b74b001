"""What docs/adoption.md shows is what is printed."""

from __future__ import annotations

from pathlib import Path

from tests.docs.console import blocks, commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "adoption.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    (event,) = (text for _, text in blocks(PAGE, "yaml") if text.startswith("# event.yaml"))
    (tmp_path / "event.yaml").write_text(f"{event}\n", encoding="utf-8")
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), (
            f"docs/adoption.md:{command.line} is not what is printed:\n{printed}"
        )
