"""Applying fixes to text, and to a workspace as far as it becomes no worse."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec import engine, fixing
from funnelspec.diagnostic import Edit
from funnelspec.engine import check_texts
from funnelspec.fixing import Fixed, apply, fix
from funnelspec.source import Location, Source

TODAY = date(2026, 1, 15)

TEXT = "when: country = us  # as agreed\n"


def edit(start: int, end: int, replacement: str) -> Edit:
    return Edit(Location(Source("a.yaml", TEXT), start, end), replacement)


def test_the_rest_of_the_text_stays_as_it_is() -> None:
    assert apply(TEXT, [edit(16, 18, "US")]) == "when: country = US  # as agreed\n"


def test_without_edits_nothing_changes() -> None:
    assert apply(TEXT, []) == TEXT


def test_the_order_of_the_edits_changes_nothing() -> None:
    edits = [edit(16, 18, "US"), edit(6, 13, "region"), edit(0, 4, "entry")]
    assert apply(TEXT, edits) == "entry: region = US  # as agreed\n"
    assert apply(TEXT, edits[::-1]) == apply(TEXT, edits)


def test_of_edits_that_overlap_the_first_is_applied() -> None:
    assert apply(TEXT, [edit(6, 18, "fits"), edit(16, 18, "US")]) == "when: fits  # as agreed\n"


def test_the_same_edit_twice_is_applied_once() -> None:
    assert apply(TEXT, [edit(5, 5, " not"), edit(5, 5, " not")]) == "when: not country = us  # as agreed\n"


def test_edits_side_by_side_are_both_applied() -> None:
    assert apply(TEXT, [edit(6, 13, "region"), edit(13, 15, " !=")]) == "when: region != us  # as agreed\n"


def test_edits_reach_the_ends_of_the_text() -> None:
    assert apply(TEXT, [edit(0, 0, "# top\n"), edit(len(TEXT), len(TEXT), "# end\n")]) == (
        f"# top\n{TEXT}# end\n"
    )


FIELDS = """\
owner: sales
fields:
  country: {name: Country, definition: Where., type: choice, choices: [US, CA]}
  demo: {name: Demo, definition: Held., type: boolean}
criteria:
"""


def fixed(*lines: str, unsafe: bool = False, head: str = FIELDS) -> Fixed:
    return fix(check_texts({"a.yaml": head + "\n".join(lines)}, TODAY), TODAY, unsafe)


def after(done: Fixed) -> str:
    """What stands below the fields of the corrected file."""
    return done.texts["a.yaml"][1].partition("criteria:\n")[2]


def left(done: Fixed) -> list[str]:
    return [found.headline for found in done.run.report.diagnostics if found.card.name != "never-used"]


def test_all_that_can_be_corrected_is_and_the_rest_stays() -> None:
    done = fixed(
        "  fit:",
        "    name: Fit",
        "    definition: Green  # for now",
        "    when:",
        '      - "country in (us, CA)"  # both',
        "      - demo = yes",
    )
    assert after(done) == (
        "  fit:\n    name: Fit\n    definition: Green  # for now\n    when:\n"
        '      - "country in (US, CA)"  # both\n      - demo'
    )
    assert (done.corrected, done.refused, left(done)) == (2, 0, [])


def test_a_workspace_without_mistakes_is_not_touched() -> None:
    done = fixed("  fit: {name: Fit, definition: Green, when: demo}")
    assert (done.texts, done.corrected, done.refused) == ({}, 0, 0)


def test_what_a_correction_brings_to_light_is_corrected_along() -> None:
    done = fixed("  fit: {name: Fit, definition: Green, when: Country = us}")
    assert after(done) == "  fit: {name: Fit, definition: Green, when: country = US}"
    assert done.corrected == 2


def test_a_correction_that_brings_something_as_bad_to_light_is_left_out() -> None:
    done = fixed("  fit: {name: Fit, definition: Green, when: Country = Mars}")
    assert (done.texts, done.corrected, done.refused) == ({}, 0, 1)
    assert left(done) == ['"Country" is written "country" under "fields"']


def test_one_that_must_be_left_out_holds_up_no_others() -> None:
    good = [
        f"  f{number}: {{name: F{number}, definition: Fits {number}., when: not demo}}" for number in range(9)
    ]
    wrong = [line.replace("not demo", "not demo = yes") for line in good]
    bad = "  bad: {name: Bad, definition: Bad., when: Country = Mars}"
    worse = bad.replace("bad", "worse").replace("Bad", "Worse")
    done = fixed(*wrong[:4], bad, *wrong[4:6], worse, *wrong[6:])
    assert after(done) == "\n".join([*good[:4], bad, *good[4:6], worse, *good[6:]])
    assert (done.corrected, done.refused) == (9, 2)


def test_a_correction_that_changes_the_meaning_is_made_only_when_that_is_wanted() -> None:
    line = "  fit: {{name: Fit, definition: Green, when: seats between {}}}"
    head = "owner: sales\nfields: {seats: {name: Seats, definition: Count., type: integer}}\ncriteria:\n"
    assert fixed(line.format("9 and 5"), head=head).texts == {}
    done = fixed(line.format("9 and 5"), head=head, unsafe=True)
    assert (after(done), done.corrected) == (line.format("5 and 9"), 1)


def test_of_several_mistakes_in_one_place_each_has_its_turn() -> None:
    done = fixed("  fit: {name: Fit, definition: Green, when: 'country in (us, US, us, ca)'}")
    assert after(done) == "  fit: {name: Fit, definition: Green, when: 'country in (US, CA)'}"
    assert left(done) == []


def test_what_an_anchor_holds_is_corrected_for_no_use_alone() -> None:
    lines = [
        "  fit: {name: Fit, definition: Green, when: &w [demo = yes]}",
        "  two: {name: Two, definition: Too., when: *w}",
    ]
    done = fixed(*lines)
    assert (done.texts, done.refused) == ({}, 1)


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_corrected() -> None:
    broken = "terms: [\n"
    text = FIELDS + "  fit: {name: Fit, definition: Green, when: demo = yes}\n"
    done = fix(check_texts({"a.yaml": text, "b.yaml": broken}, TODAY), TODAY)
    assert list(done.texts) == ["a.yaml"]


def test_a_broken_workspace_file_leaves_everything_as_it_is() -> None:
    run = check_texts({"funnelspec.yaml": "Spec: 1\nname: Northwind\n", "a.yaml": "terms: {}\n"}, TODAY)
    assert run.broken_config
    assert fix(run, TODAY, unsafe=True) == Fixed(run, {})


def test_the_workspace_is_not_checked_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "_CHECKS", 2)
    counted = []

    def counting(*given: object) -> engine.Run:
        counted.append(given)
        return engine.check_again(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "check_again", counting)
    bad = "  bad: {name: Bad, definition: Bad., when: Country = Mars}"
    done = fixed(bad, "  fit: {name: Fit, definition: Green, when: demo = yes}")
    assert (len(counted), done.texts) == (2, {})


def test_a_thousand_corrections_take_a_few_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "_CHECKS", 2)
    lines = [
        f"  f{number}: {{name: F{number}, definition: Fits {number}., when: not demo = yes}}"
        for number in range(1000)
    ]
    done = fixed(*lines)
    assert (done.corrected, "demo = yes" in after(done)) == (1000, False)


def test_a_correction_that_loses_a_comment_is_left_out() -> None:
    text = f"{FIELDS}  fit: {{name: Fit, definition: Green, when: demo = yes}}  # for now\n"
    run = check_texts({"a.yaml": text}, TODAY)
    (found,) = (each for each in run.report.diagnostics if each.fix)
    assert found.fix
    (edit,) = found.fix.edits
    comment = Location(edit.where.source, text.index("  # for"), len(text) - 1)
    for also, texts in (((), ["a.yaml"]), ((Edit(comment, ""),), [])):
        wanted = found.replace(fix=found.fix._replace(edits=(edit, *also)))
        done = fix(run._replace(report=run.report.replace(diagnostics=[wanted])), TODAY)
        assert list(done.texts) == texts


def test_a_correction_that_leaves_its_finding_is_left_out() -> None:
    text = f"{FIELDS}  fit: {{name: Fit, definition: Green, when: demo = yes}}\n"
    run = check_texts({"a.yaml": text}, TODAY)
    (found,) = (each for each in run.report.diagnostics if each.fix)
    assert found.fix
    useless = Edit(found.fix.edits[0].where, "demo = yes ")
    wanted = found.replace(fix=found.fix._replace(edits=(useless,)))
    done = fix(run._replace(report=run.report.replace(diagnostics=[wanted])), TODAY)
    assert (done.texts, done.corrected) == ({}, 0)


STAGES = """\
owner: sales
stages:
  sal: {name: SAL, definition: Taken., next: [won], max_age: 3 days}
  won: {name: Won, definition: Bought., outcome: won}
