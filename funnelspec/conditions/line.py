"""One line of a condition: ``["not"] predicate``. A scanner over the text, left to right, without a regex."""

from __future__ import annotations

from collections.abc import Callable

from funnelspec.conditions import wording
from funnelspec.conditions.ast import Ask, Condition, Judgement, Meets, Not, Predicate, Words
from funnelspec.conditions.grammar import (
    BARE,
    CONNECTIVES,
    COUNTED,
    LISTED,
    LONGEST_PHRASE,
    PHRASES,
    SYMBOL_LETTERS,
    SYMBOLS,
)
from funnelspec.conditions.values import parse_date, parse_number, parse_yes_no
from funnelspec.conditions.wording import Wrong
from funnelspec.diagnostic import Finding
from funnelspec.syntax.tree import Text

_STOPS = SYMBOL_LETTERS | frozenset('()[],"')
_OPENING = {"(": ")", "[": "]"}
_USUAL = 40  # words are shorter; a bound keeps the look ahead from reading a long text again and again
_DOUBLE = '\u201c\u201d\u201f"'
_SINGLE = "\u2018\u2019'"
# Typographic quotes that may open a text, and the marks that may close it.
_CURLY = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f", _DOUBLE),
    **dict.fromkeys("\u2018\u201a", _SINGLE),
    "\u00ab": "\u00bb",
}


class Unreadable(Exception):
    """The line stops making sense; carries what is said of it, and what it was probably meant to say.

    Attributes:
        instead: the whole predicate as it was meant, without the line's own "not"; empty if that is a guess.
            It may itself be unreadable.
        sure: whether it may be proposed, rather than asked about.
        other: what else may have been meant: when the first is, the predicate, when that is.
    """

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.finding.headline)
        self.finding = wrong.finding
        self.instead = wrong.instead
        self.sure = wrong.sure
        self.other = wrong.other


