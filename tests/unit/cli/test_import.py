"""``funnelspec import``: what is written where, what is said, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import Run

SHEET = "Term,Definition,Owner\nLead,A person who may buy.,Sales\nDeal,An open sale.,\n"
WRITTEN = """\
team: sales

terms:
  lead:
    name: Lead
    definition: >-
      A person who may buy.
    owner: sales

  deal:
    name: Deal
    definition: >-
      An open sale.
"""


@pytest.fixture
def there(workspace: WriteWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder above a workspace, with a sheet in it; commands run there."""
    workspace({})
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.csv").write_text(SHEET)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_into_the_folder_of_a_team(run: Run, there: Path) -> None:
    done = run("import", "sheet.csv", "workspace", "--team", "sales")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Wrote 2 items to workspace/sales/glossary.yaml\n"
    assert (there / "workspace/sales/glossary.yaml").read_text() == WRITTEN
    again = run("import", "--team", "sales", "sheet.csv", "workspace")
    assert (again.code, again.err) == (0, "")
    assert again.out == "Nothing new for workspace/sales/glossary.yaml\n  2 rows say nothing new\n"
    assert (there / "workspace/sales/glossary.yaml").read_text() == WRITTEN
    assert files(there) == ["sheet.csv", "workspace/funnelspec.yaml", "workspace/sales/glossary.yaml"]
    assert run("check", "workspace", "--fail-on", "warning").code == 0


def test_into_the_file_that_all_share_and_into_another_one(run: Run, there: Path) -> None:
    assert run("import", "glossary", "sheet.csv", "workspace").code == 0
    assert (there / "workspace/glossary.yaml").read_text() == WRITTEN.removeprefix("team: sales\n\n")
    (there / "more.csv").write_text("Term,Definition\nCase,A question of a customer.\n")
    done = run("import", "more.csv", "workspace", "--output", "workspace/a/b.yml")
    assert done.out == "Wrote 1 item to workspace/a/b.yml\n"
    assert (there / "workspace/a/b.yml").read_text().startswith("terms:\n  case:\n")


def test_a_file_that_is_there_keeps_its_mark_and_its_permissions(run: Run, there: Path) -> None:
    path = there / "workspace/glossary.yaml"
    path.write_bytes(b"\xef\xbb\xbf# Ours\r\nterms:\r\n  lead: {name: Lead, definition: Mine.}\r\n")
    path.chmod(0o640)
    done = run("import", "sheet.csv", "workspace")
    assert done.code == 1
    assert done.err == (
        'sheet.csv:2: "Lead" has another "definition" and "owner" than workspace/glossary.yaml:3, '
        "which stays as it is\n"
    )
    assert path.read_bytes() == (
        b"\xef\xbb\xbf# Ours\r\nterms:\r\n  lead: {name: Lead, definition: Mine.}\r\n\r\n"
        b"  deal:\r\n    name: Deal\r\n    definition: >-\r\n      An open sale.\r\n"
    )
    assert path.stat().st_mode & 0o777 == 0o640


