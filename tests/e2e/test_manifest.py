"""The hooks that `.pre-commit-hooks.yaml` offers: what pre-commit needs to know, without running it."""

from __future__ import annotations

import shlex
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from pre_commit.clientlib import load_manifest

from tests.conftest import WriteWorkspace
from tests.e2e.conftest import PROJECT

HOOKS: list[dict[str, Any]] = load_manifest(str(PROJECT / ".pre-commit-hooks.yaml"))
IDS = [hook["id"] for hook in HOOKS]

CLEAN = """\
terms:
  lead:
    name: Lead
    definition: A person who showed interest.
    owner: marketing
"""


def test_the_five_hooks() -> None:
    assert IDS == [
        "funnelspec",
        "funnelspec-render-check",
        "funnelspec-render",
        "funnelspec-schema",
        "funnelspec-prose",
    ]


@pytest.mark.parametrize("hook", HOOKS[:4], ids=IDS[:4])
def test_a_hook_reads_the_whole_workspace_at_every_commit(hook: dict[str, Any]) -> None:
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False, "conflicts span files"
    assert hook["always_run"] is True, "a commit that only deletes can break a reference"
    assert hook["require_serial"] is True
    assert hook["files"] == ""
    assert "pre-commit" in hook["stages"]


def test_the_hook_for_prose_gets_the_texts_that_are_staged() -> None:
    hook = HOOKS[4]
    assert hook["pass_filenames"] is True
    assert (hook["types_or"], hook["files"], hook["types"]) == (["markdown", "plain-text"], "", ["file"])
    assert hook["always_run"] is False
    assert hook["require_serial"] is True, "one run, so one closing line"
    assert hook["verbose"] is True, "warnings pass and are to be seen"


def test_merges_are_checked() -> None:
    assert {hook["id"] for hook in HOOKS if "pre-merge-commit" in hook["stages"]} == {
        "funnelspec",
        "funnelspec-render-check",
        "funnelspec-prose",
    }


def test_the_commands_exist_and_do_what_the_hooks_say(workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN})
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    entry = {hook["id"]: hook["entry"] for hook in HOOKS}

    assert run(entry["funnelspec"], root) == 0
    assert run(entry["funnelspec-render-check"], root) == 1, "nothing is published yet"
    assert run(entry["funnelspec-render"], root) == 1, "it created the glossary"
    assert run(entry["funnelspec-render"], root) == 0, "nothing left to change"
    assert run(entry["funnelspec-render-check"], root) == 0

    schema = root / ".funnelspec" / "schema.json"
    assert run(entry["funnelspec-schema"], root) == 0
    assert '{"const": "terms/lead", "description": "Lead (term): A person who' in schema.read_text()

    (root / "note.md").write_text("A lead answers.\n", encoding="utf-8")
    (root / "bad.md").write_bytes(b"\xff")
    assert run(entry["funnelspec-prose"], root, "note.md") == 0
    assert run(entry["funnelspec-prose"], root, "note.md", "bad.md") == 1


def run(entry: str, folder: Path, *files: str) -> int:
    command, *arguments = *shlex.split(entry), *files
    script = Path(sysconfig.get_path("scripts")) / command
    return subprocess.run([script, *arguments], cwd=folder, stdin=subprocess.DEVNULL).returncode
