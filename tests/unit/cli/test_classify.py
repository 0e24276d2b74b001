"""``funnelspec classify``: what each lead of a table meets."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from funnelspec.conditions.rows import Compiled
from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import TODAY, Done, Run, start

DEFINITIONS = """\
fields:
  employees:
    {name: Head count, definition: Us., type: integer, between: [1, 2000000], crm: {sf: Account.Size__c}}
  country: {name: Country, definition: Land., type: choice, choices: [US, NO]}
  score: {name: Lead score, aliases: [points], definition: Points., type: integer}
  seen: {name: Last activity, definition: When., type: date}
  notes: {name: Notes, definition: Prose., type: text}
segments:
  size:
    name: Size
    definition: Head count in parts.
    parts:
      small: {name: Small, when: employees <= 100}
      big: {name: Big, when: employees > 100}
      huge: {name: Huge, when: employees > 2000}
      vast: {name: Vast, when: employees > 2, state: retired, because: nobody says so}
criteria:
  fit: {name: Fit, definition: Ours., when: [employees >= 20, country = NO]}
  mql:
    name: MQL criteria
    definition: Ready.
    when: [meets fit, {any: [score >= 65, judgement "plausible message"]}]
  recent: {name: Recent, definition: Lately here., when: seen in the last 30 days}
  old: {name: Old, definition: Not in use., state: retired, when: score > 5}
stages:
  lead: {name: Lead, definition: Anybody.}
  mql: {name: MQL, definition: Ready for sales., entry: meets mql}
