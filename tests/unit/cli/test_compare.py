"""``funnelspec compare``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import CLEAN, DISPUTED, MISSHAPEN, Run, start

FILES = {"shared.yaml": CLEAN, **DISPUTED}


def test_the_picture_goes_to_standard_output_and_the_exit_code_is_0(
    workspace: WriteWorkspace, run: Run
) -> None:
    root = workspace(FILES)
    done = run("compare", "marketing", "sales", root)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Marketing and Sales: 1 of 2 items is undisputed: 50%\n\n  In conflict  1\n")
    assert "    Sales says: A lead whom a rep has accepted.\n" in done.out
    assert f"{os.path.relpath(root / 'sales.yaml')}:4" in done.out.replace(os.sep, "/")
    assert "\x1b" not in done.out


def test_the_teams_stand_in_the_order_in_which_they_are_named(workspace: WriteWorkspace, run: Run) -> None:
    assert run("compare", "sales", "marketing", workspace(FILES)).out.startswith(
        "Sales and Marketing: 1 of 2"
    )


def test_markdown_and_json(workspace: WriteWorkspace, run: Run) -> None:
    root = workspace(FILES)
    page = run("compare", "marketing", "sales", root, "--output-format", "markdown")
    assert page.out.startswith("# Marketing and Sales\n\nNorthwind revenue glossary\n\n**1 of 2 items")
    values = run("compare", "marketing", "sales", root, "--output-format", "json")
    assert json.loads(values.out)["summary"]["share_undisputed"] == 0.5


def test_the_schema_is_published(run: Run) -> None:
    assert json.loads(run("schema", "--of", "comparison").out)["title"].startswith("funnelspec comparison")
    assert json.loads(run("schema", "--of", "glossary").out)["title"].startswith("funnelspec glossary")


def test_a_file_takes_the_place_of_standard_output(
    workspace: WriteWorkspace, run: Run, tmp_path: Path
) -> None:
    root = workspace(FILES)
    page = tmp_path / "page.md"
    done = run("compare", "marketing", "sales", root, "--output-format", "markdown", "--output", page)
    assert (done.code, done.out, done.err) == (0, "", "")
    shown = run("compare", "marketing", "sales", root, "--output-format", "markdown").out
    assert page.read_text(encoding="utf-8") == shown
    colored = run("compare", "marketing", "sales", root, "--output", page, "--color", "auto")
    assert (colored.code, "\x1b" in page.read_text(encoding="utf-8")) == (0, False)


def test_a_file_of_definitions_is_not_overwritten(workspace: WriteWorkspace, run: Run) -> None:
    root = workspace(FILES)
    done = run("compare", "marketing", "sales", root, "--output", root / "sales.yaml")
    assert done.code == 2
    assert "looks like a file of definitions" in done.err
    assert (root / "sales.yaml").read_text() == DISPUTED["sales.yaml"]


@pytest.mark.parametrize(
    ("teams", "said"),
    [
        (("marketng", "sales"), 'no team has the id "marketng"; did you mean "marketing"?'),
        (
            ("marketing", "finance"),
            'no team has the id "finance"; the teams are marketing, sales',
        ),
        (("sales", "sales"), '"sales" is one team; name two of marketing, sales'),
        (("\x1b[2J", "sales"), 'no team has the id "\\x1b[2J"; the teams are marketing, sales'),
    ],
)
def test_which_teams_there_are_is_said(
    teams: tuple[str, str], said: str, workspace: WriteWorkspace, run: Run
) -> None:
    done = run("compare", *teams, workspace(FILES))
    assert (done.code, done.out, done.err) == (2, "", f"funnelspec: {said}\n")


def test_a_workspace_without_teams_says_so(workspace: WriteWorkspace, run: Run) -> None:
    root = workspace(
        {"funnelspec.yaml": "spec: 1\nname: N\n", "a.yaml": "terms:\n  x: {name: X, definition: D.}\n"}
    )
    done = run("compare", "marketing", "sales", root)
    assert done.code == 2
    assert 'no team has the id "marketing"; the teams are not declared' in done.err


def test_one_team_is_not_enough(workspace: WriteWorkspace, run: Run) -> None:
    workspace(FILES)
    done = run("compare", "sales")
    assert (done.code, "Missing argument 'OTHER'." in done.err) == (2, True)


def test_a_team_without_files_goes_by_the_shared_ones(workspace: WriteWorkspace, run: Run) -> None:
    root = workspace({"shared.yaml": CLEAN})
    assert "The only item is undisputed: 100%" in run("compare", "marketing", "sales", root).out


@pytest.mark.parametrize("broken", [MISSHAPEN, "terms: [", "\t"])
def test_half_the_definitions_give_no_picture(broken: str, workspace: WriteWorkspace, run: Run) -> None:
    done = run("compare", "marketing", "sales", workspace({**FILES, "broken.yaml": broken}))
    assert (done.code, done.out) == (2, "")
    assert "funnelspec check" in done.err


def test_only_tracked_files_count_where_it_is_asked(workspace: WriteWorkspace, run: Run) -> None:
    done = run("compare", "marketing", "sales", workspace(FILES), "--tracked")
    assert done.code == 2
    assert "git" in done.err


def test_today_is_a_day(workspace: WriteWorkspace, run: Run) -> None:
    done = run("compare", "marketing", "sales", workspace(FILES), "--today", "soon")
    assert (done.code, '"soon" is not a day' in done.err) == (2, True)


def test_colours_are_there_when_asked_for(workspace: WriteWorkspace) -> None:
    root = workspace(FILES)
    done = start("compare", "marketing", "sales", root, "--color", "always")
    assert done.out.startswith("\x1b[1mMarketing and Sales")


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_a_narrow_terminal_gets_narrow_lines(workspace: WriteWorkspace) -> None:
    import pty

    root = workspace(FILES)
    leader, follower = pty.openpty()
    start("compare", "marketing", "sales", root, environment={"COLUMNS": "50"}, stdout=follower)
    os.close(follower)
    text = os.read(leader, 100_000).decode()
    os.close(leader)
    words = [line for line in text.splitlines() if ".yaml" not in line]
    assert 40 < max(map(len, words)) <= 50 + len("\x1b[1m\x1b[0m")


def test_a_picture_needs_neither_rich_nor_a_validator(workspace: WriteWorkspace) -> None:
    root = workspace(FILES)
    code = (
        "import sys; from funnelspec.cli import main; "
        f"sys.argv = ['funnelspec', 'compare', 'marketing', 'sales', {str(root)!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([name for name in ('rich.console', 'jsonschema', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
