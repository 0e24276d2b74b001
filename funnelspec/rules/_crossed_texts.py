"""Names that two teams have crossed, by their texts: one team's SAL is defined as the other's SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from funnelspec.comparison import Comparison, Opinion, compare
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple

_MOST_HOLDERS = 20  # a word that more texts have tells none of them from the others
_SURE = 0.8  # of two items with two names more than rewording is asked for than of one item
_MOST_LIKELY = 3  # texts of the other team that one text is compared with


class Crossed(NamedTuple):
    """One team's text of an item that is the other team's text of another one, and the latter's own text.

    Attributes:
        one: what the first team writes of an item.
        same: what the second team writes of another item, with the same meaning.
        instead: what the second team writes of the first item.
    """

    one: Opinion
    same: Opinion
    instead: Opinion


def crossed_texts(model: Model) -> Iterator[Crossed]:
    """Of definitions that two teams write differently those that mean the same under two names.

    Criteria are left out: what they ask for decides.
    """
    disputed = [
        each
        for each in compare(model)
        if each.attribute == "definition" and each.verdict == "different" and each.entry.section != "criteria"
    ]
    teams = sorted({side.team for each in disputed for side in each.sides if side.team is not None})
    for pair in combinations(teams, 2) if len(disputed) > 1 else ():
        yield from _between(pair, disputed, model)


def _between(teams: tuple[str, str], disputed: list[Comparison], model: Model) -> Iterator[Crossed]:
    from funnelspec.comparison.contrasts import synonyms
    from funnelspec.language.contrast import contrast

    views: tuple[dict[str, Opinion], dict[str, Opinion]] = ({}, {})
    for comparison in disputed:
        both = [side for team in teams for side in comparison.sides if side.team == team]
        if len(both) == len(teams):
            for view, side in zip(views, both, strict=True):
                view[comparison.full_id] = side
    known = synonyms(model)
    found: set[frozenset[str]] = set()
    for full_id, likely in _likely(*views):
        one = views[0][full_id]
        for other_id in likely:
            same = views[1][other_id]
            kin = (one.entry.section, one.entry.file.context) == (same.entry.section, same.entry.file.context)
            pair = frozenset((full_id, other_id))
            if not kin or pair in found:
                continue
            texts = contrast(one.words, same.words, known)
            if texts.verdict != "different" and texts.alike >= _SURE:
                found.add(pair)
                yield Crossed(one, same, views[1][full_id])
                break


def _likely(mine: Mapping[str, Opinion], theirs: Mapping[str, Opinion]) -> Iterator[tuple[str, list[str]]]:
    """Each item of one team, and the few other items of the other team whose texts share most rare words."""
    from funnelspec.language.contrast.thesaurus import stems

    holders: dict[str, list[str]] = {}
    for full_id, side in theirs.items():
        for word in set(stems(side.words)):
            holders.setdefault(word, []).append(full_id)
    for full_id, side in mine.items():
        shared: Counter[str] = Counter()
        for word in set(stems(side.words)):
            if len(holders.get(word, ())) <= _MOST_HOLDERS:
                shared.update(holders.get(word, ()))
        del shared[full_id]
        yield full_id, [other for other, _ in shared.most_common(_MOST_LIKELY)]
