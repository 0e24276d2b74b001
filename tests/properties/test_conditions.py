"""Laws of conditions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate, explain
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.same import canonical
from funnelspec.conditions.say import Names, Phrase, say
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Mapping, Node, Text

TODAY = date(2026, 11, 22)
SOURCE = Source("x.yaml", "")
TABLE = Table(
    {
        "size": Field(id="size", name="Size", type="integer", low=0, high=9),
        "land": Field(id="land", name="Land", type="choice", choices=("A", "B", "C")),
        "wants": Field(id="wants", name="Wants", type="choices", choices=("x", "y", "z")),
        "hot": Field(id="hot", name="Hot", type="boolean"),
        "title": Field(id="title", name="Title", type="text"),
        "seen": Field(id="seen", name="Seen", type="date"),
    }
)
NAMES = Names(lambda _: None, lambda _: None)


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


# --- shapes, and a second evaluator that reads them straight from the format's sentences ------------------

CHOICES = st.lists(st.sampled_from("ABC"), min_size=1, max_size=3, unique=True)
WISHES = st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True)
LINES = st.one_of(
    st.builds("size {} {}".format, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), st.integers(0, 9)),
    st.builds("size between {} and {}".format, st.integers(0, 9), st.integers(0, 9)),
    st.builds("land {} {}".format, st.sampled_from(["=", "!="]), st.sampled_from("ABC")),
    st.builds(
        lambda how, some: f"land {how} ({', '.join(some)})", st.sampled_from(["in", "not in"]), CHOICES
    ),
    st.builds(
        lambda how, some: f"wants has {how} of ({', '.join(some)})",
        st.sampled_from(["any", "all", "none"]),
        WISHES,
    ),
    st.builds(
        "title {} {}".format,
        st.sampled_from(["contains", "starts with", "ends with", "=", "!="]),
        st.sampled_from(["vp", "VP Sales", "s"]),
    ),
    st.builds(
        "seen {} {} days".format,
        st.sampled_from(["in the last", "in the next", "older than"]),
        st.integers(0, 3),
    ),
    st.builds("seen is in the {}".format, st.sampled_from(["past", "future"])),
    st.builds(
        "{} is {}".format,
        st.sampled_from(["size", "land", "wants", "hot", "title", "seen"]),
        st.sampled_from(["known", "unknown"]),
    ),
    st.just("hot"),
    st.builds('judgement "{}"'.format, st.sampled_from(["Fits well", "fits  WELL", "ready"])),
)
SHAPES = st.recursive(
    st.one_of(LINES, LINES.map("not {}".format)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.builds(
            lambda name, parts: {name: parts},
            st.sampled_from(["all", "any", "none"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(
            lambda count, parts: {"at_least": str(count), "of": parts},
            st.integers(1, 3),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=8,
)
LEADS = st.fixed_dictionaries(
    {},
    optional={
        "size": st.integers(0, 9),
        "land": st.sampled_from("ABC"),
        "wants": st.frozensets(st.sampled_from("xyz"), min_size=1),
        "hot": st.booleans(),
        "title": st.sampled_from(["VP Sales", "svp", "Sales", "vp"]),
        "seen": st.integers(-5, 5).map(lambda days: TODAY + timedelta(days)),
    },
)


def _means(shape: Any, lead: dict[str, Any], judged: dict[str, bool]) -> bool:
    """What the format's sentences say, word by word, without the parser."""
    if isinstance(shape, list):
        return all(_means(one, lead, judged) for one in shape)
    if isinstance(shape, dict):
        parts = shape[next(name for name in shape if name != "at_least")]
        holding = [_means(one, lead, judged) for one in parts].count(True)
        if "at_least" in shape:
            return holding >= int(shape["at_least"])
        return {"all": holding == len(parts), "any": holding > 0, "none": holding == 0}[next(iter(shape))]
    words = shape.split()
    if words[0] == "not":
        return not _means(" ".join(words[1:]), lead, judged)
    if words[0] == "judgement":
        return judged.get(" ".join(words[1:]).strip('"').lower(), False)
    value = lead.get(words[0])
    rest = " ".join(words[1:])
    if rest in ("is known", "is unknown"):
        return (value is None) == (rest == "is unknown")
    if value is None:
        return False
    if not rest:
        return bool(value)
    if words[0] == "seen":
        ago = (TODAY - value).days
        if "is in the" in rest:
            return ago > 0 if words[-1] == "past" else ago < 0
        days = int(words[-2])
        return {"last": 0 <= ago <= days, "next": 0 <= -ago <= days, "than": ago > days}[words[-3]]
    if words[0] == "wants":
        listed = set(rest.split("(")[1].rstrip(")").split(", "))
        common = listed & value
        return {"any": bool(common), "all": common == listed, "none": not common}[words[2]]
    if "(" in rest:
        return (value in rest.split("(")[1].rstrip(")").split(", ")) == (words[1] == "in")
    if words[1] == "between":
        return int(words[2]) <= value <= int(words[4])
    if words[0] == "title":
        value = value.lower()
        for start in ("starts with ", "ends with ", "contains ", "= ", "!= "):
            if rest.startswith(start):
                wanted = rest.removeprefix(start).lower()
                return {
                    "starts with ": value[: len(wanted)] == wanted,
                    "ends with ": value[-len(wanted) :] == wanted,
                    "contains ": wanted in value,
                    "= ": value == wanted,
                    "!= ": value != wanted,
                }[start]
    limit = int(rest.split()[1]) if words[0] == "size" else rest.split()[1]
    same = value == limit
    if words[1] in ("=", "!="):
        return same == (words[1] == "=")
    below = value < limit
    return {"<": below, "<=": below or same, ">": not below and not same, ">=": not below}[words[1]]


