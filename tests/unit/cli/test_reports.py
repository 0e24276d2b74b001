"""``--report FORMAT=PATH``: several reports in one run, each in a file of its own."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.conftest import CONFIG, WriteWorkspace
from tests.unit.cli.conftest import CLEAN, DISPUTED, Run, start
from tests.unit.cli.test_check import repository

FORMATS = ("full", "concise", "json", "github", "markdown", "sarif", "gitlab")


@pytest.fixture
def disputed(workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a workspace in ``definitions/``; it is the current folder."""
    files = {f"definitions/{name}": text for name, text in {"funnelspec.yaml": CONFIG, **DISPUTED}.items()}
    root = workspace(files)
    (root / "funnelspec.yaml").unlink()
    repository(root)
    monkeypatch.chdir(root)
    return root


def test_every_format_in_one_run(run: Run, disputed: Path, tmp_path: Path) -> None:
    named = [part for form in FORMATS for part in ("--report", f"{form}={tmp_path / form}")]
    done = run("check", *named)
    assert (done.code, done.err) == (1, "")
    assert done.out == run("check").out
    for form in FORMATS:
        alone = run("check", "--output-format", form)
        assert (alone.code, alone.out) == (1, (tmp_path / form).read_text()), form
    assert sorted(path.name for path in disputed.iterdir()) == [".git", "definitions"]


