"""What the commands do, as functions: values in, values out; nothing is written and nothing exits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from funnelspec.diagnostic import Card
from funnelspec.engine import check_texts
from funnelspec.examples import files, without_marks
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model

FILE_NAMES = {"html": "glossary.html", "markdown": "glossary.md"}
"""What a published form is called on disk."""


def published(model: Model, forms: Iterable[str]) -> dict[str, str]:
    """The glossary of a workspace: text by file name.

    Args:
        forms: of ``FILE_NAMES``.
    """
    from funnelspec.glossary import build

    glossary = build(model)
    texts: dict[str, str] = {}
    for form in dict.fromkeys(forms):
        if form == "html":
            from funnelspec.renderers import html

            texts[FILE_NAMES[form]] = html.render(glossary)
        else:
            from funnelspec.renderers import markdown

            texts[FILE_NAMES[form]] = markdown.render(glossary)
    return texts


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
    if card.bad:
        parts.append(f"## Not like this\n\n```yaml\n{without_marks(card.bad)}```\n")
        parts.append(f"A check says:\n\n```text\n{example_report(card)}\n```\n")
    if card.good:
        parts.append(f"## Like this\n\n```yaml\n{without_marks(card.good)}```\n")
    parts.append(
        "Hide one such finding with a comment on its line: "
        f"`# funnelspec: ignore[{card.name}] why it is right here`.\n"
    )
    return "\n".join(parts)


def explain_entry(model: Model, name: str) -> str | None:
    """What a word of the glossary means, who owns it and where it is written; nothing when no item has it.

    Each team that writes something of its own about it is quoted after the shared files.
    """
    entry = model.shared.named(name)
    if entry is None:
        found = (workspace.named(name) for workspace in model.teams.values())
        entry = next((each for each in found if each), None)
    if entry is None:
        return None
    written = [each for each in model.entries if each.full_id == entry.full_id] or [entry]
    lines = [f"{entry.label} ({entry.kind}, {entry.full_id})"]
    other = [word.value for word in (*entry.abbreviation, *entry.aliases)]
    if other:
        lines.append(f"Also: {', '.join(other)}")
    avoided = [avoid.word.value for avoid in entry.avoid]
    if avoided:
        lines.append(f"Do not say: {', '.join(avoided)}")
    for each in written:
        lines += ["", *_one_side(each, model)]
    return "\n".join(lines) + "\n"


def _one_side(entry: Entry, model: Model) -> list[str]:
    teams = model.config.teams
    lines = []
    if entry.file.team:
        team = teams.get(entry.file.team)
        lines.append(f"In the view of {team.name if team else entry.file.team}:")
    if entry.definition:
        lines += _wrapped(" ".join(entry.definition.value.split()))
    if entry.owner:
        named = []
        for owner in entry.owner:
            team = teams.get(owner.value)
            name = team.name if team else owner.value
            named.append(f"{name} ({team.contact})" if team and team.contact else name)
        lines.append(f"Owner: {', '.join(named)}")
    where = entry.key.where
    lines.append(f"Written in: {where.path}:{where.first.line}")
    return lines


def _wrapped(text: str) -> list[str]:
    from funnelspec.reporters.words import wrapped

    return list(wrapped(text, 80))


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.rstrip("\n").split("\n")]
