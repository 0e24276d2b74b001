"""``funnelspec render``: where it writes, what it refuses, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from funnelspec.cli.render import Form
from funnelspec.config import FORMATS
from funnelspec.renderers.exporters import EXPORTERS
from tests.conftest import CONFIG, WriteWorkspace
from tests.unit.cli.conftest import CLEAN, DISPUTED, MISSHAPEN, Run

BOTH = ["glossary.html", "glossary.md"]
OLD = "<!-- Made by funnelspec from definitions: change the definitions, not this file. -->\n\n# Old\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_both_forms_into_the_folder_of_the_workspace(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN})
    done = run("render", root)
    assert (done.code, done.err) == (0, "")
    shown = os.path.relpath(root / "site").replace(os.sep, "/")
    assert done.out == f"Wrote {shown}/glossary.html\nWrote {shown}/glossary.md\n"
    assert names(root / "site") == BOTH
    assert "Someone who showed interest." in (root / "site" / "glossary.md").read_text()
    assert (root / "site" / "glossary.html").read_text().startswith("<!DOCTYPE html>")


def test_what_the_workspace_file_says(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(
        {
            "funnelspec.yaml": CONFIG + "publish: {output: public/words, formats: [markdown]}\n",
            "terms.yaml": CLEAN,
        }
    )
    monkeypatch.chdir(root)
    assert run("render").out == "Wrote public/words/glossary.md\n"
    assert run("render", "--format", "html").out == "Wrote public/words/glossary.html\n"


def test_every_form_that_there_is(run: Run, workspace: WriteWorkspace) -> None:
    assert tuple(EXPORTERS) == FORMATS == tuple(Form)
    root = workspace(
        {"funnelspec.yaml": CONFIG + f"publish: {{formats: [{', '.join(FORMATS)}]}}\n", "terms.yaml": CLEAN}
    )
    assert run("render", root).code == 0
    assert names(root / "site") == [
        "glossary",
        "glossary.csv",
        "glossary.html",
        "glossary.json",
        "glossary.md",
    ]
    for path in (*(root / "site").glob("*.*"), root / "site/glossary/terms/lead.md"):
        assert "Someone who showed interest." in path.read_text(encoding="utf-8")
    assert run("render", root, "--check").code == 0


def test_forms_that_there_are_not(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"funnelspec.yaml": CONFIG + "publish: {formats: [pdf]}\n", "terms.yaml": CLEAN})
    done = run("render", root)
    assert (done.code, done.out) == (2, "")
    assert "broken-config" in done.err
    assert "Write one of: html, markdown, markdown-pages, json, csv" in done.err
    assert not (root / "site").exists()


def test_a_folder_and_forms_by_option(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = workspace({"terms.yaml": CLEAN})
    monkeypatch.chdir(tmp_path)
    done = run(
        "render", root, "--format", "markdown", "--output", "out/a", "--format", "html", "--format", "html"
    )
    assert done.out == "Wrote out/a/glossary.html\nWrote out/a/glossary.md\n"
    assert names(tmp_path / "out" / "a") == BOTH
    assert not (root / "site").exists()


def test_other_files_are_left_alone(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN, "site/index.html": "mine", "site/.nojekyll": ""})
    assert run("render", root).code == 0
    assert names(root / "site") == [".nojekyll", *BOTH, "index.html"]
    assert (root / "site" / "index.html").read_text() == "mine"


def test_check_tells_missing_stale_and_fresh(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"terms.yaml": CLEAN})
    monkeypatch.chdir(root)
    again = "To publish it again: funnelspec render\n"
    missing = "site/glossary.html is missing\nsite/glossary.md is missing\n"
    assert run("render", "--check") == (1, missing + again, "")
    assert not (root / "site").exists()

    run("render")
    assert run("render", "--check") == (0, "The published glossary is up to date.\n", "")

    (root / "terms.yaml").write_text(CLEAN.replace("interest", "much interest"))
    before = (root / "site" / "glossary.md").read_bytes()
    stale = "site/glossary.html is out of date\nsite/glossary.md is out of date\n"
    assert run("render", "--check") == (1, stale + again, "")
    assert (root / "site" / "glossary.md").read_bytes() == before

    (root / "site" / "glossary.html").unlink()
    assert run("render", "--check", "--format", "html", "--output", "our words").out == (
        "our words/glossary.html is missing\n"
        "To publish it again: funnelspec render --format html --output 'our words'\n"
    )


def test_a_change_can_fail(run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace({"terms.yaml": CLEAN})
    monkeypatch.chdir(root)
    option = "--exit-non-zero-on-change"
    assert run("render", option).code == 1
    assert run("render", option) == (0, "Unchanged site/glossary.html\nUnchanged site/glossary.md\n", "")
    (root / "site" / "glossary.md").write_text(OLD)
    assert run("render", option) == (1, "Unchanged site/glossary.html\nWrote site/glossary.md\n", "")


def test_the_same_definitions_give_the_same_bytes(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace(DISPUTED)
    texts = []
    for _ in range(2):
        run("render", root)
        texts.append([(root / "site" / name).read_bytes() for name in BOTH])
        (root / "site" / "glossary.md").unlink()
    assert texts[0] == texts[1]


def test_disputes_are_published(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace(DISPUTED)
    assert run("render", root).code == 0
    page = (root / "site" / "glossary.md").read_text()
    assert "A lead that booked a demo." in page
    assert "A lead whom a rep has accepted." in page


@pytest.mark.parametrize("args", [[], ["--check"], ["--exit-non-zero-on-change"]])
def test_errors_of_reading_and_shape_publish_nothing(
    run: Run, workspace: WriteWorkspace, args: list[str]
) -> None:
    root = workspace({"terms.yaml": MISSHAPEN, "site/glossary.md": OLD})
    done = run("render", root, *args)
    assert (done.code, done.out) == (1, "")
    assert "error unknown-attribute" in done.err
    assert done.err.endswith(
        "Nothing was published: correct these first, or publish the rest with --partial.\n"
    )
    assert names(root / "site") == ["glossary.md"]
    assert (root / "site" / "glossary.md").read_text() == OLD


def test_only_what_is_in_the_way_is_shown(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({**DISPUTED, "more.yaml": MISSHAPEN})
    assert "error two-meanings" in run("check", root).out
    done = run("render", root)
    assert "error unknown-attribute" in done.err
    assert "two-meanings" not in done.err
    assert "3 files, 2 items: 1 error\n" in done.err


def test_the_rest_can_be_published_and_says_what_is_missing(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": MISSHAPEN})
    assert run("render", root, "--partial").code == 0
    page = (root / "site" / "glossary.md").read_text()
    assert "Left out because of errors: terms/lead." in page
    assert "A seller." in page


def test_a_broken_workspace_file_cannot_be_published_in_part(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"funnelspec.yaml": "spec: 1\nnmae: x\n", "terms.yaml": CLEAN})
    for args in ([], ["--partial"], ["--check"]):
        done = run("render", root, *args)
        assert (done.code, done.out) == (2, "")
        assert done.err.endswith("Nothing was published: correct funnelspec.yaml first.\n")
    assert not (root / "site").exists()


def test_a_file_where_the_folder_should_be(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"terms.yaml": CLEAN, "site": "mine"})
    monkeypatch.chdir(root)
    for args in ([], ["--check"]):
        done = run("render", *args)
        assert (done.code, done.out) == (2, "")
        assert done.err == 'funnelspec: "site" is not a folder\n'
    assert (root / "site").read_text() == "mine"
    assert run("render", "--output", "terms.yaml/x").err == 'funnelspec: "terms.yaml" is not a folder\n'


def test_a_folder_where_a_file_should_be_stops_the_others_too(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN, "site/glossary.md/x": ""})
    assert run("render", root) == (2, "", 'funnelspec: "glossary.md" is not a file\n')
    assert names(root / "site") == ["glossary.md"]


def repository(workspace: WriteWorkspace) -> Path:
    """A repository with a workspace in ``definitions`` that publishes beside it."""
    root = workspace({"definitions/terms.yaml": CLEAN, "docs/x": ""})
    (root / "funnelspec.yaml").unlink()
    (root / "definitions" / "funnelspec.yaml").write_text(CONFIG + "publish: {output: ../site}\n")
    subprocess.run(["git", "init", "-q", root], check=True)
    return root


def test_a_link_out_of_the_repository_is_refused(run: Run, workspace: WriteWorkspace, tmp_path: Path) -> None:
    root = repository(workspace)
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "site").symlink_to(outside)
    said = (
        'funnelspec: "output" under "publish" in funnelspec.yaml leads to "../site", out of the repository\n'
    )
    assert run("render", root / "definitions") == (2, "", said)
    (root / "site").unlink()
    (root / "site").mkdir()
    (root / "site" / "glossary.md").symlink_to(outside / "glossary.md")
    done = run("render", root / "definitions")
    assert done == (2, "", 'funnelspec: "glossary.md" leads out of the output folder\n')
    assert names(outside) == []
    assert names(root / "site") == ["glossary.md"]


def test_a_link_within_the_repository_is_followed(run: Run, workspace: WriteWorkspace) -> None:
    root = repository(workspace)
    (root / "site").symlink_to(root / "docs")
    assert run("render", root / "definitions").code == 0
    assert names(root / "docs") == [*BOTH, "x"]


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_no_pieces(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    root = workspace({"terms.yaml": CLEAN, "site/glossary.html": f"<p>{OLD}", "site/glossary.md": OLD})
    done: list[str] = []

    def replace(source: str, target: str) -> None:
        if done:
            raise problem
        os.rename(source, target)
        done.append(target)

    monkeypatch.setattr(os, "replace", replace)
    ended = run("render", root)
    if isinstance(problem, OSError):
        assert ended == (2, "", "funnelspec: the disk is full\n")
    else:
        assert ended == (130, "", "")
    assert names(root / "site") == BOTH
    assert (root / "site" / "glossary.md").read_text() == OLD
    assert len((root / "site" / "glossary.html").read_text()) > 1000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN})
    root.chmod(0o500)
    try:
        done = run("render", root)
    finally:
        root.chmod(0o755)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(": the permission is missing\n")


def test_only_what_git_tracks(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN})
    subprocess.run(["git", "init", "-q", root], check=True)
    subprocess.run(["git", "-C", root, "add", "."], check=True)
    (root / "draft.yaml").write_text("terms: {rep: {name: Rep, definition: A seller.}}\n")
    run("render", root, "--tracked")
    assert "A seller." not in (root / "site" / "glossary.md").read_text()
    assert run("render", root, "--check").code == 1
    assert run("render", root, "--check", "--tracked").code == 0


def test_a_file_that_somebody_else_wrote_is_not_replaced(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"glossary.md": "# Our words\n", "glossary.csv": "id,name\n", "glossary.json": '{"name": "x"}'}
    root = workspace({"terms.yaml": CLEAN, **{f"site/{name}": text for name, text in texts.items()}})
    monkeypatch.chdir(root)
    for form, name in (("markdown", "glossary.md"), ("csv", "glossary.csv"), ("json", "glossary.json")):
        done = run("render", "--format", "html", "--format", form)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            f'funnelspec: "site/{name}" was not made by funnelspec, and nothing is written: '
            "move it away, or name another folder with --output\n"
        )
        told = run("render", "--check", "--format", form).out
        assert told.startswith(f"site/{name} was not made by funnelspec\n")
        assert (root / "site" / name).read_text() == texts[name]
    assert names(root / "site") == sorted(texts)


def test_an_empty_file_may_be_replaced(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN, "site/glossary.md": " \n"})
    assert run("render", root).code == 0


def test_a_page_for_each_item(run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace({"terms.yaml": CLEAN, "funnelspec.yaml": CONFIG + "publish: {formats: markdown}\n"})
    monkeypatch.chdir(root)
    written = "Wrote site/glossary/README.md\nWrote site/glossary/terms/lead.md\n"
    assert run("render", "--split") == (0, written, "")
    assert "Someone who showed interest." in (root / "site/glossary/terms/lead.md").read_text()
    assert run("render", "--format", "markdown-pages") == (0, "Unchanged 2 pages\n", "")
    assert run("render", "--split", "--check").code == 0
    done = run("render", "--split", "--format", "csv")
    assert done == (2, "", "funnelspec: --split is about Markdown; add --format markdown\n")


def test_a_page_of_an_item_that_is_no_more_is_told_and_taken_away(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(
        {
            "terms.yaml": CLEAN + "  rep: {name: Rep, definition: A seller.}\n",
            "fields.yaml": "fields: {size: {name: Size, definition: How large., type: text}}\n",
        }
    )
    monkeypatch.chdir(root)
    run("render", "--split")
    pages = root / "site" / "glossary"
    mine = {
        "terms/notes.md": "mine",
        "terms/rep2.md": (pages / "terms/rep.md").read_text(),
        "terms/extra/rep.md": (pages / "terms/rep.md").read_text(),
        "logo.svg": "<svg/>",
    }
    for path, text in mine.items():
        (pages / path).parent.mkdir(exist_ok=True)
        (pages / path).write_text(text)
    (pages / "terms" / "old.md").symlink_to(pages / "terms" / "rep.md")
    assert run("render", "--split", "--check").code == 0

    (root / "terms.yaml").write_text(CLEAN)
    (root / "fields.yaml").unlink()
    told = run("render", "--split", "--check")
    assert told.code == 1
    assert "site/glossary/terms/rep.md is no longer part of the glossary\n" in told.out
    assert "site/glossary/fields/size.md is no longer part of the glossary\n" in told.out
    assert (pages / "terms" / "rep.md").exists(), "a check takes nothing away"

    done = run("render", "--split", "--exit-non-zero-on-change")
    assert done.code == 1
    assert "Removed site/glossary/terms/rep.md\n" in done.out
    assert not (pages / "terms" / "rep.md").exists()
    assert not (pages / "fields").exists()
    assert (pages / "terms" / "old.md").is_symlink()
    assert {path: (pages / path).read_text() for path in mine} == mine
    assert run("render", "--split", "--check").code == 0


def test_a_page_that_somebody_else_wrote_is_not_replaced(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN, "site/glossary/terms/lead.md": "# Lead\n\nOur own words.\n"})
    done = run("render", root, "--split")
    assert (done.code, done.out) == (2, "")
    assert 'terms/lead.md" was not made by funnelspec' in done.err
    assert not (root / "site/glossary/README.md").exists()


@pytest.mark.parametrize("link", ["site/glossary", "site/glossary/terms"])
def test_no_page_leaves_the_folder_by_a_link(
    run: Run, workspace: WriteWorkspace, tmp_path: Path, link: str
) -> None:
    root = repository(workspace)
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside)
    for args in ([], ["--check"]):
        done = run("render", root / "definitions", "--split", *args)
        assert (done.code, done.out) == (2, "")
        assert done.err.endswith("leads out of the output folder\n")
    assert names(outside) == []


def test_of_many_files_the_first_are_told(run: Run, workspace: WriteWorkspace) -> None:
    terms = "".join(f"  word_{at}: {{name: Word {at}, definition: Sense {at}.}}\n" for at in range(30))
    root = workspace({"terms.yaml": f"terms:\n{terms}"})
    done = run("render", root, "--split", "--format", "markdown")
    assert done.out.count("Wrote") == 20
    assert done.out.endswith("and 11 more\n")


TRANSLATED = """\
terms:
  lead:
    name: Lead
    definition: Someone who showed interest.
    translations: {de: {name: Interessent}}
