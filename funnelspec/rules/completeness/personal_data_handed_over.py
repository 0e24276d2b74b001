"""A handover that demands personal data."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.model.entities import Field, Handover
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import gone
from funnelspec.rules._words import listed, quoted

_NAMED = 3
_SHOWN = 20


# Regulation (EU) 2016/679 (GDPR), article 5(1)(b) and (c): data about people only for a stated purpose, and
# no more of it than the purpose needs. No rule can know the purpose, so this is a note; the comment that
# hides it is where the purpose gets written down.
@rule(
    name="personal-data-handed-over",
    on=Handover,
    severity=INFO,
    title="A handover demands personal data",
    why="Data about a person may be passed on for a purpose only, and each further team that holds it must "
    "delete it when the person asks.",
    bad="""
        fields:
          job_title:
            name: Job title
            definition: As the person wrote it.
            type: text
            personal_data: yes
          country: {name: Country, definition: Billing country., type: text}
        handovers:
          to_sales:
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            owner: sales
            from: {team: marketing}
            to: {team: sales}
            must_include: [country, job_title]  # <-- job_title
    """,
    good="""
        fields:
          job_title:
            name: Job title
            definition: As the person wrote it.
            type: text
            personal_data: yes
          country: {name: Country, definition: Billing country., type: text}
        handovers:
          to_sales:
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            owner: sales
            from: {team: marketing}
            to: {team: sales}
            must_include:
              - country
              - job_title  # funnelspec: ignore[personal-data-handed-over] the rep asks for whoever decides
    """,
)
def personal_data_handed_over(handover: Handover, workspace: Workspace) -> Iterator[Finding]:
    if not handover.must_include or gone(handover):
        return
    found: dict[str, Label] = {}
    names: list[str] = []
    for ref in handover.must_include:
        field = workspace.find(ref)
        if not isinstance(field, Field) or field.personal_data is None or not field.personal_data.value:
            continue
        if field.id not in found:
            found[field.id] = Label(ref.text.where, "personal data" if not found else "and this")
            names.append(field.label)
    if found:
        at, *others = found.values()
        named = quoted(names)
        if len(names) > _NAMED:
            named = listed([f'"{names[0]}"', f'"{names[1]}"', f"{len(names) - 2} more"])
        yield Finding(
            headline=f'"{handover.label}" demands personal data: {named}',
            at=at,
            related=tuple(others[:_SHOWN]),
            help="Leave out what the receiving team can do without. For the rest, write the purpose at "
            "the end of the line: `# funnelspec: ignore[personal-data-handed-over] purpose`",
            entries=(handover.full_id,),
            differs=" ".join(sorted(found)),
        )
