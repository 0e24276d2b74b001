"""A word that was given up for good, and is the name of something else again."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.model.views import inside
from funnelspec.rule import rule
from funnelspec.rules._names import ABBREVIATION
from funnelspec.rules._words import a


@rule(
    name="retired-word-taken-again",
    on=Model,
    severity=ERROR,
    title="A word that was retired stands for something else again",
    why="Old reports, records and mails still say the word in its old sense, so nobody can tell which of the "
    "two is meant.",
    bad="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            state: retired
            because: addresses are not counted any more
          account:
            name: Account
            definition: A company that may buy.
            aliases: [company, suspects]  # <-- suspects
    """,
    good="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            state: retired
            because: addresses are not counted any more
          account:
            name: Account
            definition: A company that may buy.
            aliases: [company]
    """,
)
def retired_word_taken_again(model: Model) -> Iterator[Finding]:
    if not any(
        entry.state is not None and entry.state.value == "retired"
        for whole in model.entries
        for entry in (whole, *inside(whole))
    ):
        return
    from funnelspec.rules._sharing import retired, sharing

    for one, other, _ in sharing(model, lambda earlier, later: retired(earlier) != retired(later)):
        old, new = (one, other) if retired(one) else (other, one)
        spelled = fold_name(old.word.value) != fold_name(new.word.value)
        abbreviated = old.role == new.role == ABBREVIATION
        state = old.entry.state
        kinds = old.entry.section != new.entry.section
        help = f"Call it something else: what `{old.entry.full_id}` meant keeps its words."
        replaced = old.entry.replaced_by and old.workspace.find(old.entry.replaced_by) is new.entry
        if replaced and new.word is not new.entry.name:
            help = 'Take the word out here, or write it under "avoid": it is not to be used any more.'
        whose = a(new.entry.kind) if new.word is new.entry.name else f'"{new.entry.label}"'
        yield Finding(
            headline=f'"{new.word.value}" is a retired word, and {new.role} of {whose} again',
            at=new.label(),
            related=(
                Label(old.word.where, f'{old.role} of the retired {old.entry.kind} "{old.entry.label}"'),
                *((Label(state.where, "retired here"),) if state else ()),
            ),
            help=help,
            entries=(old.entry.full_id, new.entry.full_id),
            differs=fold_name(new.word.value),
            # Between different kinds of things the place often tells which of them is meant.
            severity=WARNING if spelled or (kinds and not abbreviated) else None,
            certainty="heuristic" if spelled else None,
        )
