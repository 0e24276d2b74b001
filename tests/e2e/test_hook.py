"""The hook as people meet it: real git, the real pre-commit, this project as a tagged hook repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import CONFIG

pytestmark = pytest.mark.hook

FUNNEL = """\
owner: [marketing, sales]
stages:
  inquiry:
    name: Inquiry
    definition: Someone who wrote to us.
    next: [mql]
  mql:
    name: Marketing qualified lead
    definition: A lead that waits for sales.
    see: [terms/demo]
    next: [customer]
  customer:
    name: Customer
    definition: An account with a signed contract.
    outcome: won
funnels:
  new_business:
    name: New business
    definition: From first interest to first contract.
    stages: [inquiry, mql, customer]
"""
DEMO = """\
owner: marketing
terms:
  demo:
    name: Demo
    definition: A call in which we show the product.
"""


def view(team: str, name: str, definition: str) -> str:
    """A file with what one team says a word means."""
    return f"""\
team: {team}
owner: [marketing, sales]
terms:
  {name.lower().replace(" ", "_")}:
    name: {name}
    definition: {definition}
"""


MARKETING = view("marketing", "Champion", "Someone who opened three campaigns.")
SALES = view("sales", "Champion", "Someone who argues for us when we are not there.")
SALES_AGREES = view("sales", "Champion", "Someone who opened three campaigns.")

FILES = {
    "definitions/funnelspec.yaml": CONFIG + "publish: {output: site, formats: [markdown]}\n",
    "definitions/funnel.yaml": FUNNEL,
    "definitions/terms.yaml": DEMO,
    "definitions/marketing/terms.yaml": MARKETING,
}


REFUSED = """\
error unknown-reference: "Inquiry" moves to a stage that does not exist
  --> definitions/funnel.yaml:6:12
   |
 6 |     next: [mqls]
   |            ^^^^ no stage has the id "mqls"
 7 |   mql:
   |   --- "Marketing qualified lead"
