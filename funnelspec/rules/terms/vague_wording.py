"""A text that leaves open how much it means."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Judgement, predicates
from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.language.little import word_set
from funnelspec.language.vague import Vague, vague
from funnelspec.model.entities import Criterion, Entry, Part, Stage
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._placeholder import is_placeholder
from funnelspec.rules._prose import Passage, passages

_BINDING = ("definition", "if_missed")
"""What people act on; examples and notes may be as loose as they like, and a judgement is a person's own."""

_EXPLAINED = frozenset(("terms", "fields", "scores", "status_lists", "reasons"))
"""Sections whose texts explain a word rather than say who is counted where: how many or how often is no
question there."""

_HOW_MANY = word_set(
    """
    a of some several various many most few numerous multiple lot number couple enough little much too best
    early late often sometime
    """
)
_MOST = 100  # in one text; nobody reads on


@rule(
    name="vague-wording",
    on=Model,
    severity=INFO,
    strict=WARNING,
    certainty="heuristic",
    title="A text leaves open how much it means",
    why="Two people read it and count different leads, and both are right.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A person who shows strong interest in the product.  # <-- strong interest
            owner: marketing
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A person who asked for a demo or has at least 65 points.
            owner: marketing
    """,
    measured="precision .87, recall .87 (F1 .87) on 120 labelled texts",
)
def vague_wording(model: Model) -> Iterator[Finding]:
    for passage in passages(model):
        if passage.attribute in _BINDING:
            found = vague(passage.words)
            if found and not is_placeholder(passage.text.value):  # which is told elsewhere
                yield from _findings(passage, found, model)


def _findings(passage: Passage, found: list[Vague], model: Model) -> Iterator[Finding]:
    from funnelspec.rules._measured import Sentence

    team = passage.entry.file.team
    view = model.shared if team is None else model.teams[team]
    entry = view.entries.get(passage.entry.full_id, passage.entry)
    if entry.section in _EXPLAINED:
        found = [each for each in found if not _HOW_MANY.issuperset(passage.words[each.first : each.end])]
    elif _decided(entry):
        found = [each for each in found if not each.degree]
    sentence = Sentence(passage, entry, view)
    shown = 0
    for each in found[:_MOST]:
        if each.first < shown or sentence.says_how_much(each):
            continue
        end = sentence.end(each)
        shown = end if each.degree else end + 1  # "approximately clear" is vague once
        where = passage.place(each.first, end)
        said = " ".join(where.text.split())
        yield Finding(
            headline=f'"{said}" in a text of "{entry.label}" can mean more or less',
            at=Label(where, "how much, how soon, or by which test"),
            help="Give a number, a deadline or a list, or link to the criterion that decides it.",
            entries=(entry.full_id,),
            differs=said,
        )


def _decided(entry: Entry) -> bool:
    """Whether a condition of the item, and no person, decides what its text says in other words."""
    when = entry.entry if isinstance(entry, Stage) else None
    if isinstance(entry, (Criterion, Part)):
        when = entry.when
    if when is None or when.condition is None:
        return False
    return not any(isinstance(each, Judgement) for each in predicates(when.condition))
