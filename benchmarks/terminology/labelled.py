"""The rules on labelled texts, through the rules' own findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from benchmarks.terminology.labels import read
from benchmarks.terminology.score import Score, judged
from benchmarks.terminology.workspaces import found, listed
from funnelspec.diagnostic import Diagnostic
from funnelspec.language.acronyms import expansions
from funnelspec.language.contrast import compare, contrast
from funnelspec.language.known import ACRONYMS
from funnelspec.language.words import words


class Twin(NamedTuple):
    """Two texts of one item: whether they mean the same, and whether the check takes them to."""

    kind: str
    same: bool
    taken: bool


def near_twins(file: str) -> list[Twin]:
    """Two teams write one item; no ``two-meanings`` means that the texts were taken to mean the same."""
    return [Twin(pair["kind"], pair["same"], not _two_meanings(pair)) for pair in read(file)]


def _two_meanings(pair: dict[str, Any]) -> bool:
    sides = {team: listed([pair[side]]).text for team, side in (("marketing", "one"), ("sales", "other"))}
    texts = {f"{team}.yaml": f"team: {team}\n{text}" for team, text in sides.items()}
    return bool(found(texts, ["two-meanings"]))


def twins_score(twins: list[Twin]) -> Score:
    return judged((twin.same, twin.taken) for twin in twins)


def leave_kind_out(file: str) -> Score:
    """Each kind judged with the threshold of likeness that is best for all other kinds.

    Only the threshold is set anew; the thesaurus and the contrasts stay as they are.
    """
    pairs = read(file)
    taken: dict[float, list[bool]] = {}
    kept = compare._ENOUGH
    try:
        for step in range(20, 100, 4):
            compare._ENOUGH = step / 100
            verdicts = [contrast(pair["one"], pair["other"]).verdict for pair in pairs]
            taken[compare._ENOUGH] = [verdict != "different" for verdict in verdicts]
    finally:
        compare._ENOUGH = kept

    def score(least: float, kind: str, of_kind: bool) -> Score:
        """With this threshold, on the pairs of a kind or on all others."""
        said = zip(pairs, taken[least], strict=True)
        return judged((pair["same"], same) for pair, same in said if (pair["kind"] == kind) == of_kind)

    total = Score()
    for kind in dict.fromkeys(pair["kind"] for pair in pairs):
        best = max(taken, key=lambda least: score(least, kind, False).f1)
        total = total.plus(score(best, kind, True))
    return total


class Meanings(NamedTuple):
    """Items of one meaning under several names: the score, and how many of the traps were raised."""

    score: Score
    raised: int
    traps: int


def same_meanings(file: str) -> Meanings:
    """Which items of a glossary ``alike-definitions`` and ``same-definition`` take for one thing."""
    labels = read(file)
    items = labels["items"]
    keys = list(items)
    workspace = listed(
        [item["definition"] for item in items.values()], [item["name"] for item in items.values()]
    )
    taken = set()
    for each in found({"terms.yaml": workspace.text}, ["alike-definitions", "same-definition"]):
        names = sorted(keys[int(full_id.rpartition("_")[2])] for full_id in each.entries)
        taken |= set(combinations(names, 2))
    same = {tuple(sorted(pair)) for pair in labels["same"]}
    traps = {tuple(sorted(pair)) for pair in labels["traps"]}
    score = Score(len(same & taken), len(taken - same), len(same - taken))
    return Meanings(score, len(traps & taken), len(traps))


def words_in_common(dev: str, file: str) -> Score:
    """What the share of words in common comes to, with the threshold that is best for another glossary."""
    thresholds = [step / 100 for step in range(101)]
    set_on, asked = _shares(dev), _shares(file)
    best = max(thresholds, key=lambda least: judged((same, share >= least) for same, share in set_on).f1)
    return judged((same, share >= best) for same, share in asked)


def _shares(file: str) -> list[tuple[bool, float]]:
    """For each pair of items whether they mean the same, and their words in common among all of theirs."""
    labels = read(file)
    texts = {key: set(words(item["definition"])) for key, item in labels["items"].items()}
    same = {frozenset(pair) for pair in labels["same"]}
    return [
        (frozenset(pair) in same, len(texts[pair[0]] & texts[pair[1]]) / len(texts[pair[0]] | texts[pair[1]]))
        for pair in combinations(texts, 2)
    ]


def long_forms(file: str) -> Score:
    """Acronyms with what a text says they stand for; both must be right."""
    score = Score()
    for item in read(file):
        said = {(each.acronym.letters.casefold(), _plain(each.long)) for each in expansions(item["text"])}
        labelled = {(letters.casefold(), _plain(long)) for letters, long in item["expansions"]}
        score = score.plus(Score(len(said & labelled), len(said - labelled), len(labelled - said)))
    return score


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def undefined(file: str) -> Score:
    """Acronyms that no text expands, by ``undefined-term``; each text is a workspace of its own.

    Those that ``known.ACRONYMS`` takes everybody to know are not asked for; to report them is false only
    where they are labelled as expanded.
    """
    score = Score()
    for item in read(file):
        workspace = listed([item["text"]])
        said = {
            re.sub("'?s$", "", place)
            for each in found({"terms.yaml": workspace.text}, ["undefined-term"])
            for place in _underlined(each)
        }
        bare = set(item["bare"])
        missed = bare - said - ACRONYMS
        score = score.plus(Score(len(bare & said), len(said - bare), len(missed)))
    return score


def _underlined(each: Diagnostic) -> Iterator[str]:
    yield each.at.where.text
    for label in each.related:
        yield label.where.text


class Forms(NamedTuple):
    """One avoided word in a text: the form, whether it is one of the word, and whether the check says so."""

    word: str
    form: str
    labelled: bool
    said: bool


def word_forms(file: str) -> list[Forms]:
    """The forms of avoided words, by ``avoided-word``, and other words that look like them."""
    outcome = []
    for item in read(file):
        every = [*item["forms"], *item["not_forms"]]
        workspace = listed([f"Here {form} is in a text." for form in every])
        avoid = (
            f"owner: sales\nterms:\n  it: {{name: Kept word, definition: Kept., avoid: [{item['word']!r}]}}\n"
        )
        texts = {"avoid.yaml": avoid, "terms.yaml": workspace.text}
        hit = set()
        for each in found(texts, ["avoided-word"]):
            places = [each.at.where, *(label.where for label in each.related)]
            hit |= {workspace.spot(place.start)[0] for place in places if place.path == "terms.yaml"}
        outcome += [
            Forms(item["word"], form, at < len(item["forms"]), at in hit) for at, form in enumerate(every)
        ]
    return outcome


def forms_score(outcome: list[Forms]) -> Score:
    return judged((each.labelled, each.said) for each in outcome)


def vague(file: str) -> Score:
    """Vague words, by ``vague-wording``: right when a finding overlaps a labelled one.

    The texts are those of stages: a term that only explains a word may leave open how many. A labelled span
    that no finding overlaps is missed; a finding that overlaps none is false.
    """
    labels = read(file)
    workspace = listed([item["text"] for item in labels], section="stages")
    said: dict[int, list[tuple[int, int]]] = {}
    for each in found({"terms.yaml": workspace.text}, ["vague-wording"]):
        for place in (each.at.where, *(label.where for label in each.related)):
            item, start = workspace.spot(place.start)
            said.setdefault(item, []).append((start, start + place.end - place.start))
    right = false = missed = 0
    for at, item in enumerate(labels):
        spans = [(item["text"].index(each), item["text"].index(each) + len(each)) for each in item["vague"]]
        here = said.get(at, [])
        false += sum(not any(_overlap(one, span) for span in spans) for one in here)
        right += sum(any(_overlap(one, span) for one in here) for span in spans)
        missed += sum(not any(_overlap(one, span) for one in here) for span in spans)
    return Score(right, false, missed)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
