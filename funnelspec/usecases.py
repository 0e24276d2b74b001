"""What the commands do, as functions: values in, values out; nothing is written and nothing exits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from funnelspec.diagnostic import Card
from funnelspec.engine import check_texts
from funnelspec.examples import files, without_marks
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.reporters.places import Places, as_they_are

if TYPE_CHECKING:
    from funnelspec.conditions.given import Given
    from funnelspec.glossary import Glossary
    from funnelspec.model.verdicts import Why
    from funnelspec.picture import Picture
    from funnelspec.report import Report


def published(model: Model, forms: Iterable[str], languages: Iterable[str] = ("",)) -> dict[str, str]:
    """The glossary of a workspace: text by path.

    Args:
        forms: of ``renderers.exporters.EXPORTERS``.
        languages: into which it is translated; an empty one is the original.

    Raises:
        WorkspaceError: nothing is translated into one of them.
    """
    from funnelspec.glossary import build, translated
    from funnelspec.renderers.exporters import EXPORTERS

    original = build(model)
    wanted = [_language(original, language) if language else "" for language in languages]
    texts: dict[str, str] = {}
    for language in dict.fromkeys(wanted):
        glossary = translated(original, language) if language else original
        for form in dict.fromkeys(forms):
            texts.update(EXPORTERS[form].files(glossary))
    return texts


def untranslated(model: Model, language: str, places: Places = as_they_are) -> list[str]:
    """A line for each name and definition that is not translated into a language, and one that counts them.

    Raises:
        WorkspaceError: nothing at all is translated into it.
    """
    from funnelspec.glossary import build
    from funnelspec.glossary.translations import missing, wanted

    glossary = build(model)
    language = _language(glossary, language)
    found = missing(glossary, language)
    if not found:
        return [f"Everything is translated into {language}."]
    lines = [
        f"{places(each.place.path)}:{each.place.line}: {each.full_id}: {each.attribute}" for each in found
    ]
    return [*lines, f"{len(found)} of {wanted(glossary)} texts are not translated into {language}."]


def _language(glossary: Glossary, wanted: str) -> str:
    """A language as it is written in the definitions."""
    from funnelspec.files import WorkspaceError
    from funnelspec.glossary import languages

    known = languages(glossary)
    for language in known:
        if language.lower() == wanted.lower():
            return language
    if known:
        hint = f"there are translations into {', '.join(known)}"
    elif glossary.missing or not glossary.complete:
        hint = "translations may stand in what cannot be read; see `funnelspec check`"
    else:
        hint = 'no item has translations; write them under "translations"'
    raise WorkspaceError(f'nothing is translated into "{wanted}"; {hint}')


# A day on which no example of a card changes its meaning.
_EXAMPLE_DAY = date(2026, 1, 15)


def example_report(card: Card) -> str:
    """What a check prints for the bad example of a card: the findings of that rule alone."""
    from funnelspec.reporters import full

    report = check_texts(files(card.bad), _EXAMPLE_DAY).report
    own = [found for found in report.diagnostics if found.card.name == card.name]
    text = full.render(report.replace(diagnostics=own), show_info=True)
    return text.rstrip("\n").rpartition("\n")[0].rstrip("\n")


def explain_rule(card: Card) -> str:
    """A card as plain text for a terminal."""
    lines = [
        f"{card.name} ({card.severity.word}, {card.certainty}, {card.family})",
        "",
        card.title,
        "",
        *_wrapped(card.why),
    ]
    if card.measured:
        lines += ["", *_wrapped(f"Measured: {card.measured}")]
    if card.bad:
        lines += ["", "Not like this:", "", *_indented(without_marks(card.bad))]
        lines += ["", "What a check says:", "", *_indented(example_report(card))]
    if card.good:
        lines += ["", "Like this:", "", *_indented(without_marks(card.good))]
    return "\n".join(lines) + "\n"


def rule_page(card: Card) -> str:
    """A card as a Markdown page; ``docs/rules`` holds one for every rule."""
    strict = f"; {card.strict.word} under `preset: strict`" if card.strict else ""
    parts = [
        f"# {card.name}\n",
        f"{card.title}.\n",
        f"{card.why}\n",
        f"Severity: {card.severity.word}{strict}. Certainty: {card.certainty}. Family: {card.family}.\n",
    ]
    if card.measured:
        parts.append(f"Measured: {card.measured}\n")
    if card.bad:
        parts.append(f"## Not like this\n\n```yaml\n{without_marks(card.bad)}```\n")
        parts.append(f"A check says:\n\n```text\n{example_report(card)}\n```\n")
    if card.good:
        parts.append(f"## Like this\n\n```yaml\n{without_marks(card.good)}```\n")
    comment = f"# funnelspec: ignore[{card.name}] why it is right here"
    if card.family == "prose":
        comment = f"<!-- {comment[2:]} -->"
    parts.append(f"Hide one such finding with a comment on its line: `{comment}`.\n")
    return "\n".join(parts)


def explain_entry(model: Model, name: str, places: Places = as_they_are) -> str | None:
    """What a word of the glossary means, who owns it and where it is written; nothing when no item has it.

    Each team that writes something of its own about it is quoted.

    Args:
        name: a name in any spelling, an abbreviation, an alias, an id or a full id.
        places: how paths are shown.
    """
    found = _holders(model, name)
    if not found:
        return None
    from funnelspec.glossary import build
    from funnelspec.renderers import plain

    items = {item.full_id: item for item in build(model).items}
    shown = [items[full_id] for full_id in found if full_id in items]
    first, *others = shown
    lines = [plain.render(first, places)]
    if others:
        lines += ["", "Other items of this name:"]
        lines += [f"  {other.name}: funnelspec explain {other.full_id}" for other in others]
    return "\n".join(lines) + "\n"


def near(name: str, model: Model | None) -> str | None:
    """The rule or word of the glossary that somebody probably wanted to have explained."""
    from funnelspec.catalogue import names
    from funnelspec.language.suggest import closest

    return closest(name, {*names(), *_words(_entries(model) if model else ())})


def _words(entries: Iterable[Entry]) -> Iterator[str]:
    """Every id, full id, name, abbreviation and alias."""
    for entry in entries:
        for word in (entry.name, *entry.abbreviation, *entry.aliases):
            if word:
                yield " ".join(word.value.split())
        yield entry.id
        yield entry.full_id


def _entries(model: Model) -> Iterable[Entry]:
    return (entry for workspace in model.workspaces() for entry in workspace.entries.values())


def _holders(model: Model, name: str) -> list[str]:
    """The full ids of the items that a name may mean, the likeliest first. A part of a segment, a milestone
    or a reason stands for the item it belongs to."""
    found: list[Entry | None] = [workspace.named(name) for workspace in model.workspaces()]
    for workspace in model.workspaces():
        found += workspace.names().get(fold_name(name), [])
    if not any(found):
        found += [entry for entry in _entries(model) if entry.id == name.strip()]
    return list(dict.fromkeys("/".join(entry.full_id.split("/")[:2]) for entry in found if entry))


def why(model: Model, name: str, team: str | None, given: Given, today: date) -> Why | list[str]:
    """Whether a lead meets an item, and why; where that cannot be said, a line for each thing that is wrong.

    Args:
        name: an item with a condition, such as a criterion, a part of a segment or a stage: by an id, a full
            id, a name, an abbreviation or an alias.
        team: whose view counts; without it the shared one and that of each team that sees the item otherwise.
    """
    from funnelspec.language.suggest import closest
    from funnelspec.model.asked import asked, meant
    from funnelspec.model.verdicts import held_against

    if team is not None and team not in model.config.teams:
        return [_no_team(team, model.config.teams)]
    spaces: dict[str | None, Workspace] = {None: model.shared}
    spaces.update(model.teams)
    if team is not None:
        spaces = {team: model.teams.get(team, model.shared)}
    found = meant(name, spaces.values())
    if found:
        return held_against(found, spaces, given, today)
    near = closest(
        name,
        _words(entry for space in spaces.values() for entry in space.entries.values() if asked(entry, space)),
    )
    hint = f'; did you mean "{near}"?' if near else ""
    if model.left_out or not model.complete:
        hint += "; some definitions cannot be read: see `funnelspec check`"
    return [f'no criterion, segment, stage or other item is called "{name}"{hint}']


def _no_team(team: str, teams: Iterable[str]) -> str:
    from funnelspec.language.suggest import closest

    near = closest(team, teams)
    hint = f'did you mean "{near}"?' if near else f"the teams are {', '.join(teams) or 'not declared'}"
    return f'no team has the id "{team}"; {hint}'


def compare(model: Model, first: str, second: str) -> Picture | list[str]:
    """How far two teams agree; where they cannot be compared, a line for each thing that is wrong.

    Args:
        first, second: ids of teams.
    """
    from funnelspec.picture import draw

    missing = [
        _no_team(team, model.config.teams) for team in (first, second) if team not in model.config.teams
    ]
    if missing:
        return missing
    if first == second:
        return [f'"{first}" is one team; name two of {", ".join(model.config.teams)}']
    return draw(model, first, second)


_PUBLISHED = r"{}(\.[A-Za-z0-9-]+)?(\.html|\.md|/README\.md|/[a-z_]+/[a-z0-9_-]+\.md)"
"""The texts among what is published, behind the folder and the name of the glossary."""


def prose(
    paths: Sequence[str], model: Model, root: str, team: str | None, tracked: bool, today: date
) -> Report:
    """Holds texts, such as playbooks and e-mail templates, against the glossary.

    Args:
        paths: files and folders; the glossary that is published from these definitions is left out.
        root: the folder of the workspace.
        team: whose view counts; without it the shared one.
        tracked: of folders only what git tracks.

    Raises:
        WorkspaceError: a path leads nowhere or to what is no text, or there is no such team.
    """
    import re
    from posixpath import join, normpath

    from funnelspec.engine import check_pages, excluded
    from funnelspec.files import WorkspaceError
    from funnelspec.prose.texts import find, read

    if team is not None and team not in model.config.teams:
        raise WorkspaceError(_no_team(team, model.config.teams))
    workspace = model.shared if team is None else model.teams.get(team, model.shared)
    output = model.config.publish.output
    own = re.compile(_PUBLISHED.format(re.escape(normpath(join(output, "glossary")))))
    left_out = excluded(model.config)
    files, findings = find(paths, root, lambda path: bool(own.fullmatch(path)) or left_out(path), tracked)
    pages = []
    for file in files:
        page, trouble = read(file)
        pages.append(page)
        findings += trouble
    return check_pages(pages, model, workspace, root, today, findings)


def _wrapped(text: str) -> list[str]:
    from funnelspec.reporters.words import wrapped

    return list(wrapped(text, 80))


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.rstrip("\n").split("\n")]