"""


class Done(NamedTuple):
    code: int
    output: str


class Repo:
    """A repository of definitions in which pre-commit is installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def run(self, *argv: str) -> Done:
        done = subprocess.run(
            argv,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        return Done(done.returncode, done.stdout)

    def git(self, *arguments: str) -> Done:
        return self.run("git", *arguments)

    def must(self, *arguments: str) -> str:
        done = self.git(*arguments)
        assert done.code == 0, done.output
        return done.output

    def pre_commit(self, *arguments: str) -> Done:
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> Done:
        """Commit what is staged, with the hook. On a refusal nothing may have been committed."""
        before = self.head()
        done = self.git("commit", "-m", "Change definitions")
        assert (self.head() != before) is (done.code == 0)
        return done

    def head(self) -> str:
        return self.must("rev-parse", "HEAD")


@pytest.fixture(scope="session")
def hook_environment(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """pre-commit keeps what it installs for the length of this run, and out of the way of anybody's own."""
    return {**environment, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit-home"))}


@pytest.fixture(scope="session")
def hook_repository(tracked_copy: Path, environment: dict[str, str]) -> Path:
    """This project with a tag, as people name it in their configuration."""
    hooks = Repo(tracked_copy, environment)
    hooks.must("init", "-q", "-b", "main")
    hooks.must("add", "--force", ".")
    hooks.must("commit", "-q", "-m", "Release 0.1.0")
    hooks.must("tag", "v0.1.0")
    return tracked_copy


@pytest.fixture(scope="session")
def clean_repository(
    hook_repository: Path, hook_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Definitions that are clean and committed, with the hook installed and its environment built."""
    repo = Repo(tmp_path_factory.mktemp("northwind"), hook_environment)
    repo.must("init", "-q", "-b", "main")
    for name, text in FILES.items():
        repo.write(name, text)
    configure(repo, hook_repository, "funnelspec")
    repo.must("add", ".")
    repo.must("commit", "-q", "-m", "Our definitions")
    installed = repo.pre_commit("install", "--install-hooks", "-t", "pre-commit", "-t", "pre-merge-commit")
    assert installed.code == 0, installed.output
    return repo.folder


@pytest.fixture
def repo(clean_repository: Path, hook_environment: dict[str, str], tmp_path: Path) -> Repo:
    folder = tmp_path / "northwind"
    shutil.copytree(clean_repository, folder)
    return Repo(folder, hook_environment)


def configure(repo: Repo, hooks: Path, hook: str, *words: str) -> None:
    """The given hook at every commit, with further arguments, and the publishing one on request."""
    given = f"        args: [{', '.join(words)}]\n" if words else ""
    repo.write(
        ".pre-commit-config.yaml",
        f"repos:\n  - repo: {hooks}\n    rev: v0.1.0\n    hooks:\n      - id: {hook}\n{given}"
        + ("" if hook == "funnelspec-render" else "      - {id: funnelspec-render, stages: [manual]}\n"),
    )


def test_a_clean_change_is_committed(repo: Repo) -> None:
    repo.write("definitions/terms.yaml", DEMO.replace("we show", "a rep shows"))
    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 0, done.output
    assert "Passed" in done.output


def test_a_broken_definition_is_refused_with_words_for_a_sales_manager(repo: Repo) -> None:
    repo.write("definitions/funnel.yaml", FUNNEL.replace("next: [mql]", "next: [mqls]"))
    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 1
    assert REFUSED in done.output
    assert "  Fix:  Write `mql`.\n" in done.output


def test_one_of_two_contradicting_files_is_staged(repo: Repo) -> None:
    repo.write("definitions/sales/terms.yaml", SALES)
    repo.must("add", ".")
    refused(repo.commit())


def test_an_unstaged_edit_does_not_hide_a_contradiction(repo: Repo) -> None:
    """What would be committed is judged, and the edit is still there afterwards."""
    agreeing = MARKETING.replace("opened three campaigns", "argues for us when we are not there")
    repo.write("definitions/marketing/terms.yaml", agreeing)
    repo.write("definitions/sales/terms.yaml", SALES)
    repo.must("add", "definitions/sales")
    refused(repo.commit())
    assert (repo.folder / "definitions/marketing/terms.yaml").read_text(encoding="utf-8") == agreeing

    repo.must("add", "definitions/marketing")
    done = repo.commit()
    assert done.code == 0, done.output


def test_an_unstaged_contradiction_does_not_fail_a_clean_commit(repo: Repo) -> None:
    repo.write("definitions/marketing/terms.yaml", MARKETING.replace("three campaigns", "a mail"))
    repo.write("definitions/sales/terms.yaml", SALES_AGREES)
    repo.must("add", "definitions/sales")
    done = repo.commit()
    assert done.code == 0, done.output


def refused(done: Done) -> None:
    """A conflict over "Champion" that names both files."""
    assert done.code == 1, done.output
    assert '"Champion" means two different things' in done.output
    assert "definitions/marketing/terms.yaml:6:17" in done.output
    assert "definitions/sales/terms.yaml:6:17" in done.output


def test_a_commit_that_only_deletes_is_refused_when_it_breaks_a_reference(repo: Repo) -> None:
    repo.must("rm", "-q", "definitions/terms.yaml")
    done = repo.commit()
    assert done.code == 1, done.output
    assert "definitions/funnel.yaml:10:11" in done.output
    assert "terms/demo" in done.output


def test_an_untracked_draft_of_a_colleague_fails_nobody(repo: Repo) -> None:
    repo.write("definitions/sales/draft.yaml", "terms: [half written")
    repo.write("definitions/terms.yaml", DEMO.replace("we show", "a rep shows"))
    repo.must("add", "definitions/terms.yaml")
    done = repo.commit()
    assert done.code == 0, done.output

    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 1
    assert "definitions/sales/draft.yaml" in done.output


def test_two_clean_branches_that_conflict_are_not_merged(repo: Repo) -> None:
    for branch, team, definition in (
        ("ours", "marketing", "The person who signs."),
        ("theirs", "sales", "Everyone who takes part in the decision."),
    ):
        repo.must("checkout", "-q", "-b", branch, "main")
        repo.write(f"definitions/{team}/buyers.yaml", view(team, "Core buyer", definition))
        repo.must("add", ".")
        done = repo.commit()
        assert done.code == 0, done.output

    before = repo.head()
    done = repo.git("merge", "--no-edit", "ours")
    assert done.code != 0
    assert '"Core buyer" means two different things' in done.output
    assert "definitions/marketing/buyers.yaml:6:17" in done.output
    assert "definitions/sales/buyers.yaml:6:17" in done.output
    assert repo.head() == before


def test_with_a_baseline_only_what_is_new_is_refused(repo: Repo, hook_repository: Path) -> None:
    repo.write("definitions/sales/terms.yaml", SALES)
    repo.must("add", ".")
    refused(repo.commit())
    written = repo.run(sys.executable, "-m", "funnelspec", "check", "--write-baseline", "baseline.json")
    assert written.code == 0, written.output
    configure(repo, hook_repository, "funnelspec", "--baseline", "baseline.json")
    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 0, done.output

    repo.must("checkout", "-q", "-b", "change")
    repo.must("mv", "definitions/sales/terms.yaml", "definitions/sales/words.yaml")
    repo.write("definitions/marketing/terms.yaml", f"# Moved down.\n\n{MARKETING}")
    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 0, done.output

    repo.write("definitions/funnel.yaml", FUNNEL.replace("next: [mql]", "next: [mqls]"))
    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 1
    assert REFUSED in done.output
    assert "Champion" not in done.output


def test_with_a_revision_two_clean_branches_that_conflict_are_not_merged(
    repo: Repo, hook_repository: Path
) -> None:
    repo.write("definitions/sales/terms.yaml", SALES)
    configure(repo, hook_repository, "funnelspec", "--since", "HEAD")
    repo.must("add", ".")
    refused(repo.commit())
    repo.must("commit", "-q", "--no-verify", "-m", "An old conflict")
    for branch, team, definition in (
        ("ours", "marketing", "The person who signs."),
        ("theirs", "sales", "Everyone who takes part in the decision."),
    ):
        repo.must("checkout", "-q", "-b", branch, "main")
        repo.write(f"definitions/{team}/buyers.yaml", view(team, "Core buyer", definition))
        repo.must("add", ".")
        done = repo.commit()
        assert done.code == 0, done.output

    done = repo.git("merge", "--no-edit", "ours")
    assert done.code != 0
    assert '"Core buyer" means two different things' in done.output
    assert "Champion" not in done.output


def test_a_missing_and_a_stale_glossary_are_refused(repo: Repo, hook_repository: Path) -> None:
    configure(repo, hook_repository, "funnelspec-render-check")
    repo.must("add", ".")
    missing = repo.commit()
    assert missing.code == 1
    assert "definitions/site" in missing.output
    assert not (repo.folder / "definitions/site").exists(), "a check publishes nothing"

    publish(repo)
    done = repo.commit()
    assert done.code == 0, done.output

    repo.write("definitions/terms.yaml", DEMO.replace("we show", "a rep shows"))
    repo.must("add", ".")
    stale = repo.commit()
    assert stale.code == 1
    assert "definitions/site/" in stale.output

    publish(repo)
    done = repo.commit()
    assert done.code == 0, done.output


def publish(repo: Repo) -> None:
    """The second hook of the same environment, on request; it fails because it wrote a file."""
    assert repo.pre_commit("run", "--hook-stage", "manual", "funnelspec-render").code == 1
    repo.must("add", ".")


def test_the_render_hook_fails_when_it_created_or_changed_the_glossary(
    repo: Repo, hook_repository: Path
) -> None:
    configure(repo, hook_repository, "funnelspec-render")
    repo.must("add", ".")
    assert repo.commit().code == 1, "it created the glossary"
    assert list((repo.folder / "definitions/site").iterdir())

    repo.must("add", ".")
    done = repo.commit()
    assert done.code == 0, done.output

    repo.write("definitions/terms.yaml", DEMO.replace("we show", "a rep shows"))
    repo.must("add", ".")
    assert repo.commit().code == 1, "it changed the glossary"


def test_the_render_hooks_know_every_form_and_pages_that_are_left(repo: Repo, hook_repository: Path) -> None:
    forms = "publish: {formats: [html, markdown-pages, json, csv]}\n"
    repo.write("definitions/funnelspec.yaml", CONFIG + forms)
    configure(repo, hook_repository, "funnelspec-render-check")
    repo.must("add", ".")
    assert repo.commit().code == 1
    publish(repo)
    done = repo.commit()
    assert done.code == 0, done.output

    repo.write("definitions/site/glossary/terms/mine.md", "# Mine\n")
    (repo.folder / "definitions/site/glossary/terms/demo.md").rename(
        repo.folder / "definitions/site/glossary/terms/copy.md"
    )
    repo.must("add", ".")
    stale = repo.commit()
    assert stale.code == 1
    assert "definitions/site/glossary/terms/demo.md is missing" in stale.output
    publish(repo)
    done = repo.commit()
    assert done.code == 0, done.output


PLAYBOOK = "# Calls\n\nThe demo is a call.\n"


def test_texts_that_are_staged_are_held_against_the_definitions(repo: Repo, hook_repository: Path) -> None:
    configure(repo, hook_repository, "funnelspec-prose")
    repo.write("definitions/terms.yaml", DEMO + "    avoid: [presentation]\n")
    repo.write("playbooks/untouched.md", "A presentation is a call.\n")
    repo.must("add", ".")
    repo.must("commit", "-q", "--no-verify", "-m", "A text from before")

    repo.write("playbooks/calls.md", PLAYBOOK)
    repo.write("playbooks/mail.txt", "Our presentation is short.\n")
    repo.write("definitions/draft.yaml", "terms: [half written")
    repo.must("add", "playbooks")
    done = repo.commit()
    assert done.code == 0, "warnings are shown and let pass"
    assert "playbooks/mail.txt:1:5" in done.output
    assert "untouched" not in done.output
    assert "2 files" in done.output

    hooks = repo.folder / ".pre-commit-config.yaml"
    hooks.write_text(
        hooks.read_text(encoding="utf-8").replace(
            "- id: funnelspec-prose\n", "- {id: funnelspec-prose, args: [--fail-on, warning]}\n"
        ),
        encoding="utf-8",
    )
    repo.write("playbooks/calls.md", PLAYBOOK.replace("demo", "presentation"))
    repo.must("add", ".pre-commit-config.yaml", "playbooks")
    done = repo.commit()
    assert done.code == 1
    assert '"presentation" is a word not to use; the agreed word is "Demo"' in done.output
    assert "playbooks/calls.md:3:5" in done.output

    repo.write("playbooks/calls.md", PLAYBOOK)
    repo.must("add", "playbooks")
    assert repo.commit().code == 0
