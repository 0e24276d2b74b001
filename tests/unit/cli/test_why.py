"""``funnelspec why``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import MISSHAPEN, Done, Run, start

SHARED = """\
fields:
  employees: {name: Employees, definition: Head count., type: integer, between: [1, 1000], unit: people}
  demo: {name: Demo requested, definition: Asked., type: boolean}
  seen: {name: Last seen, definition: Last visit., type: date}
criteria:
  mql: {name: MQL criteria, definition: Handed over., when: [employees >= 50, demo]}
  fresh: {name: Fresh, definition: Just here., when: seen in the last 30 days}
stages:
  mql: {name: Marketing qualified lead, abbreviation: MQL, definition: Waits., entry: meets mql, exit: demo}
terms:
  lead: {name: Lead, definition: A person.}
"""
SALES = "team: sales\ncriteria: {mql: {when: employees >= 10}}\n"
FILES = {"shared.yaml": SHARED}
USED = ("--field", "employees=60", "--field", "demo=yes")
EXPECTED = """\
MQL criteria: no
Criterion criteria/mql, written in shared.yaml:6
Lead: Employees 40 people; Demo requested yes

[ ] all of: 1 does not hold
  [ ] Employees is at least 50 people, but it is 40 people <--
  [x] Demo requested is yes

Decided by:
  Employees is at least 50 people, but it is 40 people
      shared.yaml:6:62

[x] holds   [ ] does not hold   <-- decides

If something else is meant:
  the stage "Marketing qualified lead": funnelspec why stages/mql
"""


@pytest.fixture
def here(workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a workspace, in which the command is given."""
    root = workspace(FILES)
    monkeypatch.chdir(root)
    return root


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder.parent / "lead.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_lead_from_a_file(run: Run, here: Path) -> None:
    assert run("why", "MQL", "--lead", _file(here, "employees: 40\ndemo: yes\n")) == (1, EXPECTED, "")
    assert run("why", "MQL", "--lead", _file(here, '{"employees": 40, "demo": true}')) == (1, EXPECTED, "")
    assert run("why", "MQL", "--lead", _file(here, b"\xef\xbb\xbfemployees: 40\ndemo: yes")).out == EXPECTED


def test_a_lead_from_fields(run: Run, here: Path) -> None:
    assert run("why", "MQL", "--field", "employees=40", "--field", "demo=1") == (1, EXPECTED, "")
    over = ("--field", "employees=40", "--lead", _file(here, "employees: x\ndemo: yes\n"))
    assert run("why", "MQL", *over) == (1, EXPECTED, "")


def _piped(command: str, text: str) -> Done:
    done = subprocess.run(["sh", "-c", command], input=text.encode(), capture_output=True, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.usefixtures("here")
def test_a_lead_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    why = f'"{sys.executable}" -m funnelspec why MQL --lead'
    assert _piped(f"{why} -", "{employees: 40, demo: yes}") == (1, EXPECTED, "")
    assert _piped(f"{why} /dev/stdin", "{employees: 40, demo: yes}") == (1, EXPECTED, "")
    wrong = _piped(f"{why} -", "employees: 40\ndemo: perhaps\n")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith(
        'funnelspec: standard input:2:7: "demo" is yes or no, and "perhaps" is neither'
    )
    empty = "funnelspec: standard input is empty; for a lead about which nothing is known write `{}`\n"
    assert _piped(f"{why} - <&-", "") == (2, "", empty)


@pytest.mark.parametrize(
    ("name", "fields", "code"),
    [
        ("mql", USED, 0),
        ("mql", ("--field", "employees=60"), 1),
        ("stages/mql", USED, 0),
        ("stages/mql", ("--field", "demo=yes"), 1),
    ],
)
def test_the_exit_code_is_the_verdict(
    run: Run, here: Path, name: str, fields: tuple[str, ...], code: int
) -> None:
    for output_format in ("text", "json"):
        assert run("why", name, *fields, "--output-format", output_format, here).code == code


@pytest.mark.usefixtures("here")
def test_json(run: Run) -> None:
    done = run("why", "mql", *USED, "--output-format", "json")
    values = json.loads(done.out)
    assert (values["version"], values["meets"], values["lead"]) == (1, True, {"employees": 60, "demo": True})
    assert values["item"]["place"]["path"] == "shared.yaml"


def test_views_of_teams(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({**FILES, "sales.yaml": SALES})
    fields = ("--field", "employees=40")
    done = run("why", "mql", root, *fields)
    assert (done.code, done.out.split("\n")[0]) == (1, "MQL criteria: no as shared; yes as Sales sees it")
    done = run("why", "mql", root, *fields, "--team", "sales")
    assert (done.code, done.out.split("\n")[0]) == (0, "MQL criteria: yes as Sales sees it")
    done = run("why", "mql", root, *fields, "--team", "marketing")
    assert (done.code, done.out.split("\n")[0]) == (1, "MQL criteria: no as Marketing sees it")
    assert run("why", "mql", root, *fields, "--team", "sails").err == (
        'funnelspec: no team has the id "sails"; the teams are marketing, sales\n'
    )
    assert run("why", "mql", root, *fields, "--team", "sale").err == (
        'funnelspec: no team has the id "sale"; did you mean "sales"?\n'
    )


@pytest.mark.usefixtures("here")
def test_today(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ("why", "fresh", "--field", "seen=2026-11-01")
    done = run(*seen, "--today", "2026-11-22")
    assert done.code == 0
    assert "\nToday: 22 November 2026; on another day the verdict may be another\n" in done.out
    monkeypatch.setenv("FUNNELSPEC_TODAY", "2027-11-22")
    assert run(*seen).code == 1
    assert run(*seen, "--today", "soon") == (
        2,
        "",
        'funnelspec: "soon" is not a day; write it as 2026-03-01\n',
    )


@pytest.mark.usefixtures("here")
def test_colour_when_asked_for(run: Run) -> None:
    assert "\x1b[" not in run("why", "mql", *USED).out
    assert run("why", "mql", *USED, "--color", "always").out.startswith("\x1b[1mMQL criteria: yes\x1b[0m\n")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "which lead? Name a file with --lead, or its fields as --field employees=40"),
        (("--field", "employees"), '"employees" is not a field with its value, such as --field employees=40'),
        (("--field", "=4"), '"=4" is not a field with its value, such as --field employees=40'),
        (("--lead", "none.yaml"), '"none.yaml" cannot be used: it does not exist'),
        (("--lead", "."), '"." cannot be used: it is a folder'),
        (("--lead", "/dev/zero"), "/dev/zero has more than 1,000,000 bytes; a lead is smaller"),
        (("--field", "employes=4"), 'No field is called "employes". Did you mean `employees`?'),
    ],
)
def test_no_lead(run: Run, args: tuple[str, ...], said: str) -> None:
    assert run("why", "mql", *args) == (2, "", f"funnelspec: {said}\n")


