"""A number or a deadline that is agreed, told otherwise in a text.

Silent when in doubt: where several items are named, where any of the agreed values is told rightly, where a
text tells of the past, asks, or gives an example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from funnelspec.diagnostic import Finding, Label
from funnelspec.language.contrast.amounts import Amount
from funnelspec.language.contrast.bounds import INFINITE
from funnelspec.language.words import spans, words
from funnelspec.model.entities import Entry, Handover, Metric, Sla
from funnelspec.model.workspace import Workspace
from funnelspec.prose.agreed import TIMED, Agreed, Agreements, agreements, read
from funnelspec.prose.page import Page
from funnelspec.prose.statements import Statement, statements


def restated(page: Page, workspace: Workspace) -> Iterator[Finding]:
    """The agreed values that a page tells otherwise, at most one in a sentence or row."""
    book = agreements(workspace)
    for statement in statements(page) if book.names else ():
        named = _named(statement.plain, book)
        if named is None or _DOUBT.search(statement.plain):
            continue
        for amounts, agreed in _comparable(statement.plain, named, book):
            if not _told(amounts, agreed, workspace):
                yield _finding(page, statement, named, amounts[0], agreed)
                break


class Named(NamedTuple):
    """The one item, or items of one name, that a text is about, and where it is named."""

    entries: list[Entry]
    start: int
    end: int


_SPECIFIC = (Sla, Handover, Metric)


def _named(text: str, book: Agreements) -> Named | None:
    """The one item that a text names: an SLA, handover or metric before the stages that it tells of."""
    found = list(book.names.find(words(text)))
    if not found:
        return None
    places = spans(text)
    several = [Named(book.entries[key], places[first][0], places[end - 1][1]) for first, end, key in found]
    chosen = [each for each in several if isinstance(each.entries[0], _SPECIFIC)] or several
    return chosen[0] if all(each.entries == chosen[0].entries for each in chosen) else None


# The past, what is not so yet, examples, questions.
_DOUBT = re.compile(
    r"\?\s*$|\b(?:(?:last|previous|past) (?:year|quarter|month|week)|was|were|had|averaged?|median|mean"
    r"|currently|actual(?:ly)?|measured|historic(?:al)?(?:ly)?|used to|formerly|e\.g|examples?"
    r"|such as|imagine|suppose|instead of|rather than|propos\w+|could|might|would|19\d\d|20\d\d|Q[1-4])\b",
    re.IGNORECASE,
)


def _comparable(text: str, named: Named, book: Agreements) -> Iterator[tuple[list[Amount], list[Agreed]]]:
    """The amounts of a text that tell something of an item, and what is agreed of it instead."""
    rest = text[: named.start] + " " * (named.end - named.start) + text[named.end :]
    found = [amount for amount in read(text) if not (amount.window or amount.bare)]
    spans_of_time = [
        amount for amount in found if amount.family in TIMED and not _REPEATED.search(text[: amount.start])
    ]

    def of(values: Callable[[Entry], list[Agreed]]) -> list[Agreed]:
        return [agreed for entry in named.entries for agreed in values(entry)]

    pairs: list[tuple[list[Amount], list[Agreed]]] = []
    if isinstance(named.entries[0], _SPECIFIC):
        if any(
            _LEADING.search(text[: amount.wide[0]]) or _SOON.match(text[amount.wide[0] :])
            for amount in spans_of_time
        ):
            pairs.append((spans_of_time, of(book.deadlines)))
        if _GOAL.search(rest):
            goals = of(book.goals)
            families = {amount.family for goal in goals for amount in goal.amounts}
            pairs.append(([amount for amount in found if amount.family in families], goals))
    else:
        if _ANSWER.search(rest):
            soon = [amount for amount in spans_of_time if _SOON.match(text[amount.wide[0] :])]
            pairs.append((soon, of(book.deadlines_from)))
        if _STAY.search(rest):
            pairs.append((spans_of_time, of(book.ages)))
        if _CHANCE.search(rest):
            pairs.append(([amount for amount in found if amount.family == "percent"], of(book.probabilities)))
        if _DEFINES.search(rest) or _DEFINED.match(text, named.end):
            pairs += _by_field(found, of(book.lines), book, rest)
    return ((amounts, agreed) for amounts, agreed in pairs if amounts and agreed)


_REPEATED = re.compile(r"\b(?:every|each|per|another|after|next|older than) $", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:[:|(=]|\b(?:limit|deadline|target|takes?|is|are|be|of))\s*(?:now |only |always |an? |the )?$",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"(?:within|(?:no|not) (?:later|longer)|in (?:under|less|at most)|at most|up to|under|max)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\b(?:goals?|targets?|aims?|objective|must|should|at least|want)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\b(?:answer|respon|repl(?:y|ie)|call|reach|contact|follow|touch|accept|take|pick|reject|give)\w*",
    re.IGNORECASE,
)
_STAY = re.compile(r"\b(?:stay|remain|sit|rest|stale|stuck|age)s?\b", re.IGNORECASE)
_CHANCE = re.compile(r"\b(?:probabilit(?:y|ies)|likel(?:y|ihood)|chances?|weight(?:ed)?)\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"\b(?:becom\w+|counts? as|qualif(?:y|ies)|needs?|requires?|threshold|minimum|means?|must have"
    r"|has to have|defined as)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"s?\s*(?:[:(|=]|(?:is|are) (?:an?|any|all|every)\b)", re.IGNORECASE)


def _by_field(
    found: list[Amount], lines: list[Agreed], book: Agreements, rest: str
) -> Iterator[tuple[list[Amount], list[Agreed]]]:
    """The numbers that a lead is held against, by what they count; silent where that may be two things."""
    asked = {field for _, _, field in book.fields.find(words(rest))}
    fields = list(dict.fromkeys(line.field for line in lines))
    for field in fields:
        nouns = book.nouns[field]
        counted = [
            amount
            for amount in found
            if (amount.family == "money" and amount.unit in nouns)
            or (amount.family == "count" and (amount.noun in nouns or (not amount.noun and asked == {field})))
        ]
        shared = any(book.nouns[other] & nouns for other in fields if other != field)
        if field in asked or not shared:
            yield counted, [line for line in lines if line.field == field]


def _told(amounts: list[Amount], agreed: list[Agreed], workspace: Workspace) -> bool:
    """Whether any of the amounts says what is agreed, or leaves room for it."""
    others = [other for each in agreed for other in each.amounts]
    return any(
        all(any(_same(end, other, workspace) for other in others) for end in _ends(amount))
        for amount in amounts
    )


def _ends(amount: Amount) -> list[Amount]:
    """Both ends of a range: "200 to 999 employees"."""
    if amount.family in TIMED or amount.low != amount.raw or amount.high in (amount.raw, INFINITE):
        return [amount]
    return [amount._replace(low=end, high=end, raw=end) for end in (amount.low, amount.high)]


def _same(told: Amount, agreed: Amount, workspace: Workspace) -> bool:
    if agreed.family in TIMED:
        if told.high not in (told.raw, INFINITE) and not told.loose:
            return True  # "1 to 2 days" is no deadline
        if told.family == agreed.family:
            return _length(told, workspace) == _length(agreed, workspace)
        if "months" in (told.family, agreed.family):
            months, other = sorted((told, agreed), key=lambda each: each.family != "months")
            return 28 <= other.raw / _DAY / months.raw <= 31
        if told.unit == "week":
            return _length(told._replace(family="business"), workspace) == _length(agreed, workspace)
        # "business" is often left out, but 24 hours are no business day.
        short = {told.unit, agreed.unit} <= _SHORT
        return told.family == "clock" and told.raw == agreed.raw and (short or told.unit == agreed.unit)
    if agreed.family == "percent":
        return told.raw == agreed.raw
    return not {told.raw, told.low, told.high}.isdisjoint((agreed.raw, agreed.low, agreed.high))


_DAY = 86400
_SHORT = frozenset(("minute", "min", "hour", "hr", "h"))


def _length(amount: Amount, workspace: Workspace) -> float:
    """A length of time; business days and weeks as the workspace counts them."""
    calendar = workspace.config.calendar
    if amount.family != "business" or amount.unit in _SHORT:
        return amount.raw
    days = amount.raw / _DAY
    if amount.unit == "week":
        days = days / 7 * len(calendar.working_week)
    return days * calendar.working_minutes * 60


def _finding(page: Page, statement: Statement, named: Named, told: Amount, agreed: list[Agreed]) -> Finding:
    start, end = told.wide if agreed[0].field else (told.start, told.end)
    if told.family == "count" and not agreed[0].field:
        end = start + len(statement.plain[start:end].split()[0])  # not "500 new" of "500 new leads"
    written = " ".join(statement.plain[start:end].split())
    name = named.entries[0].label
    places = list({each.where: each for each in agreed}.values())[:_MOST]
    says = list(dict.fromkeys(each.says for each in places))
    either = " or ".join(filter(None, (", ".join(says[:-1]), says[-1])))
    one = f"Write `{says[0]}`" if len(says) == 1 else "Write the one that is meant"
    return Finding(
        rule="agreed-value-restated",
        headline=f'A text says {written} for "{name}"; the definitions say {either}',
        at=Label(statement.at(start, end), f"agreed: {either}"),
        related=tuple(Label(each.where, f'"{each.entry.label}"') for each in places),
        help=f"{one}, or change the definitions first, where everybody concerned sees it.",
        entries=tuple(dict.fromkeys(each.entry.full_id for each in agreed)),
        differs=f"{page.source.path}: {written.casefold()}",
    )


_MOST = 4
