"""A lead held against one item, in the view of everybody and of each team that sees it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from funnelspec.conditions.evaluate import hangs_on_today
from funnelspec.conditions.given import Fitted, Given, fit_given
from funnelspec.conditions.reasons import Reason, in_words, reasons
from funnelspec.conditions.say import Names
from funnelspec.conditions.typed import DAY_OPS, Test, Typed, leaves
from funnelspec.language.folding import fold_text
from funnelspec.language.suggest import closest
from funnelspec.model.asked import asked, criterion_name, full_name, questions
from funnelspec.model.entities import Entry, Segment
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple, Record
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Value


_MOST_QUESTIONS = 5


class Answer(NamedTuple):
    """What one condition of an item says of a lead.

    Attributes:
        about: what the condition decides, where the item has others: ``entry criteria``, the name of a part.
        dated: a line compares a day of the lead with today.
        hangs_on_today: on another day the verdict may be another.
    """

    about: str
    tree: Reason
    dated: bool
    hangs_on_today: bool


class View(NamedTuple):
    """What some see: ``teams`` holds their ids, nothing for what is shared."""

    teams: tuple[str, ...]
    answers: tuple[Answer, ...]


class Other(NamedTuple):
    """Another item that the name may mean."""

    kind: str
    name: str
    full_id: str


class Why(Record):
    """A lead held against an item.

    Attributes:
        kind: what such an item is called, for example ``criterion``.
        where: the id of the item in the file.
        facts: what is known of the lead in plain words: the name of a field and its value.
        team_names: what teams are called, by id.
        views: the shared one, then those of teams who see the item otherwise, one for all that see it alike;
            theirs alone where only teams have the item, or where one team was asked for.
        others: see ``Other``.
    """

    full_id: str
    kind: str
    name: str
    where: Location
    lead: Mapping[str, Value]
    facts: tuple[tuple[str, str], ...]
    judged: Mapping[str, bool]
    today: date
    views: tuple[View, ...]
    team_names: Mapping[str, str]
    others: tuple[Other, ...] = ()

    def meets(self, view: View) -> bool:
        """The verdict in one view: of a segment, whether the lead is in a part; of a stage that of its entry
        criteria, or of its exit criteria when it has no others."""
        if self.kind == Segment.kind:
            return any(answer.tree.holds for answer in view.answers)
        return view.answers[0].tree.holds

    @property
    def met(self) -> bool:
        """Whether the lead meets it in every view."""
        return all(map(self.meets, self.views))


def held_against(
    found: list[Entry], workspaces: Mapping[str | None, Workspace], given: Given, today: date
) -> Why | list[str]:
    """The verdicts and their reasons; or, where there can be none, a line for each thing that is wrong.

    Args:
        found: the item that is meant, with a condition, and others that the name may mean.
        workspaces: those to look at, by the id of the team, nothing for the shared one.
    """
    entry, *others = found
    spaces = {
        team: space
        for team, space in workspaces.items()
        if entry.full_id in space.entries and asked(space.entries[entry.full_id], space)
    }
    if not spaces:
        return [f'the {entry.kind} "{entry.label}" has no condition that a lead can meet']
    known = {field for space in spaces.values() for field in space.table().fields}
    leads = {team: fit_given(given, space.table(), known) for team, space in spaces.items()}
    first = next(iter(spaces))
    wrong = [line for lead in leads.values() for line in lead.problems]
    wrong += _never_asked(leads[first].answers, spaces.values())
    if wrong:
        return list(dict.fromkeys(wrong))
    names = {team: each.name for team, each in spaces[first].config.teams.items()}
    views: list[View] = []
    for team, space in spaces.items():
        answers = _answers(space.entries[entry.full_id], space, leads[team], today)
        if answers is None:
            view = f", as {names.get(team, team)} sees it," if team else ""
            return [f'a condition of "{entry.label}"{view} cannot be read; `funnelspec check` says why']
        _add(views, team, answers)
    return Why(
        full_id=entry.full_id,
        kind=entry.kind,
        name=full_name(entry, spaces[first]),
        where=entry.key.where,
        lead=leads[first].lead,
        facts=_facts(leads[first].lead, spaces[first]),
        judged=leads[first].answers,
        today=today,
        views=tuple(views),
        team_names=names,
        others=tuple(Other(each.kind, each.label, each.full_id) for each in others),
    )


def _never_asked(answers: Mapping[str, bool], spaces: Iterable[Workspace]) -> Iterator[str]:
    """Answers to questions that no condition asks: most likely misspelt, and then it would count as no."""
    known = questions(spaces)
    for question in answers:
        if fold_text(question) not in known:
            near = closest(question, known.values())
            some = ", ".join(f'"{text}"' for text in sorted(known.values())[:_MOST_QUESTIONS])
            hint = f'; did you mean "{near}"?' if near else f"; they ask for {some}" if some else ""
            yield f'no condition asks for the judgement "{question}"{hint}'


def _answers(entry: Entry, space: Workspace, given: Fitted, today: date) -> tuple[Answer, ...] | None:
    """What each condition of an item says; nothing when one of them cannot be read."""
    names = Names(lambda _: None, lambda reference: criterion_name(reference, space))
    answers: list[Answer] = []
    for about, when in asked(entry, space):
        typed, _ = space.bind(when)
        if typed is None:
            return None
        about_it = (typed, given.lead, today, given.answers)
        tree = reasons(*about_it, names)
        answers.append(Answer(about, tree, _dated(typed, given.lead), hangs_on_today(*about_it)))
    return tuple(answers)


def _dated(typed: Typed, lead: Mapping[str, Value]) -> bool:
    return any(
        isinstance(leaf, Test) and leaf.op in DAY_OPS and leaf.field.id in lead for leaf in leaves(typed)
    )


def _add(views: list[View], team: str | None, answers: tuple[Answer, ...]) -> None:
    """One view more, or the same view of one team more."""
    alike = [view for view in views if _shape(view.answers) == _shape(answers)]
    if not alike:
        views.append(View((team,) if team else (), answers))
    elif team and alike[0].teams:
        views[views.index(alike[0])] = View((*alike[0].teams, team), answers)


def _shape(answers: tuple[Answer, ...]) -> list[object]:
    """What two views have in common when they say the same: everything but where it is written."""
    return [(answer.about, _without_places(answer.tree)) for answer in answers]


def _without_places(reason: Reason) -> tuple[object, ...]:
    parts = tuple(map(_without_places, reason.parts))
    return (reason.kind, reason.text, reason.holds, reason.decided, reason.said, parts)


def _facts(lead: Mapping[str, Value], space: Workspace) -> tuple[tuple[str, str], ...]:
    fields = space.table().fields
    return tuple((fields[name].name, in_words(value, fields[name])) for name, value in lead.items())
