"""What changed in a glossary between two states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from funnelspec.changes import KINDS, Change, changes
from funnelspec.engine import check_texts
from funnelspec.model.model import Model

TODAY = date(2026, 1, 15)

SHARED = """\
owner: [marketing, sales]
fields:
  employees: {name: Employees, definition: Head count of the account., type: integer, between: [1, 100000]}
  lead_score: {name: Lead score, definition: Points for what a person did., type: integer, between: [0, 100]}
terms:
  lead:
    name: Lead
    definition: A person who has asked for a demo within 14 days.
    owner: marketing
    aliases: [enquiry]
  account: {name: Account, definition: A company in our database.}
criteria:
  mql:
    name: MQL criteria
    definition: When marketing hands a lead to sales.
    when:
      - employees >= 50
      - lead_score >= 60
"""
OWN = """\
team: sales
owner: sales
terms:
  champion: {name: Champion, definition: Somebody at an account who argues for us.}
"""


def model(files: Mapping[str, str]) -> Model:
    found = check_texts(files, TODAY).model
    assert found
    return found


def changed(*replaced: tuple[str, str], **files: str) -> list[Change]:
    """What is different when words of the shared file are replaced, or files written."""
    before = {"shared.yaml": SHARED, "sales.yaml": OWN}
    after = {**before, **{f"{name}.yaml": text for name, text in files.items()}}
    for old, new in replaced:
        assert old in after["shared.yaml"]
        after["shared.yaml"] = after["shared.yaml"].replace(old, new)
    return list(changes(model(before), model(after)))


def one(*replaced: tuple[str, str], **files: str) -> Change:
    (found,) = changed(*replaced, **files)
    return found


def test_nothing_when_only_the_layout_is_another() -> None:
    condition = SHARED[SHARED.index("    when:") :]
    turned = "    when:\n      all:\n        - lead_score >= 60\n        - employees >= 50\n"
    assert changed((condition, turned)) == []
    assert changed(("definition: A person who", "definition: >-\n      A person  who")) == []
    same = model({"shared.yaml": SHARED})
    assert changes(same, same) == ()


def test_an_item_comes_and_goes() -> None:
    found = one(("  account: {name: Account, definition: A company in our database.}\n", ""))
    assert (found.kind, found.full_id, found.item, found.noun) == (
        "removed",
        "terms/account",
        "Account",
        "term",
    )
    assert (found.before, found.after) == ("A company in our database.", "")
    assert found.teams == ("Marketing", "Sales")
    assert (found.where.path, found.where.text) == ("shared.yaml", "account")
    found = one(("terms:\n", "terms:\n  deal: {name: Deal, definition: A chance to sell., owner: sales}\n"))
    assert (found.kind, found.item, found.after, found.teams) == (
        "added",
        "Deal",
        "A chance to sell.",
        ("Sales",),
    )


def test_another_text_with_another_meaning_names_what_differs() -> None:
    found = one(("14 days", "30 days"))
    assert (found.kind, found.attribute, found.team) == ("changed", "definition", None)
    assert found.says == "14 against 30 days"
    assert found.before == "A person who has asked for a demo within 14 days."
    assert found.after == "A person who has asked for a demo within 30 days."
    assert found.teams == ("Marketing",)


def test_other_words_with_the_same_meaning() -> None:
    found = one(("14 days", "2 weeks"))
    assert (found.kind, found.says) == ("reworded", "")


def test_a_line_is_tightened_eased_or_redrawn_and_a_lead_shows_it() -> None:
    found = one(("lead_score >= 60", "lead_score >= 80"))
    assert (found.kind, found.before, found.after) == ("tightened", "lead_score >= 60", "lead_score >= 80")
    assert found.lead
    assert (dict(found.lead.lead), found.meets) == ({"employees": 50, "lead_score": 60}, False)
    found = one(("employees >= 50", "employees >= 20"))
    assert (found.kind, found.meets) == ("eased", True)
    assert found.lead
    assert dict(found.lead.lead) == {"employees": 20, "lead_score": 60}
    found = one(("employees >= 50", "employees >= 20"), ("lead_score >= 60", "lead_score >= 80"))
    assert found.kind == "redrawn"
    assert found.before == "employees >= 50\nlead_score >= 60"
    found = one(("      - lead_score >= 60\n", ""))
    assert (found.kind, found.before, found.after) == ("eased", "lead_score >= 60", "")


def test_a_line_that_means_the_same_is_reworded() -> None:
    assert one(("employees >= 50", "employees > 49")).kind == "reworded"


def test_what_fields_mean_now_decides() -> None:
    """A condition that cannot be read in the new state has changed, and no more is said."""
    found = changed(("- lead_score >= 60", "- lead_skore >= 60"))
    assert [(each.kind, each.attribute) for each in found] == [("changed", "when")]


def test_names_and_ids() -> None:
    found = one(("name: Account,", "name: Company,"))
    assert (found.kind, found.attribute, found.before, found.after) == (
        "renamed",
        "name",
        "Account",
        "Company",
    )
    found = one(("  account:", "  company:"))
    assert (found.kind, found.attribute, found.before, found.after) == ("renamed", "id", "account", "company")
    found_all = changed(("  account: {name: Account,", "  company: {name: Company,"))
    assert [each.attribute for each in found_all] == ["id", "name"]


def test_an_id_that_several_could_have_taken_is_not_called_renamed() -> None:
    two = "  a: {name: Account, definition: One.}\n  b: {name: account, definition: Two.}\n"
    found = changed(("  account: {name: Account, definition: A company in our database.}\n", two))
    assert [each.kind for each in found] == ["removed", "added", "added"]


def test_states_and_owners() -> None:
    found = one(("    owner: marketing\n", "    owner: marketing\n    state: deprecated\n"))
    assert (found.kind, found.before, found.after) == ("state", "agreed", "deprecated")
    found = one(("    owner: marketing\n", ""))
    assert (found.kind, found.attribute) == ("changed", "owner")
    assert (found.before, found.after) == ("marketing", "marketing, sales")
    found = one(("aliases: [enquiry]", "aliases: [enquiry, contact]"))
    assert (found.kind, found.attribute) == ("changed", "aliases")


def test_details_are_told_as_one() -> None:
    found = one(("    aliases: [enquiry]\n", "    aliases: [enquiry]\n    notes: Ask.\n    tags: [x]\n"))
    assert (found.kind, found.attribute) == ("detail", "notes, tags")


def test_a_team_writes_its_own_and_gives_it_up() -> None:
    own = f"{OWN}  account: {{definition: A company with a contract.}}\n"
    found = one(sales=own)
    assert (found.kind, found.item, found.team) == ("parted", "Account", "sales")
    assert found.after == "A company with a contract."
    before, after = model({"shared.yaml": SHARED, "sales.yaml": own}), model({"shared.yaml": SHARED})
    kinds = {change.full_id: change for change in changes(before, after)}
    assert kinds["terms/champion"].kind == "removed"
    settled = kinds["terms/account"]
    assert (settled.kind, settled.team, settled.before) == ("settled", "sales", "A company with a contract.")


def test_what_a_team_had_alone_and_all_have_now() -> None:
    champion = "  champion: {name: Champion, definition: Somebody at an account who pays.}\n"
    found = changed(("terms:\n", f"terms:\n{champion}"), sales="team: sales\n")
    assert [(each.kind, each.attribute) for each in found] == [
        ("changed", "definition"),
        ("changed", "owner"),
        ("settled", ""),
    ]


def test_shared_words_come_and_go_beside_those_of_a_team() -> None:
    champion = "  champion: {name: Champion, definition: Somebody who pays.}\n"
    found = one(("terms:\n", f"terms:\n{champion}"))
    assert (found.kind, found.team, found.after) == ("added", None, "Somebody who pays.")
    both = {"shared.yaml": f"terms:\n{champion}", "sales.yaml": OWN}
    (found,) = changes(model(both), model({"sales.yaml": OWN}))
    assert (found.kind, found.team, found.before) == ("removed", None, "Somebody who pays.")


@pytest.mark.parametrize("broken", ["terms: [", "terms:\n  x: 5\n"])
def test_what_cannot_be_read_is_not_called_removed(broken: str) -> None:
    assert changed(sales=broken) == []


def test_of_very_many_texts_it_is_only_said_that_they_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("funnelspec.changes.compared._MOST_TEXTS", 1)
    found = changed(("14 days", "2 weeks"), ("A company in our", "A firm in our"))
    assert [each.kind for each in found if each.attribute == "definition"].count("reworded") == 1
    assert [each.says for each in found if each.kind == "changed"] == [""]


def test_the_worst_for_readers_comes_first() -> None:
    found = changed(
        ("14 days", "2 weeks"),
        ("aliases: [enquiry]", "notes: Ask."),
        ("  account: {name: Account, definition: A company in our database.}\n", ""),
        ("lead_score >= 60", "lead_score >= 80"),
    )
    kinds = [each.kind for each in found]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert kinds == ["removed", "changed", "tightened", "reworded", "detail"]
