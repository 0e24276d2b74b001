"""What docs/ci.md shows is what is printed, and its workflows are the ones that are shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import yaml

from funnelspec.cli.options import Format
from tests.docs.console import blocks, commands, matches, run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
TEMPLATE = ROOT / "funnelspec" / "templates" / "init" / "dot-github" / "workflows" / "funnelspec.yaml"
ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"


def block(beginning: str) -> Any:
    (found,) = [text for _, text in blocks(PAGE, "yaml") if text.lstrip().startswith(beginning)]
    return yaml.safe_load(found)


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    for command in commands(PAGE):
        _, printed = run(command.text, tmp_path)
        assert matches(command.output, printed), (
            f"docs/ci.md:{command.line} is not what is printed:\n{printed}"
        )


def test_the_workflow_is_the_one_that_init_writes() -> None:
    (shown,) = [text for _, text in blocks(PAGE, "yaml") if "name: funnelspec\n\non:" in text]
    assert f"{shown}\n" == TEMPLATE.read_text(encoding="utf-8")


def test_the_action_has_the_inputs_and_outputs_that_are_named() -> None:
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    section = PAGE[PAGE.index("## The same as an action") : PAGE.index("## Code scanning")]
    rows = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert rows == list(action["inputs"])
    (step,) = [step for step in block("- uses: actions/checkout") if "funnelspec/" in step["uses"]]
    assert step["uses"].partition("@")[0].endswith("/.github/actions/check")
    assert set(step["with"]) <= set(action["inputs"])
    for name in ("comment",):
        assert name in action["outputs"]
        assert f"steps.funnelspec.outputs.{name}" in section


def test_the_job_for_code_scanning_may_do_no_more_than_it_needs(tmp_path: Path) -> None:
    job = block("code-scanning:")["code-scanning"]
    check, upload = block("- name: All findings")
    assert upload["with"]["name"] == job["steps"][1]["with"]["name"]
    assert upload["with"]["path"].endswith(job["steps"][2]["with"]["sarif_file"])
    assert check["if"] == upload["if"] == "${{ !cancelled() }}"
    code, printed = run(f"funnelspec init && RUNNER_TEMP=. && {check['run']}", tmp_path)
    assert code == 0, printed
    assert '"2.1.0"' in (tmp_path / "findings.sarif").read_text()
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    assert job["steps"][-1]["uses"] == "github/codeql-action/upload-sarif@v4"


def test_the_gitlab_job_runs(tmp_path: Path) -> None:
    job = block("funnelspec:")["funnelspec"]
    assert job["artifacts"]["when"] == "always"
    setup = "git init -q && funnelspec init --example misaligned && git add . && git commit -qm a"
    assert run(setup, tmp_path)[0] == 0
    (script,) = job["script"]
    code, _ = run(script, tmp_path)
    assert code == 1
    report = tmp_path / job["artifacts"]["reports"]["codequality"]
    assert report.read_text().count('"severity": "major"') == 6
    code, printed = run(f"CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD; {script}", tmp_path)
    assert (code, report.read_text()) == (0, "[]\n"), printed
    assert (tmp_path / job["artifacts"]["paths"][0]).read_text().startswith("<!-- funnelspec -->\n")


def test_every_format_is_in_the_table() -> None:
    rows = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert set(get_args(Format)) <= set(rows)