def test_diff_shows_and_writes_nothing(run: Run, there: Path) -> None:
    done = run("import", "sheet.csv", "workspace", "--team", "sales", "--diff")
    assert done.code == 1
    assert done.out.startswith("--- a/workspace/sales/glossary.yaml\n+++ b/workspace/sales/glossary.yaml\n")
    assert "\n+  lead:\n" in done.out
    assert done.err == "Would write 2 items to workspace/sales/glossary.yaml\n"
    assert not (there / "workspace/sales").exists()
    assert run("import", "sheet.csv", "workspace", "--team", "sales").code == 0
    done = run("import", "sheet.csv", "workspace", "--team", "sales", "--diff")
    assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["sheet.csv"], 'there is no funnelspec.yaml here, above or in "definitions"; name the folder'),
        (["no.csv", "workspace"], '"no.csv" cannot be used: it does not exist'),
        ([".", "workspace"], '"." is a folder; name a file in it'),
        (["/dev/null", "workspace"], '"/dev/null" is no file'),
        (["", "workspace"], "the sheet is named by nothing"),
        (["sheet.csv", "workspace", "--team", "sale"], 'has no team "sale"; did you mean "sales"?'),
        (["sheet.csv", "workspace", "--team", "ops"], "there under `teams`, as in `ops: {name: Ops}`"),
        (["sheet.csv", "workspace", "--section", "term"], 'no section "term"; did you mean "terms"?'),
        (["sheet.csv", "workspace", "--section", "fields"], 'items of "fields" also need "type"'),
        (["sheet.csv", "workspace", "--column", "definition"], '"definition" names no column'),
        (["sheet.csv", "workspace", "--delimiter", "::"], '"::" cannot stand between cells'),
        (["sheet.csv", "workspace", "--sheet", "A"], '"sheet.csv" is no workbook; --sheet goes with one'),
        (["sheet.csv", "workspace", "--output", "x.yaml"], '"x.yaml" lies outside of the workspace'),
        (["sheet.csv", "workspace", "--output", "workspace/x.txt"], "take one as glossary.yaml"),
        (["sheet.csv", "workspace", "--output", "workspace/.x.yaml"], "take one as glossary.yaml"),
        (["sheet.csv", "workspace", "--output", "workspace/\udcff.yaml"], "no name for a file"),
        (["sheet.csv", "workspace", "--output", "workspace/funnelspec.yaml"], "is the file of the workspace"),
        (["sheet.csv", "workspace", "--output", "workspace/.x/y.yaml"], "is excluded, so that no check"),
        (["sheet.csv", "workspace", "--output", "workspace/old/y.yaml"], "is excluded, so that no check"),
        (["sheet.csv", "workspace", "--output", "workspace/link/y.yaml"], "lies outside of the workspace"),
        (["picklist", "sheet.csv", "workspace"], "--field is missing"),
        (["picklist", "sheet.csv", "workspace", "--field", " \n"], "--field is missing"),
        (["picklist", "sheet.csv", "workspace", "--field", "a\x1b"], "holds the invisible character U+001B"),
    ],
)  # fmt: skip
def test_what_cannot_be_done(run: Run, there: Path, args: list[str], said: str) -> None:
    config = there / "workspace/funnelspec.yaml"
    config.write_text(config.read_text() + 'exclude: ["old/**", "link"]\n')
    (there / "else").mkdir()
    os.symlink(there / "else", there / "workspace/link")
    before = files(there)
    done = run("import", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith("funnelspec: ")
    assert files(there) == before


def test_a_file_of_somebody_else_and_one_that_is_broken(run: Run, there: Path) -> None:
    path = there / "workspace/glossary.yaml"
    path.write_text("team: marketing\nterms:\n  a: {name: Ad, definition: A paid picture.}\n")
    done = run("import", "sheet.csv", "workspace")
    assert done.code == 2
    assert '"workspace/glossary.yaml" belongs to the team "marketing"' in done.err
    path.write_text("terms: [\n")
    done = run("import", "sheet.csv", "workspace", "--team", "sales")
    assert done.code == 2
    assert "correct first what `funnelspec check` finds" in done.err
    assert path.read_text() == "terms: [\n"
    assert not (there / "workspace/sales").exists()


def test_too_much_for_one_file(run: Run, there: Path) -> None:
    rows = "".join(f"Term {number},{number} is {'long ' * 200}.\n" for number in range(2100))
    (there / "sheet.csv").write_text(f"Term,Definition\n{rows}")
    done = run("import", "sheet.csv", "workspace")
    assert (done.code, done.out) == (2, "")
    assert "would be larger than 2 MB" in done.err
    assert files(there) == ["sheet.csv", "workspace/funnelspec.yaml"]


def test_remarks_are_harmless_and_told_together(run: Run, there: Path) -> None:
    rows = "".join(f"Term {number},Text {number} of it.,\x1b[31mOps\n" for number in range(20))
    (there / "sheet.csv").write_text(f"Term,Definition,Owner\n{rows}")
    done = run("import", "sheet.csv", "workspace")
    assert done.code == 1
    assert "\x1b" not in done.err + done.out
    assert done.err.count("\n") == 1
    assert "; also in line 3, 4, 5, 6, 7, 8, 9, 10 and 11 others" in done.err


def test_a_full_disk(run: Run, there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("import", "sheet.csv", "workspace", "--team", "sales")
    assert (done.code, done.out) == (2, "")
    assert done.err == 'funnelspec: "workspace/sales/glossary.yaml" cannot be used: the disk is full\n'
    assert [path.name for path in (there / "workspace").iterdir()] == ["funnelspec.yaml"]
    (there / "workspace/glossary.yaml").write_text("terms:\n  a: {name: Ad, definition: A paid picture.}\n")
    done = run("import", "sheet.csv", "workspace")
    assert done.err == 'funnelspec: "workspace/glossary.yaml" cannot be used: the disk is full\n'


def test_a_link_to_another_file_is_not_written_through(run: Run, there: Path) -> None:
    other = there / "workspace/other.yaml"
    other.write_text("terms:\n  a: {name: Ad, definition: A paid picture.}\n")
    (there / "workspace/glossary.yaml").symlink_to("other.yaml")
    done = run("import", "sheet.csv", "workspace")
    assert done.code == 2
    assert '"workspace/glossary.yaml" is there already and is no file of definitions' in done.err
    assert other.read_text().count("name:") == 1


def test_a_file_that_somebody_else_writes_meanwhile(
    run: Run, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(_: int) -> None:
        (there / "workspace/glossary.yaml").write_text("terms: {}\n")

    monkeypatch.setattr(os, "fsync", written)
    done = run("import", "sheet.csv", "workspace")
    assert (done.code, done.out) == (2, "")
    assert '"glossary.yaml" has changed meanwhile; nothing is written' in done.err
    assert (there / "workspace/glossary.yaml").read_text() == "terms: {}\n"


def test_the_name_of_a_sheet_is_harmless_and_a_line_is_named_once(run: Run, there: Path) -> None:
    (there / "a\n::error::\x1b[31m.csv").write_text("Term,Definition,Term,Term\nDeal,An open sale.,x,y\n")
    done = run("import", "a\n::error::\x1b[31m.csv", "workspace")
    assert done.code == 0
    assert done.err == 'a\\n::error::\\x1b[31m.csv:1: the column "Term" is not read\n'


def test_the_choices_of_a_field(run: Run, there: Path) -> None:
    (there / "values.txt").write_text("US\nNO\n")
    command = ("import", "picklist", "--field", "country", "values.txt", "workspace")
    done = run(*command)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        'Added 2 choices to "country" in workspace/glossary.yaml\n  The field is a draft'
    )
    path = there / "workspace/glossary.yaml"
    text = path.read_text()
    assert text.endswith('    choices: [US, "NO"]\n')
    done = run(*command)
    assert (done.code, done.out) == (0, '"country" in workspace/glossary.yaml has all 2 values\n')
    assert path.read_text() == text
    (there / "values.txt").write_text("GB\nNO\n")
    done = run(*command, "--diff")
    assert done.code == 1
    assert '+    choices: [US, "NO", GB]\n' in done.out
    assert path.read_text() == text
    done = run(*command)
    assert done.code == 1
    assert done.err == 'values.txt: "US" is a choice of "country", and the list does not have it\n'
    assert path.read_text() == text.replace('"NO"]', '"NO", GB]')
    assert run("check", "workspace", "--fail-on", "warning").code == 0