def test_a_file_that_is_no_text(run: Run, here: Path) -> None:
    path = _file(here, "employees: 4".encode("utf-16"))
    assert run("why", "mql", "--lead", path) == (
        2,
        "",
        f"funnelspec: {path} is not UTF-8; save it as UTF-8\n",
    )


def test_a_file_with_many_mistakes(run: Run, here: Path) -> None:
    path = _file(here, "".join(f"no_field_{number}: 1\n" for number in range(30)) + "employees: 1001\n")
    done = run("why", "mql", "--lead", path)
    assert (done.code, done.out) == (2, "")
    lines = done.err.splitlines()
    assert lines[0] == (
        f'funnelspec: {path}:1:1: No field is called "no_field_0". Declare `no_field_0` under "fields"'
    )
    assert lines[10:] == ["funnelspec: and 21 more"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MQL criterion", 'no criterion, segment, stage or other item is called "MQL criterion"'),
        ("mqll", 'no criterion, segment, stage or other item is called "mqll"; did you mean "MQL"?'),
        (
            "criteria/mgl",
            'no criterion, segment, stage or other item is called "criteria/mgl"; '
            'did you mean "criteria/mql"?',
        ),
        ("lead", 'the term "Lead" has no condition that a lead can meet'),
        ("\x1b[31m", 'no criterion, segment, stage or other item is called "\\x1b[31m"'),
    ],
)
def test_no_such_item(run: Run, name: str, said: str) -> None:
    done = run("why", name, *USED)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"funnelspec: {said}")
    assert done.err.count("\n") == 1


def test_definitions_with_errors_elsewhere(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({**FILES, "broken.yaml": MISSHAPEN.replace("lead:", "led:")})
    assert run("why", "criteria/mql", root, *USED).code == 0
    done = run("why", "sal", root, *USED)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("; some definitions cannot be read: see `funnelspec check`\n")


def test_a_condition_that_cannot_be_read(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"a.yaml": SHARED.replace("demo]", "demmo]")})
    assert run("why", "criteria/mql", root, *USED) == (
        2,
        "",
        'funnelspec: a condition of "MQL criteria" cannot be read; `funnelspec check` says why\n',
    )


def test_a_broken_workspace_file(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({**FILES, "funnelspec.yaml": "spec: 2\n"})
    done = run("why", "mql", root, *USED)
    assert done == (2, "", "funnelspec: funnelspec.yaml is broken: see `funnelspec check`\n")


def test_only_tracked_files(run: Run, here: Path) -> None:
    subprocess.run(["git", "init", "-q", str(here)], check=True)
    subprocess.run(["git", "add", "funnelspec.yaml"], cwd=here, check=True)
    assert run("why", "mql", *USED, "--tracked").code == 2
    assert run("why", "mql", *USED).code == 0


@pytest.mark.usefixtures("here")
def test_a_full_disk_and_a_reader_who_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    with open("/dev/full", "wb") as full:
        done = start("why", "mql", *USED, stdout=full)
    assert (done.code, done.err) == (2, "funnelspec: the disk is full\n")
    reading, writing = os.pipe()
    os.close(reading)
    done = start("why", "mql", "--field", "demo=no", stdout=writing)
    os.close(writing)
    assert (done.code, done.err) == (1, "")
