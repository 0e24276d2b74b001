"""``check --since``: a real repository, and only what a change brought."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CONFIG
from tests.unit.cli.conftest import Run

LEAD = (
    "owner: sales\nterms:\n  lead: {name: Lead, definition: Someone who wrote to us., see: [terms/nobody]}\n"
)
MORE = (
    "owner: sales\nterms:\n  demo: {name: Demo, definition: A call that shows the product., see: [terms/x]}\n"
)
CLEAN = "owner: sales\nterms:\n  call: {name: Call, definition: A talk over the phone.}\n"


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def put(folder: Path, files: dict[str, str | None], message: str = "") -> None:
    """Writes files, or takes them away, and commits what is then there."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if message:
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one fault on ``main``, and a branch ``change`` that is checked out."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    put(folder, {"definitions/funnelspec.yaml": CONFIG, "definitions/a.yaml": LEAD}, "first")
    git(folder, "checkout", "-qb", "change")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def since(run: Run) -> Any:
    """Runs a check against a revision: exit code, and the values of its JSON."""

    def check(revision: str, *words: str) -> tuple[int, Any]:
        done = run("check", "--since", revision, "--output-format", "json", *words)
        return done.code, json.loads(done.out)

    return check


def rules(values: Any) -> list[str]:
    return [finding["rule"] for finding in values["findings"]]


def test_what_was_there_is_counted_and_does_not_fail(repository: Path, since: Any, run: Run) -> None:
    code, values = since("main")
    assert (code, values["findings"], values["since"]) == (0, [], "main")
    assert (values["summary"]["known"], values["summary"]["errors"], values["gone"]) == (1, 0, [])
    put(repository, {"definitions/b.yaml": MORE, "definitions/c.yaml": CLEAN})
    code, values = since("main")
    assert (code, rules(values), values["summary"]["known"]) == (1, ["unknown-reference"], 1)
    assert values["findings"][0]["primary"]["path"] == "b.yaml"
    put(repository, {"definitions/a.yaml": CLEAN.replace("call", "talk").replace("Call", "Talk")})
    done = run("check", "--since", "main")
    assert done.out.splitlines()[-3:] == [
        "3 files, 3 items: 1 error, 1 warning",
        "no finding is older than this change; 1 is gone:",
        '  unknown-reference: "see" of "Lead" names an item that does not exist',
    ]


def test_the_branch_is_held_against_where_it_began(repository: Path, since: Any) -> None:
    put(repository, {"definitions/c.yaml": CLEAN}, "change")
    git(repository, "checkout", "-q", "main")
    put(repository, {"definitions/a.yaml": CLEAN.replace("call", "lead")}, "corrected on main")
    git(repository, "checkout", "-q", "change")
    code, values = since("main")
    assert (code, values["summary"]["known"], values["gone"]) == (0, 1, [])


def test_two_clean_branches_that_conflict_once_merged(repository: Path, since: Any) -> None:
    def view(team: str, words: str) -> str:
        return f"team: {team}\nowner: [marketing, sales]\nterms:\n  vip: {{name: VIP, definition: {words}}}\n"

    put(repository, {"definitions/sales.yaml": view("sales", "Somebody who signs.")}, "sales")
    assert since("main")[0] == 0
    git(repository, "checkout", "-qb", "other", "main")
    put(
        repository, {"definitions/marketing.yaml": view("marketing", "A reader of all our letters.")}, "other"
    )
    assert since("main")[0] == 0
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "other")
    git(repository, "checkout", "-q", "change")
    git(repository, "merge", "-q", "--no-edit", "main")
    code, values = since("main")
    assert (code, rules(values)) == (1, ["two-meanings"])
    assert {
        each["path"] for each in (values["findings"][0]["primary"], *values["findings"][0]["related"])
    } == {
        "sales.yaml",
        "marketing.yaml",
    }


def test_renamed_moved_and_deleted_files(repository: Path, since: Any) -> None:
    git(repository, "mv", "definitions/a.yaml", "definitions/z.yaml")
    put(repository, {"definitions/z.yaml": f"# Moved\n\n{LEAD}"})
    code, values = since("main")
    assert (code, values["summary"]["known"], values["summary"]["gone"]) == (0, 1, 0)
    put(repository, {"definitions/z.yaml": None})
    code, values = since("main")
    assert (code, [each["rule"] for each in values["gone"]]) == (0, ["unknown-reference"])


