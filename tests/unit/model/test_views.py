"""A team's view: the shared items with the team's own laid over them, attribute by attribute."""

from __future__ import annotations

import pytest

from funnelspec.model.entities import Entry
from funnelspec.model.shapes import field_of
from tests.unit.model.definitions import everything, model

SHARED = """\
stages:
  mql:
    name: MQL
    definition: A lead that waits.
    aliases: [qualified lead, marketing lead]
    owner: marketing
    max_age: 14 days
    next: [sal, recycled]
  sal: {name: SAL, definition: A lead that sales accepted.}
"""


def _words(entry: Entry) -> dict[str, list[str]]:
    return {
        "aliases": [text.value for text in entry.aliases],
        "owner": [text.value for text in entry.owner],
        "next": [move.to.text.value for move in getattr(entry, "next", None) or ()],
    }


def test_without_teams_there_is_one_workspace() -> None:
    built = model(SHARED)
    assert built.teams == {}
    assert built.workspaces() == [built.shared]
    assert built.shared.team is None


def test_what_a_team_leaves_out_is_as_shared_and_a_list_is_replaced_whole() -> None:
    built = model(
        {"a.yaml": SHARED, "b.yaml": "team: sales\nstages:\n  mql: {aliases: hot lead, next: []}\n"}
    )
    mine, shared = built.teams["sales"].entries["stages/mql"], built.shared.entries["stages/mql"]
    assert _words(mine) == {"aliases": ["hot lead"], "owner": ["marketing"], "next": []}
    assert _words(shared) == {
        "aliases": ["qualified lead", "marketing lead"],
        "owner": ["marketing"],
        "next": ["sal", "recycled"],
    }
    assert mine.label == "MQL"
    assert mine.key is shared.key
    assert mine.file.team is None
    assert mine.place("aliases").path == "b.yaml"
    assert mine.place("definition").path == "a.yaml"
    assert built.teams["sales"].entries["stages/sal"] is built.shared.entries["stages/sal"]


def test_every_attribute_can_be_laid_over() -> None:
    changed = everything("sales").replace("[", "[zero, ", 1)
    built = model({"a.yaml": everything(), "b.yaml": changed})
    for full_id, shared in built.shared.entries.items():
        mine = built.teams["sales"].entries[full_id]
        own = next((one for one in built.entries if one.full_id == full_id and one.file.team), None)
        assert list(mine.written) == list(shared.written)
        for name in mine.written if own else ():
            assert mine.place(name).path == "b.yaml"
            assert getattr(mine, field_of(mine, name)) is getattr(own, field_of(mine, name))


def test_the_owner_of_a_teams_file_is_only_a_fallback() -> None:
    head = "team: sales\nowner: sales\nstages:\n"
    built = model({"a.yaml": SHARED, "b.yaml": head + "  mql: {max_age: 2 days}\n  sal: {max_age: 2 days}\n"})
    entries = built.teams["sales"].entries
    assert _words(entries["stages/mql"])["owner"] == ["marketing"]
    assert _words(entries["stages/sal"])["owner"] == ["sales"]
    written = "team: sales\nstages:\n  mql: {owner: sales}\n"
    entries = model({"a.yaml": SHARED, "b.yaml": written}).teams["sales"].entries
    assert _words(entries["stages/mql"])["owner"] == ["sales"]


def test_parts_are_replaced_whole_and_are_items_of_the_view() -> None:
    parts = "segments:\n  size:\n    name: Size\n    definition: By size.\n    parts:\n"
    own = "team: sales\nsegments:\n  size:\n    parts:\n      large: {name: Large accounts, when: demo}\n"
    built = model(
        {
            "a.yaml": parts
            + "      small: {name: Small, when: demo}\n      large: {name: Large, when: not demo}\n",
            "b.yaml": own,
        }
    )
    assert list(built.shared.entries) == ["segments/size", "segments/size/small", "segments/size/large"]
    mine = built.teams["sales"].entries
    assert list(mine) == ["segments/size", "segments/size/large"]
    assert mine["segments/size/large"].label == "Large accounts"
    assert built.teams["sales"].elsewhere == {"segments/size/small"}


def test_two_teams_do_not_see_each_others_items() -> None:
    term = "terms:\n  {0}: {{name: {0}, definition: Is {0}.}}\n"
    built = model(
        {
            "a.yaml": term.format("shared"),
            "b.yaml": "team: sales\n" + term.format("cadence"),
            "c.yaml": "team: marketing\n" + term.format("persona"),
        }
    )
    assert list(built.teams) == ["marketing", "sales"]
    assert [workspace.team for workspace in built.workspaces()] == [None, "marketing", "sales"]
    assert list(built.shared.entries) == ["terms/shared"]
    assert list(built.teams["sales"].entries) == ["terms/cadence", "terms/shared"]
    assert built.shared.elsewhere == {"terms/cadence", "terms/persona"}
    assert built.teams["sales"].elsewhere == {"terms/persona"}


def test_two_files_of_a_team_are_one_view() -> None:
    built = model(
        {
            "a.yaml": SHARED,
            "b.yaml": "team: sales\nstages:\n  mql: {max_age: 2 days}\n",
            "c.yaml": "team: sales\nstages:\n  sal: {max_age: 3 days}\n",
        }
    )
    entries = built.teams["sales"].entries
    assert "max_age" in entries["stages/sal"].written
    assert entries["stages/mql"].place("max_age").path == "b.yaml"


def test_a_team_that_writes_nothing_has_no_view_of_its_own() -> None:
    assert model({"a.yaml": SHARED, "b.yaml": "team: sales\n"}).teams == {}


@pytest.mark.parametrize(
    ("shared", "own", "context"), [("", "context: partner\n", None), ("context: partner\n", "", "partner")]
)
def test_the_context_of_an_item_is_that_of_the_shared_one(shared: str, own: str, context: str | None) -> None:
    built = model(
        {
            "a.yaml": f"{shared}terms:\n  deal: {{name: Deal, definition: A sale.}}\n",
            "b.yaml": f"team: sales\n{own}terms:\n  deal: {{definition: A big sale.}}\n",
        }
    )
    assert built.teams["sales"].entries["terms/deal"].file.context == context
