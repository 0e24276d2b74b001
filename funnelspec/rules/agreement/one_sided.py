"""An item that one team alone has."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import INFO, Cause, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._complete import lacking


@rule(
    name="one-sided",
    on=Model,
    severity=INFO,
    title="Only one team has this item",
    why="The other teams may use the same word for something else, or have never heard of it.",
    bad="""
        team: sales
        terms:
          cadence:  # <-- cadence
            name: Cadence
            definition: A planned series of calls and emails.
        -- shared.yaml --
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
    """,
    good="""
        terms:
          cadence:
            name: Cadence
            definition: A planned series of calls and emails.
    """,
)
def one_sided(model: Model) -> Iterator[Finding]:
    # Where nobody else has written anything, each note would say so once more.
    if len({file.team for file in model.files}) < 2:
        return
    alone = [
        comparison.entry
        for comparison in compare(model)
        if comparison.verdict == "one-sided" and not comparison.attribute and not lacking(comparison.entry)
    ]
    names: dict[str, set[str | None]] = {}
    for entry in model.entries if alone else ():
        if entry.name:
            names.setdefault(fold_name(entry.name.value), set()).add(entry.file.team)
    for entry in alone:
        # Of one name under two ids another rule tells.
        if len(names.get(fold_name(entry.label), ())) < 2:
            yield Finding(
                headline=f'Only {entry.file.team} has "{entry.label}"',
                at=Label(entry.key.where, "in no other file"),
                help="Move it to a shared file if the other teams use it too.",
                entries=(entry.full_id,),
                cause=_cause(str(entry.file.team)),
            )


def _cause(team: str) -> Cause:
    return Cause(
        team,
        f"define what {team} alone has",
        "",
        "Move what the other teams use too to a shared file.",
    )
