"""A text that only keeps the place of one."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._placeholder import LONGEST, is_elsewhere, is_placeholder
from funnelspec.rules._prose import Passage, passages
from funnelspec.rules._words import called

_LOOSE = ("notes", "examples", "counter_examples")
"""Nobody acts on these, and what is still open may well be noted there."""


@rule(
    name="placeholder-text",
    on=Model,
    severity=WARNING,
    title="A text says only that it is still to be written",
    why="The item looks defined in every list, and each team goes on with a meaning of its own.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: TBD  # <-- TBD
            owner: marketing
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A person with 65 points or more, whom marketing hands to sales.
            owner: marketing
    """,
)
def placeholder_text(model: Model) -> Iterator[Finding]:
    for passage in passages(model):
        words = passage.text.value
        if len(words) <= LONGEST and passage.attribute not in _LOOSE and is_placeholder(words):
            yield _finding(passage, model)


def _finding(passage: Passage, model: Model) -> Finding:
    entry, text = passage.entry, passage.text
    name = called(entry, model)
    what = "The definition" if passage.attribute == "definition" else f'A text under "{passage.attribute}"'
    draft = entry.state is not None and entry.state.value == "draft"
    help = "Say who or what it is, and what must be true of it. Until that is settled, write `state: draft`."
    if passage.attribute != "definition":
        help = "Say it in a sentence, or take the attribute out."
    elif draft:
        help = "Say who or what it is, and what must be true of it."
    if is_elsewhere(text.value):
        help = "Write the text out: in the glossary, every item stands for itself."
    return Finding(
        headline=f'{what} of "{name}" is only a placeholder',
        at=Label(text.at(0, len(text.value.rstrip())), "says nothing yet"),
        help=help,
        entries=(entry.full_id,),
        differs=passage.attribute,
        # Of a draft nobody has claimed more.
        severity=INFO if draft else None,
        cause=Cause("draft" if draft else "in use", "have a placeholder for a text", "", help),
    )
