"""One definition under several names."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding
from funnelspec.language.folding import fold_text
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._alike import all_names, definitions, label, related, remedy, together
from funnelspec.rules._placeholder import is_placeholder
from funnelspec.rules._prose import Passage


@rule(
    name="same-definition",
    on=Model,
    severity=WARNING,
    title="Several items have the same definition",
    why="Two names for one thing are reported as two numbers, and people look for a difference between them "
    "that nobody has made.",
    bad="""
        terms:
          sales_ready_lead:
            name: Sales-ready lead
            definition: A lead that wants an offer soon.
          warm_lead:
            name: Warm lead
            definition: A lead that wants an offer soon.  # <-- A lead that wants an offer soon.
    """,
    good="""
        terms:
          sales_ready_lead:
            name: Sales-ready lead
            aliases: warm lead
            definition: A lead that wants an offer soon.
    """,
)
def same_definition(model: Model) -> Iterator[Finding]:
    by_words: dict[tuple[str | None, tuple[str, ...]], list[Passage]] = {}
    for passage in definitions(model):
        by_words.setdefault((passage.entry.file.context, tuple(passage.words)), []).append(passage)
    for alike in by_words.values():
        if len(alike) > 1 and is_placeholder(alike[0].text.value):
            continue  # which is told elsewhere
        by_text: dict[str, list[Passage]] = {}
        for passage in alike if len(alike) > 1 else ():
            # Signs and what links lead to are no words, and make a difference.
            by_text.setdefault(fold_text(passage.text.value), []).append(passage)
        for several in by_text.values():
            for group in together(several, model):
                yield Finding(
                    headline=f"{all_names(group, model)} have the same definition",
                    at=label(group[-1], model),
                    related=related(group, model),
                    help=remedy(group, model),
                    entries=tuple(passage.entry.full_id for passage in group),
                    parts=tuple(passage.entry.full_id for passage in group),
                )
