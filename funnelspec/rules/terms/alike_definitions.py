"""Two items whose definitions say the same in other words."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding
from funnelspec.language.near import Pair, but_one, pairs, telling
from funnelspec.language.words import words
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._alike import all_names, definitions, label, order, related, remedy, two_names
from funnelspec.rules._prose import Passage

_LEAST = 0.42
_LONG, _LEAST_SHORT = 16, 0.5
"""Texts must be so near that it is worth comparing them; of few words a single one weighs more by chance."""

_PARTNERS = 3
"""With so many of the texts nearest to it a text is compared: in a text from a template all are near."""

_SHORTEST = 10
"""Of so few words each may be what a text is about: only those with the same words but one are compared."""

_AS_GOOD = 0.75
"""Of several texts that seem to say the same as one, those that do so about as much as the best."""


@rule(
    name="alike-definitions",
    on=Model,
    severity=WARNING,
    certainty="heuristic",
    title="Two items seem to mean the same under two names",
    why="Two names for one thing are reported as two numbers, and people look for a difference between them "
    "that nobody has made.",
    bad="""
        terms:
          returner:
            name: Returner
            definition: A customer who left us and has signed again last year.
          regained:
            name: Regained client
            definition: A client who left us and signed again last year.  # <-- A client who left us and signed again last year.
    """,  # noqa: E501
    good="""
        terms:
          returner:
            name: Returner
            aliases: regained client
            definition: A customer who left us and has signed again last year.
          lost_twice:
            name: Lost again
            definition: A customer who left us and has not signed again last year.
    """,
    measured="precision .90, recall .23 (F1 .36) on a glossary of 80 definitions, 40 pairs of which "
    "mean the same, and precision 1.0, recall .05 (F1 .10) on another one; 1 of 80 near-twins "
    "are raised. It finds texts that are nearly the same, and few that somebody put in words "
    "of their own",
)
def alike_definitions(model: Model) -> Iterator[Finding]:
    by_context: dict[str | None, list[Passage]] = {}
    for passage in definitions(model):
        if len(passage.words) >= _SHORTEST or "[[" not in passage.text.value:
            by_context.setdefault(passage.entry.file.context, []).append(passage)
    for passages in by_context.values():
        for group in _groups(passages, model):
            yield Finding(
                headline=f"{all_names(group, model)} seem to mean the same",
                at=label(group[-1], model),
                related=related(group, model),
                help=remedy(group, model),
                entries=tuple(passage.entry.full_id for passage in group),
                parts=tuple(passage.entry.full_id for passage in group),
            )


def _groups(passages: list[Passage], model: Model) -> Iterator[list[Passage]]:
    """Items that seem to be one, together, in order."""
    by_words: dict[tuple[str, ...], Passage] = {}
    for passage in sorted(passages, key=order):
        # What a link names is no prose, but says what is meant.
        linked = "[[" in passage.text.value
        by_words.setdefault(tuple(words(passage.text.value) if linked else passage.words), passage)
    firsts = list(by_words.values())
    found = _nearest(pairs(list(map(telling, by_words)), _LEAST))
    near = [pair for pair in found if pair.score >= _least(firsts[pair.one], firsts[pair.other])]
    short = [number for number, passage in enumerate(firsts) if len(passage.words) < _SHORTEST]
    beside = but_one([telling(firsts[number].words) for number in short])
    near += [Pair(short[one], short[other], score) for one, other, score in beside]
    near = [pair for pair in near if two_names(firsts[pair.one].entry, firsts[pair.other].entry, model)]
    if not near:
        return
    same = _same(near, [passage.text.value for passage in firsts], model)
    of: dict[int, set[int]] = {}
    for one, other in same:
        joined = of.get(one, {one}) | of.get(other, {other})
        of.update(dict.fromkeys(joined, joined))
    for members in {id(each): each for each in of.values()}.values():
        yield [firsts[number] for number in sorted(members)]


def _least(one: Passage, other: Passage) -> float:
    """How near two texts must be; short ones are found in another way."""
    fewest = min(len(one.words), len(other.words))
    return _LEAST if fewest >= _LONG else _LEAST_SHORT if fewest >= _SHORTEST else 2.0


def _nearest(found: list[Pair]) -> list[Pair]:
    """Each text with the few that are nearest to it."""
    partners: dict[int, int] = {}
    kept = []
    for pair in found:
        if min(partners.get(pair.one, 0), partners.get(pair.other, 0)) < _PARTNERS:
            kept.append(pair)
            for number in (pair.one, pair.other):
                partners[number] = partners.get(number, 0) + 1
    return kept


_ONE = ["Anyone"], ["Anybody"], ["Someone"], ["Somebody"]


def _one_of_them(texts: list[str]) -> bool:
    """Whether one of two texts is about a group, "all people who decide", and the other about any in it."""
    first, second = sorted(text.split(maxsplit=1)[:1] for text in texts)
    return first == ["All"] and second in _ONE


def _same(near: list[Pair], texts: list[str], model: Model) -> list[tuple[int, int]]:
    """The pairs that nothing sets apart, each about as good as the best of either text."""
    from funnelspec.comparison.contrasts import synonyms_in
    from funnelspec.language.contrast import contrast

    known = synonyms_in(model, [texts[number] for one, other, _ in near for number in (one, other)])
    good: dict[tuple[int, int], float] = {}
    best: dict[int, float] = {}
    for one, other, score in near:
        found = contrast(texts[one], texts[other], known)
        if found.verdict == "reworded" and not _one_of_them([texts[one], texts[other]]):
            good[one, other] = score * found.alike
            for number in (one, other):
                best[number] = max(best.get(number, 0.0), good[one, other])
    return [both for both, how in good.items() if all(how >= _AS_GOOD * best[number] for number in both)]
