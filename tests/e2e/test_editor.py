"""What an editor completes, explains and marks, with the real YAML language server.

It is what Visual Studio Code's YAML extension, Neovim, Helix and others run: ``npm install -g
yaml-language-server``. Tried with 1.25.0. Without it on the path these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECT
from tests.e2e.language_server import Mark, Server

COMMAND = shutil.which("yaml-language-server") or ""
pytestmark = pytest.mark.skipif(not COMMAND, reason="yaml-language-server is not on the path")

AMBIGUOUS = "No single item has this id; where several have it, write the full id, as in stages/mql"
NEW = """\
stages:
  waiting:
    name: Waiting
    definition: A lead that waits, as [[terms/leed]] says.
    owner: saless
    next: [mqll, mql]
    see: [terms/lead, mql]
    entry: meets mqll
    exit:
      - employes >= 50
      - meets mql
      - active_users > 0
    crm: {salesfroce: Lead}
    never: stages/sal
"""


def funnelspec(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "funnelspec", *arguments], check=True, stdout=subprocess.DEVNULL)


def settings(folder: Path) -> dict[str, object]:
    """The settings that ``init`` wrote, as Visual Studio Code reads them."""
    lines = (folder / ".vscode/settings.json").read_text().splitlines()
    found: dict[str, object] = json.loads(
        "".join(line for line in lines if not line.strip().startswith("//"))
    )
    return found


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shipped definitions, with the settings of ``init``."""
    folder = tmp_path_factory.mktemp("northwind")
    funnelspec("init", folder)
    shutil.rmtree(folder / "definitions")
    shutil.copytree(PROJECT / "definitions", folder / "definitions")
    funnelspec("schema", folder, "--resolved", "--output", folder / ".funnelspec/schema.json")
    server = Server(COMMAND, folder, settings(folder))
    yield server
    server.close()


def test_what_is_right_has_no_marks(shipped: Server) -> None:
    for path in sorted((PROJECT / "definitions").rglob("*.yaml")):
        assert shipped.open(path.relative_to(PROJECT).as_posix()).marks == [], path


def test_ids_that_there_are_not_are_marked_and_nothing_else(shipped: Server) -> None:
    stages = "closed_lost, customer, disqualified, inquiry, mql, recycled, sal, sql"
    teams = "customer_success, marketing, revenue_operations, sales"
    assert sorted(shipped.open("definitions/new.yaml", NEW).marks) == sorted(
        [
            Mark("A lead that waits, as [[terms/leed]] says.", "A link leads to an item that does not exist"),
            Mark("saless", f"funnelspec.yaml has no team of this id; the ids are {teams}"),
            Mark("mqll", f"No stage has this id; the ids are {stages}"),
            # A stage and a criterion: it takes the full id.
            Mark("mql", AMBIGUOUS),
            Mark("meets mqll", "No field, criterion or part of a segment has this id"),
            Mark("employes >= 50", "No field, criterion or part of a segment has this id"),
            Mark("salesfroce", "Property salesfroce is not allowed."),
        ]
    )


def test_what_is_shown_over_an_id(shipped: Server) -> None:
    page = shipped.open("definitions/hover.yaml", NEW)
    assert page.hover("mql]\n    see").startswith(
        "#### Stage\n\nMarketing qualified lead (stage): A Lead that meets the MQL criteria and waits for a"
    )
    assert page.hover("mql]\n    see").endswith("Owner: marketing.")
    assert page.hover("terms/lead,").startswith("#### Item\n\nLead (term): A person in the Customer")
    assert page.hover("meets mql\n").startswith("#### Condition\n\nMQL criteria (criterion): When marketing")
    assert page.hover("stages/sal").startswith("#### Stage\n\nSales accepted lead (stage): ")
    assert page.hover("mqll,") == "#### Stage\n\nNo stage has this id; the ids are " + (
        "closed\\_lost, customer, disqualified, inquiry, mql, recycled, sal, sql."
    )
    assert page.hover("next:").startswith("#### Next\n\nWhere it may go from here: ids, or `{to, when")
    assert page.hover("definition:").startswith("#### Definition\n\nWhat it means")


