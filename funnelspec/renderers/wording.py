"""The words around what people wrote, the same in every published form."""

from __future__ import annotations

from funnelspec.glossary.translations import missing, wanted
from funnelspec.glossary.value import (
    Argued,
    Contrast,
    Difference,
    Glossary,
    Item,
    Overview,
    Prose,
    Row,
    Said,
    Step,
    Table,
    View,
    Words,
)
from funnelspec.record import NamedTuple


class Mark(NamedTuple):
    """A word or two that set an item apart; ``style`` is its meaning: ``alert``,
    ``wait``, ``good``, ``quiet`` or nothing."""

    text: str
    style: str = ""


STATES = {
    "draft": Mark("Draft", "wait"),
    "proposed": Mark("Proposed", "wait"),
    "agreed": Mark("Agreed"),
    "deprecated": Mark("Deprecated", "quiet"),
    "retired": Mark("Retired", "quiet"),
}


def marks(item: Item) -> list[Mark]:
    """What a reader should know of an item before reading on."""
    found = [Mark("Disputed", "alert")] if item.disputed else []
    if item.state in STATES:
        found.append(STATES[item.state])
    if item.only:
        found.append(Mark("Only " + " and ".join(owner.name for owner in item.only), "quiet"))
    if item.context:
        found.append(Mark(f"In {item.context}", "quiet"))
    if item.untranslated:
        found.append(Mark(f"Not translated: {', '.join(item.untranslated)}", "quiet"))
    return found


def difference_heading(difference: Difference) -> str:
    """The heading above the views of a difference."""
    label = difference.label
    return {
        "different": f"Disputed: {label}",
        "proposal": f"Proposed change: {label}",
        "reworded": f"In other words: {label}",
        "one-sided": f"Not shared: {label}",
    }[difference.verdict]


def view_heading(view: View, difference: Difference) -> str:
    """Who says what follows."""
    if view.owner is None:
        return "Shared definition"
    return f"{view.owner.name} {'proposes' if difference.verdict == 'proposal' else 'says'}"


def contrast_words(contrast: Contrast) -> str:
    """How two sides differ, as a sentence."""
    return f"{contrast.about}: {contrast.relation}" if contrast.about else contrast.relation


def argued(lead: Argued) -> str:
    """A lead that shows a difference, and who says what of it."""
    yes, no = (side.name if side else "The shared definition" for side in (lead.yes, lead.no))
    told = "A lead both would argue about" if lead.yes and lead.no else "A lead that shows it"
    return (
        f"{told}: {lead.lead}. {yes} says yes, {no[:1].lower() + no[1:] if lead.no is None else no} says no."
    )


def disputed_words(item: Item) -> str:
    """What of an item is disputed, and between whom: ``definition: Marketing, Sales``."""
    found = [each for each in item.differences if each.verdict == "different"]
    return "; ".join(f"{each.label}: {_sides(each)}" for each in found)


def proposed_words(item: Item) -> str:
    """What of an item is proposed, and by whom."""
    state = [STATES[item.state].text] if item.state in ("draft", "proposed") else []
    changes = [each for each in item.differences if each.verdict == "proposal"]
    return "; ".join([*state, *(f"{each.label}: {_sides(each)}" for each in changes)])


def _sides(difference: Difference) -> str:
    names = (view.owner.name if view.owner else "the shared definition" for view in difference.views)
    return ", ".join(dict.fromkeys(names))


def summary(glossary: Glossary) -> str:
    """How many items there are, and whether they are agreed on; one or two sentences."""
    counted = _counted(glossary)
    return f"{counted} {translation(glossary)}" if glossary.language else counted


def translation(glossary: Glossary) -> str:
    """In which language a translated glossary is, and how much of it is not."""
    left, texts = len(missing(glossary, glossary.language)), wanted(glossary)
    said = f"Names and definitions are in the language {glossary.language}"
    if not left:
        return f"{said}."
    return f"{said}; {left} of {texts} texts are not translated yet and stand in the original."


def _counted(glossary: Glossary) -> str:
    items, disputed = len(glossary.items), len(glossary.disputed)
    said = f"{items} item{'' if items == 1 else 's'}. "
    if disputed:
        return said + f"{disputed} {'is' if disputed == 1 else 'are'} disputed."
    return said + "None is disputed."


def left_out(glossary: Glossary) -> str:
    """What the glossary lacks because of errors; empty when it lacks nothing."""
    if glossary.missing:
        items = f"Left out because of errors: {', '.join(glossary.missing)}."
        return items if glossary.complete else f"{items} Some files could not be read at all."
    return "" if glossary.complete else "Some definitions could not be read and are left out."


def step_marks(step: Step) -> list[Mark]:
    """What sets a stage of a funnel apart."""
    found = [Mark("Disputed", "alert")] if step.disputed else []
    if step.start:
        found.append(Mark("Start", "quiet"))
    if step.outcome != "open":
        found.append(Mark(step.outcome.capitalize(), "good" if step.outcome == "won" else "quiet"))
    return found


def moves(overview: Overview) -> Table:
    """Every move of a funnel, one a row; a column that would be empty is left out."""
    guarded = any(way.when for way in overview.ways)
    reasoned = any(way.reasons for way in overview.ways)
    head = ("From", "To", *(["When"] if guarded else []), *(["Reason from"] if reasoned else []))
    rows = []
    for way in overview.ways:
        cells: list[Words | Prose | Said] = [Words((way.start,)), Words((way.end,))]
        if guarded:
            cells.append(way.when or Words(()))
        if reasoned:
            cells.append(Words((way.reasons,) if way.reasons else ()))
        rows.append(Row(tuple(cells)))
    return Table(head, tuple(rows))


PROPOSED_INTRODUCTION = "Not agreed on yet: a draft, or a change to what is shared, which holds until then."
DISPUTED_INTRODUCTION = (
    "Two teams describe each of these in different ways. Both texts stand together until the teams agree."
)
