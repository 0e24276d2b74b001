"""What README tells people to type does what it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from tests.docs.console import blocks, commands, matches, run

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
SET_UP = "python3 -m venv .venv && . .venv/bin/activate && "


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    shown = commands(README)
    assert shown
    for command in shown:
        code, printed = run(command.text, tmp_path)
        assert code in (0, 1), printed
        assert matches(command.output, printed), (
            f"README.md:{command.line} is not what is printed:\n{printed}"
        )


def test_the_first_line_to_type_checks_and_publishes_the_shipped_definitions(tmp_path: Path) -> None:
    (_, install), (_, _) = blocks(README, "sh")
    assert install.startswith(f"{SET_UP}pip install . && funnelspec check definitions && ")
    ignored = shutil.ignore_patterns("site")
    shutil.copytree(PROJECT / "definitions", tmp_path / "definitions", ignore=ignored)
    code, printed = run(install.removeprefix(f"{SET_UP}pip install . && "), tmp_path)
    assert code == 0, printed
    assert (tmp_path / "definitions/site/glossary.html").is_file()
    assert "definitions/site/glossary.html" in README


def test_the_second_line_to_type_is_what_ci_ends_with() -> None:
    (_, _), (_, test) = blocks(README, "sh")
    *_, install, check = (PROJECT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert f"{install.replace(' --quiet', '')} && {check.removesuffix(' </dev/null')}" == test.removeprefix(
        SET_UP
    )


def test_every_command_named_exists(tmp_path: Path) -> None:
    for name in ("check", "render", "explain", "why", "classify", "init"):
        assert f"`funnelspec {name}" in README
        code, printed = run(f"funnelspec {name} --help", tmp_path)
        assert code == 0, printed


def test_the_hooks_shown_exist() -> None:
    ((_, text),) = blocks(README, "yaml")
    (repo,) = yaml.safe_load(text)["repos"]
    offered = {hook["id"] for hook in load_manifest(str(PROJECT / ".pre-commit-hooks.yaml"))}
    assert {hook["id"] for hook in repo["hooks"]} <= offered


@pytest.mark.parametrize(
    "page",
    [
        *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md"),
        *sorted(f"docs/{page.name}" for page in (PROJECT / "docs").glob("*.md")),
    ],
)
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    text = (PROJECT / page).read_text(encoding="utf-8")
    targets = [part.partition(")")[0] for part in text.split("](")[1:]]
    for target in targets:
        if not target.startswith("https://"):
            path, _, heading = target.partition("#")
            there = (PROJECT / page).parent.joinpath(path) if path else PROJECT / page
            assert there.exists(), target
            if heading:
                assert heading in _headings(there.read_text("utf-8")), target


def _headings(text: str) -> list[str]:
    """What GitHub calls the headings of a page in links: small letters, no signs, blanks as hyphens."""
    headings = (line.lstrip("# ").lower() for line in text.split("\n") if line.startswith("#"))
    return ["".join(c for c in each if c.isalnum() or c in " -").replace(" ", "-") for each in headings]
