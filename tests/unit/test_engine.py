"""A run: severities, teams' views, files that cannot be read, workspace files that are wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from funnelspec.catalogue import names
from funnelspec.diagnostic import ERROR, INFO, WARNING, Diagnostic, Severity
from funnelspec.engine import check_folder, check_texts, read_folder
from funnelspec.files import WorkspaceError
from tests.conftest import CONFIG, WriteWorkspace

TODAY = date(2026, 1, 15)
TERM = "terms:\n  {0}: {{name: {0}, definition: Green.}}\n"
BROKEN = "stages:\n  mql: {name: MQL, definition: Waits., next: [sqll]}\n"


def _check(files: Mapping[str, str] | str, config: str = "") -> tuple[Diagnostic, ...]:
    texts = {"a.yaml": files} if isinstance(files, str) else files
    return check_texts({"funnelspec.yaml": CONFIG + config, **texts}, TODAY).report.diagnostics


def _levels(files: Mapping[str, str] | str, name: str, config: str = "") -> dict[str, Severity]:
    """The severities of one rule's findings by file."""
    return {one.at.where.path: one.severity for one in _check(files, config) if one.card.name == name}


@pytest.mark.parametrize(
    ("config", "severity"),
    [
        ("", ERROR),
        ("rules: {unknown-reference: warning}\n", WARNING),
        ("rules: {unknown-reference: info}\n", INFO),
        ("rules: {unknown-reference: error}\npreset: strict\n", ERROR),
    ],
)
def test_the_severity_of_a_rule_is_its_cards_unless_the_workspace_says_else(
    config: str, severity: Severity
) -> None:
    assert _levels(BROKEN, "unknown-reference", config) == {"a.yaml": severity}


def test_off_is_silent() -> None:
    assert _levels(BROKEN, "unknown-reference", "rules: {unknown-reference: off}\n") == {}


def test_the_strict_preset_raises_what_its_card_says_and_rules_win_over_it() -> None:
    lead = TERM.format("lead")
    assert _levels(lead, "missing-owner") == {"a.yaml": INFO}
    assert _levels(lead, "missing-owner", "preset: strict\n") == {"a.yaml": WARNING}
    quiet = "preset: strict\nrules: {missing-owner: info}\n"
    assert _levels(lead, "missing-owner", quiet) == {"a.yaml": INFO}


def test_overrides_hold_for_some_files_and_the_later_one_wins() -> None:
    files = {
        f"{name}.yaml": TERM.format(f"t_{name.replace('/', '_')}") for name in ("a", "old/b", "old/new/c")
    }
    config = """\
rules: {missing-owner: warning}
overrides:
  - files: ["old/**"]
    rules: {missing-owner: off}
  - files: "old/new/**"
    rules: {missing-owner: error}
"""
    assert _levels(files, "missing-owner", config) == {"a.yaml": WARNING, "old/new/c.yaml": ERROR}


def test_a_rule_that_is_off_but_for_some_files_looks_at_these() -> None:
    files = {"a.yaml": TERM.format("a"), "b.yaml": TERM.format("b")}
    config = "rules: {missing-owner: off}\noverrides: [{files: b.yaml, rules: {missing-owner: info}}]\n"
    assert _levels(files, "missing-owner", config) == {"b.yaml": INFO}


def test_a_finding_may_be_less_severe_than_its_rule_and_is_never_raised() -> None:
    elsewhere = "team: sales\nstages:\n  sqll: {name: SQL, definition: Called.}\n"
    files = {"a.yaml": BROKEN, "b.yaml": elsewhere}
    for level in ("error", "warning", "info"):
        config = f"rules: {{unknown-reference: {level}}}\n"
        assert _levels(files, "unknown-reference", config) == {"a.yaml": INFO}
    assert _levels(files, "unknown-reference", "rules: {unknown-reference: off}\n") == {}


def test_rules_of_reading_and_shape_can_be_set_too() -> None:
    text = "terms:\n  a: {name: A, definition: Green, colour: red}\n"
    assert _levels(text, "unknown-attribute") == {"a.yaml": ERROR}
    assert _levels(text, "unknown-attribute", "rules: {unknown-attribute: warning}\n") == {"a.yaml": WARNING}


def _teams(files: Mapping[str, str], name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.headline, one.teams) for one in _check(files) if one.card.name == name]


def test_what_the_shared_files_show_too_is_one_finding_without_teams() -> None:
    files = {
        "a.yaml": BROKEN,
        "b.yaml": "team: sales\nstages:\n  mql: {max_age: 2 days}\n",
        "c.yaml": "team: marketing\nstages:\n  mql: {max_age: 2 days}\n",
    }
    assert _teams(files, "unknown-reference") == [('"MQL" moves to a stage that does not exist', ())]


