"""The workflow that ``init`` writes and the action, run as a runner of GitHub runs them."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import CONFIG
from tests.e2e.conftest import PROJECT
from tests.unit.cli.conftest import CLEAN, DISPUTED

WORKFLOW = PROJECT / "funnelspec/templates/init/dot-github/workflows/funnelspec.yaml"
ACTION = PROJECT / ".github/actions/check/action.yml"
EVERY = [WORKFLOW, ACTION, *sorted((PROJECT / ".github/workflows").glob("*.y*ml"))]
OFFICIAL = re.compile(r"(actions|github)/[\w-]+(/[\w-]+)?@v\d+")


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def steps(node: Any) -> Iterator[dict[str, Any]]:
    """Every step of a workflow or an action."""
    if isinstance(node, dict):
        yield from node.get("steps", ())
        for each in node.values():
            yield from steps(each)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_nothing_that_others_write_is_part_of_a_script(path: Path) -> None:
    found = list(steps(read(path)))
    assert found
    for step in found:
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert OFFICIAL.fullmatch(step["uses"]), step["uses"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_only_the_job_without_a_checkout_may_write() -> None:
    workflow = read(WORKFLOW)
    events = workflow[True]  # YAML 1.1 reads the word "on" as a yes
    assert "pull_request_target" not in events
    assert "workflow_run" not in events
    assert workflow["permissions"] == {}
    check, comment = workflow["jobs"]["check"], workflow["jobs"]["comment"]
    assert check["permissions"] == {"contents": "read"}
    assert comment["permissions"] == {"pull-requests": "write"}
    assert not any(step.get("uses", "").startswith("actions/checkout@") for step in comment["steps"])
    assert "head.repo.full_name == github.repository" in comment["if"]
    assert "GH_TOKEN" not in str(check)


def test_a_pull_request_from_the_browser_is_not_red_for_what_only_a_machine_can_publish() -> None:
    (published,) = [each for each in steps(read(WORKFLOW)) if "render" in each.get("run", "")]
    assert published["if"] == "${{ github.event_name == 'push' }}"


class Runner:
    """A repository with definitions, on a branch beside ``main``, and what a runner puts around a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = folder / "repository"
        self.definitions = self.repository / "definitions"
        self.definitions.mkdir(parents=True)
        self.write({"funnelspec.yaml": CONFIG, "terms.yaml": CLEAN})
        self.git("init", "-q", "-b", "main")
        self.commit("Agreed")
        self.git("update-ref", "refs/remotes/origin/main", "main")
        self.git("switch", "-q", "-c", "change")
        for name in ("bin", "temp"):
            (folder / name).mkdir()
        self.summary = folder / "summary"
        self.output = folder / "output"

    def git(self, *args: str) -> None:
        subprocess.run(["git", "-C", self.repository, *args], check=True)

    def commit(self, message: str) -> None:
        self.git("add", ".")
        self.git("commit", "-qm", message)

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.definitions / name).write_text(text)

    def tool(self, name: str, script: str) -> None:
        """Puts a command of one's own in front of the real ones."""
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def run(self, step: Mapping[str, Any], cwd: Path | None = None, **env: str) -> tuple[int, str]:
        """(exit code, all that was printed)."""
        strict = ["--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
        script = self.folder / "step.sh"
        script.write_text(step["run"])
        path = [str(self.folder / "bin"), sysconfig.get_path("scripts"), os.environ["PATH"]]
        done = subprocess.run(
            ["bash", *strict, script],
            cwd=cwd or self.repository,
            env={
                **os.environ,
                "PATH": os.pathsep.join(path),
                "GITHUB_ACTIONS": "true",
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_REPOSITORY": "northwind/glossary",
                "RUNNER_TEMP": str(self.folder / "temp"),
                **env,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        return done.returncode, done.stdout


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def step(path: Path, name: str) -> dict[str, Any]:
    (found,) = [each for each in steps(read(path)) if each.get("name") == name]
    return found


def test_a_pull_request_fails_for_what_it_brings(runner: Runner) -> None:
    check = step(WORKFLOW, "Check")
    runner.write(DISPUTED)
    runner.commit("Two meanings")
    code, printed = runner.run(check, SINCE="origin/main")
    assert code == 1
    assert printed.startswith("::error file=definitions/sales.yaml,line=4,")
    comment = (runner.folder / "temp" / "comment.md").read_text()
    assert comment.startswith("<!-- funnelspec -->\n## Vocabulary: 1 new error\n")
    assert runner.summary.read_text().startswith("<!-- funnelspec -->\n## Vocabulary: 1 new error\n")
    runner.git("update-ref", "refs/remotes/origin/main", "change")
    assert runner.run(check, SINCE="origin/main")[0] == 0
    assert runner.run(check, SINCE="")[0] == 1


@pytest.mark.parametrize("name", ["$(touch owned)", "a b; touch owned", "--write-baseline", "`touch owned`"])
def test_the_name_of_a_branch_is_only_a_name(runner: Runner, name: str) -> None:
    for check in (step(WORKFLOW, "Check"), step(ACTION, "Check")):
        code, printed = runner.run(check, SINCE=f"origin/{name}", DEFINITIONS=".", ARGS="")
        assert (code, "origin/" in printed) == (2, True), printed
    assert not list(runner.folder.rglob("*owned*"))


# Answers as `gh api` does, and writes down what it was asked and what it was given.
GH = """\
printf '%s\\n' "$*" >> "$RUNNER_TEMP/asked"
case "$*" in
  *--paginate*) cat "$RUNNER_TEMP/comments" | jq -r "${@: -1}" ;;
esac
"""


@pytest.mark.parametrize(
    ("present", "asked"),
    [
        ([], "api --silent repos/northwind/glossary/issues/7/comments --field body=@comment.md"),
        (
            [
                (4, "User", "<!-- funnelspec --> fake"),
                (5, "Bot", "<!-- funnelspec -->\nold"),
                (6, "Bot", "x"),
            ],
            "api --silent --method PATCH repos/northwind/glossary/issues/comments/5 --field body=@comment.md",
        ),
    ],
)
def test_one_comment_is_updated_and_not_repeated(
    runner: Runner, present: list[tuple[int, str, str]], asked: str
) -> None:
    write = step(WORKFLOW, "Write the comment, or change the one that is there")
    runner.tool("gh", GH)
    runner.tool("jq", _jq(runner.folder))
    comments = [{"id": id, "user": {"type": kind}, "body": body} for id, kind, body in present]
    (runner.folder / "temp" / "comments").write_text(json.dumps(comments))
    code, printed = runner.run(write, NUMBER="7")
    assert (code, printed) == (0, "")
    assert (runner.folder / "temp" / "asked").read_text().splitlines()[1:] == [asked]


# Stands in for the one expression of the workflow, where jq is not installed.
JQ = """\
import json, sys
MARKER = "<!-- funnelspec -->"
OURS = '.[] | select(.user.type == "Bot" and (.body | startswith("' + MARKER + '"))) | .id'
assert sys.argv[2] == OURS, sys.argv
for each in json.load(sys.stdin):
    if each["user"]["type"] == "Bot" and each["body"].startswith(MARKER):
        print(each["id"])
"""


def _jq(folder: Path) -> str:
    program = folder / "jq.py"
    program.write_text(JQ)
    return f'exec "{sys.executable}" "{program}" "$@"'


def outputs(runner: Runner) -> dict[str, str]:
    return dict(line.split("=", 1) for line in runner.output.read_text().splitlines())


def test_the_action_leaves_its_reports_also_when_it_fails(runner: Runner) -> None:
    check = step(ACTION, "Check")
    assert set(check["env"]) == {"DEFINITIONS", "SINCE", "ARGS"}
    runner.write(DISPUTED)
    code, printed = runner.run(check, DEFINITIONS="definitions", SINCE="origin/main", ARGS="")
    assert code == 1
    assert printed.startswith("::error file=definitions/sales.yaml,line=4,")
    found = outputs(runner)
    assert set(found) == set(read(ACTION)["outputs"])
    assert "## Vocabulary: 1 new error\n" in Path(found["comment"]).read_text()
    assert json.loads(Path(found["sarif"]).read_text())["runs"][0]["results"][0]["ruleId"] == "two-meanings"


def test_the_action_takes_options_and_nothing_else(runner: Runner) -> None:
    check = step(ACTION, "Check")
    runner.write(DISPUTED)
    code, printed = runner.run(
        check, DEFINITIONS="definitions", SINCE="", ARGS="--fail-on never  --output-format concise"
    )
    assert (code, printed.splitlines()[0].partition(":")[0]) == (0, "definitions/sales.yaml")
    for harm in ("$(touch owned)", "; touch owned", "* `touch owned`"):
        assert runner.run(check, DEFINITIONS="definitions", SINCE="", ARGS=harm)[0] == 2
        assert runner.run(check, DEFINITIONS=harm, SINCE="", ARGS="")[0] == 2
    assert not list(runner.folder.rglob("*owned*"))


def test_the_action_installs_the_project_that_it_is_part_of(runner: Runner) -> None:
    runner.tool("python", 'printf "%s\\n" "$@"')
    install = step(ACTION, "Install")
    code, printed = runner.run(install, GITHUB_ACTION_PATH=str(ACTION.parent))
    assert code == 0
    target = Path(printed.splitlines()[-1])
    assert (target / "pyproject.toml").samefile(PROJECT / "pyproject.toml")
