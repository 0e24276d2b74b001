"""Why a lead meets an item or does not, for people: the condition as a tree, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from funnelspec.conditions.say import day_in_words
from funnelspec.reporters.paint import Paint, plain
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.words import listed, printable, width, wrapped

if TYPE_CHECKING:
    from funnelspec.conditions.reasons import Reason
    from funnelspec.model.verdicts import View, Why

_COLUMNS = 80
_NARROWEST = 30  # columns for words, however deep they stand
_MOST_PLACES = 6
_DECIDED = "<--"


def render(why: Why, *, places: Places = as_they_are, paint: Paint = plain) -> str:
    """The verdict, what is known of the lead, and why; it ends with a line end.

    Args:
        places: how paths are shown.
        paint: adds colour; the words are the same without.
    """
    where = f"{places(why.where.path)}:{why.where.first.line}"
    origin = f"{_capital(why.kind)} {why.full_id}, written in {where}"
    blocks = [[*_strong(f"{why.name}: {_verdicts(why)}", paint), *_hanging("", origin), *_lead(why)]]
    for view in why.views:
        title = f"{_capital(_seen(view, why))}: {_verdict(view, why)}"
        head = _strong(title, paint) if len(why.views) > 1 else []
        for answer in view.answers:
            if answer.about:
                head += _hanging("", f"{_capital(answer.about)}: {_yes(answer.tree.holds)}")
            blocks.append([*head, *_tree(answer.tree, 0, paint)])
            head = []
        blocks.append(list(_decided_by(view, places)))
    blocks.append([_legend(why)])
    if why.others:
        others = [f'the {other.kind} "{other.name}": funnelspec why {other.full_id}' for other in why.others]
        blocks.append(["If something else is meant:", *chain(*(_hanging("  ", other) for other in others))])
    return "\n\n".join(map("\n".join, blocks)) + "\n"


def _strong(text: str, paint: Paint) -> list[str]:
    return [paint(line, "strong") for line in _hanging("", text)]


def _verdicts(why: Why) -> str:
    """``no``, ``no as shared; yes as Sales sees it``."""
    if len(why.views) == 1 and not why.views[0].teams:
        return _verdict(why.views[0], why)
    return "; ".join(f"{_verdict(view, why)} {_seen(view, why)}" for view in why.views)


def _verdict(view: View, why: Why) -> str:
    if why.kind == "segment":
        parts = [answer.about for answer in view.answers if answer.tree.holds]
        return listed(parts) if parts else "none of its parts"
    if not view.answers[0].about:
        return _yes(view.answers[0].tree.holds)
    return ", ".join(f"{answer.about} {_yes(answer.tree.holds)}" for answer in view.answers)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _seen(view: View, why: Why) -> str:
    """``as shared``, ``as Sales sees it``."""
    if not view.teams:
        return "as shared"
    names = [why.team_names.get(team, team) for team in view.teams]
    return f"as {listed(names)} {'sees' if len(names) == 1 else 'see'} it"


def _lead(why: Why) -> Iterator[str]:
    facts = "; ".join(f"{name} {value}" for name, value in why.facts)
    yield from _hanging("Lead: ", facts or "nothing is known of it")
    if why.judged:
        judged = "; ".join(f"{question}: {_yes(answer)}" for question, answer in why.judged.items())
        yield from _hanging("Judged: ", judged)
    answers = [answer for view in why.views for answer in view.answers]
    if any(answer.dated for answer in answers):
        hangs = any(answer.hangs_on_today for answer in answers)
        other = "; on another day the verdict may be another" if hangs else ""
        yield f"Today: {day_in_words(why.today)}{other}"


def _tree(reason: Reason, depth: int, paint: Paint) -> Iterator[str]:
    text, parts = _said(reason), reason.parts
    if reason.kind == "meets" and not reason.turned and parts and parts[0].kind in _TALLIED:
        # A criterion and the group that it consists of have the same verdict: one line is enough.
        text, parts = f"{text}, {_heading(parts[0])}", parts[0].parts
    elif reason.kind in _TALLIED:
        text = _heading(reason)
    elif reason.again:
        text += " (see above)"
    mark = "[x]" if reason.holds else "[?]" if reason.unanswered else "[ ]"
    start = f"{'  ' * depth}{mark} "
    marked = reason.decided and not parts
    *before, last = _hanging(start, f"{text} {_DECIDED}" if marked else text)
    yield from before
    yield last.removesuffix(_DECIDED) + paint(_DECIDED, "strong") if marked else last
    for part in parts:
        yield from _tree(part, depth + 1, paint)


def _said(reason: Reason) -> str:
    """``Lead score is at least 65 points, but it is 64 points``: what is asked, and what the lead says."""
    if not reason.said:
        return reason.text
    return f"{reason.text}{'; ' if reason.holds or ', but ' in reason.text else ', but '}{reason.said}"


_TALLIED = ("all", "any", "none", "at_least")


def _heading(group: Reason) -> str:
    """``any of: none holds``: the heading of a group and how many of its parts hold."""
    holding = sum(part.holds for part in group.parts)
    if group.kind == "all":
        failing = len(group.parts) - holding
        return group.text + (f" {failing} {'does' if failing == 1 else 'do'} not hold" if failing else "")
    return f"{group.text} {holding or 'none'} {'hold' if holding > 1 else 'holds'}"


def _decided_by(view: View, places: Places) -> Iterator[str]:
    """The lines that decided and where they stand; more than a few decide only together."""
    lines = [each for answer in view.answers for each in _lines(answer.tree)]
    found = [each for each in lines if each.decided and each.kind in ("test", "judgement")]
    if len(found) > _MOST_PLACES:
        yield f"Decided by {len(found)} lines, marked {_DECIDED} above."
        return
    yield "Decided by:"
    for each in found:
        first = each.where.first
        yield from _hanging("  ", _said(each))
        yield f"      {printable(places(each.where.path))}:{first.line}:{first.column}"


def _lines(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from _lines(part)


def _legend(why: Why) -> str:
    lines = [each for view in why.views for answer in view.answers for each in _lines(answer.tree)]
    waiting = any(each.unanswered and not each.holds for each in lines)
    judged = "   [?] not answered, so no" if waiting else ""
    return f"[x] holds   [ ] does not hold{judged}   {_DECIDED} decides"


def _hanging(start: str, text: str) -> Iterator[str]:
    """Text behind a heading, its further lines under its first word."""
    room = max(_COLUMNS - width(start), _NARROWEST)
    for line in wrapped(" ".join(text.split()), room):
        yield start + line
        start = " " * width(start)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