def test_what_one_team_sees_names_it() -> None:
    files = {
        "a.yaml": "stages:\n  mql: {name: MQL, definition: Waits.}\n",
        "b.yaml": "team: sales\nstages:\n  mql: {next: [sqll]}\n",
        "c.yaml": "team: marketing\nstages:\n  mql: {max_age: 2 days}\n",
    }
    assert _teams(files, "unknown-reference") == [('"MQL" moves to a stage that does not exist', ("Sales",))]


FUNNEL = """\
stages:
  a: {name: A, definition: Green}
  b: {name: B, definition: Green}
  c: {name: C, definition: Green, outcome: won}
funnels:
  main: {name: Main, definition: The path., stages: [a, b, c]}
"""
LOOP = "stages:\n  b: {next: [a]}\n"


def test_what_several_teams_see_is_one_finding_that_names_them() -> None:
    files = {"a.yaml": FUNNEL, "b.yaml": f"team: sales\n{LOOP}", "c.yaml": f"team: marketing\n{LOOP}"}
    found = [one for one in _check(files) if one.at.where.path == "a.yaml" and one.severity > INFO]
    assert [(one.card.name, one.at.where.text, one.teams) for one in found] == [
        ("unreachable-stage", "c", ("Marketing", "Sales"))
    ]


def test_a_broken_file_is_one_finding_and_its_neighbours_are_checked() -> None:
    files = {
        "a.yaml": 'stages:\n  mql: {name: MQL, definition: "Not [[nobody]].", next: [sql], see: gone}\n',
        "b.yaml": "stages:\n  sql: [\n",
        "c.yaml": "terms:\n  lead: {name: Lead, definition: A person., max_age: 2 days}\n",
    }
    run = check_texts(files, TODAY)
    found = [(one.card.name, one.at.where.path) for one in run.report.at_least(WARNING)]
    assert found == [("broken-yaml", "b.yaml"), ("unknown-attribute", "c.yaml")]
    assert run.blocked
    assert run.model is not None
    assert not run.model.complete
    assert (run.report.files, run.report.entries) == (3, 1)


def test_a_misshapen_item_is_one_finding() -> None:
    files = {
        "a.yaml": 'stages:\n  mql: {name: MQL, definition: "Not [[stages/sql]].", next: [sql]}\n',
        "b.yaml": "stages:\n  sql: {name: SQL, definition: Called., nxt: [mql]}\n",
        "c.yaml": "team: sales\nstages:\n  sql: {max_age: 2 days}\n",
    }
    run = check_texts(files, TODAY)
    found = [(one.card.name, one.at.where.path) for one in run.report.at_least(WARNING)]
    assert found == [("unknown-attribute", "b.yaml")]
    assert run.blocked


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("terms: [\n", "broken-yaml"),
        ("terms:\n  a: {name: A, definition: Green, colour: red}\n", "unknown-attribute"),
    ],
)
def test_what_cannot_be_read_blocks_even_where_it_is_called_harmless(text: str, rule: str) -> None:
    run = check_texts({"funnelspec.yaml": f"{CONFIG}rules: {{{rule}: info}}\n", "a.yaml": text}, TODAY)
    assert (run.report.worst_first()[0].severity, run.blocked) == (INFO, True)


def test_findings_of_rules_do_not_block() -> None:
    run = check_texts({"a.yaml": BROKEN}, TODAY)
    assert (run.blocked, run.broken_config, run.report.worst_first()[0].severity) == (False, False, ERROR)


@pytest.mark.parametrize(
    ("config", "line", "column"),
    [
        ("spec: 1\nname: X\ncolour: red\n", 3, 1),
        ("spec: 2\n", 1, 7),
        ("spec: 1\nname: [\n", 2, 7),
        ("spec: 1\nrules: {two-meaning: off}\n", 2, 9),
        ("spec: 1\noverrides: [{files: a, rules: {nonsense: off}}]\n", 2, 32),
        ("", 1, 1),
    ],
)
def test_a_workspace_file_that_is_wrong_is_all_that_is_said(config: str, line: int, column: int) -> None:
    run = check_texts({"funnelspec.yaml": config, "a.yaml": BROKEN}, TODAY)
    assert [one.at.where.path for one in run.report.diagnostics] == ["funnelspec.yaml"]
    assert run.report.diagnostics[0].at.where.first == (line, column)
    assert (run.model, run.broken_config, run.blocked) == (None, True, True)
    assert run.report.worst_first()[0].severity == ERROR


def test_an_unknown_rule_is_told_with_the_one_that_was_meant() -> None:
    run = check_texts({"funnelspec.yaml": "spec: 1\nrules: {two-meaning: off}\n"}, TODAY)
    (found,) = run.report.diagnostics
    assert (found.headline, found.at.where.text, found.help) == (
        'No rule is called "two-meaning"',
        "two-meaning",
        "Write `two-meanings`.",
    )


def test_every_rule_can_be_set() -> None:
    rules = "".join(f"  {name}: info\n" for name in sorted(names()))
    assert _check("", f"rules:\n{rules}") == ()


