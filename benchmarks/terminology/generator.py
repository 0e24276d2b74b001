"""Every conflict that can be planted, the same ones for the same seed.

What is planted comes from ``changes.yaml`` and from the modules here; nothing is taken from the rules, so
that no rule is measured by its own lists.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.terminology import items, sentences, teams
from benchmarks.terminology.planted import Planted, Source, source

EACH = 20
"""How many conflicts there are of each kind."""

CONTRASTS = ("number", "unit", "calendar", "polarity", "role", "order", "connective")

KINDS: dict[str, Callable[[Source], Iterator[Planted]]] = {
    "other text": teams.other_text,
    "duplicate name": lambda _: items.duplicate_name(),
    "avoided word, as listed": lambda source: sentences.avoided(source, ("as listed", str)),
    "identical definition": items.identical,
    "circular links": lambda source: sentences.edits(source, "circular links", "loops"),
    "crossed names": lambda _: teams.crossed(),
    **{f"two meanings: {contrast}": partial(teams.two_meanings, contrast=contrast) for contrast in CONTRASTS},
    "acronym, two expansions": sentences.acronyms,
    "avoided word, inflected": lambda source: sentences.avoided(source, *sentences.INFLECTED),
    "vague wording": lambda source: sentences.edits(source, "vague wording", "vague"),
    "wrong count": lambda source: sentences.edits(source, "wrong count", "counts"),
    "text against value": lambda source: sentences.edits(source, "text against value", "values"),
    "says only its name": items.only_the_name,
    "spelling variant": sentences.spellings,
    "misspelt name": sentences.misspelt,
    "near-identical definition": items.near_identical,
}


class Generator:
    """Chooses conflicts of each kind."""

    def __init__(self) -> None:
        self.source = source()

    def some(self, kind: str, seed: int = 1, count: int = EACH) -> list[Planted]:
        """So many conflicts of one kind, the forms taken in turn."""
        chance = random.Random(f"{seed} {kind}")
        by_form: dict[str, list[Planted]] = {}
        for conflict in KINDS[kind](self.source):
            by_form.setdefault(conflict.form, []).append(conflict)
        for conflicts in by_form.values():
            chance.shuffle(conflicts)
        forms = list(by_form)
        chance.shuffle(forms)
        chosen: list[Planted] = []
        while len(chosen) < count and any(by_form.values()):
            chosen += [by_form[form].pop() for form in forms if by_form[form]]
        return chosen[:count]

    def pairs(self, seed: int = 1, count: int = 40) -> list[tuple[Planted, Planted]]:
        """Two conflicts of different kinds at once, in different files."""
        chance = random.Random(f"{seed} pairs")
        every = [conflict for kind in KINDS for conflict in self.some(kind, seed)]
        chosen: list[tuple[Planted, Planted]] = []
        while len(chosen) < count:
            one, other = chance.sample(every, 2)
            files = [{edit.path.split("/")[0] + edit.path for edit in each.edits} for each in (one, other)]
            folders = [{edit.path.split("/")[0] for edit in each.edits} - _SHARED for each in (one, other)]
            if one.kind != other.kind and not files[0] & files[1] and not folders[0] & folders[1]:
                chosen.append((one, other))
        return chosen


_SHARED = {"terms", "funnel", "criteria"}