@given(
    SHAPES, LEADS, st.fixed_dictionaries({}, optional={"fits well": st.booleans(), "ready": st.booleans()})
)
def test_the_evaluator_says_what_the_format_says(
    shape: Any, lead: dict[str, Any], judged: dict[str, bool]
) -> None:
    """The reference evaluator agrees with the sentences of the format, read word by word."""
    typed, findings = bind(_parsed(shape), TABLE)
    assert findings == []
    assert typed is not None
    spaced = {
        text: judged.get(text.replace("  ", " "), False) for text in ("fits well", "fits  well", "ready")
    }
    verdict = evaluate(typed, lead, TODAY, judged)
    assert verdict is _means(shape, lead, spaced)
    assert explain(typed, lead, TODAY, judged).meets is verdict


@given(SHAPES)
def test_said_words_are_never_empty(shape: Any) -> None:
    """Every part of a condition, typed or not, is said in some words on one line."""
    condition = _parsed(shape)
    typed, _ = bind(condition, TABLE)
    assert typed is not None

    def check(phrase: Phrase) -> None:
        assert phrase.text.strip()
        assert "\n" not in phrase.text
        assert bool(phrase.children) == phrase.text.endswith("of:")
        for child in phrase.children:
            check(child)

    check(say(condition, NAMES))
    check(say(typed, NAMES))


def _shuffled(shape: Any, random: Any) -> Any:
    if isinstance(shape, list):
        return random.sample([_shuffled(one, random) for one in shape], len(shape))
    if isinstance(shape, dict):
        mixed = {
            name: value if name == "at_least" else _shuffled(value, random) for name, value in shape.items()
        }
        return dict(random.sample(list(mixed.items()), len(mixed)))
    return shape


@given(SHAPES, st.randoms(use_true_random=False))
def test_the_canonical_form_does_not_know_order(shape: Any, random: Any) -> None:
    """Conditions that differ in the order of their groups alone have one canonical form."""
    assert canonical(_parsed(shape)) == canonical(_parsed(_shuffled(shape, random)))


