"""The glossary as one Markdown file, for repositories and wikis."""

from __future__ import annotations

from funnelspec.glossary.value import Glossary
from funnelspec.renderers.agreements import tables
from funnelspec.renderers.anchors import href
from funnelspec.renderers.escaping import clean
from funnelspec.renderers.markdown_blocks import Blocks, heading, made_from, plain
from funnelspec.renderers.wording import left_out, summary

_BLOCKS = Blocks(href=href)


def render(glossary: Glossary) -> str:
    """The file. Equal glossaries give equal text; lines end with a line feed."""
    blocks = [made_from("definitions"), f"# {plain(glossary.title)}", summary(glossary)]
    missing = left_out(glossary)
    if missing:
        blocks.append(f"**{plain(missing)}**")
    blocks.append(_contents(glossary))
    blocks += _BLOCKS.introduction(glossary, 2)
    for section in glossary.sections:
        blocks.append(heading(2, section.title, section.id))
        for item in section.items:
            blocks += _BLOCKS.item(item)
    return clean("\n\n".join(blocks) + "\n")


def _contents(glossary: Glossary) -> str:
    lines = ["- [Disputed](#disputed)"] if glossary.disputed else []
    lines += ["- [Proposed](#proposed)"] if glossary.proposed else []
    lines += ["- [The funnel at a glance](#overview)"] if glossary.overviews else []
    lines += ["- [Handovers and deadlines](#deadlines)"] if tables(glossary) else []
    for section in glossary.sections:
        links = ", ".join(_BLOCKS.link(item.name, item.full_id) for item in section.items)
        lines.append(f"- [{section.title}](#{section.id}): {links}")
    return "\n".join(lines)
