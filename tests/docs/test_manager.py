"""What docs/manager.md shows can be written, and is what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.console import blocks, commands, matches, run

PAGE = (Path(__file__).parents[2] / "docs" / "manager.md").read_text(encoding="utf-8")
BLOCKS = dict(blocks(PAGE, "yaml"))


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), (
            f"docs/manager.md:{command.line} is not what is printed:\n{printed}"
        )


@pytest.mark.parametrize("line", list(BLOCKS))
def test_every_change_can_be_made_in_a_new_repository(line: int, tmp_path: Path) -> None:
    run("funnelspec init new", tmp_path)
    (tmp_path / "new/definitions/changed.yaml").write_text(f"{BLOCKS[line]}\n", encoding="utf-8")
    code, printed = run("funnelspec check new --fail-on warning --output-format concise", tmp_path)
    assert code == 0, printed


def test_a_disagreement_is_one_as_soon_as_the_other_team_says_otherwise(tmp_path: Path) -> None:
    run("funnelspec init new", tmp_path)
    mine = next(text for text in BLOCKS.values() if text.startswith("team: marketing"))
    its = mine.replace("marketing", "sales").replace("at least one of our mails", "two of our calls")
    for team, text in (("marketing", mine), ("sales", its)):
        (tmp_path / f"new/definitions/{team}.yaml").write_text(f"{text}\n", encoding="utf-8")
    code, printed = run("funnelspec check new --output-format concise", tmp_path)
    assert code == 1
    assert 'error two-meanings "Lead" means two different things' in printed