@given(SHAPES, SHAPES, LEADS)
def test_one_canonical_form_is_one_meaning(one: Any, other: Any, lead: dict[str, Any]) -> None:
    """Conditions with the same canonical form give every lead the same verdict."""
    for second in (other, [one], {"any": [one]}, {"at_least": "1", "of": [one]}, {"none": [{"none": [one]}]}):
        first, then = _parsed(one), _parsed(second)
        if canonical(first) == canonical(then):
            verdicts = {
                evaluate(typed, lead, TODAY, {}) for c in (first, then) if (typed := bind(c, TABLE)[0])
            }
            assert len(verdicts) == 1


GRAMMAR = st.sampled_from(
    [
        "size",
        "land",
        "title",
        "hot",
        "seen",
        "wants",
        "=",
        "!=",
        ">=",
        "between",
        "and",
        "or",
        "not",
        "in",
        "(",
        ")",
        "[",
        "]",
        ",",
        "has",
        "any",
        "all",
        "none",
        "of",
        "contains",
        "starts",
        "with",
        "the",
        "last",
        "next",
        "days",
        "3",
        "older",
        "than",
        "is",
        "known",
        "unknown",
        "past",
        "meets",
        "judgement",
        '"',
        "\\",
        "\u201c",
        "\u201d",
        "\u2019",
        "'",
        "&&",
        "==",
        "A",
        "is_it",
    ]
)
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(GRAMMAR, max_size=12).map(" ".join),
    st.lists(GRAMMAR, max_size=9).map("".join),
)


@given(
    st.recursive(
        HOSTILE,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.one_of(
                    st.sampled_from(["all", "any", "none", "at_least", "of", "judgement"]),
                    st.text(max_size=5),
                ),
                inner,
                max_size=3,
            ),
        ),
        max_leaves=5,
    )
)
def test_anything_ends_in_a_condition_or_in_findings(shape: Any) -> None:
    """Whatever stands under "when" is read or reported, typed or reported, and never raises."""
    condition, findings = parse(_node(shape))
    assert condition is not None or findings
    for finding in findings:
        assert finding.rule in ("unreadable-condition", "empty-group", "curly-quotes")
        assert finding.help
    if condition is not None:
        canonical(condition)
        assert say(condition, NAMES).text
        typed, _ = bind(condition, TABLE)
        if typed is not None:
            evaluate(typed, {}, TODAY, {})


class _Counted(str):
    """Text that counts the letters taken out of it."""

    looks = 0

    def __getitem__(self, index: Any) -> str:
        taken = super().__getitem__(index)
        _Counted.looks += len(taken)
        return taken


@given(
    st.sampled_from(
        ["a and ", "x or ", "word ", "(", '"a", ', "\\", " ", "and ", "a = b and ", "meets x or "]
    )
)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """A line ten times as long is looked at about ten times as often, whatever it repeats."""
    looks = []
    for times in (100, 1000):
        _Counted.looks = 0
        text = Text(SOURCE, 0, 0, _Counted("title contains " + piece * times), "'")
        parse(text)
        looks.append(_Counted.looks)
    assert looks[1] <= looks[0] * 12 + 100


PIECES = """
    employees country US CA NO 5 10 2026-01-01 not NOT is in has any all one none of between and or meets
    icp_fit judgement contains like older than within the last month days ago equal to does true no "x"
    " 'a' ( ) [ ] , % <= => = - -meets a\\b \u201cx\u201d #x a:
"""


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=9).map(" ".join))
@example("employees or employees")
@example("judgement ] or =>")
@example("like \u201cx\u201d in true or or")
def test_whatever_a_remedy_proposes_can_be_read(line: str) -> None:
    """A remedy that shows a line to write shows one that is read without a finding."""
    findings = parse(Text(Source("x", line), 0, len(line), line))[1]
    for finding in findings:
        if finding.rule == "unreadable-condition" and finding.help.startswith("Write `"):
            _, _, block = finding.help.partition("\n")
            for proposed in [block] if block else finding.help.split("`")[1::2]:
                root = read(Source("x", proposed)).root
                assert root is not None
                assert parse(root)[1] == []
