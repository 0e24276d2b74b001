"""Labels that are what they claim to be, generators that repeat themselves, and figures that are true."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from benchmarks.terminology import conflicts, rows
from benchmarks.terminology.damage import FORMS, damaged
from benchmarks.terminology.generator import EACH, KINDS, Generator
from benchmarks.terminology.labels import FOLDER, read
from benchmarks.terminology.planted import plant, sample
from benchmarks.terminology.score import Score, judged, share
from benchmarks.terminology.unchanged import CHANGES, changed, clean
from funnelspec.engine import check_texts
from funnelspec.rules import ALL

README = (Path(__file__).parents[2] / "benchmarks" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generator() -> Generator:
    return Generator()


GLOSSARIES = ("glossary", "glossary_dev", "glossary_dev2", "glossary_blind2")

# -- labels


def test_the_readme_says_how_much_is_labelled() -> None:
    counted = {name: len(read(name)) for name in (path.stem for path in FOLDER.glob("*.yaml"))}
    for name in GLOSSARIES:
        counted[name] = len(read(name)["items"])
    stated = {name: int(count) for name, count in re.findall(r"^\| `(\w+)\.yaml` \| (\d+) ", README, re.M)}
    assert stated == counted


@pytest.mark.parametrize(
    ("name", "count"),
    [("near_twins", 80), ("near_twins_dev", 80), ("near_twins_blind", 40), ("near_twins_blind2", 40)],
)
def test_half_of_the_pairs_mean_the_same(name: str, count: int) -> None:
    pairs = read(name)
    assert len(pairs) == count
    assert sum(pair["same"] for pair in pairs) == count / 2
    assert all(pair["one"] != pair["other"] and pair["kind"] for pair in pairs)
    assert len({frozenset((pair["one"], pair["other"])) for pair in pairs}) == count


@pytest.mark.parametrize("name", GLOSSARIES)
def test_pairs_of_items_are_of_the_glossary_and_labelled_once(name: str) -> None:
    labels = read(name)
    same, traps = ({frozenset(pair) for pair in labels[group]} for group in ("same", "traps"))
    assert len(same) == len(labels["same"]) == len(traps) == len(labels["traps"]) == len(labels["items"]) / 2
    assert not same & traps
    assert {item for pair in same | traps for item in pair} <= set(labels["items"])
    assert all(len(pair) == 2 for pair in same | traps)


@pytest.mark.parametrize("name", ["acronyms", "acronyms_dev"])
def test_acronyms_and_long_forms_stand_in_their_text(name: str) -> None:
    for item in read(name):
        for word in (*item["bare"], *(word for pair in item["expansions"] for word in pair)):
            assert word in item["text"]
        assert not set(item["bare"]) & {letters for letters, _ in item["expansions"]}


@pytest.mark.parametrize("name", ["vague", "vague_dev"])
def test_vague_words_stand_in_their_text_once(name: str) -> None:
    for item in read(name):
        assert [item["text"].count(words) for words in item["vague"]] == [1] * len(item["vague"])


@pytest.mark.parametrize("name", ["forms", "forms_dev"])
def test_no_form_of_a_word_is_none(name: str) -> None:
    for item in read(name):
        assert item["forms"]
        assert not {form.casefold() for form in item["forms"]} & {
            form.casefold() for form in item["not_forms"]
        }


@pytest.mark.parametrize("name", ["acronyms", "forms", "vague"])
def test_nothing_is_both_reported_and_tuned_on(name: str) -> None:
    key = "word" if name == "forms" else "text"
    assert not {item[key] for item in read(name)} & {item[key] for item in read(f"{name}_dev")}


def test_no_pair_is_both_set_on_and_held_back() -> None:
    seen, blind = (
        {pair[side] for pair in read(name) for side in ("one", "other")} for name in (rows.TUNED, rows.BLIND)
    )
    assert not seen & blind


# -- generators


@pytest.mark.parametrize("kind", KINDS)
def test_planted_conflicts_are_the_same_each_time_and_of_four_forms(kind: str, generator: Generator) -> None:
    chosen = generator.some(kind)
    assert chosen == Generator().some(kind)
    assert len(set(chosen)) == EACH
    assert len({conflict.form for conflict in chosen}) >= 4
    assert {conflict.kind for conflict in chosen} == {kind}
    assert chosen != generator.some(kind, seed=2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_conflict_changes_the_text_once_at_its_marks(kind: str, generator: Generator) -> None:
    before = sample()
    for conflict in generator.some(kind):
        texts, (places,) = plant(before, [conflict])
        assert {path for path in texts if texts[path] != before.get(path)} == {
            edit.path for edit in conflict.edits
        }
        marked = [words for edit in conflict.edits for words in re.findall("«([^»]*)»", edit.new)]
        assert sorted(texts[place.path][place.start : place.end] for place in places) == sorted(marked)
        assert marked
        assert not re.search("[«»\ue000-\uf8ff]", "".join(texts.values()))


def test_two_conflicts_at_once_are_of_different_kinds_and_keep_their_places_apart(
    generator: Generator,
) -> None:
    pairs = generator.pairs(count=20)
    assert pairs == Generator().pairs(count=20)
    for one, other in pairs:
        texts, places = plant(sample(), (one, other))
        assert one.kind != other.kind
        for conflict, marked in zip((one, other), places, strict=True):
            words = {each for edit in conflict.edits for each in re.findall("«([^»]*)»", edit.new)}
            assert {texts[place.path][place.start : place.end] for place in marked} == words


def test_words_that_are_not_there_cannot_be_replaced(generator: Generator) -> None:
    conflict = generator.some("vague wording")[0]
    texts, _ = plant(sample(), [conflict])
    with pytest.raises(ValueError, match="exactly once"):
        plant(texts, [conflict])


@pytest.mark.parametrize("form", FORMS)
def test_a_slip_changes_one_place_of_the_longest_word(form: str) -> None:
    for seed in range(20):
        slip = damaged("lead contract", form, Random(seed))
        assert slip.startswith("lead c")
        assert slip != "lead contract"
        assert abs(len(slip) - len("lead contract")) == (form in ("dropped", "doubled"))
        assert sum(map(str.__ne__, slip, "lead contract")) <= 2 or form in ("dropped", "doubled")


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_keeps_the_meaning_changes_the_text_and_loses_no_item(name: str) -> None:
    texts = clean()["definitions"]
    first, second = (CHANGES[name](texts, Random(5)) for _ in range(2))
    assert first == second
    assert first != texts
    run, before = check_texts(first), check_texts(texts)
    assert run.model is not None
    assert before.model is not None
    assert {entry.full_id for entry in run.model.entries} == {entry.full_id for entry in before.model.entries}
    assert not run.blocked


def test_every_change_is_made() -> None:
    assert {name for name, _ in changed(clean()["definitions"])} == {*CHANGES, "several at once"}


# -- figures


def test_every_kind_has_a_rule() -> None:
    assert list(conflicts.RULES) == list(KINDS)


def test_precision_and_recall_are_counted() -> None:
    score = judged([(True, True), (True, True), (True, False), (False, True), (False, False)])
    assert score == Score(2, 1, 1)
    assert (score.precision, score.recall, score.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert str(score) == "precision .67, recall .67 (F1 .67)"
    assert (Score().precision, Score().recall, Score(0, 1, 1).f1) == (1, 1, 0)
    assert [share(value) for value in (1, 0.999, 0.5, 0)] == ["1.0", ".99", ".50", ".00"]


def test_every_rule_that_is_measured_exists() -> None:
    names = {rule.card.name for rule in ALL}
    assert {rule for expected in conflicts.RULES.values() for rule in expected} <= names
    assert set(rows.SENTENCES) <= names


@pytest.mark.parametrize("name", rows.SENTENCES)
def test_a_card_says_what_the_bench_says(name: str) -> None:
    (card,) = (rule.card for rule in ALL if rule.card.name == name)
    assert rows.SENTENCES[name]() in card.measured


def test_the_readme_says_what_the_bench_says() -> None:
    for row in rows.labelled_rows():
        assert str(row) in README


def test_a_finding_elsewhere_or_of_another_rule_is_false(generator: Generator) -> None:
    one, other = generator.some("identical definition")[0], generator.some("duplicate name")[0]
    assert conflicts.planted([one]).score == Score(1, 0, 0)
    strange = one._replace(kind="duplicate name")
    outcome = conflicts.planted([strange])
    assert outcome.score == Score(0, 1, 1)
    assert outcome.missed == (strange,)
    assert [found.card.name for found in outcome.false] == ["same-definition"]
    moved = other.edits[0]._replace(
        new=other.edits[0].new.replace("«", "").replace("»", "").replace("owner", "«owner»")
    )
    assert conflicts.planted([other._replace(edits=(moved,))]).score == Score(0, 1, 1)


def test_silence_is_counted_by_change_and_rule() -> None:
    texts = clean()["gitlab_2022"]
    silence = conflicts.silence(texts, with_changes=False)
    assert (silence.runs, silence.errors, silence.warnings) == (1, 0, 0)
    assert silence.definitions > 100
    loud = {**texts, "zz.yaml": "owner: sales\nterms:\n  zz: {name: Account, definition: A thing.}\n"}
    assert conflicts.silence(loud, with_changes=False).said == {("nothing", "duplicate-name"): 1}
