"""Planted conflicts, slips of the pen and unchanged meanings, through everything that a check reports."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.terminology import sentences
from benchmarks.terminology.damage import FORMS, damaged
from benchmarks.terminology.generator import Generator
from benchmarks.terminology.labels import read
from benchmarks.terminology.planted import Place, Planted, Texts, plant, sample
from benchmarks.terminology.score import Score
from benchmarks.terminology.unchanged import changed, clean
from benchmarks.terminology.workspaces import DAY, found, listed
from funnelspec.diagnostic import WARNING, Diagnostic
from funnelspec.engine import check_texts

RULES: dict[str, tuple[str, ...]] = {
    "other text": ("two-meanings",),
    "duplicate name": ("duplicate-name",),
    "avoided word, as listed": ("avoided-word",),
    "identical definition": ("same-definition",),
    "circular links": ("circular-definition",),
    "crossed names": ("crossed-names",),
    "two meanings: number": ("two-meanings",),
    "two meanings: unit": ("two-meanings",),
    "two meanings: calendar": ("two-meanings",),
    "two meanings: polarity": ("two-meanings",),
    "two meanings: role": ("two-meanings",),
    "two meanings: order": ("two-meanings",),
    "two meanings: connective": ("two-meanings",),
    "acronym, two expansions": ("acronym-with-two-expansions",),
    "avoided word, inflected": ("avoided-word",),
    "vague wording": ("vague-wording",),
    "wrong count": ("wrong-count",),
    "text against value": ("text-contradicts-value",),
    "says only its name": ("only-its-name",),
    "spelling variant": ("spelling-variant",),
    "misspelt name": ("misspelt-name",),
    "near-identical definition": ("alike-definitions",),
}
"""Which rule has to find a conflict of each kind."""

EXACT = frozenset(list(RULES)[:6])
"""The kinds that are decided exactly; all others rest on prose."""


class Outcome(NamedTuple):
    """What became of conflicts of one kind.

    Attributes:
        missed: those that the rule did not find at their place.
        false: findings of warning and above that are not about a planted conflict.
    """

    score: Score
    missed: tuple[Planted, ...]
    false: tuple[Diagnostic, ...]


def planted(conflicts: Sequence[Planted]) -> Outcome:
    """Each conflict in a sample of its own."""
    return _outcome([(conflict,) for conflict in conflicts])


def planted_pairs(pairs: Sequence[tuple[Planted, Planted]]) -> Outcome:
    """Two conflicts at once."""
    return _outcome(pairs)


def _outcome(groups: Sequence[tuple[Planted, ...]]) -> Outcome:
    texts = sample()
    right, missed, false = 0, [], []
    for group in groups:
        workspace, places = plant(texts, group)
        report = check_texts(workspace, DAY).report.diagnostics
        of_planted: set[str] = set()
        for conflict, marked in zip(group, places, strict=True):
            own = [each for each in report if _finds(each, conflict, marked)]
            of_planted.update(each.fingerprint for each in own)
            if own:
                right += 1
            else:
                missed.append(conflict)
        false += [each for each in report if each.severity >= WARNING and each.fingerprint not in of_planted]
    return Outcome(Score(right, len(false), len(missed)), tuple(missed), tuple(false))


def _finds(found: Diagnostic, conflict: Planted, marked: Sequence[Place]) -> bool:
    """Whether a finding is about a conflict: its rule's, and one of its places overlaps the marked words."""
    return found.card.name in RULES[conflict.kind] and any(
        label.where.path == place.path and label.where.start < place.end and place.start < label.where.end
        for label in (found.at, *found.related)
        for place in marked
    )


def every_kind(generator: Generator) -> dict[str, Outcome]:
    return {kind: planted(generator.some(kind)) for kind in RULES}


ROUNDS = 12
"""How many copies of the sample get slips of the pen; each gets one in every file of prose."""


def misspelt() -> Score:
    """Slips of the pen in declared names, in links' places in the sample, and clean texts of all labels.

    A slip is found when ``misspelt-name`` underlines it; every other finding of that rule is false, also in
    the texts of the label files, each a workspace beside the sample's names.
    """
    texts, generator = sample(), Generator()
    right = false = missed = 0
    for number in range(ROUNDS):
        chance = random.Random(f"slips {number}")
        slips = _slips(generator, chance)
        workspace, places = plant(texts, slips)
        hit = set()
        for each in found(workspace, ["misspelt-name"]):
            at = {
                number
                for number, marked in enumerate(places)
                for place in marked
                if each.at.where.path == place.path
                and each.at.where.start < place.end
                and place.start < each.at.where.end
            }
            hit |= at
            false += not at
        right += len(hit)
        missed += len(slips) - len(hit)
    return Score(right, false + len(_on_clean_texts(texts)), missed)


def _slips(generator: Generator, chance: random.Random) -> list[Planted]:
    """In the room for a noun of each sentence a name of the sample with a slip."""
    names = ["opportunity", "decision maker", "discovery call", "buying committee", "champion", "competitor"]
    names += ["contract", "campaign", "territory", "handover", "persona", "account executive", "lead queue"]
    chosen, files = [], set()
    for change in chance.sample(generator.source.changes["room"], len(generator.source.changes["room"])):
        if change["file"] in files:
            continue
        files.add(change["file"])
        form = chance.choice(FORMS)
        words = f"«{damaged(chance.choice(names), form, chance)}»"
        chosen += [
            one
            for one in sentences.in_text(generator.source, "misspelt name", form, words)
            if one.edits[0].path == change["file"] and one.edits[0].old == change["old"]
        ]
    return chosen


def _on_clean_texts(texts: Texts) -> list[Diagnostic]:
    """What ``misspelt-name`` says of texts without a slip, beside the names of the sample."""
    prose = [item["text"] for name in ("vague", "acronyms") for item in read(name)]
    prose += [pair[side] for pair in read("near_twins") for side in ("one", "other")]
    workspace = {**texts, "zz/more.yaml": listed(prose).text}
    return found(workspace, ["misspelt-name"])


class Silence(NamedTuple):
    """What a check says of clean definitions and of such with the same meaning.

    Attributes:
        runs: how many workspaces were checked.
        definitions: how many items are in them.
        said: errors and warnings, by what was changed and the rule.
    """

    runs: int
    definitions: int
    errors: int
    warnings: int
    said: Counter[tuple[str, str]]

    @property
    def per_hundred(self) -> float:
        """Warnings for each hundred definitions."""
        return 100 * self.warnings / self.definitions


def silence(texts: Texts, with_changes: bool) -> Silence:
    said: Counter[tuple[str, str]] = Counter()
    errors = warnings = definitions = runs = 0
    for change, workspace in changed(texts) if with_changes else [("nothing", texts)]:
        report = check_texts(workspace, DAY).report
        runs += 1
        definitions += report.entries
        errors += report.errors
        warnings += report.warnings
        said.update((change, each.card.name) for each in report.at_least(WARNING))
    return Silence(runs, definitions, errors, warnings, said)


def all_silence() -> dict[str, Silence]:
    """For each clean workspace: as it is, and after changes that keep its meaning."""
    return {
        f"{name}{', other layout' if with_changes else ''}": silence(texts, with_changes)
        for name, texts in clean().items()
        for with_changes in (False, True)
    }