def test_a_file_that_cannot_be_read_is_known_under_its_new_name(repository: Path, since: Any) -> None:
    (repository / "definitions/wide.yaml").write_bytes(LEAD.encode("utf-16"))
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "wide")
    git(repository, "branch", "-f", "main")
    git(repository, "mv", "definitions/wide.yaml", "definitions/broad.yaml")
    code, values = since("main")
    assert (code, values["findings"], values["gone"]) == (0, [], [])


def test_a_folder_that_moved(repository: Path, run: Run) -> None:
    put(repository, {"glossary/.keep": ""})
    git(repository, "mv", "definitions", "glossary/definitions")
    done = run("check", "--since", "main", "glossary")
    assert (done.code, done.err) == (0, 'funnelspec: the workspace was in "definitions" at "main"\n')
    assert "1 finding is older than this change and not shown" in done.out


def test_no_workspace_and_a_broken_one_before(repository: Path, run: Run) -> None:
    first = git(repository, "rev-list", "--max-parents=0", "HEAD")
    put(repository, {"other/funnelspec.yaml": CONFIG, "other/a.yaml": LEAD})
    done = run("check", "--since", first, "other", "--output-format", "concise")
    assert done.code == 1
    assert done.err == (
        f'funnelspec: there is no workspace here at "{first}", so all findings count as new\n'
    )
    assert done.out.splitlines()[-1] == "no finding is older than this change"
    put(repository, {"definitions/funnelspec.yaml": "spec: 7\n"}, "broken")
    put(repository, {"definitions/funnelspec.yaml": CONFIG})
    done = run("check", "--since", "HEAD", "definitions")
    assert (done.code, done.err) == (
        1,
        'funnelspec: funnelspec.yaml is broken at "HEAD", so all findings count as new\n',
    )


def test_a_broken_workspace_now_is_exit_code_2(repository: Path, run: Run) -> None:
    put(repository, {"definitions/funnelspec.yaml": "spec: 7\n"})
    assert run("check", "--since", "main").code == 2


def test_severities_of_then_and_now(repository: Path, since: Any) -> None:
    rule = "rules: {missing-owner: warning}\n"
    put(repository, {"definitions/b.yaml": CLEAN.removeprefix("owner: sales\n")}, "no owner")
    assert since("HEAD")[1]["findings"] == []
    put(repository, {"definitions/funnelspec.yaml": CONFIG + rule})
    code, values = since("HEAD")
    assert (code, rules(values), values["gone"]) == (0, ["missing-owner"], [])
    assert since("HEAD", "--fail-on", "warning")[0] == 1
    put(repository, {}, "warning")
    put(repository, {"definitions/funnelspec.yaml": CONFIG})
    assert since("HEAD")[1]["findings"] == []


def test_what_the_settings_of_then_left_out(repository: Path, since: Any) -> None:
    put(
        repository,
        {
            "definitions/funnelspec.yaml": f"{CONFIG}exclude: [old, draft.yaml]\n",
            "definitions/old/a.yaml": MORE,
            "definitions/draft.yaml": MORE.replace("demo", "draft")
            .replace("Demo", "Draft")
            .replace("the product", "a first draft"),
            "definitions/.hidden/a.yaml": "terms: [\n",
            "definitions/below/funnelspec.yaml": CONFIG,
            "definitions/below/a.yaml": "terms: [\n",
        },
        "left out",
    )
    assert since("HEAD")[1]["summary"]["known"] == 1
    put(repository, {"definitions/funnelspec.yaml": CONFIG})
    code, values = since("HEAD")
    assert (code, sorted(each["primary"]["path"] for each in values["findings"])) == (
        1,
        ["draft.yaml", "old/a.yaml"],
    )


def test_drafts_are_new_unless_only_what_git_tracks_counts(repository: Path, since: Any) -> None:
    put(repository, {"definitions/b.yaml": MORE})
    assert since("main")[0] == 1
    assert since("main", "--tracked")[0] == 0


def test_links_are_followed_within_the_workspace_only(repository: Path, since: Any, run: Run) -> None:
    put(repository, {"outside.yaml": MORE, "definitions/.kept/b.yaml": MORE})
    for name, target in (
        ("out.yaml", "../outside.yaml"),
        ("in.yaml", ".kept/b.yaml"),
        ("again.yaml", "a.yaml"),
        ("nowhere.yaml", "missing.yaml"),
        ("loop.yaml", "loop.yaml"),
        ("folder.yaml", ".kept"),
    ):
        (repository / "definitions" / name).symlink_to(target)
    put(repository, {}, "links")
    put(repository, {"definitions/c.yaml": CLEAN})
    code, values = since("HEAD")
    assert (code, values["findings"], values["gone"]) == (0, [], [])
    found = json.loads(run("check", "--output-format", "json").out)["findings"]
    assert values["summary"]["known"] == len(found)
    assert {each["primary"]["path"] for each in found} == {"out.yaml", "loop.yaml", "folder.yaml"}


