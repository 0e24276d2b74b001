"""A ``[[link]]`` in prose that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, INFO, Cause, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.language.suggest import Choices
from funnelspec.model.entities import SECTIONS, Entry
from funnelspec.model.model import Model
from funnelspec.model.references import Link, links, prose
from funnelspec.model.views import inside
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import called, meant
from funnelspec.schema.words import quoted

Names = tuple[dict[str, Entry], Choices]
"""What a link may say, with the item behind it; also prepared for "did you mean"."""


@rule(
    name="broken-link",
    on=Model,
    severity=ERROR,
    title="A link in a text leads nowhere",
    why="The reader of the glossary meets a word that claims to be explained and is not, and everyone fills "
    "the gap with a meaning of their own.",
    bad="""
        terms:
          account: {name: Account, definition: A company that may buy.}
          lead: {name: Lead, definition: "A person at an [[acount]]."}  # <-- [[acount]]
    """,
    good="""
        terms:
          account: {name: Account, definition: A company that may buy.}
          lead: {name: Lead, definition: "A person at an [[account]], see [[terms/account]]."}
    """,
)
def broken_link(model: Model) -> Iterator[Finding]:
    everywhere = model.workspaces()
    names: dict[str | None, Names] = {}
    for whole in model.entries:
        team = whole.file.team
        views = everywhere if team is None else [model.teams[team]]
        for entry in (whole, *inside(whole)):
            for _attribute, text in prose(entry):
                for link in links(text) if "[[" in text.value else ():
                    context = entry.file.context
                    if all(view.named(link.target, context) for view in views):
                        continue
                    if any(view.named(link.target, context) for view in everywhere):
                        yield _elsewhere(entry, link, model)
                    elif not _perhaps_left_out(link.target, model):
                        if team not in names:
                            names[team] = _names(views[0])
                        yield _broken(entry, link, model, names[team])


def _perhaps_left_out(target: str, model: Model) -> bool:
    """Whether what the link names may be in what could not be read."""
    if not model.complete:
        return True
    if target.partition("/")[0] in SECTIONS:
        return model.shared.perhaps_left_out(target)
    return bool(model.left_out)


def _elsewhere(entry: Entry, link: Link, model: Model) -> Finding:
    return Finding(
        headline=f'"{called(entry, model)}" links to an item that only other teams\' files have',
        at=Label(link.where, "not in the shared files"),
        help="Move the item to a shared file, if it is everybody's.",
        entries=(entry.full_id,),
        differs=link.target,
        severity=INFO,
    )


def _names(workspace: Workspace) -> Names:
    words: dict[str, Entry] = {}
    for item in workspace.entries.values():
        for text in (item.name, *item.abbreviation, *item.aliases):
            if text:
                words.setdefault(text.value, item)
        words.setdefault(item.full_id, item)
    return words, Choices(words)


def _broken(entry: Entry, link: Link, model: Model, names: Names) -> Finding:
    words, choices = names
    near = choices.likely(link.target)
    if near and words[near].full_id == entry.full_id:
        near = None
    target = quoted(link.target)
    return Finding(
        headline=f'"{called(entry, model)}" links to an item that does not exist',
        at=Label(link.where, f"no item is called {target}"),
        related=(Label(words[near].key.where, f'"{words[near].label}"'),) if near else (),
        help=meant(near, link.target, "[[{}]]")
        if near
        else "Link to an item that there is, take the brackets away, or define the word.",
        entries=(entry.full_id,),
        differs=link.target,
        cause=Cause(
            about=fold_name(link.target),
            says=f"link to {target}, which does not exist",
            near=f"[[{near}]]" if near else "",
            help="If it was renamed, link to its new name; if it was deleted, take the brackets away.",
        ),
    )
