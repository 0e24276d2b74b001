"""``funnelspec schema``: printed, written, compared, and filled in from a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from funnelspec.schema import schema_text, workspace_schema_text
from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import CLEAN, MISSHAPEN, Run

UNREAD = (
    "Some definitions cannot be read: their ids are missing, and no id is marked as unknown. "
    "See `funnelspec check`.\n"
)


@pytest.fixture
def root(workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = workspace({"terms.yaml": CLEAN})
    monkeypatch.chdir(folder)
    return folder


def test_the_published_ones_are_the_same_everywhere(run: Run) -> None:
    assert run("schema") == (0, schema_text(), "")
    assert run("schema", "--of", "workspace") == (0, workspace_schema_text(), "")


def test_the_resolved_one_has_the_ids_of_the_workspace(run: Run, root: Path) -> None:
    done = run("schema", "--resolved")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["title"] == "Definitions of Northwind revenue glossary"
    line = '{"const": "lead", "description": "Lead (term): Someone who showed interest. Owner: sales."}'
    assert line in done.out
    assert run("schema", root / "terms.yaml", "--resolved") == done


def test_written_only_when_it_says_something_else(run: Run, root: Path) -> None:
    command = ("schema", "--resolved", "--output", ".funnelspec/schema.json")
    assert run(*command, "--check") == (1, ".funnelspec/schema.json is missing\n", "")
    assert not (root / ".funnelspec").exists()
    assert run(*command) == (0, "Wrote .funnelspec/schema.json\n", "")
    assert (root / ".funnelspec/schema.json").read_text() == run("schema", "--resolved").out
    assert run(*command) == (0, "Unchanged .funnelspec/schema.json\n", "")
    assert run(*command, "--check") == (0, "The schema is up to date.\n", "")
    (root / "terms.yaml").write_text(CLEAN.replace("interest", "real interest"))
    assert run(*command, "--check") == (1, ".funnelspec/schema.json is out of date\n", "")
    assert run(*command).out == "Wrote .funnelspec/schema.json\n"
    assert [path.name for path in (root / ".funnelspec").iterdir()] == ["schema.json"]


def test_what_cannot_be_read_is_said(run: Run, root: Path) -> None:
    (root / "more.yaml").write_text(MISSHAPEN)
    done = run("schema", "--resolved")
    assert (done.code, done.err) == (0, UNREAD)
    assert '"const": "rep"' in done.out


def test_a_broken_workspace_file(run: Run, root: Path) -> None:
    (root / "funnelspec.yaml").write_text("spec: 2\n")
    said = "funnelspec: funnelspec.yaml is broken: see `funnelspec check`\n"
    assert run("schema", "--resolved", "--output", "schema.json") == (2, "", said)
    assert not (root / "schema.json").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--of", "report", "--resolved"], "--resolved fills in ids, of which the schema of report has none"),
        (["."], "without --resolved the schema is the same for every workspace; leave out the folder"),
        (["--check"], "--check compares with a file; name it with --output"),
        (["--output", ""], "the output is named by nothing"),
        (["--output", "below"], '"below" is a folder; name a file in it'),
        (["--output", "below/"], '"below/" is a folder; name a file in it'),
        (["--output", "terms.yaml"], '"terms.yaml" looks like a file of definitions'),
        (["--output", "TERMS.YML", "--check"], '"TERMS.YML" looks like a file of definitions'),
        (["--output", "link.json"], '"link.json" leads out of the output folder'),
        (["--output", "terms.yaml/schema.json"], '"terms.yaml" is not a folder'),
        (["nowhere", "--resolved"], 'there is no file or folder "nowhere"'),
    ],
)
def test_what_is_refused(run: Run, root: Path, tmp_path: Path, args: list[str], said: str) -> None:
    (root / "below").mkdir()
    (root / "link.json").symlink_to(tmp_path / "elsewhere.json")
    done = run("schema", *args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"funnelspec: {said}")
    assert (root / "terms.yaml").read_text() == CLEAN
    assert not (tmp_path / "elsewhere.json").exists()
