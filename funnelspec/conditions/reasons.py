"""Why a lead meets a condition, or does not: each line in plain words, its verdict, and what decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.evaluate import fold_answers, settling, verdicts
from funnelspec.conditions.say import Names, heading, say, shown
from funnelspec.conditions.typed import Named, Question, Typed
from funnelspec.record import NamedTuple
from funnelspec.source import Location

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.fields import Field
    from funnelspec.conditions.typed import Value

Kind = Literal["all", "any", "none", "at_least", "meets", "test", "judgement"]


class Reason(NamedTuple):
    """One line or group of a condition, and what a lead makes of it.

    Attributes:
        text: the line in plain words, a leading ``not`` included; the heading of a group.
        holds: whether the line holds for the lead, a leading ``not`` included.
        where: the words in the file, without a leading ``not``; of a group the first line.
        parts: what stands in a group; of ``meets`` the condition of what is named, unless it is named
            ``again`` and was told further up.
        decided: this makes the verdict what it is, alone or with others that are so marked; of a group and of
            ``meets``, something in it does.
        turned: a ``not`` stands before it.
        ref: of ``meets`` the full id of the criterion or segment part.
        field: of a test the id of the field.
        given: the value of that field, or the answer to a judgement; nothing when there is none.
        said: that in plain words (``it is 12 people``); empty for groups and ``meets``, and where ``text``
            says it already.
    """

    kind: Kind
    text: str
    holds: bool
    where: Location
    parts: tuple[Reason, ...] = ()
    decided: bool = False
    turned: bool = False
    again: bool = False
    ref: str = ""
    field: str = ""
    given: Value | None = None
    said: str = ""

    @property
    def unanswered(self) -> bool:
        """A judgement that nobody has made."""
        return self.kind == "judgement" and self.given is None


def reasons(
    typed: Typed, lead: Mapping[str, Value], today: date, judged: Mapping[str, bool], names: Names
) -> Reason:
    """A condition as a tree, with what a lead makes of each line; what holds and what decides is as the
    reference evaluator has it.

    Args:
        lead: field ids to values; a field that is not in it is unknown.
        judged: judgements to answers, in any spelling that folds to the same; unanswered is no.
    """
    return _Teller(lead, today, judged, names).tell(typed, decides=True)


class _Teller:
    """One lead on one day; knows which criteria were told already, those that decide apart from those that do
    not."""

    def __init__(
        self, lead: Mapping[str, Value], today: date, judged: Mapping[str, bool], names: Names
    ) -> None:
        self.lead = lead
        self.answers = fold_answers(judged)
        self.names = names
        self.holds = verdicts(lead, today, judged)
        self.told: set[tuple[str, bool]] = set()

    def tell(self, typed: Typed, decides: bool) -> Reason:
        """``decides``: the verdict on the whole is made here."""
        if isinstance(typed, (All, AnyOf)) and len(typed.parts) == 1:
            return self.tell(typed.parts[0], decides)
        holds = self.holds(typed)
        if isinstance(typed, Group):
            settled = settling(typed, [self.holds(part) for part in typed.parts])
            parts = [self.tell(part, decides and it) for part, it in zip(typed.parts, settled, strict=True)]
            return Reason(
                _KINDS[type(typed)], heading(typed), holds, typed.where.first_line(), tuple(parts), decides
            )
        text = say(typed, self.names).text
        turned = isinstance(typed, Not)
        inner: Any = typed.part if isinstance(typed, Not) else typed
        told = Reason("test", text, holds, inner.where, decided=decides, turned=turned)
        if isinstance(inner, Named):
            return self._named(inner, told._replace(kind="meets", ref=inner.ref))
        if isinstance(inner, Question):
            answer = self.answers.get(inner.folded)
            said = "nobody has answered" if answer is None else f"answered {'yes' if answer else 'no'}"
            return told._replace(kind="judgement", given=answer, said=said)
        given = self.lead.get(inner.field.id)
        value = in_words(given, inner.field)
        has = "has" if isinstance(given, frozenset) else "is"
        said = "" if text.endswith(f" is {value}") and not turned else f"it {has} {value}"
        return told._replace(field=inner.field.id, given=given, said=said)

    def _named(self, named: Named, told: Reason) -> Reason:
        mark = (named.ref, told.decided)
        if mark in self.told or (named.ref, True) in self.told:
            return told._replace(again=True)
        self.told.add(mark)
        return told._replace(parts=(self.tell(named.typed, told.decided),))


_KINDS: Mapping[type, Kind] = {All: "all", AnyOf: "any", NoneOf: "none", AtLeast: "at_least"}


def in_words(given: Any, field: Field) -> str:
    """The value of a field in plain words; ``unknown`` for nothing."""
    if given is None:
        return "unknown"
    if isinstance(given, frozenset):
        return ", ".join(choice for choice in field.choices if choice in given)
    return f'"{given}"' if field.type == "text" else shown(given, field)
