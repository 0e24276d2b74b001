"""``funnelspec prose``: which texts, which definitions, which form, which exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import CONFIG, WriteWorkspace
from tests.unit.cli.conftest import MISSHAPEN, Run, start

pytestmark = pytest.mark.usefixtures("here")

TERMS = """\
owner: sales
terms:
  lead:
    name: Lead
    definition: Someone who showed interest.
    avoid:
      - word: suspect
        because: nobody wants to be one
"""
TEXT = "# Calls\n\nCall every suspect today.\n"


@pytest.fixture
def here(workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with definitions and a playbook, in which the commands run."""
    root = workspace({"terms.yaml": TERMS})
    root.rename(root.parent / "definitions")
    monkeypatch.chdir(root.parent)
    write("docs/calls.md", TEXT)
    return root.parent


def write(path: str, text: str | bytes) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_finding_for_people(run: Run) -> None:
    done = run("prose", "docs")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        'warning avoided-word: "suspect" is a word not to use; the agreed word is "Lead"\n'
        "  --> docs/calls.md:3:12\n"
        "   |\n"
        " 3 | Call every suspect today.\n"
        '   |            ^^^^^^^ not to be used for "Lead"\n'
        "   ::: definitions/terms.yaml:7:15\n"
        "   |\n"
        " 7 |       - word: suspect\n"
        "   |               ------- agreed here: nobody wants to be one\n"
        "\n"
        "  Why:  The word was given up because people meant different things by it, and\n"
        "        here they can do so again.\n"
        "  Fix:  Write `lead`.\n"
        "  More: funnelspec explain avoided-word\n"
        "\n"
        "1 file, 1 item: 1 warning\n"
    )


def test_the_exit_code_is_for_what_the_option_says(run: Run) -> None:
    assert run("prose", "docs", "--fail-on", "warning").code == 1
    assert run("prose", "docs", "--fail-on", "never").code == 0
    write("docs/calls.md", "Call every lead.\n")
    assert run("prose", "docs", "--fail-on", "info") == (0, "1 file, 1 item: nothing to correct\n", "")


def test_the_workspace_says_how_bad_it_is(run: Run) -> None:
    write("definitions/funnelspec.yaml", CONFIG + "rules: {avoided-word: info}\n")
    assert (
        run("prose", "docs").out == "1 file, 1 item: no errors or warnings, 1 note (--show info lists it)\n"
    )
    override = 'overrides: [{files: ["../docs/old/**"], rules: {avoided-word: off}}]\n'
    write("definitions/funnelspec.yaml", CONFIG + override)
    write("docs/old/calls.md", TEXT)
    out = run("prose", "docs", "--output-format", "concise").out
    assert "docs/calls.md:3:12" in out
    assert "old" not in out


def test_what_the_workspace_excludes_is_no_text_of_it(run: Run) -> None:
    write("definitions/funnelspec.yaml", CONFIG + 'exclude: ["../docs/old/**", "../docs/calls.md"]\n')
    write("docs/old/calls.md", TEXT)
    assert run("prose", "docs") == (0, "0 files, 1 item: nothing to check\n", "")
    assert run("prose", "docs/calls.md").out == "0 files, 1 item: nothing to check\n"


def test_files_by_any_name_and_folders_by_endings(run: Run) -> None:
    for name in ("a.markdown", "b.txt", "c.eml", "d", "e.rst", ".hidden.md", "f.MD"):
        write(f"more/{name}", "a suspect\n")
    seen = run("prose", "more", "--output-format", "concise").out
    assert [line.partition(":")[0] for line in seen.splitlines()[:-1]] == [
        "more/a.markdown",
        "more/b.txt",
        "more/f.MD",
    ]
    seen = run("prose", "more/d", "more/c.eml", "more/d", "--output-format", "concise").out
    assert [line.partition(":")[0] for line in seen.splitlines()[:-1]] == ["more/c.eml", "more/d"]


def test_definitions_are_found_upwards_or_named(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / "definitions")
    assert "../docs/calls.md:3:12" in run("prose", "../docs", "--output-format", "concise").out
    monkeypatch.chdir(here / "docs")
    done = run("prose", "calls.md")
    assert (done.code, done.out) == (2, "")
    assert "there is no funnelspec.yaml here" in done.err
    done = run("prose", "calls.md", "-w", "../definitions", "--output-format", "concise")
    assert done.out.startswith("calls.md:3:12: warning avoided-word")


def test_a_link_to_the_definitions_moves_no_path(run: Run, here: Path) -> None:
    (here / "elsewhere").mkdir()
    (here / "definitions").rename(here / "elsewhere/definitions")
    (here / "definitions").symlink_to("elsewhere/definitions")
    assert run("prose", "docs", "--output-format", "concise").out.startswith("docs/calls.md:3:12:")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere.md", 'there is no file or folder "nowhere.md"'),
        ("mail.html", '"mail.html" is HTML, which is not read; save what it says as Markdown or plain text'),
        ("MAIL.HTM", '"MAIL.HTM" is HTML'),
    ],
)
def test_what_is_no_text(run: Run, path: str, says: str) -> None:
    if "ail" in path.lower():
        write(path, "<p>suspect</p>")
    done = run("prose", path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"funnelspec: {says}")