"""
SALES = "team: sales\ncriteria:\n  fit: {when: employees >= 200}\n"
LEADS = """\
id,Head count,Country,Points,last_activity,Plausible message
a,50,NO,70,2026-11-01,
b,3000,NO,10,2026-11-01T10:00:00Z,yes
c,,US,,,
"""


@pytest.fixture
def root(workspace: WriteWorkspace) -> Path:
    return workspace({"definitions.yaml": DEFINITIONS, "sales.yaml": SALES})


class Classify:
    """Runs the command in this process on a table of these bytes."""

    def __init__(self, run: Run, root: Path, folder: Path) -> None:
        self.run, self.root, self.table = run, root, folder / "leads.csv"

    def __call__(self, leads: str | bytes, *options: str | Path) -> Done:
        self.table.write_bytes(leads if isinstance(leads, bytes) else leads.encode())
        done = self.run("classify", self.table, self.root, "--today", TODAY, *options)
        return done._replace(err=done.err.replace(str(self.table), "leads.csv"))

    def rows(self, leads: str | bytes, *options: str | Path) -> list[dict[str, str]]:
        done = self(leads, *options)
        assert done.code == 0, done.err
        return list(csv.DictReader(io.StringIO(done.out)))


@pytest.fixture
def classify(run: Run, root: Path, tmp_path: Path) -> Classify:
    return Classify(run, root, tmp_path)


def test_a_table_of_verdicts(classify: Classify) -> None:
    assert classify(LEADS) == (
        0,
        "row,criteria/fit,criteria/mql,criteria/recent,segments/size,stages/mql\n"
        "2,yes,yes,yes,small,yes\n"
        "3,yes,yes,yes,big;huge,yes\n"
        "4,no,no,no,,no\n",
        'leads.csv: 1 column is no field and is not read: "id"\n'
        "3 rows read\n"
        "  criteria/fit         2   66.7%\n"
        "  criteria/mql         2   66.7%\n"
        "  criteria/recent      2   66.7%\n"
        "  stages/mql           2   66.7%\n"
        "  segments/size/small  1   33.3%\n"
        "  segments/size/big    1   33.3%\n"
        "  segments/size/huge   1   33.3%\n",
    )


def test_json_lines(classify: Classify) -> None:
    done = classify(LEADS, "--output-format", "jsonl", "--keep", "id", "--quiet")
    assert (done.code, done.err) == (0, "")
    assert [json.loads(line) for line in done.out.splitlines()] == [
        {
            "row": 2,
            "kept": {"id": "a"},
            "criteria": ["fit", "mql", "recent"],
            "segments": {"size": ["small"]},
            "stages": ["mql"],
        },
        {
            "row": 3,
            "kept": {"id": "b"},
            "criteria": ["fit", "mql", "recent"],
            "segments": {"size": ["big", "huge"]},
            "stages": ["mql"],
        },
        {"row": 4, "kept": {"id": "c"}, "criteria": [], "segments": {"size": []}, "stages": []},
    ]


def test_only_some_and_a_teams_view(classify: Classify) -> None:
    rows = classify.rows(LEADS, "--only", "stages/mql", "--only", "fit", "--team", "sales")
    assert rows == [
        {"row": "2", "criteria/fit": "no", "stages/mql": "no"},
        {"row": "3", "criteria/fit": "yes", "stages/mql": "yes"},
        {"row": "4", "criteria/fit": "no", "stages/mql": "no"},
    ]
    shared = classify.rows(LEADS, "--only", "fit", "--team", "marketing")
    assert [row["criteria/fit"] for row in shared] == ["yes", "yes", "no"]
    retired = classify.rows(LEADS, "--only", "old")
    assert [row["criteria/old"] for row in retired] == ["yes", "yes", "no"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "mql"], '"mql" may be criteria/mql or stages/mql; write it in full'),
        (
            ["--only", "fitt"],
            'no criterion, segment or stage with entry criteria is called "fitt"; did you mean "fit"?',
        ),
        (["--only", "stages/lead"], 'is called "stages/lead"'),
        (["--team", "slaes"], 'funnelspec.yaml has no team "slaes"; did you mean "sales"?'),
        (["--keep", "ids"], 'no column is called "ids"; did you mean "id"?'),
        (["--delimiter", "::"], '"::" cannot stand between cells; write one mark, or tab'),
        (["--delimiter", '"'], "cannot stand between cells"),
        (["--delimiter", ""], "cannot stand between cells"),
        (["--today", "yesterday"], '"yesterday" is not a day; write it as 2026-03-01'),
        (["--output", ""], "the output is named by nothing"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(classify: Classify, options: list[str], said: str) -> None:
    done = classify(LEADS, *options, "--quiet")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_columns_by_id_name_alias_and_crm_attribute(classify: Classify) -> None:
    for header in ("employees", "EMPLOYEES", " Head-Count ", "Account.Size__c", "account.size__C", "Size__c"):
        rows = classify.rows(f"{header},x\n5,1\n", "--only", "size")
        assert [row["segments/size"] for row in rows] == ["small"], header


def test_the_attribute_alone_does_not_count_beside_the_field(classify: Classify) -> None:
    done = classify("Size__c,employees\nfive,5\n", "--only", "size")
    assert done.out == "row,segments/size\n2,small\n"
    assert done.err.startswith('leads.csv: 1 column is no field and is not read: "Size__c"\n')


def test_two_columns_for_one_field_are_refused_where_it_matters(classify: Classify) -> None:
    leads = "Head count,Points,score,Account.Size__c\n5,1,2,6\n"
    assert classify(leads) == (
        2,
        "",
        'funnelspec: "leads.csv" has two columns for the field "employees": "Head count" (column 1) and '
        '"Account.Size__c" (column 4); take one out or rename it\n',
    )
    assert classify(leads.replace("Account.Size__c", "x"), "--only", "size").code == 0


def test_what_has_no_column_is_said_once(classify: Classify) -> None:
    done = classify("Employes,country\n5,NO\n")
    assert done.code == 0
    assert done.err.startswith(
        'leads.csv: "Employes" is no field and is not read; did you mean "employees"?\n'
        "leads.csv: no column for 3 fields that are asked about, unknown for every lead: "
        '"employees", "score", "seen"\n'
        'leads.csv: no column answers a judgement, no for every lead: "plausible message"\n'
    )
    assert done.out.splitlines()[1] == "2,no,no,no,,no"
    assert classify("Employes,country\n5,NO\n", "--quiet").err == ""


def test_a_table_about_something_else_is_refused(classify: Classify) -> None:
    for leads in ("a,b\n1,2\n", "employees|country\n1|NO\n"):
        done = classify(leads)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith('funnelspec: "leads.csv" has no column that is asked about; there are "')


def test_rows_that_cannot_be_read_are_named_and_left_out(classify: Classify) -> None:
    leads = (
        b"employees,country,notes\n"
        b"many,NO,x\n"
        b"50,no,x\n"
        b"50,NO\n"
        b'50,NO,"two\nlines"\n'
        b"50,NO,caf\xe9\n"
        b"50,NO,\0\n"
        b'50,NO,"x"y\n'
        b"0,NO,x\n"
        b"5_0,NO,x\n"
        b'50,NO,"never closed\n'
    )
    done = classify(leads, "--only", "fit")
    assert (done.code, done.out) == (1, "row,criteria/fit\n5,yes\n")
    assert done.err == (
        'leads.csv:2: column "employees": "employees" is a number, and "many" is not one\n'
        'leads.csv:3: column "country": "no" is written "NO" in the choices of "country"\n'
        "leads.csv:4: it has 2 cells, and the first line has 3\n"
        "leads.csv:7: it holds bytes that are not UTF-8; if they are letters, open the file and save it as "
        '"CSV UTF-8"\n'
        "leads.csv:8: it holds a NUL character\n"
        'leads.csv:9: there is text behind a closing quote; within quotes a quote is written twice, as ""\n'
        'leads.csv:10: column "employees": "0" is outside the range of "employees"\n'
        'leads.csv:11: column "employees": "employees" is a number, and "5_0" is not one\n'
        "leads.csv:12: a quote is opened here and not closed\n"
        '9 rows are left out: 5 that cannot be read, 3 for "employees", 1 for "country"\n'
        "1 row read, 9 left out\n"
        "  criteria/fit  1  100.0%\n"
    )


def test_of_many_bad_rows_twenty_are_named(classify: Classify, monkeypatch: pytest.MonkeyPatch) -> None:
    explained = []
    real = Compiled.problem

    def problem(self: Compiled[Any], row: Sequence[str], place: int) -> Any:
        explained.append(row)
        return real(self, row, place)

    monkeypatch.setattr(Compiled, "problem", problem)
    done = classify("employees\n" + "x\n" * 1200 + "5\n", "--only", "size", "--quiet")
    assert (done.code, done.out) == (1, "row,segments/size\n1202,small\n")
    lines = done.err.splitlines()
    assert lines[19] == 'leads.csv:21: column "employees": "employees" is a number, and "x" is not one'
    assert lines[20:] == ["... and 1,180 more", '1,200 rows are left out: 1,200 for "employees"']
    assert len(explained) == 20, "what nobody reads is not worked out"


def test_values_of_a_field_that_nobody_asks_about_are_not_read(classify: Classify) -> None:
    assert classify("employees,seen\n5,soon\n", "--only", "size", "--quiet") == (
        0,
        "row,segments/size\n2,small\n",
        "",
    )


def test_bad_rows_can_be_fatal(classify: Classify, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    output.write_text("old")
    for leads, said in (
        (
            "employees\n5\nmany\n6\nmore\n",
            '3: column "employees": "employees" is a number, and "many" is not one',
        ),
        ("employees\n5\n6,7\n", "3: it has 2 cells, and the first line has 1"),
    ):
        done = classify(leads, "--only", "size", "--bad-rows", "fatal", "--output", output, "--quiet")
        assert done == (2, "", f"funnelspec: leads.csv:{said}\n")
        assert output.read_text() == "old"
    assert classify("employees\n5\n", "--only", "size", "--bad-rows", "fatal").code == 0


@pytest.mark.parametrize(
    ("leads", "said"),
    [
        (b"", "is empty; its first line has to name the columns"),
        (b"\n \n\n"[:1], "is empty"),
        ("employees\n5\n".encode("utf-16"), 'is UTF-16 and not UTF-8; save it as "CSV UTF-8"'),
        ("employees\n5\n".encode("utf-16-le"), "is UTF-16 and not UTF-8"),
        ("employees\n5\n".encode("utf-16-be"), "is UTF-16 and not UTF-8"),
        (b"PK\x03\x04...", 'is a workbook and not CSV; save it as "CSV UTF-8"'),
        (b"employ\xe9s\n5\n", "cannot be read from line 1 on: it holds bytes that are not UTF-8"),
        (b'"employees\n5\n', "cannot be read from line 1 on: a quote is opened here and not closed"),
        (b"employees\n" + b"5" * 5_000_000, "cannot be read: line 2 has more than 4,000,000 characters"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(classify: Classify, leads: bytes, said: str) -> None:
    done = classify(leads)
    assert done.code == 2
    assert f'"leads.csv" {said}' in done.err
    assert "row" not in done.out or "line 2" in said
    assert classify.run("classify", "nowhere.csv", classify.root).err == (
        'funnelspec: "nowhere.csv" cannot be used: it does not exist\n'
    )


def test_a_header_alone(classify: Classify) -> None:
    done = classify("employees", "--only", "size")
    assert done == (0, "row,segments/size\n", "0 rows read\n")
    done = classify("employees,country\n5,US\n", "--only", "fit")
    assert done.err == "1 row read\n  none of them meets anything that is asked about\n"


def test_a_byte_order_mark_blank_lines_and_line_ends_do_not_matter(classify: Classify) -> None:
    done = classify(
        b'\xef\xbb\xbf\r\nemployees,x\r\n\r\n5,"a\r\nb"\r\n\r\n300,c', "--only", "size", "--quiet"
    )
    assert done == (0, "row,segments/size\n4,small\n7,big\n", "")
    assert classify(b"employees\r5\r300\r", "--only", "size", "--quiet").out.endswith("2,small\n3,big\n")


@pytest.mark.parametrize(
    ("mark", "options"),
    [
        (";", []),
        ("\t", []),
        (";", ["--delimiter", ";"]),
        ("\t", ["--delimiter", "tab"]),
        ("|", ["--delimiter", "|"]),
    ],
)
def test_other_delimiters(classify: Classify, mark: str, options: list[str]) -> None:
    """What came with another delimiter goes out with it, quoted where a list of parts needs it."""
    done = classify(
        f'"a,b",Head count{mark}employees\n'.replace(",H", f"{mark}H").replace("Head count", "x")
        + f"1{mark}2{mark}3000\n",
        "--only",
        "size",
        "--quiet",
        *options,
    )
    parts = '"big;huge"' if mark == ";" else "big;huge"
    assert done == (0, f"row{mark}segments/size\n2{mark}{parts}\n", "")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "=", "\uff1dcmd", "-", '=1,"2"', "\nx"]
)
def test_no_text_that_is_kept_becomes_a_formula(classify: Classify, text: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["employees", text], ["5", text]])
    done = classify(file.getvalue(), "--only", "size", "--keep", text, "--quiet")
    assert list(csv.reader(io.StringIO(done.out, newline=""))) == [
        ["row", f"'{text}", "segments/size"],
        ["3" if text[0] == "\n" else "2", f"'{text}", "small"],
    ]


@pytest.mark.parametrize(
    "text", ["-5", "+3.5", "-1,000", "a=b", "x-y", "", " =1", "'=1", 'say "hi"', "é\u2028"]
)
def test_what_is_no_formula_is_kept_as_it_is(classify: Classify, text: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["employees", "x"], ["5", text]])
    rows = classify.rows(file.getvalue(), "--only", "size", "--keep", "X", "--quiet")
    assert rows == [{"row": "2", "x": text, "segments/size": "small"}]


def test_a_kept_column_must_be_clear(classify: Classify) -> None:
    for leads, keep, said in (
        ("employees,x,x\n5,1,2\n", "x", 'several columns are called "x"'),
        ("employees,row\n5,1\n", "row", 'the output has a column "row" of its own'),
        ("employees,segments/size\n5,1\n", "segments/size", 'has a column "segments/size" of its own'),
    ):
        done = classify(leads, "--only", "size", "--keep", keep)
        assert (done.code, done.out) == (2, "")
        assert said in done.err


def test_the_output_file_is_replaced_whole(classify: Classify, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target, link = folder / "verdicts.csv", folder / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    done = classify("employees\n5\n", "--only", "size", "--output", link, "--quiet")
    assert done == (0, "", "")
    assert target.read_text() == "row,segments/size\n2,small\n"
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["link.csv", "verdicts.csv"]


def test_an_output_that_cannot_be(classify: Classify, tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text("terms: {}\n")
    for output, said in (
        (tmp_path, "is a folder; name a file in it"),
        (tmp_path / "no" / "x.csv", "cannot be written: there is no folder"),
        (Path("/dev/null"), '"/dev/null" is not a file'),
        (classify.table, "is the file that is read; name another one to write"),
        (tmp_path / "terms.yaml", "looks like a file of definitions; name another one to write"),
    ):
        done = classify("employees\n5\n", "--only", "size", "--output", output, "--quiet")
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert done.err.count("\n") == 1
    assert classify.table.read_text() == "employees\n5\n"


def test_definitions_that_cannot_be_read_are_not_half_used(classify: Classify) -> None:
    (classify.root / "more.yaml").write_text("criteria:\n  x: {name: X, definition: Is x., when: [}\n")
    assert classify(LEADS) == (
        2,
        "",
        "funnelspec: some definitions cannot be read; correct first what `funnelspec check` finds\n",
    )
    (classify.root / "more.yaml").write_text(
        "criteria:\n  x: {name: X, definition: Is x., when: nothing > 5}\n"
    )
    done = classify(LEADS)
    assert done.code == 2
    assert 'the conditions of "X" (criteria/x) have mistakes; see `funnelspec check`' in done.err
    assert classify(LEADS, "--only", "fit").code == 0


def test_definitions_without_conditions(run: Run, workspace: WriteWorkspace, tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("a\n1\n")
    root = workspace({"a.yaml": "terms:\n  a: {name: A, definition: Is a.}\n"})
    done = run("classify", tmp_path / "leads.csv", root)
    assert (done.code, done.out) == (2, "")
    assert "there are no criteria, segments or entry criteria of stages" in done.err


# --- as a process of its own --------------------------------------------------------------------------------


@pytest.fixture
def many(tmp_path: Path) -> Path:
    table = tmp_path / "many.csv"
    table.write_text("employees,country\n" + "50,NO\n" * 400_000)
    return table


def test_a_reader_who_leaves_is_no_failure(root: Path, many: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "funnelspec", "classify", many, root, "--only", "fit"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"row,criteria/fit\n"
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_full_disk_is_told_in_one_line(root: Path, many: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = start("classify", many, root, "--only", "fit", stdout=full)
    assert (done.code, done.err) == (2, "funnelspec: the disk is full\n")


def test_ctrl_c_leaves_the_output_as_it_was(root: Path, many: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    output = folder / "verdicts.csv"
    output.write_text("old")
    many.unlink()
    os.mkfifo(many)  # so that it waits in the middle
    process = subprocess.Popen(
        [sys.executable, "-m", "funnelspec", "classify", many, root, "--only", "fit", "--output", output],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )
    with open(many, "wb") as pipe:
        pipe.write(b"employees,country\n" + b"50,NO\n" * 50_000)
        pipe.flush()
        until = time.monotonic() + 30
        while len(list(folder.iterdir())) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(list(folder.iterdir())) == 2
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 130
    assert [path.name for path in folder.iterdir()] == ["verdicts.csv"]
    assert output.read_text() == "old"


def test_memory_does_not_grow_with_the_table(root: Path, many: Path) -> None:
    """Twice the rows take no more memory."""
    pytest.importorskip("resource")
    small = many.with_name("half.csv")
    small.write_text("employees,country\n" + "50,NO\n" * 4_000)
    peaks = []
    for table in (small, many):
        process = subprocess.Popen(
            [sys.executable, "-m", "funnelspec", "classify", table, root, "--quiet"],
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        peaks.append(usage.ru_maxrss)
    assert peaks[1] < peaks[0] * 1.25
