"""What docs/start.md shows is what is printed."""

from __future__ import annotations

from pathlib import Path

from tests.docs.console import blocks, commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "start.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    ((_, config),) = blocks(PAGE, "yaml")
    (_, marketing), (_, sales) = blocks(PAGE, "csv")
    for name, text in (("funnelspec.yaml", config), ("marketing.csv", marketing), ("sales.csv", sales)):
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), (
            f"docs/start.md:{command.line} is not what is printed:\n{printed}"
        )
    code, printed = run("funnelspec check glossary --baseline glossary/baseline.json", tmp_path)
    assert code == 0, printed