class Linked(Exception):
    """After a complete comparison the line goes on with "and" or "or"; carries where that word stands."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__()
        self.start = start
        self.end = end


class Line:
    """Reads ``text.value[at:end]``, which has no space at either end.

    Attributes:
        subject: the first word of the predicate, once read.
        symbol: the comparison, where it is written in marks.
        negated: whether the line begins with "not".
        findings: what is wrong and can be read all the same: curly quotes.
    """

    __slots__ = ("at", "begin", "end", "findings", "negated", "start", "subject", "symbol", "text", "value")

    def __init__(self, text: Text, start: int, end: int) -> None:
        self.text = text
        self.value = text.value
        self.start = self.at = self.begin = start
        self.end = end
        self.subject = self.symbol = ""
        self.negated = False
        self.findings: list[Finding] = []

    def read(self) -> Condition:
        """The condition.

        Raises:
            Unreadable: with the one finding of this line.
            Linked: a complete comparison is followed by "and" or "or".
        """
        if self._word_end() == self.start + 3 and self.value.startswith("not", self.start):
            self.at += 3
            self.negated = True
            self._space()
            if self.at == self.end:
                words = self._words(self.start, self.end)
                raise Unreadable(wording.nothing_after(words, "not demo_requested"))
            self.begin = self.at
            part = self._predicate()
            return Not(self._words(self.start, self.end), part)
        return self._predicate()

    def _predicate(self) -> Predicate:
        start = self.at
        letter = self.value[start]
        if letter in _OPENING:
            raise Unreadable(wording.brackets(self._words(start, self.end)))
        if letter.isdigit() or letter == "-":
            self._value_first(start)
        end = self._word_end()
        if end == start:
            while end < self.end and self.value[end] in SYMBOL_LETTERS:
                end += 1
            raise Unreadable(wording.no_field(self._words(start, end if end > start else self.end)))
        first = self._words(start, end)
        self.subject = first.value
        self.at = end
        self._space()
        if first.value == "meets":
            return self._meets(first)
        if first.value == "judgement":
            return self._judgement(first)
        if first.value.lower() in ("not", "meets", "judgement", "judgment"):
            raise Unreadable(
                wording.not_a_beginning(first, self.value[self.at : self.end], second=self.negated)
            )
        return self._ask(first)

    def _value_first(self, start: int) -> None:
        """A number or a date where the field belongs: no id begins with a digit."""
        end = start
        while end < self.end and self.value[end] not in SYMBOL_LETTERS:
            end += 1
        words = self._words(start, self._trim(start, end))
        if is_plain(words.value):
            raise Unreadable(wording.value_first(words, self.value[start : self.end]))
        if is_plain(words.value.split()[0]):
            raise Unreadable(wording.no_field(words))

    def _meets(self, first: Words) -> Meets:
        if self.at == self.end:
            raise Unreadable(wording.nothing_after(first, "meets mql"))
        start, end = self.at, self._word_end()
        ref = self._words(start, end)
        self.at = end
        if end == start or (end < self.end and not self.value[end].isspace()):
            raise Unreadable(wording.not_a_reference(self._words(start, self.end)))
        self._finish(lambda _: wording.not_a_reference(self._words(start, self.end)))
        return Meets(self._words(first.start, end), ref)

    def _judgement(self, first: Words) -> Judgement:
        if self.at == self.end:
            raise Unreadable(wording.nothing_after(first, 'judgement "has a champion"'))
        question = self._last_value()
        return Judgement(self._words(first.start, question.end), question)

    def _ask(self, field: Words) -> Ask:
        if self.at == self.end:
            return Ask(field, field, "is", field)
        start = self.at
        end = start
        while end < self.end and self.value[end] in SYMBOL_LETTERS:
            end += 1
        if end > start:
            op_words = self._words(start, end)
            self.at = end
            self.symbol = op_words.value
            self._space()
            if op_words.value not in SYMBOLS:
                raise Unreadable(wording.unknown_symbol(field, op_words, self.value[self.at : self.end]))
            if self.at == self.end:
                raise Unreadable(wording.nothing_after(op_words, f"{field.value} {op_words.value} 50"))
            value = self._last_value()
            return Ask(self._words(field.start, value.end), field, op_words.value, op_words, (value,))
        return self._ask_in_words(field)

    def _ask_in_words(self, field: Words) -> Ask:
        ahead = self._ahead()
        if ahead and ahead[0].value.lower() in CONNECTIVES:
            raise Linked(ahead[0].start, ahead[0].end)
        words = tuple(word.value for word in ahead)
        size = next((size for size in range(len(words), 0, -1) if words[:size] in PHRASES), 0)
        wrong = wording.instead_of(field, ahead, size, self.value, self.end)
        if wrong is not None or not size:
            raise Unreadable(wrong or wording.unknown_words(field, ahead, self.value, self.at, self.end))
        op = PHRASES[words[:size]]
        op_words = self._words(ahead[0].start, ahead[size - 1].end)
        self.at = op_words.end
        self._space()
        values: tuple[Words, ...]
        if op in BARE:
            values = ()
        elif self.at == self.end:
            raise Unreadable(wording.nothing_after(op_words, wording.EXAMPLES[op].format(field.value)))
        elif op == "between":
            values = self._two_values(field, op_words)
        elif op in LISTED:
            values = self._list(field, op_words)
        elif op in COUNTED:
            values = (self._days(field, op_words),)
        else:
            values = (self._last_value(),)
        end = self.at
        self._finish(wording.left_over)
        return Ask(self._words(field.start, end), field, op, op_words, values)

    def _two_values(self, field: Words, op_words: Words) -> tuple[Words, Words]:
        start = self.at
        if self.value[start] == '"' or self.value[start] in _CURLY:
            low = self._quoted()
            found = self.value.find("and ", self.at, self.end)
            middle = found if found > self.at and not self.value[self.at : found].strip() else -1
        else:
            middle = self.value.find(" and ", start, self.end) + 1
            low = self._words(start, self._trim(start, middle)) if middle else op_words
        if middle <= 0:
            if self.value.endswith(" and", start, self.end):
                last = self._words(self.end - 3, self.end)
                raise Unreadable(wording.nothing_after(last, wording.EXAMPLES["between"].format(field.value)))
            raise Unreadable(
                wording.not_between(
                    field, self._words(op_words.start, self.end), self.value[start : self.end]
                )
            )
        self.at = middle + 3
        self._space()
        return low, self._last_value()

    def _days(self, field: Words, op_words: Words) -> Words:
        start, end = self.at, self._word_end()
        count = self._words(start, end)
        self.at = end
        self._space()
        unit = self._words(self.at, self._word_end())
        self.at = unit.end
        digits = count.value
        if digits.isascii() and digits.isdigit() and len(digits) <= 7 and unit.value in ("day", "days"):
            return count
        raise Unreadable(wording.not_days(field, op_words, count, unit, self.value[start : self.end]))

    def _list(self, field: Words, op_words: Words) -> tuple[Words, ...]:
        start = self.at
        closing = _OPENING.get(self.value[start])
        if closing is None:
            self.stop_at_link(start)
            raise Unreadable(wording.not_a_list(field, op_words, self._words(start, self.end)))
        self.at += 1
        values: list[Words] = []
        while True:
            self._space()
            if self.at == self.end:
                raise Unreadable(self._unclosed(start, closing))
            letter = self.value[self.at]
            if letter in ")]" and not values:
                raise Unreadable(wording.empty_list(self._words(start, self.at + 1)))
            if letter in ",)]":
                raise Unreadable(self._gap())
            values.append(self._item())
            self._space()
            if self.at == self.end:
                raise Unreadable(self._unclosed(start, closing))
            letter = self.value[self.at]
            self.at += 1
            if letter == closing:
                return tuple(values)
            if letter != ",":
                words = self._words(self.at - 1, self.at)
                if letter in ")]":
                    instead = self._with(words.start, words.end, closing)
                    raise Unreadable(wording.other_bracket(words, closing, instead))
                raise Unreadable(wording.no_comma(words, self._with(values[-1].end, words.start, ", ")))

    def _unclosed(self, start: int, closing: str) -> Wrong:
        return wording.unclosed(
            self._words(start, self.end), closing, self._with(self.end, self.end, closing)
        )

    def _gap(self) -> Wrong:
        """The finding about a comma that nothing follows, or that follows nothing."""
        comma, value = self.at, self.value
        while value[comma] != ",":
            comma -= 1
        before, after = value[self.begin : comma].rstrip(), value[comma + 1 : self.end]
        if before[-1] in _OPENING or after.lstrip()[:1] in (")", "]"):
            after = after.lstrip()
        return wording.nothing_between(self._words(self.at, self.at + 1), before + after)

    def _with(self, start: int, end: int, new: str) -> str:
        """The predicate with other words at a place."""
        return self.value[self.begin : start] + new + self.value[end : self.end]

    def _item(self) -> Words:
        start = self.at
        if self.value[start] == '"' or self.value[start] in _CURLY:
            return self._quoted()
        end = start
        quotes = False
        while end < self.end and self.value[end] not in ",)]":
            quotes = quotes or self.value[end] in '"(['
            end += 1
        words = self._words(start, self._trim(start, end))
        if quotes or wording.in_single_quotes(words.value):
            raise Unreadable(self._needs_quotes(words))
        self.at = end
        return words

    def _last_value(self) -> Words:
        """The value at the end of the line; what may follow it is "and" or "or" only."""
        start = self.at
        if self.value[start] == '"' or self.value[start] in _CURLY:
            words = self._quoted()
            self._finish(wording.left_over)
            return words
        self.stop_at_link(start)
        words = self._words(start, self.end)
        if wording.in_single_quotes(words.value) or wording.has_marks(words.value):
            raise Unreadable(self._needs_quotes(words))
        self.at = self.end
        return words

    def _needs_quotes(self, words: Words) -> Wrong:
        return wording.needs_quotes(
            words, self.value[self.begin : words.start], self.value[words.end : self.end]
        )

    def _quoted(self) -> Words:
        start = self.at
        mark = self.value[start]
        closers = _CURLY.get(mark, '"')
        at = start + 1
        said: list[str] = []
        while at < self.end and self.value[at] not in closers:
            if self.value[at] == "\\":
                if self.value[at + 1 : at + 2] not in ('"', "\\"):
                    words = self._words(at, min(at + 2, self.end))
                    raise Unreadable(wording.lone_backslash(words, self._with(at, at, "\\")))
                at += 1
            said.append(self.value[at])
            at += 1
        if at >= self.end:
            raise Unreadable(self._unclosed(start, '"'))
        self.at = at + 1
        words = Words(self.text, start, at + 1, "".join(said).strip())
        if not words.value:
            raise Unreadable(wording.empty_quotes(words, self.value[self.begin : start]))
        if mark != '"':
            self.findings.append(wording.curly_quotes(words))
        return words

    def stop_at_link(self, start: int) -> None:
        """Looks for an "and" or "or" that ends the plain value which begins at ``start``.

        A number or a date has no "and"; in other text the word counts when what follows reads as a predicate.

        Raises:
            Linked: there is one.
        """
        words = self.value[start : self.end].lower().split()
        if len(words) < 3 or CONNECTIVES.keys().isdisjoint(words[1:-1]):
            return
        found = self._next_connective(start)
        sure = found is not None and is_plain(self.value[start : self._trim(start, found[0])])
        while found is not None:
            if sure or self._reads_as_predicate(found[1]):
                raise Linked(*found)
            found = self._next_connective(found[1])

    def _next_connective(self, at: int) -> tuple[int, int] | None:
        value = self.value
        while at < self.end:
            while at < self.end and not value[at].isspace():
                at += 1
            while at < self.end and value[at].isspace():
                at += 1
            end = at
            while end < self.end and end - at < 4 and not value[end].isspace():
                end += 1
            if end < self.end and value[end].isspace() and value[at:end].lower() in CONNECTIVES:
                return at, end
        return None

    def _reads_as_predicate(self, at: int) -> bool:
        line = Line(self.text, at, self.end)
        line._space()
        words = [word.value for word in line._ahead()]
        if not words:
            return line.at < line.end and line.value[line.at] in SYMBOL_LETTERS
        if words[0] == "not" and len(words) > 1:
            line._skip_word()
            words = [word.value for word in line._ahead()]
        if words[0] in ("meets", "judgement"):
            return len(words) > 1 or line.value[line._word_end() : line.end].strip() != ""
        if not words[0].replace("_", "a").isalnum():
            return False
        line._skip_word()
        if line.at == line.end or (len(words) > 1 and words[1].lower() in CONNECTIVES):
            return "_" in words[0]
        if line.value[line.at] in SYMBOL_LETTERS:
            return True
        phrase = tuple(words[1:])
        size = next((size for size in range(len(phrase), 0, -1) if phrase[:size] in PHRASES), 0)
        if not size:
            return len(words) == LONGEST_PHRASE and tuple(word.value for word in line._ahead()) in PHRASES
        op = PHRASES[phrase[:size]]
        for _ in range(size):
            line._skip_word()
        rest = line.value[line.at : line.at + 1]
        return rest in _OPENING if op in LISTED else op in BARE or rest != ""

    def _finish(self, wrong: Callable[[Words], Wrong]) -> None:
        """Nothing more is expected: raises for what is left of the line."""
        self._space()
        if self.at == self.end:
            return
        word = self._words(self.at, self._word_end())
        if word.value.lower() in CONNECTIVES:
            raise Linked(word.start, word.end)
        raise Unreadable(wrong(self._words(self.at, self.end)))

    def _ahead(self) -> list[Words]:
        """Up to four words from here on, as far as no mark stands between them."""
        ahead: list[Words] = []
        start = self.at
        while len(ahead) < LONGEST_PHRASE:
            end = self._word_end()
            if end == self.at:
                break
            ahead.append(self._words(self.at, end))
            self.at = end
            self._space()
        self.at = start
        return ahead

    def _skip_word(self) -> None:
        self.at = self._word_end()
        self._space()

    def _word_end(self) -> int:
        value, at = self.value, self.at
        space = value.find(" ", at, min(self.end, at + _USUAL))
        if space > 0 and value[at:space].isidentifier():
            return space
        while at < self.end and value[at] not in _STOPS and not value[at].isspace():
            at += 1
        return at

    def _space(self) -> None:
        while self.at < self.end and self.value[self.at].isspace():
            self.at += 1

    def _trim(self, start: int, end: int) -> int:
        while end > start and self.value[end - 1].isspace():
            end -= 1
        return end

    def _words(self, start: int, end: int) -> Words:
        return Words(self.text, start, end, self.value[start:end])


def is_plain(value: str) -> bool:
    """A number, a date, a yes or a no: text that surely ends before an "and"."""
    return bool(parse_number(value) or parse_date(value) or parse_yes_no(value) is not None)
