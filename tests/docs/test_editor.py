"""What docs/editor.md shows is what is printed, and the settings it shows are those that ``init`` writes."""

from __future__ import annotations

import json
from pathlib import Path

from funnelspec.engine import check_texts
from tests.docs.console import blocks, commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "editor.md").read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    codes = []
    for command in commands(PAGE):
        code, printed = run(command.text, tmp_path)
        codes.append(code)
        assert matches(command.output, printed), f"docs/editor.md:{command.line} is not printed:\n{printed}"
    assert codes == [0, 0, 0, 0, 1, 0, 0]
    ((_, shown),) = blocks(PAGE, "json")
    written = (tmp_path / "glossary/.vscode/settings.json").read_text().splitlines()
    assert json.loads(shown) == json.loads("".join(line for line in written if "//" not in line))


def test_the_comment_for_editors_is_not_minded() -> None:
    ((_, text),) = blocks(PAGE, "yaml")
    found = check_texts({"terms.yaml": f"{text}\n"}).report.diagnostics
    assert [each.card.name for each in found] == ["missing-owner"]
