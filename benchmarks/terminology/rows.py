"""What is measured, as lines of a table, and as the sentences that the cards of rules quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from benchmarks.terminology import conflicts, labelled
from benchmarks.terminology.generator import Generator
from benchmarks.terminology.labels import read
from benchmarks.terminology.planted import sample
from benchmarks.terminology.score import Score, share
from benchmarks.terminology.workspaces import DAY
from funnelspec.engine import check_texts


class Row(NamedTuple):
    """One line of a table.

    Attributes:
        what: what is found, by which rule.
        on: on which data, how much of it.
        target: what ``F1``, or precision and recall, must reach; empty where nothing was set.
        missed: whether the target is missed.
    """

    what: str
    on: str
    score: Score
    target: str = ""
    missed: bool = False
    more: str = ""

    def __str__(self) -> str:
        cells = [share(self.score.precision), share(self.score.recall), share(self.score.f1)]
        if self.missed:
            cells = [f"**{cell}**" for cell in cells]
        return f"| {self.what} | {self.on} | {' | '.join(cells)} | {self.target} | {self.more} |"


TUNED, BLIND = "near_twins", "near_twins_blind2"
"""The pairs that the comparison was set on, and those that nobody has read who wrote it."""
PAIRS = (TUNED, "near_twins_dev", "near_twins_blind", BLIND)
GLOSSARY_BLIND = "glossary_blind2"

HEAD = "| what | on | precision | recall | F1 | target | |\n| --- | --- | --- | --- | --- | --- | --- |"


@lru_cache
def twins(file: str) -> tuple[labelled.Twin, ...]:
    return tuple(labelled.near_twins(file))


def _all_twins() -> Score:
    return labelled.twins_score([*twins(TUNED), *twins(BLIND)])


def labelled_rows() -> Iterator[Row]:
    """The rules on the labelled texts; a few seconds."""
    everything = Score(
        sum(pair["same"] for name in (TUNED, BLIND) for pair in read(name)),
        sum(not pair["same"] for name in (TUNED, BLIND) for pair in read(name)),
    )
    yield Row('same or different: "same" to everything', "120 pairs", everything)
    score = _all_twins()
    yield Row(
        "same or different: `two-meanings`, `two-wordings`", "120 pairs", score, "F1 .80", score.f1 < 0.8
    )
    score = labelled.twins_score(list(twins(TUNED)))
    yield Row("the 80 that it was set on", "80 pairs", score)
    score = labelled.leave_kind_out(TUNED)
    yield Row("each kind by what is best for the others", "80 pairs", score, "F1 .75", score.f1 < 0.75)
    score = labelled.twins_score(list(twins("near_twins_dev")))
    yield Row("80 heavier ones by somebody else, half of them for tuning", "80 pairs", score)
    score = labelled.twins_score(list(twins("near_twins_blind")))
    yield Row("40 that two lessons were learnt from since", "40 pairs", score)
    score = labelled.twins_score(list(twins(BLIND)))
    yield Row("the 40 that its author has not seen", "40 pairs", score, "F1 .67", score.f1 <= everything.f1)
    score = labelled.words_in_common("glossary_dev", "glossary")
    yield Row("same meaning, other name: words in common", "80 definitions, 40 pairs", score)
    for which, file in (("", "glossary"), (", another glossary", GLOSSARY_BLIND)):
        meanings = labelled.same_meanings(file)
        raised = meanings.raised / meanings.traps
        yield Row(
            f"same meaning, other name: `alike-definitions`, `same-definition`{which}",
            "80 definitions, 40 pairs",
            meanings.score,
            "F1 .80, traps 15 %",
            meanings.score.f1 < 0.8 or raised > 0.15,
            f"{meanings.raised} of {meanings.traps} traps raised ({100 * raised:.0f} %)",
        )
    texts = len(read("acronyms"))
    score = labelled.long_forms("acronyms")
    yield Row("what acronyms stand for", f"{texts} texts", score, "F1 .90", score.f1 < 0.9)
    yield Row(
        "acronyms that nothing explains: `undefined-term`", f"{texts} texts", labelled.undefined("acronyms")
    )
    forms = labelled.word_forms("forms")
    score = labelled.forms_score(forms)
    yield Row(
        "forms of a word: `avoided-word`",
        f"{len(forms)} forms of {len(read('forms'))} words",
        score,
        "P and R .95",
        min(score.precision, score.recall) < 0.95,
    )
    score = labelled.vague("vague")
    yield Row(
        "vague wording: `vague-wording`",
        f"{len(read('vague'))} texts",
        score,
        "P and R .80",
        min(score.precision, score.recall) < 0.8,
    )


def by_kind() -> Iterator[str]:
    """For each kind of labelled pairs how many were judged rightly."""
    for file in PAIRS:
        kinds: dict[str, list[bool]] = {}
        for twin in twins(file):
            kinds.setdefault(twin.kind, []).append(twin.same == twin.taken)
        said = ", ".join(f"{kind} {sum(right)}/{len(right)}" for kind, right in kinds.items())
        yield f"{file}: {said}"


def planted_row(kind: str, outcome: conflicts.Outcome) -> Row:
    exact = kind in conflicts.EXACT
    score = outcome.score
    missed = score.f1 < 1 if exact else score.precision < 0.8
    rules = ", ".join(f"`{rule}`" for rule in conflicts.RULES.get(kind, ()))
    what = f"{kind}: {rules}" if rules else kind
    count = score.right + score.missed
    return Row(what, f"{count} planted", score, "P and R 1.0" if exact else "P .80", missed)


def planted_rows() -> Iterator[tuple[Row, conflicts.Outcome]]:
    """The rules on planted conflicts; a minute."""
    generator = Generator()
    for kind in conflicts.RULES:
        outcome = conflicts.planted(generator.some(kind))
        yield planted_row(kind, outcome), outcome
    outcome = conflicts.planted_pairs(generator.pairs())
    yield planted_row("two of them at once", outcome), outcome


def slips_row() -> Row:
    score = conflicts.misspelt()
    on = f"{score.right + score.missed} slips, and clean texts"
    return Row("slips of the pen: `misspelt-name`", on, score, "P .80", score.precision < 0.8)


def silence_line(name: str, silence: conflicts.Silence) -> str:
    bad = silence.errors or silence.per_hundred > 1
    cells = f"{silence.errors} | {silence.per_hundred:.2f}"
    if bad:
        cells = f"**{silence.errors}** | **{silence.per_hundred:.2f}**"
    return f"| {name} | {silence.runs} | {silence.definitions:,} | {cells} |"


SILENCE_HEAD = (
    "| clean definitions | checks | definitions | errors | warnings in 100 |\n| --- | --- | --- | --- | --- |"
)


def _items() -> int:
    """How many items the sample has."""
    return check_texts(sample(), DAY).report.entries


def _planted(kind: str) -> Callable[[], str]:
    def sentence() -> str:
        outcome = conflicts.planted(Generator().some(kind))
        count = outcome.score.right + outcome.score.missed
        return f"{outcome.score} on {count} conflicts planted in a glossary of {_items()} items"

    return sentence


def _twins() -> str:
    blind = labelled.twins_score(list(twins(BLIND)))
    return (
        f"{_all_twins()} on 120 labelled pairs of definitions; "
        f"on the 40 of them that were written without sight of the rule {blind}"
    )


def _meanings() -> str:
    meanings, others = labelled.same_meanings("glossary"), labelled.same_meanings(GLOSSARY_BLIND)
    raised, traps = meanings.raised + others.raised, meanings.traps + others.traps
    return (
        f"{meanings.score} on a glossary of 80 definitions, 40 pairs of which mean the same, and "
        f"{others.score} on another one; {raised} of {traps} near-twins are raised. It finds texts that are "
        "nearly the same, and few that somebody put in words of their own"
    )


SENTENCES: dict[str, Callable[[], str]] = {
    "two-wordings": _twins,
    "alike-definitions": _meanings,
    "undefined-term": lambda: f"{labelled.undefined('acronyms')} on {len(read('acronyms'))} labelled texts",
    "acronym-with-two-expansions": lambda: (
        f"{labelled.long_forms('acronyms')} for the long forms in {len(read('acronyms'))} labelled texts"
    ),
    "vague-wording": lambda: f"{labelled.vague('vague')} on {len(read('vague'))} labelled texts",
    "misspelt-name": lambda: (
        f"{conflicts.misspelt()} on slips of the pen in a glossary of {_items()} items and texts without any"
    ),
    "wrong-count": _planted("wrong count"),
    "text-contradicts-value": _planted("text against value"),
}
"""What the card of a heuristic rule says of how often the rule is right."""