def test_definitions_that_cannot_be_read(run: Run) -> None:
    write("definitions/more.yaml", MISSHAPEN)
    done = run("prose", "docs")
    assert (done.code, done.out) == (2, "")
    assert "correct first what `funnelspec check` finds" in done.err


def test_the_published_glossary_is_left_out(run: Run) -> None:
    assert run("render", "definitions").code == 0
    assert "suspect" in Path("definitions/site/glossary.md").read_text(encoding="utf-8")
    assert run("prose", "definitions").out == "0 files, 1 item: nothing to check\n"
    assert run("prose", "definitions/site/glossary.md").out == "0 files, 1 item: nothing to check\n"
    write("definitions/README.md", TEXT)
    assert "README.md:3:12" in run("prose", "definitions", "--output-format", "concise").out


def test_odd_files_are_findings(run: Run) -> None:
    write("docs/calls.md", b"\xffCall")
    write("docs/wide.txt", "suspect".encode("utf-16"))
    write("docs/huge.md", b"a" * 2_000_001)
    Path("docs/out.md").symlink_to("/etc/hostname")
    Path("docs/loop.md").symlink_to("loop.md")
    os.mkfifo("docs/pipe.md")
    done = run("prose", "docs", "--output-format", "concise")
    assert done.code == 1
    assert [line.split(" ")[:3] for line in done.out.splitlines()[:-1]] == [
        ["docs/calls.md:1:1:", "error", "not-utf-8"],
        ["docs/huge.md:1:1:", "error", "file-too-large"],
        ["docs/loop.md:1:1:", "error", "unreadable-file"],
        ["docs/out.md:1:1:", "error", "outside-workspace"],
        ["docs/pipe.md:1:1:", "error", "unreadable-file"],
        ["docs/wide.txt:1:1:", "error", "not-utf-8"],
    ]
    assert "A text file is larger than 2 MB" in done.out
    assert "A device or pipe has the name of a text file" in done.out


def test_a_link_may_lead_anywhere_in_the_repository(run: Run) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    write("CHANGELOG.md", TEXT)
    Path("docs/changes.md").symlink_to("../CHANGELOG.md")
    Path("docs/again.md").symlink_to("calls.md")
    out = run("prose", "docs", "--output-format", "concise").out
    assert [line.partition(":")[0] for line in out.splitlines()[:-1]] == ["docs/calls.md", "docs/changes.md"]


def test_only_what_git_tracks(run: Run) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "definitions", "docs"], check=True)
    write("docs/draft.md", TEXT)
    out = run("prose", "--tracked", "docs", "--output-format", "concise").out
    assert [line.partition(":")[0] for line in out.splitlines()[:-1]] == ["docs/calls.md"]


def test_the_view_of_a_team(run: Run) -> None:
    write(
        "definitions/sales.yaml",
        "team: sales\nterms:\n  rep: {name: Rep, definition: Sells., avoid: [hunter]}\n",
    )
    write("docs/calls.md", "A hunter calls.\n")
    assert run("prose", "docs").out.endswith("nothing to correct\n")
    assert '"hunter" is a word not to use' in run("prose", "docs", "--team", "sales").out
    done = run("prose", "docs", "--team", "sale")
    assert (done.code, done.err) == (2, 'funnelspec: no team has the id "sale"; did you mean "sales"?\n')


def test_json_and_annotations(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (finding,) = json.loads(run("prose", "docs", "--output-format", "json").out)["findings"]
    assert finding["primary"]["path"] == "../docs/calls.md"
    assert finding["primary"]["text"] == "suspect"
    assert finding["related"][0]["path"] == "terms.yaml"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("prose", "docs").out.startswith("::warning file=docs/calls.md,line=3,endLine=3,col=12,")


def test_no_text_reaches_the_terminal_as_it_is(run: Run) -> None:
    write("docs/calls.md", "a \x1b[31m[bold]suspect[/bold] \u202e::error::x\r\n::error::suspect\x07\n")
    for form in ("full", "concise", "json", "github"):
        out = run("prose", "docs", "--output-format", form).out
        assert "suspect" in out
        assert not {"\x1b", "\u202e", "\x07", "\r"} & set(out)
        assert not [line for line in out.splitlines() if line.startswith("::error")]


def test_nobody_reads_any_more() -> None:
    for number in range(200):
        write(f"docs/{number}.md", TEXT)
    reader, writer = os.pipe()
    os.close(reader)
    done = start("prose", "docs", "--fail-on", "warning", stdout=writer)
    os.close(writer)
    assert (done.code, done.err) == (1, "")


def test_interrupted() -> None:
    for number in range(40):
        write(f"docs/{number}.md", "*a* [b](c) `d` suspect\n\n" * 20_000)
    running = subprocess.Popen(
        [sys.executable, "-m", "funnelspec", "prose", "docs"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out, err) == (130, b"", b"")
