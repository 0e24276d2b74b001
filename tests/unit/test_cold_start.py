"""What a clean ``funnelspec check`` imports: the hook runs at every commit, so each module counts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WriteWorkspace

ROOT = Path(__file__).parents[2]

# Runs the command line in a fresh Python and tells the modules that it adds to those of `import typer`.
PROBE = """
import json, sys
import typer
before = set(sys.modules)
from funnelspec.cli import main
sys.argv = ["funnelspec", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    code = end.code
print(json.dumps([code, sorted(set(sys.modules) - before)]))
"""

# Besides PyYAML, which reads, and what it imports itself.
OTHERS = {"__future__", "base64", "binascii", "bisect", "gc", "struct", "typer", "unicodedata", "yaml"}

OWN = """
catalogue config diagnostic engine files gathering record report rule rules source
cli cli.app cli.check cli.console cli.options cli.trouble cli.workspace
comparison comparison.lines
conditions conditions.ast conditions.check conditions.cut conditions.evaluate conditions.fields
conditions.fit conditions.grammar conditions.lead conditions.line conditions.parse conditions.plain
conditions.same conditions.typed conditions.values conditions.wording
conditions.solve conditions.solve.alike conditions.solve.awards conditions.solve.axes conditions.solve.boxes
conditions.solve.core conditions.solve.edges conditions.solve.example conditions.solve.held
conditions.solve.logic conditions.solve.nodes conditions.solve.search conditions.solve.space
conditions.solve.sums conditions.solve.sweep conditions.solve.swept conditions.solve.table
conditions.solve.totals conditions.solve.uncovered conditions.solve.words
language language.acronyms language.folding language.globs language.inflection language.irregular
language.known language.little language.long_forms language.near language.ordinary language.slips
language.spelled language.spelling language.suggest language.surface language.vague language.words
model model.build model.composed model.entities model.fields model.funnels model.model model.readers
model.references model.said model.scores model.shapes model.views model.workspace
reporters reporters.closing reporters.full reporters.paint reporters.places reporters.snippet
reporters.witness reporters.words
schema schema.checked schema.forms schema.words
syntax syntax.collector syntax.comments syntax.reader syntax.shortened syntax.tree syntax.wording
"""


def _imported(folder: Path, *arguments: str) -> tuple[int, set[str]]:
    """The exit code of a check, and the modules it imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", str(folder), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    return code, set(modules)


def _foreign(modules: set[str]) -> set[str]:
    """The packages among the modules that are not ours, helpers in C left out."""
    tops = {module.partition(".")[0] for module in modules}
    return {top for top in tops if not top.startswith(("_", "cython")) or top == "__future__"} - {
        "funnelspec"
    }


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, set[str]]:
    folder = tmp_path_factory.mktemp("clean") / "definitions"
    shutil.copytree(ROOT / "definitions", folder)
    return _imported(folder)


def test_a_clean_check_imports_nothing_heavy(clean: tuple[int, set[str]]) -> None:
    code, modules = clean
    assert code == 0
    assert _foreign(modules) <= OTHERS


def test_a_clean_check_imports_only_the_rooms_it_needs(clean: tuple[int, set[str]]) -> None:
    own = {module.removeprefix("funnelspec.") for module in clean[1] if module.startswith("funnelspec.")}
    rooms = {module for module in own if not module.startswith("rules.")}
    assert rooms - set(OWN.split()) == set()


def test_json_and_the_explanations_come_when_they_are_asked_for(workspace: WriteWorkspace) -> None:
    folder = workspace({"a.yaml": "terms:\n  a: {name: A, definition: Is a., colour: red}\n"})
    code, modules = _imported(folder, "--output-format", "json")
    assert code == 1
    assert {"funnelspec.schema.explain", "funnelspec.reporters.json_report", "hashlib"} <= modules
    assert not modules & {"rich", "markdown_it", "funnelspec.glossary", "funnelspec.renderers"}
    assert "funnelspec.prose.inline" not in modules
