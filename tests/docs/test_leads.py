"""What docs/leads.md shows is what is printed."""

from __future__ import annotations

from pathlib import Path

from tests.docs.console import blocks, commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "leads.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    ((_, table),) = blocks(PAGE, "csv")
    (tmp_path / "leads.csv").write_text(f"{table}\n")
    codes = []
    for command in commands(PAGE):
        code, printed = run(command.text, tmp_path)
        codes.append(code)
        assert matches(command.output, printed), f"docs/leads.md:{command.line} is not printed:\n{printed}"
    assert codes == [0, 1, 1, 2]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["glossary", "leads.csv"]
