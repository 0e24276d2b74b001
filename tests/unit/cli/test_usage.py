"""Help, wrong usage and the four exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from funnelspec import __version__, engine
from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import CLEAN, DISPUTED, Run, start

COMMANDS = (
    *(
        "check",
        "compare",
        "prose",
        "render",
        "classify",
        "explain",
        "why",
        "rules",
        "init",
        "import",
        "schema",
    ),
)


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command_and_cuts_nothing(run: Run, flag: str) -> None:
    done = run(flag)
    assert (done.code, done.err) == (0, "")
    assert "Usage: funnelspec [OPTIONS] COMMAND [ARGS]..." in done.out
    for command in COMMANDS:
        assert f"\n  {command} " in done.out
    assert "..." not in done.out.partition("Commands:")[2]
    assert "funnelspec init demo --example misaligned" in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_fits_and_holds_no_boxes(run: Run, command: str) -> None:
    done = run(command, "-h")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: funnelspec {command} [OPTIONS]")
    assert max(map(len, done.out.split("\n"))) <= 80
    assert done.out.isascii()
    assert "`" not in done.out or command == "rules"


def test_no_command_shows_the_help_and_is_wrong_usage(run: Run) -> None:
    """A hook that lost its command must not pass."""
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "Commands:" in done.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["chek"], "No such command 'chek'. Did you mean 'check', 'schema'?"),
        (["help"], "No such command 'help'."),
        (["check", "--fial-on", "error"], "No such option: --fial-on (Possible options: --fail-on)"),
        (["check", "--fail-on", "bad"], "'bad' is not one of 'error', 'warning', 'info', 'never'."),
        (["check", "--fail-on"], "Option '--fail-on' requires an argument."),
        (["check", "a", "b"], "Got unexpected extra argument(s) (b)"),
        (["explain"], "Missing argument 'NAME'."),
        (
            ["render", "--format", "pdf"],
            "'pdf' is not one of 'html', 'markdown', 'markdown-pages', 'json', 'csv'.",
        ),
        (["init", "--example", "misalinged"], "'misalinged' is not"),
    ],
)
def test_wrong_usage_is_told_in_a_few_lines(run: Run, args: list[str], said: str) -> None:
    done = run(*args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) <= 4
    assert done.err.isascii()


def test_version(run: Run) -> None:
    for args in (["--version"], ["--version", "check"]):
        assert run(*args) == (0, f"funnelspec {__version__}\n", "")


def test_a_colleague_sees_the_version_without_typer(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setitem(sys.modules, "typer", None)
    assert run("--version").code == 0


def test_an_internal_fault_is_one_line_that_says_how_to_report_it(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise KeyError("stages/mql")

    monkeypatch.setattr(engine, "_run", fault)
    root = workspace({"terms.yaml": CLEAN})
    for command in (["check", root], ["render", root], ["explain", "Lead", root]):
        assert run(*command) == (
            2,
            "",
            "funnelspec: internal fault (KeyError). Run the same command with --debug and send what it "
            "prints to the maintainers of funnelspec\n",
        )


def test_debug_shows_the_whole_fault(workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN})
    code = (
        "import sys; from funnelspec import engine, cli; engine._run = None; "
        f"sys.argv = ['funnelspec', 'check', {str(root)!r}, '--debug']; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Traceback")
    assert "'NoneType' object is not callable" in done.stderr


def test_a_broken_installation_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise ImportError('half installed')\n")
    done = start("check", environment={"PYTHONPATH": str(tmp_path)}, cwd=Path.cwd())
    assert done.code == 2
    assert done.err.startswith("funnelspec: internal fault (ImportError)")
    assert done.err.count("\n") == 1


def _with_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("when", ["while the program starts", "in the middle of a check"])
def test_ctrl_c_ends_quietly_with_130(tmp_path: Path, when: str) -> None:
    waits = "import os, time; os.write(1, b'x'); time.sleep(60)"
    if when == "while the program starts":
        (tmp_path / "typer.py").write_text(waits)
        code = "from funnelspec.cli import main; main()"
    else:
        code = (
            "from funnelspec import engine\n"
            f"def slow(*_):\n    {waits}\n"
            "engine._run = slow\n"
            "from funnelspec.cli import main; main()"
        )
    (tmp_path / "funnelspec.yaml").write_text("spec: 1\n")
    process = subprocess.Popen(
        [sys.executable, "-c", code, "check", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Under nohup, or in the background of a script, the tests themselves may run without Ctrl-C.
        preexec_fn=_with_ctrl_c,
    )
    assert process.stdout is not None
    assert process.stdout.read(1) == b"x"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize(
    "args", [["--version"], ["-h"], ["check", "-h"], ["rules"], ["schema"], ["explain", "two-meanings"]]
)
def test_a_full_disk_is_told_in_one_line(args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = start(*args, stdout=full)
    assert (done.code, done.err) == (2, "funnelspec: the disk is full\n")


@pytest.mark.parametrize("args", [["chek"], ["explain", "nothing-of-the-kind"], ["check", "nowhere"]])
def test_nobody_can_be_told(args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = start(*args, stderr=full)
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("args", [["--version"], ["rules"], ["schema"], ["-h"]])
def test_a_reader_who_leaves_is_no_failure(args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = start(*args, stdout=writing)
    os.close(writing)
    assert done.err == ""
    assert done.code == 0 or args == ["-h"]  # Typer's own texts end with 1


def test_a_reader_who_leaves_does_not_change_the_verdict(workspace: WriteWorkspace) -> None:
    root = workspace(DISPUTED)
    reading, writing = os.pipe()
    os.close(reading)
    done = start("check", root, stdout=writing)
    os.close(writing)
    assert (done.code, done.err) == (1, "")


def test_closed_streams(workspace: WriteWorkspace) -> None:
    root = workspace(DISPUTED)
    shell = f'"{sys.executable}" -m funnelspec'
    for command, code in ((f'check "{root}" >&-', 1), ("--version >&-", 0), ("check nowhere 2>&-", 2)):
        done = subprocess.run(["sh", "-c", f"{shell} {command}"], capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_a_current_folder_that_was_removed(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    for args in ("check", "render", "init"):
        script = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m funnelspec {args}; '
        done = subprocess.run(
            ["sh", "-c", script],
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "funnelspec: the current folder does not exist any more\n"
        gone.mkdir(exist_ok=True)


@pytest.mark.parametrize(
    "args", [["\udcff"], ["check", "\udcff"], ["explain", "\udcff"], ["check", "--fail-on", "\udcff\x1b[31m"]]
)
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_words_that_are_no_text(args: list[str], locale: str) -> None:
    done = start(*args, environment={"LC_ALL": locale})
    assert (done.code, done.out) == (2, "")
    assert "\\udcff" in done.err
    assert "\x1b" not in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("columns", ["1", "0", "40", "abc"])
def test_terminals_of_odd_widths(columns: str) -> None:
    for args in (["-h"], ["check", "-h"], ["rules"]):
        assert start(*args, environment={"COLUMNS": columns}).code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    done = start("--show-completion", shell)
    assert done.code == 0
    assert "_FUNNELSPEC_COMPLETE" in done.out or "_COMPLETE" in done.out


def test_completion_offers_commands_options_and_choices() -> None:
    def offered(words: str, at: int) -> list[str]:
        code = "import sys; sys.argv[0] = 'funnelspec'; from funnelspec.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "_FUNNELSPEC_COMPLETE": "complete_bash",
                "COMP_WORDS": words,
                "COMP_CWORD": str(at),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.split()

    assert offered("funnelspec ", 1) == list(COMMANDS)
    assert offered("funnelspec check --out", 2) == ["--output-format"]
    assert offered("funnelspec check --show ", 3) == ["info", "warning"]


def test_schemas_are_printed(run: Run) -> None:
    kinds = ("definitions", "workspace", "report", "comparison")
    titles = [json.loads(run("schema", "--of", of).out) for of in kinds]
    assert json.loads(run("schema").out) == titles[0]
    assert len({schema["title"] for schema in titles}) == len(kinds)


@pytest.mark.parametrize("command", ["check", "init", "render"])
def test_a_folder_named_by_nothing_is_wrong_usage(run: Run, command: str) -> None:
    done = run(command, "")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("funnelspec: the folder is named by nothing")
