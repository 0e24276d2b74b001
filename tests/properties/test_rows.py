"""Laws of conditions over rows: compiled, they mean what the reference evaluator says."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.lead import read_record
from funnelspec.conditions.parse import parse
from funnelspec.conditions.rows import Compiled
from funnelspec.conditions.rows.cells import Column
from funnelspec.conditions.rows.quick import Asked
from funnelspec.conditions.typed import Test, Typed
from funnelspec.language.folding import fold_text
from funnelspec.source import Source
from funnelspec.syntax.tree import List, Mapping, Node, Text

TODAY = date(2026, 11, 22)
SOURCE = Source("x.yaml", "")
FIELDS = {
    "size": Field(id="size", name="Size", type="integer", low=0, high=2000000, unit="people"),
    "heat": Field(id="heat", name="Heat", type="integer"),
    "amount": Field(id="amount", name="Amount", type="number", unit="USD"),
    "rate": Field(id="rate", name="Rate", type="number", low=0, high=Decimal("1.5")),
    "share": Field(id="share", name="Share", type="number", unit="%"),
    "land": Field(id="land", name="Land", type="choice", choices=("A", "B", "C d")),
    "wants": Field(id="wants", name="Wants", type="choices", choices=("x", "y", "z")),
    "hot": Field(id="hot", name="Hot", type="boolean"),
    "title": Field(id="title", name="Title", type="text"),
    "seen": Field(id="seen", name="Seen", type="date"),
    "due": Field(id="due", name="Due", type="date"),
}
QUESTIONS = ("fits well", "ready")

# --- conditions ---------------------------------------------------------------------------------------------

CMP = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
NUMBERS = {
    "size": st.one_of(st.integers(0, 12), st.sampled_from(["22,800", "75k", "1.5M", "1999999", "2000000"])),
    "heat": st.integers(-3, 3),
    "amount": st.sampled_from(
        ["0", "0.1", "0.30", "-2.5", "1000", "1234567890.12345678", "99999999999999999999", "5 USD"]
    ),
    "rate": st.sampled_from(["0", "0.1", "0.25", "20%", "1", "1.5"]),
    "share": st.sampled_from(["0", "12.5", "20%", "100"]),
}
DAYS = st.integers(-3, 3).map(lambda days: (TODAY + timedelta(days)).isoformat())


def _listed(field: str, hows: list[str], words: list[str]) -> st.SearchStrategy[str]:
    some = st.lists(st.sampled_from(words), min_size=1, max_size=3, unique=True)
    return st.builds(lambda how, each: f"{field} {how} ({', '.join(each)})", st.sampled_from(hows), some)


LINES = st.one_of(
    *(st.builds(f"{field} {{}} {{}}".format, CMP, values) for field, values in NUMBERS.items()),
    *(st.builds(f"{name} between {{}} and {{}}".format, each, each) for name, each in NUMBERS.items()),
    _listed("size", ["in", "not in"], ["1", "5", "75k"]),
    st.builds("{} {} {}".format, st.sampled_from(["seen", "due"]), CMP, DAYS),
    st.builds("seen between {} and {}".format, DAYS, DAYS),
    st.builds(
        "{} {} {} days".format,
        st.sampled_from(["seen", "due"]),
        st.sampled_from(["in the last", "in the next", "older than"]),
        st.sampled_from([0, 1, 2, 3, 9999, 99999]),
    ),
    st.builds(
        "{} is in the {}".format, st.sampled_from(["seen", "due"]), st.sampled_from(["past", "future"])
    ),
    st.builds("land {} {}".format, st.sampled_from(["=", "!="]), st.sampled_from(["A", "B", "C d"])),
    _listed("land", ["in", "not in"], ["A", "B", "C d"]),
    _listed("wants", ["has any of", "has all of", "has none of"], ["x", "y", "z"]),
    st.builds(
        "title {} {}".format,
        st.sampled_from(["contains", "starts with", "ends with", "=", "!="]),
        st.sampled_from(["vp", "VP Sales", "STRASSE", "s"]),
    ),
    _listed("title", ["in", "not in"], ["vp", "VP Sales", "Straße"]),
    st.builds("{} is {}".format, st.sampled_from(list(FIELDS)), st.sampled_from(["known", "unknown"])),
    st.just("hot"),
    st.builds('judgement "{}"'.format, st.sampled_from(["Fits well", "fits  WELL", "ready"])),
    st.builds("meets {}".format, st.sampled_from(["first", "second"])),
)
PLAIN = LINES.filter(lambda line: not line.startswith("meets"))
GROUPS = st.sampled_from(["all", "any", "none"])


def _grown(lines: st.SearchStrategy[str], most: int) -> st.SearchStrategy[Any]:
    return st.recursive(
        st.one_of(lines, lines.map("not {}".format)),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3),
            st.builds(lambda name, parts: {name: parts}, GROUPS, st.lists(inner, min_size=1, max_size=3)),
            st.builds(
                lambda count, parts: {"at_least": str(count), "of": parts},
                st.integers(1, 4),
                st.lists(inner, min_size=1, max_size=4),
            ),
        ),
        max_leaves=most,
    )


def _node(shape: Any) -> Node:
    if isinstance(shape, str):
        return Text(SOURCE, 0, 0, shape, "'")
    if isinstance(shape, list):
        return List(SOURCE, 0, 0, [_node(one) for one in shape])
    return Mapping(
        SOURCE, 0, 0, {name: (Text(SOURCE, 0, 0, name), _node(value)) for name, value in shape.items()}
    )


def _parsed(shape: Any) -> Condition:
    condition, findings = parse(_node(shape))
    assert condition is not None, findings
    return condition


def _typed(shapes: list[Any], named: tuple[Any, Any]) -> list[Typed]:
    first, second = map(_parsed, named)
    criteria = {"first": ("criteria/first", first), "second": ("criteria/second", second)}
    table = Table(FIELDS, criteria.get)
    found = [bind(_parsed(shape), table)[0] for shape in shapes]
    return [typed for typed in found if typed is not None]


# --- rows ---------------------------------------------------------------------------------------------------

ODD = st.sampled_from(
    ["", " ", "x", "-", "1e3", "007", "٣", "nan", "1_0", "0x1", "+5", " 5", "5 ", "5;6", "\0"]
)
WHOLE = st.one_of(
    st.integers(-3, 12).map(str), st.sampled_from(["22,800", "75k", "1.5M", "3.0", "1999999", "0"])
)
DECIMAL = st.one_of(
    WHOLE,
    st.decimals(-3, 3, places=2, allow_nan=False).map(str),
    st.sampled_from(
        ["0.1", "0.10", "0.30", "20%", "12.5 %", "5 USD", "5usd", "5 EUR", "1234567890.12345678"]
    ),
    st.sampled_from(
        ["99999999999999999999", "99999999999999999998", "0.299999999999999999", "0.1000000000000001"]
    ),
)
DATES = st.one_of(
    DAYS,
    st.builds(
        "{}{}".format, DAYS, st.sampled_from(["T10:00", " 23:59:59", "T00:00:00Z", "T25:00", " ", "x"])
    ),
    st.sampled_from(
        ["2026-02-30", "20261122", "2026-W47-7", "0001-01-01", "9999-12-31", "22.11.2026", "\uff12026-11-22"]
    ),
)
CELLS = {
    "size": st.one_of(WHOLE, ODD),
    "heat": st.one_of(WHOLE, ODD),
    "amount": st.one_of(DECIMAL, ODD),
    "rate": st.one_of(DECIMAL, ODD),
    "share": st.one_of(DECIMAL, ODD),
    "land": st.sampled_from(["A", "B", "C d", " A ", "a", "D", "", "A;B"]),
    "wants": st.sampled_from(["x", "x;y", "x; y ;", ";", "", "x;q", "z;z", "X"]),
    "hot": st.sampled_from(["yes", "No", "TRUE", "false", "1", "0", "", "maybe", " yes ", "2"]),
    "title": st.one_of(
        st.sampled_from(["VP Sales", "svp", " vp ", "strasse", "Straße", "", " "]), st.text(max_size=5)
    ),
    "seen": st.one_of(DATES, ODD),
    "due": st.one_of(DATES, ODD),
}
ANSWERS = st.sampled_from(["yes", "no", "1", "0", "", " True", "perhaps"])
ROWS = st.lists(st.tuples(*CELLS.values(), *(ANSWERS for _ in QUESTIONS)).map(list), min_size=1, max_size=4)


@given(
    st.lists(_grown(LINES, 8), min_size=1, max_size=4),
    st.tuples(_grown(PLAIN, 3), _grown(LINES.filter(lambda line: line != "meets second"), 3)),
    ROWS,
    st.sets(st.sampled_from([*FIELDS, *QUESTIONS])),
)
def test_compiled_conditions_say_what_the_reference_evaluator_says(
    shapes: list[Any], named: tuple[Any, Any], rows: list[list[str]], left_out: set[str]
) -> None:
    """Whatever the conditions, the rows and the columns there are, a verdict is that of ``read_record`` and
    ``evaluate``, and there is none exactly where the row has a value that a field asked about cannot take."""
    typed = _typed(shapes, named)
    places = {name: place for place, name in enumerate([*FIELDS, *QUESTIONS]) if name not in left_out}
    compiled = Compiled(
        typed,
        int,
        {name: place for name, place in places.items() if name in FIELDS},
        {name: place for name, place in places.items() if name in QUESTIONS},
        TODAY,
    )
    asked = _asked(typed)
    for again in (rows, rows):  # the second time texts are remembered
        for row, verdict in zip(again, compiled(again), strict=True):
            lead, answers, wrong = _read(row, places, asked)
            if wrong:
                assert verdict is None
                assert compiled.fault(row) == places[wrong[0]]
                assert fold_text(compiled.problem(row, places[wrong[0]]).field) == wrong[0]
            else:
                bits = [evaluate(one, lead, TODAY, answers) for one in typed]
                assert verdict == sum(holds << place for place, holds in enumerate(bits))


def _asked(typed: list[Typed]) -> set[str]:
    from funnelspec.conditions.typed import leaves

    return {leaf.field.id if isinstance(leaf, Test) else leaf.folded for one in typed for leaf in leaves(one)}


def _read(
    row: list[str], places: dict[str, int], asked: set[str]
) -> tuple[dict[str, Any], dict[str, bool], list[str]]:
    """The lead and the answers of a row by the reference reader, and which of them are wrong."""
    asking = Table({**FIELDS, **{text: Field(id=text, name=text, type="boolean") for text in QUESTIONS}})
    said = {name: row[place] for name, place in places.items() if name in asked}
    lead, problems = read_record(said, asking)
    answers = {fold_text(text): bool(lead.pop(text, False)) for text in QUESTIONS}
    return lead, answers, [problem.field for problem in problems]


@given(
    st.sampled_from(
        [name for name in FIELDS if FIELDS[name].type in ("integer", "number", "date", "text")]
    ).flatmap(lambda name: st.tuples(st.just(name), CELLS[name])),
    st.lists(PLAIN, min_size=1, max_size=8),
)
@example(("amount", "0.3"), ["amount = 0.30"])
@example(("seen", "2026-11-22 "), ["seen is known"])
@example(("seen", "2026-W47-7"), ["seen is known"])
@example(("amount", "1234567890.12345678"), ["amount >= 1234567890.12345678"])
@example(("amount", "9999999999999999.99"), ["amount >= 10000000000000000"])
def test_the_quick_way_to_read_a_cell_is_the_long_way(cell: tuple[str, str], lines: list[str]) -> None:
    """A text that is read the quick way passes the tests that it passes read by ``read_record``."""
    name, text = cell
    tests = [one for one in _typed([*lines, f"{name} is known"], ("hot", "hot")) if isinstance(one, Test)]
    asked = [
        Asked(test, 2 << 2 * place, 4 << 2 * place)
        for place, test in enumerate(test for test in tests if test.field.id == name)
    ]
    column = Column(FIELDS[name], asked, TODAY.toordinal())
    assert column.fresh(text) == column.read(text) == column[text] == column[text]


@given(st.text(max_size=12), st.sampled_from(list(FIELDS)))
def test_any_text_is_read_the_same_either_way(text: str, name: str) -> None:
    """The quick way takes no text that the long way refuses, and the other way round."""
    (test,) = _typed([f"{name} is known"], ("hot", "hot"))
    assert isinstance(test, Test)
    column = Column(FIELDS[name], [Asked(test, 2, 4)], TODAY.toordinal())
    assert column.fresh(text) == column.read(text)
