"""A ``[[link]]`` in prose that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, INFO, Finding, Label
from funnelspec.language.suggest import closest
from funnelspec.model.entities import SECTIONS, Entry
from funnelspec.model.model import Model
from funnelspec.model.references import Link, links, prose
from funnelspec.model.views import inside
from funnelspec.rule import rule
from funnelspec.rules._words import called
from funnelspec.schema.words import quoted


@rule(
    name="broken-link",
    on=Model,
    severity=ERROR,
    title="A link in a text leads nowhere",
    why="The reader of the glossary meets a word that claims to be explained and is not, and everyone fills "
    "the gap with a meaning of their own.",
    bad="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          account: {name: Account, definition: "The company of a [[leed]]."}  # <-- [[leed]]
    """,
    good="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          account: {name: Account, definition: "The company of a [[lead]], see [[terms/lead]]."}
    """,
)
def broken_link(model: Model) -> Iterator[Finding]:
    everywhere = model.workspaces()
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
                        yield _broken(entry, link, model)


def _perhaps_left_out(target: str, model: Model) -> bool:
    """Whether what the link names may be in what could not be read."""
    if not model.complete:
        return True
    if target.partition("/")[0] in SECTIONS:
        return target in model.left_out or target.rpartition("/")[0] in model.left_out
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


def _broken(entry: Entry, link: Link, model: Model) -> Finding:
    shared = model.shared if entry.file.team is None else model.teams[entry.file.team]
    words: dict[str, Entry] = {}
    for item in shared.entries.values():
        for text in (item.name, *item.abbreviation, *item.aliases):
            if text:
                words.setdefault(text.value, item)
        words.setdefault(item.full_id, item)
    near = closest(link.target, words)
    return Finding(
        headline=f'"{called(entry, model)}" links to an item that does not exist',
        at=Label(link.where, f"no item is called {quoted(link.target)}"),
        related=(Label(words[near].key.where, f'"{words[near].label}"'),) if near else (),
        help=f"Write `[[{near}]]`."
        if near
        else "Link to an item that there is, take the brackets away, or define the word.",
        entries=(entry.full_id,),
        differs=link.target,
    )