def test_what_completion_offers(shipped: Server) -> None:
    text = "stages:\n  waiting:\n    next:\n      - \n    owner: \n    entry: \n    see:\n      - \n"
    page = shipped.open("definitions/complete.yaml", text)
    stages = page.offered("next:\n      - ")
    assert {"inquiry", "mql", "stages/mql"} <= set(stages)
    assert "lead" not in stages
    assert stages["mql"]["documentation"].startswith("Marketing qualified lead (stage): A Lead that meets")
    teams = page.offered("owner: ")
    assert teams["sales"]["documentation"] == "Sales: #sales-ops"
    lines = page.offered("entry: ")
    assert lines["meets mql"]["documentation"].startswith("MQL criteria (criterion): When marketing")
    assert lines["employees"]["insertText"] == "employees >= ${1:0}"
    assert lines["country"]["insertText"].startswith("country = ${1|")
    items = page.offered("see:\n      - ")
    assert items["terms/lead"]["documentation"].startswith("Lead (term): A person")


def test_two_teams_that_disagree(tmp_path: Path) -> None:
    funnelspec("init", tmp_path, "--example", "misaligned")
    funnelspec("schema", tmp_path, "--resolved", "--output", tmp_path / "schema.json")
    server = Server(COMMAND, tmp_path, {"yaml.schemas": {}})
    try:
        # Any editor that runs this server finds the schema by a comment in the first line, without settings.
        head = "# yaml-language-server: $schema=../schema.json\n"
        page = server.open(
            "definitions/new.yaml", head + "team: sales\nstages: {sal: {next: mql, never: nothing}}\n"
        )
        assert [mark.words for mark in page.marks] == ["nothing"]
        shown = page.hover("mql,")
        assert "marketing: " in shown
        assert "sales: " in shown
    finally:
        server.close()


def test_words_of_a_definition_never_become_a_link(tmp_path: Path) -> None:
    (tmp_path / "funnelspec.yaml").write_text("spec: 1\nname: Northwind\n")
    hostile = "[run](command:workbench.action.quit) ![i](https://example.com/i.png) <img src=x> `a` "
    (tmp_path / "terms.yaml").write_text(f'terms: {{lead: {{name: "{hostile}", definition: "{hostile}"}}}}\n')
    funnelspec("schema", tmp_path, "--resolved", "--output", tmp_path / "schema.json")
    server = Server(COMMAND, tmp_path, {"yaml.schemas": {"./schema.json": ["*.yaml"]}})
    try:
        text = "terms:\n  t:\n    name: T\n    definition: Some words.\n    replaced_by: lead\n    see: \n"
        page = server.open("new.yaml", text)
        shown = page.hover("lead\n")
        assert "\\[run\\](command:workbench.action.quit)" in shown, "no link"
        assert "\\!\\[i\\](https:" in shown, "no image"
        assert "< img src=x>" in shown, "no HTML"
        # A plain string is shown as it is; only {"kind": "markdown"} is not.
        assert isinstance(page.offered("see: ")["lead"]["documentation"], str)
    finally:
        server.close()


def test_very_many_ids(tmp_path: Path) -> None:
    funnelspec("init", tmp_path)
    names = [f"word_{number}" for number in range(1500)]
    items = [f"  {name}: {{name: {name}, definition: The meaning of {name}.}}\n" for name in names]
    (tmp_path / "definitions/many.yaml").write_text("terms:\n" + "".join(items))
    funnelspec("schema", tmp_path, "--resolved", "--output", tmp_path / ".funnelspec/schema.json")
    server = Server(COMMAND, tmp_path, settings(tmp_path))
    try:
        see = ", ".join(names[::5])
        text = f"terms:\n  t:\n    name: T\n    see: [{see}, terms/word_7, word_x]\n"
        page = server.open("definitions/new.yaml", f"{text}    replaced_by: \n")
        assert Mark("word_x", AMBIGUOUS) in page.marks
        assert [mark.words for mark in page.marks if mark.words.startswith("word_")] == ["word_x"]
        assert page.hover("terms/word_7,") == "#### Item\n\nword\\_7 (term): The meaning of word\\_7."
        offered = page.offered("replaced_by: ")
        assert offered["terms/word_1499"]["documentation"] == "word_1499 (term): The meaning of word_1499."
    finally:
        server.close()