"""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Stages:\n  x: {name: X, definition: Is x., next: won}", "stages:"),
        ("  x: {Name: X, definition: Is x., next: won}", "name: X"),
        ("  x: {name: X, definition: Is x., next: won, max-age: 2 days}", "max_age: 2"),
        ("  x: {name: X, definition: Is x., next: won, owner: Sales}", "owner: sales}"),
        ('  x: {name: X, definition: Is x., next: ["Won"]}', '["won"]'),
        ("  x: {name: X, definition: Is x., next: won, see: [stages/SAL]}", "[stages/sal]"),
    ],
)
def test_what_differs_in_case_and_hyphens_only_is_certain(written: str, meant: str) -> None:
    text = f"owner: sales\n{written}\n" if written[0] == "S" else f"{STAGES}{written}\n"
    other = {"b.yaml": STAGES} if written[0] == "S" else {}
    done = fix(check_texts({"a.yaml": text, **other}, TODAY), TODAY)
    assert (done.corrected, meant in done.texts["a.yaml"][1]) == (1, True)
    assert done.texts["a.yaml"][1].casefold() == text.casefold().replace("-", "_")


def test_another_word_is_not_certain() -> None:
    text = f"{STAGES}  x: {{name: X, definition: Is x., next: [wonn], ownr: sales}}\n"
    assert fix(check_texts({"a.yaml": text}, TODAY), TODAY, unsafe=True).texts == {}


def test_places_that_are_told_as_one_are_corrected_together_or_not_at_all() -> None:
    lines = [f"  x{at}: {{name: X{at}, definition: Is {at}., next: [SAL]}}\n" for at in range(4)]
    for last, corrected in (("", 1), ("  y: {name: Y, definition: Is y., see: sal, next: [sal, SAL]}\n", 0)):
        run = check_texts({"a.yaml": f"{STAGES}{''.join(lines)}{last}"}, TODAY)
        (found,) = [each for each in run.report.diagnostics if each.card.name == "unknown-reference"]
        assert (found.fix is not None) == bool(corrected), found.headline
        done = fix(run, TODAY)
        assert done.corrected == corrected
        assert not corrected or done.texts["a.yaml"][1].count("[sal]") == 4
