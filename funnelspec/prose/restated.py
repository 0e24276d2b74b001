"""A number or a deadline that is agreed, told otherwise in a text.

Silent when in doubt: where several items are named, where any of the agreed values is told rightly, where a
text tells of the past, asks, or gives an example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from funnelspec.diagnostic import Finding, Label
from funnelspec.language.contrast.amounts import Amount
from funnelspec.language.contrast.bounds import INFINITE
from funnelspec.language.words import spans, words
from funnelspec.model.entities import Entry, Handover, Metric, Sla
from funnelspec.model.workspace import Workspace
from funnelspec.prose import cues
from funnelspec.prose.agreed import TIMED, Agreed, Agreements, agreements, read
from funnelspec.prose.page import Page
from funnelspec.prose.statements import Statement, statements
from funnelspec.record import NamedTuple
from funnelspec.rules._contradicted import REPEATED


def restated(page: Page, workspace: Workspace) -> Iterator[Finding]:
    """The agreed values that a page tells otherwise, at most one in a sentence, row or cell."""
    book = agreements(workspace)
    seen: set[int] = set()
    for statement in statements(page) if book.names else ():
        named = _named(statement.plain, book)
        if named is None or cues.DOUBT.search(statement.plain):
            continue
        for told in _told(statement.plain, named, book):
            if told.amounts and told.agreed and not _rightly(told, workspace):
                finding = _finding(page, statement, named, told)
                if finding.at.where.start not in seen:  # a row is read as a whole and cell by cell
                    seen.add(finding.at.where.start)
                    yield finding
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


class Told(NamedTuple):
    """Numbers of a text that tell something of an item.

    Attributes:
        amounts: those that do so; the first is the one to show.
        agreed: what the definitions say instead.
        others: all that may say the same; where one of them is right, the first is about something else.
    """

    amounts: list[Amount]
    agreed: list[Agreed]
    others: list[Amount]


def _told(text: str, named: Named, book: Agreements) -> Iterator[Told]:
    """What a text may tell of an item."""
    rest = text[: named.start] + " " * (named.end - named.start) + text[named.end :]
    found = [
        amount
        for amount in read(text)
        if not (amount.window or amount.bare or amount.unit == "percentage point")
    ]
    timed = [amount for amount in found if amount.family in TIMED]
    percents = [amount for amount in found if amount.family == "percent"]
    lasting = [amount for amount in timed if not REPEATED.search(text[: amount.start])]
    soon = [
        amount
        for amount in lasting
        if cues.SOON.match(text, amount.wide[0]) or cues.INSIDE.search(text[: amount.wide[0]])
    ]

    def of(*values: Callable[[Entry], list[Agreed]]) -> list[Agreed]:
        return [agreed for value in values for entry in named.entries for agreed in value(entry)]

    if isinstance(named.entries[0], _SPECIFIC):
        if not cues.ELSE.search(rest):
            led = [amount for amount in lasting if amount in soon or cues.LED.search(text[: amount.wide[0]])]
            yield Told(led, of(book.deadlines), timed)
        if cues.GOAL.search(rest):
            goals = of(book.goals)
            families = {amount.family for goal in goals for amount in goal.amounts}
            same = [amount for amount in found if amount.family in families]
            yield Told([each for each in same if not cues.CHANGE.search(text[: each.wide[0]])], goals, same)
        return
    if cues.ANSWERS.search(rest) and not _rightly(Told(soon, of(book.acceptances), timed), book.workspace):
        yield Told(soon, of(book.answers), timed)
    if cues.ACCEPTS.search(rest):
        yield Told(soon, of(book.acceptances), timed)
    if cues.STAYS.search(rest):
        yield Told(lasting, of(book.ages), timed)
    ends = [amount for amount in found if not text[amount.wide[1] :].strip(" .;!|")]
    closing = [amount for amount in ends if cues.CLOSES.search(text[: amount.wide[0]])]
    if cues.CHANCE.search(rest) or closing:
        yield Told(percents, of(book.probabilities), percents)
    says_it = cues.DEFINES.search(rest) or cues.DEFINED.match(text, named.end)
    if says_it or _says_only(text, named, [amount for amount in found if amount.high == INFINITE], ends):
        yield from _held_against(text, found, of(book.lines), book, rest)


def _says_only(text: str, named: Named, least: list[Amount], ends: list[Amount]) -> bool:
    """Whether a sentence says of its subject that it has so much or more, and nothing else."""
    return bool(
        least
        and ends
        and cues.OPENS.fullmatch(text[: named.start])
        and cues.HAS.fullmatch(text[named.end : least[0].wide[0]])
    )


def _held_against(
    text: str, found: list[Amount], lines: list[Agreed], book: Agreements, rest: str
) -> Iterator[Told]:
    """The numbers that a lead is held against, by what they count; none where that may be two things."""
    asked = {field for _, _, field in book.fields.find(words(rest))}
    fields = list(dict.fromkeys(line.field for line in lines))
    counts = [amount for amount in found if amount.family in ("count", "money")]
    for field in fields:
        nouns = book.nouns.get(field, frozenset())
        mine = [
            amount
            for amount in counts
            if (
                (amount.unit or amount.noun) in nouns
                or (not (amount.unit or amount.noun) and asked == {field})
            )
            and not cues.CHANGE.search(text[: amount.wide[0]])
            and not cues.KIND.search(text, amount.start, amount.end + 2)
        ]
        shared = any(others & nouns for other, others in book.nouns.items() if other != field)
        if field in asked or not shared:
            yield Told(mine, [line for line in lines if line.field == field], counts)


def _rightly(told: Told, workspace: Workspace) -> bool:
    """Whether any of the numbers says what is agreed, or leaves room for it."""
    agreed = [amount for each in told.agreed for amount in each.amounts]
    return any(
        all(any(_same(end, other, workspace) for other in agreed) for end in _ends(amount))
        for amount in told.others
    )


def _ends(amount: Amount) -> list[Amount]:
    """Both ends of a range: "200 to 999 employees"."""
    if amount.family in TIMED or not _is_range(amount):
        return [amount]
    return [amount._replace(low=end, high=end, raw=end) for end in (amount.low, amount.high)]


def _is_range(amount: Amount) -> bool:
    return amount.low == amount.raw < amount.high < INFINITE


def _same(told: Amount, agreed: Amount, workspace: Workspace) -> bool:
    if (told.family in TIMED) != (agreed.family in TIMED):
        return False
    if agreed.family in TIMED:
        if _is_range(told):
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


def _finding(page: Page, statement: Statement, named: Named, told: Told) -> Finding:
    amount, agreed = told.amounts[0], told.agreed
    start, end = amount.wide if agreed[0].field else (amount.start, amount.end)
    if amount.family == "count" and not agreed[0].field:
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
