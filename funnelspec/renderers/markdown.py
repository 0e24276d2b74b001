"""The glossary as one Markdown file, for repositories and wikis."""

from __future__ import annotations

from funnelspec.glossary.value import Glossary
from funnelspec.renderers.anchors import href
from funnelspec.renderers.escaping import clean
from funnelspec.renderers.markdown_blocks import Blocks, heading, made_from, plain
from funnelspec.renderers.wording import DISPUTED_INTRODUCTION, left_out, summary

_BLOCKS = Blocks(href=href)


def render(glossary: Glossary) -> str:
    """The file. Equal glossaries give equal text; lines end with a line feed."""
    blocks = [made_from("definitions"), f"# {plain(glossary.title)}", summary(glossary)]
    missing = left_out(glossary)
    if missing:
        blocks.append(f"**{plain(missing)}**")
    blocks.append(_contents(glossary))
    if glossary.disputed:
        links = "\n".join(f"- {_BLOCKS.link(item.name, item.full_id)}" for item in glossary.disputed)
        blocks += [heading(2, "Disputed", "disputed"), DISPUTED_INTRODUCTION, links]
    if glossary.overviews:
        blocks.append(heading(2, "The funnel at a glance", "overview"))
    for overview in glossary.overviews:
        blocks += _BLOCKS.overview(overview)
    for section in glossary.sections:
        blocks.append(heading(2, section.title, section.id))
        for item in section.items:
            blocks += _BLOCKS.item(item)
    return clean("\n\n".join(blocks) + "\n")


def _contents(glossary: Glossary) -> str:
    lines = []
    if glossary.disputed:
        lines.append("- [Disputed](#disputed)")
    if glossary.overviews:
        lines.append("- [The funnel at a glance](#overview)")
    for section in glossary.sections:
        links = ", ".join(_BLOCKS.link(item.name, item.full_id) for item in section.items)
        lines.append(f"- [{section.title}](#{section.id}): {links}")
    return "\n".join(lines)
