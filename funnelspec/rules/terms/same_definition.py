"""One definition under several names."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding
from funnelspec.language.folding import fold_text
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._alike import all_names, definitions, label, related, remedy, together
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
    by_text: dict[tuple[str | None, str], list[Passage]] = {}
    for passage in definitions(model):
        text = passage.text.value.replace("[[", "").replace("]]", "")
        by_text.setdefault((passage.entry.file.context, fold_text(text)), []).append(passage)
    for several in by_text.values():
        if len(several) > 1:
            for group in together(several, model):
                yield Finding(
                    headline=f"{all_names(group, model)} have the same definition",
                    at=label(group[-1], model),
                    related=related(group, model),
                    help=remedy(group),
                    entries=tuple(passage.entry.full_id for passage in group),
                )