def test_nothing_to_check_is_clean() -> None:
    run = check_texts({}, TODAY)
    assert (run.report.diagnostics, run.report.files, run.blocked) == ((), 0, False)


def test_without_a_workspace_file_there_are_marketing_and_sales() -> None:
    files = {f"{team}.yaml": f"team: {team}\n{TERM.format('a')}" for team in ("sales", "marketing", "legal")}
    found = [one for one in check_texts(files, TODAY).report.diagnostics if one.card.name == "unknown-team"]
    assert [one.at.where.path for one in found] == ["legal.yaml"]


def test_today_is_the_day_it_is_unless_another_is_said() -> None:
    comment = "# funnelspec: ignore[missing-owner] until 2026-01-15 soon"
    text = f"terms:\n  a:  {comment}\n    name: A\n    definition: A.\n"
    assert check_texts({"a.yaml": text}, date(2026, 1, 15)).report.suppressed == 1
    assert check_texts({"a.yaml": text}, date(2026, 1, 16)).report.suppressed == 0
    assert check_texts({"a.yaml": text}).report.suppressed == 0


def test_a_folder_and_the_same_texts_give_the_same_report(workspace: WriteWorkspace) -> None:
    files = {"a.yaml": BROKEN, "sales/b.yml": f"team: sales\n{TERM.format('b')}", "readme.txt": "a: ["}
    root = workspace(files)
    seen: list[tuple[int, int]] = []
    run = check_folder(str(root), TODAY, progress=lambda done, total: seen.append((done, total)))
    assert run.report.root == str(root)
    assert seen == [(0, 2), (1, 2)]
    texts = {"funnelspec.yaml": CONFIG, **{name: files[name] for name in ("a.yaml", "sales/b.yml")}}
    held = check_texts(texts, TODAY)
    assert [one.fingerprint for one in run.report.diagnostics] == [
        one.fingerprint for one in held.report.diagnostics
    ]
    assert len(run.report.diagnostics) > 1


def test_excluded_files_are_not_read(workspace: WriteWorkspace) -> None:
    config = CONFIG + 'exclude: ["archive/**", "*.draft.yaml"]\n'
    root = workspace({"funnelspec.yaml": config, "archive/a.yaml": "a: [", "b.draft.yaml": "b: ["})
    run = check_folder(str(root), TODAY)
    assert (run.report.diagnostics, run.report.files) == ((), 0)


def test_a_file_that_cannot_be_decoded_is_a_finding(workspace: WriteWorkspace) -> None:
    root = workspace({"b.yaml": BROKEN})
    Path(root, "a.yaml").write_bytes("terms:\n".encode("utf-16"))
    run = check_folder(str(root), TODAY)
    assert [one.at.where.path for one in run.report.at_least(WARNING)] == ["a.yaml"]
    assert run.model is not None
    assert not run.model.complete


def test_a_broken_workspace_file_in_a_folder(workspace: WriteWorkspace) -> None:
    root = workspace({"funnelspec.yaml": "spec: 1\nspec: 1\n", "a.yaml": "a: ["})
    run = check_folder(str(root), TODAY)
    assert run.broken_config
    assert [one.card.name for one in run.report.diagnostics] == ["duplicate-attribute"]


def test_the_definitions_alone_are_those_of_a_run(workspace: WriteWorkspace) -> None:
    root = str(workspace({"a.yaml": TERM.format("a"), "b.yaml": "terms: {", "c.yaml": BROKEN}))
    seen: list[tuple[int, int]] = []
    model = read_folder(root, TODAY, progress=lambda *done: seen.append(done))
    run = check_folder(root, TODAY)
    assert model is not None
    assert run.model is not None
    assert list(model.shared.entries) == list(run.model.shared.entries) == ["terms/a", "stages/mql"]
    assert (model.complete, model.left_out) == (run.model.complete, run.model.left_out)
    assert seen == [(0, 3), (1, 3), (2, 3)]


def test_a_broken_workspace_file_has_no_definitions(workspace: WriteWorkspace) -> None:
    assert read_folder(str(workspace({"funnelspec.yaml": "spec: 2\n", "a.yaml": BROKEN})), TODAY) is None


@pytest.mark.parametrize("faulty", ["terms: {", "terms: {b: {name: B, colour: red}}", "terms: {}\nterms: {}"])
def test_definitions_that_lack_something_are_not_the_whole(workspace: WriteWorkspace, faulty: str) -> None:
    root = str(workspace({"a.yaml": TERM.format("a")}))
    whole = read_folder(root, TODAY, whole=True)
    assert whole is not None
    assert list(whole.shared.entries) == ["terms/a"]
    Path(root, "b.yaml").write_text(faulty)
    with pytest.raises(WorkspaceError, match="some definitions cannot be read"):
        read_folder(root, TODAY, whole=True)
    assert read_folder(root, TODAY) is not None
