"""What docs/format.md shows of commands is what they print for its own whole example."""

from __future__ import annotations

from pathlib import Path

from funnelspec.engine import CONFIG
from tests.docs.console import commands, matches, run
from tests.docs.test_format_snippets import ALL, PAGE


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "definitions"
    folder.mkdir()
    for name, kind in ((CONFIG, "config"), ("example.yaml", "clean")):
        text = next(one.text for one in ALL if one.kind == kind)
        (folder / name).write_text(text, encoding="utf-8")
    shown = commands(PAGE.read_text(encoding="utf-8"))
    assert shown
    for command in shown:
        code, printed = run(command.text, tmp_path)
        assert code in (0, 1), printed
        assert matches(command.output, printed), (
            f"format.md:{command.line} is not what is printed:\n{printed}"
        )
