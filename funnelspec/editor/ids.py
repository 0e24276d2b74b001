"""What may be written where an item, a team or a calendar is named, and what an editor shows about it.

What the definitions say goes into ``description``, which is plain text: the YAML language server escapes its
marks where it shows Markdown. ``markdownDescription``, which it takes as it is, is never used for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from funnelspec.editor.branches import Schema, Shown
from funnelspec.model.entities import SECTIONS, Entry, ReasonSet
from funnelspec.model.model import Model
from funnelspec.model.references import links
from funnelspec.model.workspace import Workspace

_LONGEST = 200
_NOT_IN_USE = ("deprecated", "retired")


class Ids:
    """The ids of a workspace, as all its teams see them together.

    A name in a team's file is looked up in that team's view, so what is right in any view is right here.

    Args:
        model: what could be read.
    """

    def __init__(self, model: Model) -> None:
        self._views = model.workspaces()
        self._about: dict[str, Schema] = {}
        self._held: dict[str, list[tuple[Workspace, Entry]]] = {}
        for view in self._views:
            for full_id, entry in view.entries.items():
                self._held.setdefault(full_id, []).append((view, entry))

    def of(self, *sections: str) -> Shown:
        """What may be written where an attribute names these sections: every full id, and each bare id that
        exactly one of them has in some view; the bare ones first, each in order."""
        bare: dict[str, Schema] = {}
        full: dict[str, Schema] = {}
        for view in self._views:
            owners: dict[str, list[str]] = {}
            for section in sections:
                for item_id in view.ids(section):
                    owners.setdefault(item_id, []).append(f"{section}/{item_id}")
            for item_id, full_ids in owners.items():
                for full_id in full_ids:
                    full[full_id] = self.about(full_id)
                if len(full_ids) == 1:
                    bare.setdefault(item_id, self.about(full_ids[0]))
        return dict(sorted(bare.items())) | dict(sorted(full.items()))

    def sets(self) -> Shown:
        """What may be written where a set of reasons is named."""
        known = {written for full_id in self.held(ReasonSet) for written in (full_id, full_id.split("/")[1])}
        return {written: about for written, about in self.of("reasons").items() if written in known}

    def held(self, kind: type[Entry]) -> dict[str, Entry]:
        """Every item of one kind by full id, in order; as the shared files see it, where these have it."""
        return {
            full_id: held[0][1]
            for full_id, held in sorted(self._held.items())
            if isinstance(held[0][1], kind)
        }

    def about(self, full_id: str) -> Schema:
        """The description of an item."""
        if full_id not in self._about:
            self._about[full_id] = self._said(full_id)
        return self._about[full_id]

    def _said(self, full_id: str) -> Schema:
        held = self._held[full_id]
        first = held[0][1]
        said: dict[str, list[str]] = {}
        for view, entry in [pair for pair in held if pair[0].team] or held:
            said.setdefault(_meaning(entry, view), []).append(view.team or "")
        lines = [text if len(said) == 1 else f"{_and(teams)}: {text}" for text, teams in said.items() if text]
        if first.owner:
            lines.append(f"Owner: {_and([each.value for each in first.owner])}.")
        only = [view.team for view, _ in held]
        if None not in only:
            lines.append(f"Only in the files of {_and([team for team in only if team])}.")
        about = described(f"{first.label} ({first.kind})", *_standing(first), *lines)
        if first.state and first.state.value in _NOT_IN_USE:
            about["deprecated"] = True
        return about


def described(name: str, *lines: str) -> Schema:
    """The description of something that has a name, all on one line."""
    said = " ".join(filter(None, map(one_line, lines)))
    return {"description": ": ".join(filter(None, (one_line(name), said)))}


def declared(named: Iterable[tuple[str, str, str]]) -> Shown:
    """What ``funnelspec.yaml`` declares, by id, from (id, name, what else there is to say)."""
    return {each: described(name, more) for each, name, more in sorted(named)}


def sections() -> Shown:
    """The sections themselves, where an attribute may name a whole one."""
    return {section: described(f"Every {kind.kind}") for section, kind in SECTIONS.items()}


def one_line(text: str) -> str:
    """A text on one line, without what is invisible or turns the direction of writing, and without what
    Markdown takes for HTML: the server escapes all its other marks."""
    seen = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(re.sub(r"<(?=[A-Za-z/!?])", "< ", seen).split())


def _meaning(entry: Entry, view: Workspace) -> str:
    """The first sentence of a definition, with the names of what it links to; cut where it is long."""
    if entry.definition is None:
        return ""
    text = entry.definition.value
    for link in reversed(list(links(entry.definition))):
        found = view.named(link.target, entry.file.context)
        text = text[: link.start] + (found.label if found else link.target) + text[link.end :]
    text = one_line(text)
    end = re.search(r"[.!?](?= +[A-Z])", text)
    text = text[: end.end()] if end else text
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0] + " ..."
    return text


def _standing(entry: Entry) -> Iterator[str]:
    if entry.state and entry.state.value != "agreed":
        instead = f", replaced by {entry.replaced_by.text.value}" if entry.replaced_by else ""
        yield f"{entry.state.value.capitalize()}{instead}."


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