"""


def test_the_glossary_in_another_language(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"terms.yaml": TRANSLATED})
    monkeypatch.chdir(root)
    done = run("render", "--language", "DE", "--format", "html", "--format", "markdown", "--split")
    assert done.out == (
        "Wrote site/glossary.de.html\n"
        "Wrote site/glossary.de/README.md\n"
        "Wrote site/glossary.de/terms/lead.md\n"
    )
    assert "# Interessent\n" in (root / "site/glossary.de/terms/lead.md").read_text()
    assert run("render", "--language", "de", "--check").out.startswith("site/glossary.de.md is missing\n")


def test_what_is_not_translated(run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace({"terms.yaml": TRANSLATED})
    monkeypatch.chdir(root.parent)
    done = run("render", root, "--language", "de", "--missing")
    told = f"{root.name}/terms.yaml:2: terms/lead: definition\n1 of 2 texts are not translated into de.\n"
    assert done == (0, told, "")
    assert not (root / "site").exists()
    (root / "terms.yaml").write_text(
        TRANSLATED.replace("Interessent}", "Interessent, definition: Wer fragt.}")
    )
    assert run("render", root, "--language", "de", "--missing").out == "Everything is translated into de.\n"
    done = run("render", root, "--missing")
    assert done == (2, "", "funnelspec: --missing needs a language; add --language de\n")


def test_a_language_that_there_is_not(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": TRANSLATED})
    for args in ([], ["--missing"]):
        done = run("render", root, "--language", "fr", *args)
        said = 'funnelspec: nothing is translated into "fr"; there are translations into de\n'
        assert done == (2, "", said)
    (root / "terms.yaml").write_text(CLEAN)
    assert run("render", root, "--language", "fr").err == (
        'funnelspec: nothing is translated into "fr"; no item has translations; '
        'write them under "translations"\n'
    )
    (root / "more.yaml").write_bytes(b"terms: {\xff")
    assert run("render", root, "--language", "fr", "--partial").err == (
        'funnelspec: nothing is translated into "fr"; translations may stand in what cannot be read; '
        "see `funnelspec check`\n"
    )
    assert not (root / "site").exists()


def test_languages_beside_the_original(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace(
        {
            "funnelspec.yaml": CONFIG + "publish: {formats: [json, csv], languages: de}\n",
            "terms.yaml": TRANSLATED,
        }
    )
    assert run("render", root, "--exit-non-zero-on-change").code == 1
    assert names(root / "site") == [
        *("glossary.csv", "glossary.de.csv", "glossary.de.json", "glossary.json"),
    ]
    assert run("render", root, "--check").code == 0
    (root / "site" / "glossary.de.csv").unlink()
    assert "glossary.de.csv is missing" in run("render", root, "--check").out


def test_every_form_says_what_is_missing(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": MISSHAPEN})
    forms = [word for form in FORMATS for word in ("--format", form)]
    assert run("render", root, "--partial", *forms).code == 0
    site = root / "site"
    for path in (*site.glob("glossary.*"), site / "glossary/README.md", site / "glossary/terms/rep.md"):
        text = path.read_text(encoding="utf-8")
        told = '"missing": [\n    "terms/lead"\n  ]' if path.suffix == ".json" else "errors: terms/lead."
        assert told in text, path
    assert not (site / "glossary/terms/lead.md").exists()


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_among_pages_leaves_each_old_or_new(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    root = workspace({"terms.yaml": CLEAN + "  rep: {name: Rep, definition: A seller.}\n"})
    run("render", root, "--split")
    (root / "terms.yaml").write_text(CLEAN.replace("interest", "much interest"))
    pages = root / "site" / "glossary"
    before = {path.name: path.read_bytes() for path in pages.rglob("*.md")}
    done: list[str] = []

    def replace(source: str, target: str) -> None:
        if len(done) == 2:
            raise problem
        os.rename(source, target)
        done.append(os.path.basename(target))

    monkeypatch.setattr(os, "replace", replace)
    assert run("render", root, "--split").code == (2 if isinstance(problem, OSError) else 130)
    assert done == ["glossary.html", "README.md"]
    after = {path.name: path.read_bytes() for path in pages.rglob("*.*")}
    assert after.keys() == before.keys(), "no pieces, and no page is taken away yet"
    assert [name for name in before if before[name] != after[name]] == ["README.md"]
