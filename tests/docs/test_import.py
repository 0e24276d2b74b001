"""What docs/import.md shows is what is printed."""

from __future__ import annotations

from pathlib import Path

from tests.docs.console import blocks, commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    ((_, table),) = blocks(PAGE, "csv")
    (tmp_path / "glossary.csv").write_text(f"{table}\n", encoding="utf-8")
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), f"docs/import.md:{command.line} is not printed:\n{printed}"
    _, checked = run("funnelspec check northwind --output-format concise --fail-on warning", tmp_path)
    assert "no errors or warnings" in checked, checked
