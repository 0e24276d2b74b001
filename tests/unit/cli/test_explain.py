"""``funnelspec explain`` and ``funnelspec rules``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from funnelspec.catalogue import cards
from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import CLEAN, DISPUTED, MISSHAPEN, Run, start


def test_a_rule_anywhere(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("explain", "two-meanings")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "two-meanings (error, exact, agreement)\n\nTwo teams define one item differently\n"
    )
    for heading in ("Not like this:", "What a check says:", "Like this:"):
        assert f"\n{heading}\n" in done.out


@pytest.mark.parametrize("name", ["Lead", "leads", "LD", "prospect", "lead", "terms/lead"])
def test_a_word_by_any_of_its_names(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    root = workspace({"terms.yaml": CLEAN})
    monkeypatch.chdir(root.parent)
    done = run("explain", name, root)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Lead (LD)\nTerm terms/lead\n\nSomeone who showed interest.\n\nAlso called: prospect\n"
        "Owner: Sales (#sales-ops)\nWritten in: workspace/terms.yaml:3\n"
    )


def test_a_word_that_teams_dispute(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace(DISPUTED))
    done = run("explain", "SAL")
    assert done.code == 0
    assert "Disputed" in done.out.splitlines()[1]
    assert "  Marketing says (marketing.yaml:4): A lead that booked a demo.\n" in done.out
    assert "  Sales says (sales.yaml:4): A lead whom a rep has accepted.\n" in done.out


@pytest.mark.parametrize(
    ("written", "meant"),
    [("two-meaning", "two-meanings"), ("prospekt", "prospect"), ("terms/leed", "terms/lead")],
)
def test_did_you_mean(run: Run, workspace: WriteWorkspace, written: str, meant: str) -> None:
    assert run("explain", written, workspace({"terms.yaml": CLEAN})) == (
        2,
        "",
        f'funnelspec: no rule and no item of the glossary is called "{written}"; did you mean "{meant}"?\n',
    )


def test_nothing_is_near(run: Run, workspace: WriteWorkspace) -> None:
    done = run("explain", "xyzzyx", workspace({"terms.yaml": CLEAN}))
    assert done.err == (
        'funnelspec: no rule and no item of the glossary is called "xyzzyx"; '
        "`funnelspec rules` lists the rules, `funnelspec render` the words\n"
    )


def test_a_word_that_may_be_in_a_file_that_cannot_be_read(run: Run, workspace: WriteWorkspace) -> None:
    for text in (MISSHAPEN, "terms: {"):
        done = run("explain", "Lead", workspace({"terms.yaml": text}))
        assert done.code == 2
        assert done.err.endswith("; some definitions cannot be read: see `funnelspec check`\n")


def test_without_definitions(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    nothing = "and there are no definitions here"
    assert run("explain", "MQL") == (2, "", f'funnelspec: no rule is called "MQL", {nothing}\n')
    assert run("explain", "two-meaning").err.endswith(f'{nothing}; did you mean "two-meanings"?\n')
    assert run("explain", "MQL", "nowhere").err == 'funnelspec: there is no file or folder "nowhere"\n'


def test_with_a_broken_workspace_file(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"funnelspec.yaml": "spec: 2\n", "terms.yaml": CLEAN})
    assert run("explain", "Lead", root) == (
        2,
        "",
        'funnelspec: no rule is called "Lead", and funnelspec.yaml is broken: see `funnelspec check`\n',
    )


def test_hostile_words_do_not_steer_the_terminal(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": 'terms: {x: {name: "a\\e[31m", definition: "b\\ec \\u202ed"}}\n'})
    done = run("explain", "terms/x", root)
    assert done.code == 0
    assert "a\\x1b[31m\n" in done.out
    assert "b\\x1bc \\u202ed\n" in done.out


def test_every_rule_is_on_one_line_in_a_pipe(run: Run) -> None:
    done = run("rules")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    for card in cards():
        assert [line.split()[1:3] for line in lines if line.split()[:1] == [card.name]] == [
            [card.severity.word, card.certainty]
        ]
        assert any(line.endswith(f"  {card.title}") for line in lines)
    families = [line for line in lines if line and not line.startswith(" ")]
    assert families == sorted({card.family for card in cards()})


@pytest.mark.parametrize("columns", [80, 200])
def test_the_rules_fit_a_terminal(columns: int) -> None:
    import pty

    ours, theirs = pty.openpty()
    pieces = []
    import threading

    def read() -> None:
        try:
            while part := os.read(ours, 65536):
                pieces.append(part)
        except OSError:  # the other end is closed
            return

    reader = threading.Thread(target=read)
    reader.start()
    done = start("rules", environment={"COLUMNS": str(columns)}, stdout=theirs)
    os.close(theirs)
    reader.join()
    os.close(ours)
    lines = b"".join(pieces).decode().splitlines()
    assert done.code == 0
    assert max(map(len, lines)) <= columns
    assert "  two-meanings " in "\n".join(lines)