def test_what_git_keeps_elsewhere_is_not_read(repository: Path, since: Any) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    put(repository, {"definitions/b.yaml": pointer}, "pointer")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},definitions/sub.yaml")
    git(repository, "commit", "-qm", "submodule")
    put(repository, {"definitions/b.yaml": CLEAN})
    code, values = since("HEAD")
    assert (code, values["findings"], values["gone"]) == (0, [], [])


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("-x", '"-x" is no revision; name a branch, a tag or a commit'),
        ("--output=x", '"--output=x" is no revision; name a branch, a tag or a commit'),
        ("", "the revision is named by nothing; name a branch, a tag or a commit"),
        ("nope", 'no commit is called "nope"; is it fetched, and written as `git branch --all` lists it?'),
        (
            "main..change",
            'no commit is called "main..change"; is it fetched, and written as `git branch --all` lists it?',
        ),
    ],
)
def test_no_such_revision(repository: Path, run: Run, revision: str, said: str) -> None:
    done = run("check", f"--since={revision}")
    assert (done.code, done.out, done.err) == (2, "", f"funnelspec: {said}\n")
    assert not (repository / "x").exists()


def test_a_shallow_clone(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, {"definitions/b.yaml": CLEAN}, "second")
    clone = repository.parent / "clone"
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    hint = 'this clone lacks older commits; get them with "fetch-depth: 0" or `git fetch --unshallow`'
    done = run("check", "--since", "origin/main")
    assert (done.code, done.err) == (2, f'funnelspec: no commit is called "origin/main"; {hint}\n')
    git(clone, "fetch", "-q", "--depth", "1", "origin", "main")
    done = run("check", "--since", "FETCH_HEAD")
    assert (done.code, done.err) == (
        2,
        f'funnelspec: where this branch left "FETCH_HEAD" is not known; {hint}\n',
    )


def test_no_repository_and_no_git(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    done = run("check", "--since", "main")
    assert (done.code, done.err) == (2, "funnelspec: git knows what was there before, and is not installed\n")
    monkeypatch.undo()
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    (repository / ".git").rename(repository.parent / "elsewhere")
    done = run("check", "--since", "main")
    assert (done.code, done.err) == (
        2,
        "funnelspec: git knows what was there before, and finds no repository with files here\n",
    )


def test_histories_that_never_met(repository: Path, since: Any) -> None:
    git(repository, "checkout", "-q", "--orphan", "new")
    put(repository, {"definitions/a.yaml": LEAD, "definitions/b.yaml": MORE}, "orphan")
    code, values = since("main")
    assert (code, values["summary"]["known"], rules(values)) == (1, 1, ["unknown-reference"])


def test_fixes_correct_only_what_is_new(repository: Path, run: Run) -> None:
    old = CLEAN.replace("definition:", "Definition:")
    put(repository, {"definitions/b.yaml": old}, "a slip")
    new = MORE.replace("definition:", "Definition:").replace(", see: [terms/x]", "")
    put(repository, {"definitions/c.yaml": new})
    shown = run("check", "--since", "HEAD", "--diff")
    assert (shown.code, shown.out.count("+++"), "+++ b/definitions/c.yaml" in shown.out) == (1, 1, True)
    done = run("check", "--since", "HEAD", "--fix")
    assert done.code == 0
    assert "1 fixed in 1 file" in done.out
    assert (repository / "definitions/b.yaml").read_text(encoding="utf-8") == old
    assert "definition:" in (repository / "definitions/c.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_or_checked_out(repository: Path, since: Any) -> None:
    put(repository, {"definitions/b.yaml": MORE})
    before = (
        git(repository, "status", "--porcelain"),
        git(repository, "rev-parse", "HEAD"),
        sorted(os.listdir()),
    )
    since("main")
    after = (
        git(repository, "status", "--porcelain"),
        git(repository, "rev-parse", "HEAD"),
        sorted(os.listdir()),
    )
    assert before == after