def test_paths_are_seen_as_the_readers_of_a_format_stand(
    run: Run, disputed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(disputed / "definitions")
    named = [part for form in FORMATS for part in ("--report", f"{form}=../{form}.out")]
    run("check", *named)
    text = {form: (disputed / f"{form}.out").read_text() for form in FORMATS}
    assert text["concise"].startswith("sales.yaml:4:")
    assert "--> sales.yaml:4:" in text["full"]
    assert json.loads(text["json"])["findings"][0]["primary"]["path"] == "sales.yaml"
    assert text["github"].startswith("::error file=definitions/sales.yaml,")
    assert "<code>definitions/sales&#46;yaml&#58;<!-- -->4</code>" in text["markdown"]
    assert '"uri": "definitions/sales.yaml"' in text["sarif"]
    assert json.loads(text["gitlab"])[0]["location"]["path"] == "definitions/sales.yaml"


def test_on_github_places_are_links(
    run: Run, disputed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    for name, value in {
        "ACTIONS": "true",
        "STEP_SUMMARY": str(summary),
        "SERVER_URL": "https://github.example",
        "REPOSITORY": "northwind/glossary",
        "SHA": "1f",
    }.items():
        monkeypatch.setenv(f"GITHUB_{name}", value)
    link = '<a href="https://github.example/northwind/glossary/blob/1f/definitions/sales.yaml#L4"><code>'
    run("check", disputed)
    assert link in summary.read_text()
    assert link in run("check", disputed, "--output-format", "markdown").out
    for name, value in (("SHA", ""), ("SERVER_URL", "javascript:x")):
        with monkeypatch.context() as patch:
            patch.setenv(f"GITHUB_{name}", value)
            assert "<a " not in run("check", disputed, "--output-format", "markdown").out
    monkeypatch.setenv("GITHUB_SERVER_URL", 'https://x" onclick="y')
    assert 'onclick="' not in run("check", disputed, "--output-format", "markdown").out


def test_the_files_say_what_the_command_ends_with(
    run: Run, workspace: WriteWorkspace, tmp_path: Path
) -> None:
    target = tmp_path / "out.sarif"
    for files, code, done_well in (
        ({"terms.yaml": CLEAN}, 0, True),
        (DISPUTED, 1, True),
        ({"funnelspec.yaml": CONFIG.replace("name: Northwind", "nmae: Northwind")}, 2, False),
    ):
        assert run("check", workspace(files), "--report", f"sarif={target}").code == code
        (invocation,) = json.loads(target.read_text())["runs"][0]["invocations"]
        assert invocation == {"executionSuccessful": done_well, "exitCode": code}


@pytest.mark.usefixtures("disputed")
def test_files_have_no_colours_and_keep_their_permissions(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")
    target.chmod(0o640)
    assert "\x1b[" in run("check", "--color", "always", "--report", f"full={target}").out
    assert target.read_text() == run("check").out
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.usefixtures("disputed")
def test_a_link_stays_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    run("check", "--report", f"json={tmp_path / 'link.json'}")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["summary"]["errors"] == 1


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (["findings.sarif"], '"findings.sarif" is not a report; write FORMAT=PATH, as sarif=findings.sarif'),
        (["sarf=a"], 'there is no report format "sarf"; did you mean "sarif"?'),
        (
            ["xml=a"],
            'there is no report format "xml"; the formats are full, concise, json, github, markdown, sarif, '
            "gitlab",
        ),
        (["=a"], 'there is no report format ""; the formats are '),
        (["json="], "the output is named by nothing"),
        (["json=no/where.json"], '"no/where.json" cannot be written: there is no folder "no"'),
        (["json=definitions"], '"definitions" is a folder; name a file in it'),
        (["json=a.json", "sarif=./a.json"], 'two reports cannot both be written to "./a.json"; give each '),
        (["json=definitions/sales.yaml"], '"definitions/sales.yaml" looks like a file of definitions; '),
        (["json=definitions/new.YML"], '"definitions/new.YML" looks like a file of definitions; '),
        (["json=/dev/null"], '"/dev/null" is not a file'),
        (["json=\x1b[2J\nx/y"], '"\\x1b[2J\\nx/y" cannot be written: there is no folder "\\x1b[2J\\nx"'),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_checked(
    run: Run, disputed: Path, named: list[str], said: str
) -> None:
    before = sorted(path.name for path in disputed.rglob("*") if ".git" not in path.parts)
    options = [part for each in ("json=fine.json", *named) for part in ("--report", each)]
    done = run("check", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"funnelspec: {said}")
    assert done.err.count("\n") == 1
    assert sorted(path.name for path in disputed.rglob("*") if ".git" not in path.parts) == before
    assert (disputed / "definitions/sales.yaml").read_text() == DISPUTED["sales.yaml"]


@pytest.mark.usefixtures("disputed")
def test_what_does_not_go_together(run: Run) -> None:
    run("check", "--write-baseline", "baseline.json")
    kept = Path("baseline.json").read_text()
    done = run("check", "--baseline", "baseline.json", "--report", "json=./baseline.json")
    said = 'funnelspec: "./baseline.json" is among the files that are read; name another file to write\n'
    assert (done.code, done.out, done.err) == (2, "", said)
    assert Path("baseline.json").read_text() == kept
    done = run("check", "--diff", "--report", "json=a.json")
    assert (done.code, done.err.startswith("funnelspec: --diff shows changes and reports no")) == (2, True)
    assert not Path("a.json").exists()


@pytest.mark.usefixtures("disputed")
def test_a_full_disk_is_told_and_the_findings_are_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", lambda _: _full())
    done = run("check", "--report", f"json={target}")
    assert (done.code, done.err) == (2, f'funnelspec: "{target}" cannot be used: the disk is full\n')
    assert done.out.startswith("error two-meanings")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".funnelspec")] == []


def _full() -> None:
    raise OSError(28, "No space left on device")


def test_nobody_reads_standard_output(disputed: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = start("check", "--report", f"json={tmp_path / 'out.json'}", cwd=disputed, stdout=writer)
    os.close(writer)
    assert (done.code, done.err) == (1, "")
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["errors"] == 1


def test_texts_are_reported_in_every_format_and_not_replaced(
    run: Run, disputed: Path, tmp_path: Path
) -> None:
    (disputed / "definitions" / "sales.yaml").unlink()
    pages = disputed / "pages"
    pages.mkdir()
    page = pages / "playbook.md"
    page.write_text("Call each suspekt.\n")
    named = [part for form in FORMATS for part in ("--report", f"{form}={tmp_path / form}")]
    assert run("prose", pages, *named).err == ""
    assert json.loads((tmp_path / "sarif").read_text())["version"] == "2.1.0"
    for path in (page, pages / "new.txt"):
        done = run("prose", pages, "--report", f"markdown={path}")
        said = f'funnelspec: "{path}" is among the files that are read; name another file to write\n'
        assert (done.code, done.out, done.err) == (2, "", said)
    assert run("prose", page, "--report", f"json={page}").code == 2
    assert page.read_text() == "Call each suspekt.\n"
    assert run("prose", pages, "--report", f"json={pages / 'report.json'}").err == ""


def test_what_changed_since_a_revision_stands_in_the_comment_and_in_json(
    run: Run, disputed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (disputed / "definitions" / "new.yaml").write_text(CLEAN)
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    out = tmp_path / "out.json"
    done = run("check", "--since", "HEAD", "--output-format", "github", "--report", f"json={out}")
    assert (done.code, done.err) == (0, "")
    changes = json.loads(out.read_text())["changes"]
    assert [(each["kind"], each["entry"], each["name"]) for each in changes] == [
        ("added", "terms/lead", "Lead")
    ]
    assert changes[0]["place"]["path"] == "new.yaml"
    said = summary.read_text()
    assert "## Vocabulary: nothing new to correct\n\nChecked 2 items in 3 files. 1 finding is older" in said
    assert "| <b>Lead</b><br>term | <b>Added</b><br>Now: Someone who showed interest&#46; | Sales |\n" in said
    assert run("check", "--since", "HEAD", "--output-format", "markdown").out.startswith(
        "<!-- funnelspec -->"
    )
    assert "changes" not in json.loads(run("check", "--output-format", "json").out)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert run("check", "--since", "HEAD").code == 0
