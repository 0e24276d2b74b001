"""``funnelspec init``: a beginning that works, and nothing overwritten."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.unit.cli.conftest import TODAY, Run


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.startswith(".git/"))


AGREED = [
    ".funnelspec/schema.json",
    ".funnelspec/workspace.schema.json",
    ".github/workflows/funnelspec.yaml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "definitions/criteria.yaml",
    "definitions/funnel.yaml",
    "definitions/funnelspec.yaml",
    "definitions/terms.yaml",
]


def test_a_new_folder_is_clean_and_can_be_published(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("init", "new/words")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Wrote\n  new/words/.funnelspec/schema.json\n")
    assert done.out.endswith("\nNext: funnelspec check new/words, then funnelspec render new/words\n")
    assert files(tmp_path / "new" / "words") == AGREED
    checked = run("check", "new/words", "--fail-on", "warning", "--today", TODAY)
    assert checked.code == 0, checked.out
    assert run("render", "new/words").code == 0
    assert run("render", "new/words", "--check").code == 0
    for name, args in (("schema", ["new/words", "--resolved"]), ("workspace.schema", ["--of", "workspace"])):
        file = f"new/words/.funnelspec/{name}.json"
        assert run("schema", *args, "--output", file, "--check") == (0, "The schema is up to date.\n", "")


def test_the_editor_settings_lead_to_what_was_written(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path).code == 0
    written = (tmp_path / ".vscode/settings.json").read_text()
    settings = json.loads("".join(line for line in written.splitlines() if not line.strip().startswith("//")))
    for schema, globs in settings["yaml.schemas"].items():
        assert json.loads((tmp_path / schema).read_text())["$schema"]
        assert [pattern for pattern in globs if not pattern.startswith("!")]
    assert set(settings["yaml.schemas"]) == {
        "./.funnelspec/schema.json",
        "./.funnelspec/workspace.schema.json",
    }


def test_into_a_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "README.md").write_text("mine")
    assert run("init").out.endswith("\nNext: funnelspec check, then funnelspec render\n")
    assert files(tmp_path) == sorted([*AGREED, "README.md"])
    subprocess.run(["git", "add", "."], check=True)
    assert run("check", "--tracked").code == 0


def test_two_teams_that_disagree(run: Run, tmp_path: Path) -> None:
    demo = tmp_path / "demo"
    assert run("init", demo, "--example", "misaligned").code == 0
    done = run("check", demo, "--output-format", "concise", "--today", TODAY)
    assert done.code == 1
    for said in (
        '"Marketing qualified lead" means two different things',
        'disagree on who owns "Sales accepted lead"',
        'sales asks more than marketing for "MQL criteria"',
        'disagree on the time allowed by "MQL response time"',
        '"SAL" stands for two items',
    ):
        assert said in done.out
    assert run("render", demo).code == 0
    assert run("render", demo, "--check").code == 0


@pytest.mark.parametrize("name", AGREED)
def test_nothing_is_overwritten(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    said = f'funnelspec: "{name}" is already in "{tmp_path}"; nothing was written. Name another folder\n'
    assert run("init", tmp_path) == (2, "", said)
    assert files(tmp_path) == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_name_that_a_shell_or_a_terminal_would_take_otherwise(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("init", "our words\x1b[31m")
    assert done.code == 0
    assert "\x1b" not in done.out
    assert done.out.endswith(
        "\nNext: funnelspec check 'our words\\x1b[31m', then funnelspec render 'our words\\x1b[31m'\n"
    )
    assert run("check", "our words\x1b[31m").code == 0


def test_twice(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path).code == 0
    for args in ([], ["--example", "misaligned"]):
        done = run("init", tmp_path, *args)
        assert done.code == 2
        assert "nothing was written" in done.err


def test_a_link_in_the_way_is_not_followed(run: Run, tmp_path: Path) -> None:
    new, elsewhere = tmp_path / "new", tmp_path / "elsewhere"
    new.mkdir()
    elsewhere.mkdir()
    (new / "definitions").symlink_to(elsewhere)
    assert run("init", new) == (
        2,
        "",
        'funnelspec: "definitions/criteria.yaml" leads out of the output folder\n',
    )
    assert files(new) == []
    assert files(elsewhere) == []
    (new / "definitions").unlink()
    (new / ".pre-commit-config.yaml").symlink_to(elsewhere / "nothing")
    done = run("init", new)
    assert '".pre-commit-config.yaml" is already in' in done.err
    assert os.listdir(elsewhere) == []


def test_a_file_instead_of_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    assert run("init", tmp_path / "taken") == (2, "", f'funnelspec: "{tmp_path / "taken"}" is not a folder\n')
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "definitions").write_text("mine")
    done = run("init", tmp_path / "new")
    assert done.code == 2
    assert "is not a folder" in done.err
    assert files(tmp_path / "new") == ["definitions"]


def test_no_workspace_is_put_into_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "funnelspec.yaml").write_text("spec: 1\nname: Northwind\n")
    done = run("init", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f'funnelspec: "{tmp_path}" is a folder of definitions already; nothing')
    assert files(tmp_path) == ["funnelspec.yaml"]
