"""What teams agree on moves into the shared file: which lines, and when none."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.engine import check_texts
from funnelspec.fixing import fix

TODAY = date(2026, 1, 15)
OURS = "team: marketing\nstages:\n  mql:\n    max_age: 7 days\n"
THEIRS = "team: sales\nstages:\n  mql:\n    max_age: 7 days\n"
SHARED = "stages:\n  mql:\n    name: MQL\n    definition: A lead that waits.\n    owner: sales\n"


def moved(shared: str = SHARED, ours: str = OURS, theirs: str = THEIRS) -> tuple[str, str, str]:
    """The three files with all fixes applied; no finding about them is left."""
    texts = {"a.yaml": shared, "b.yaml": ours, "c.yaml": theirs}
    done = fix(check_texts(texts, TODAY), TODAY, unsafe=True)
    left = [found for found in done.run.report.diagnostics if found.card.name == "agreed-apart"]
    assert bool(left) == (not done.texts), [found.headline for found in left]
    assert done.refused == 0
    now = {**texts, **{path: after for path, (_, after) in done.texts.items()}}
    return now["a.yaml"], now["b.yaml"], now["c.yaml"]


def offered(shared: str = SHARED, ours: str = OURS, theirs: str = THEIRS) -> bool:
    """Whether the one finding has a fix."""
    run = check_texts({"a.yaml": shared, "b.yaml": ours, "c.yaml": theirs}, TODAY)
    (found,) = [found for found in run.report.diagnostics if found.card.name == "agreed-apart"]
    return found.fix is not None


def test_it_stands_behind_the_last_attribute_and_nothing_empty_is_left() -> None:
    assert moved() == (f"{SHARED}    max_age: 7 days\n", "team: marketing\n", "team: sales\n")


def test_what_the_shared_file_said_is_replaced_and_its_comment_stays() -> None:
    shared = SHARED.replace("owner: sales\n", "max_age: 9 days  # since May\n    owner: sales\n")
    assert moved(shared)[0] == shared.replace("9 days", "7 days")


def test_several_lines_take_the_place_of_one() -> None:
    lines = "    max_age:\n      - warn: 5 days\n        close: 7 days\n"
    shared = SHARED.replace("    owner: sales\n", "    max_age: 9 days\n    owner: sales\n")
    ours, theirs = (text.replace("    max_age: 7 days\n", lines) for text in (OURS, THEIRS))
    assert moved(shared, ours, theirs)[0] == shared.replace("    max_age: 9 days\n", lines)


def test_comments_and_layout_go_along_into_the_column_of_the_shared_item() -> None:
    shared = "stages:\n    mql:\n        name: MQL\n        definition: A lead that waits.\n"
    ours = OURS.replace("    max_age: 7 days\n", "    # as agreed\n    max_age:   '7 days'  # in May\n")
    assert moved(shared, ours) == (
        f"{shared}        # as agreed\n        max_age:   '7 days'  # in May\n",
        "team: marketing\n",
        "team: sales\n",
    )


def test_a_block_text_keeps_its_lines() -> None:
    shared = "terms:\n    rep:\n        name: Rep\n        definition: Somebody.\n"
    lines = "    definition: |2\n        A seller.\n\n      Calls.\n"
    ours = f"team: marketing\nterms:\n  rep:\n{lines}  lead: {{name: Lead, definition: A person.}}\n"
    theirs = f"team: sales\nterms:\n  rep:\n{lines}"
    definition = "        definition: |2\n            A seller.\n\n          Calls.\n"
    assert moved(shared, ours, theirs) == (
        f"terms:\n    rep:\n        name: Rep\n{definition}",
        "team: marketing\nterms:\n  lead: {name: Lead, definition: A person.}\n",
        "team: sales\n",
    )


def test_all_that_is_agreed_moves_one_after_the_other() -> None:
    ours = f"{OURS}    owner: marketing\n    probability: 10%\n    notes: Ours.\n"
    theirs = f"{THEIRS}    probability: 10%\n    owner: marketing\n"
    assert moved(SHARED, ours, theirs) == (
        SHARED.replace("owner: sales", "owner: marketing") + "    max_age: 7 days\n    probability: 10%\n",
        "team: marketing\nstages:\n  mql:\n    notes: Ours.\n",
        "team: sales\n",
    )


def test_each_file_keeps_its_line_ends_and_the_missing_one() -> None:
    shared, theirs = SHARED.replace("\n", "\r\n"), THEIRS.rstrip("\n")
    assert moved(shared, OURS, theirs) == (
        f"{shared}    max_age: 7 days\r\n",
        "team: marketing\n",
        "team: sales",
    )
    assert moved(shared.rstrip(), THEIRS.replace("sales", "marketing"), THEIRS.replace("\n", "\r\n")) == (
        f"{shared}    max_age: 7 days",
        "team: marketing\n",
        "team: sales\r\n",
    )


def test_other_items_and_what_stands_between_stay() -> None:
    above = "# ours\nteam: marketing\nstages:\n  # first\n"
    below = "\n  # next\n  x: {name: X, definition: Is x.}\n"
    assert moved(ours=f"{above}  mql:\n\n    max_age: 7 days\n{below}")[1] == f"{above}\n{below}"


@pytest.mark.parametrize(
    ("shared", "ours", "theirs"),
    [
        ("stages:\n  mql: {name: MQL, definition: A lead that waits.}\n", OURS, THEIRS),
        (SHARED, "team: marketing\nstages:\n  mql: {max_age: 7 days}\n", THEIRS),
        (SHARED, "team: marketing\nstages: {mql: {max_age: 7 days}}\n", THEIRS),
        (SHARED, OURS, "team: sales\nstages:\n  mql: {max_age: 7 days}\n"),
        (SHARED, OURS, THEIRS.replace("7 days", "1 week")),
        (SHARED, OURS, THEIRS.replace("7 days", "7 days  # ours")),
        (SHARED, OURS.replace("mql:", "mql:  # ours"), THEIRS),
        (SHARED, OURS.replace("stages:", "stages:  # ours"), THEIRS),
        (SHARED, OURS.replace("7 days", "&d 7 days"), THEIRS),
        (SHARED.replace("A lead that waits.", "&d A lead that waits.\n    notes: *d"), OURS, THEIRS),
        (SHARED.replace("owner: sales", "notes: |+\n      One.\n"), OURS, THEIRS),
        (SHARED.replace("owner: sales", "max_age:  # why\n      9 days"), OURS, THEIRS),
        # Where both have a comment at one line, one of them would be lost.
        (
            SHARED.replace("owner: sales", "max_age: 9 days  # since May"),
            OURS.replace("7 days", "7 days  # ours"),
            THEIRS,
        ),
        (SHARED, OURS.replace("7 days", "7 days  # May"), THEIRS.replace("7 days", "7 days  # June")),
    ],
)
def test_where_that_is_not_certain_there_is_no_fix(shared: str, ours: str, theirs: str) -> None:
    assert not offered(shared, ours, theirs)


def test_a_move_that_breaks_what_everyone_sees_is_left_out() -> None:
    field = "fields: {score: {name: Score, definition: Points., type: integer}}\n"
    own = f"{field}stages:\n  mql:\n    entry: score > 5\n"
    texts = {"a.yaml": SHARED, "b.yaml": f"team: marketing\n{own}", "c.yaml": f"team: sales\n{own}"}
    done = fix(check_texts(texts, TODAY), TODAY, unsafe=True)
    assert (done.texts, done.refused) == ({}, 1)


def test_an_item_that_no_shared_file_has_is_left_to_people() -> None:
    own = "terms:\n  rep:\n    name: Rep\n    definition: A seller.\n"
    texts = {"b.yaml": f"team: marketing\n{own}", "c.yaml": f"team: sales\n{own}"}

    def told() -> list[tuple[str, bool]]:
        found = check_texts(texts, TODAY).report.diagnostics
        return [(each.headline, each.fix is None) for each in found if each.card.name == "agreed-apart"]

    assert told() == [('marketing and sales agree on "Rep", but no shared file has it', True)]
    texts["a.yaml"] = "terms: {rep: {name: Rep}}\n"  # it may be that one, which lacks its definition
    assert told() == []
    texts["a.yaml"] = "terms: [\n"
    assert told() == []
