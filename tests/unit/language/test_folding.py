"""What counts as the same name, and as the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funnelspec.language.folding import fold_name, fold_text

SAME = [
    ("Sales-Ready Leads", "sales ready lead"),
    ("status", "statuses"),
    ("business", "businesses"),
    ("SQL", "SQLs"),
    ("SLA", "slas"),
    ("opportunity", "Opportunities"),
    ("pipeline_stage", "Pipeline stages"),
    ("leadStatus", "lead status"),
    ("hand\u2011over", "hand over"),
    ("Follow\u2013up", "follow-up"),
    ("touch", "touches"),
    ("box", "boxes"),
    ("size", "sizes"),
    ("Company size", "company sizes"),
    ("cause", "causes"),
    ("niche", "niches"),
    ("cookie", "cookies"),
    ("query", "queries"),
    ("tie", "ties"),
    ("class", "classes"),
    ("quiz", "quizes"),
    ("Geb\u00fchr", "gebu\u0308hr"),
    ("Stra\u00dfe", "STRASSE"),
    ("\u6f22\u5b57", "\u6f22\u5b57"),
    ("\uff2d\uff31\uff2c", "mql"),
    ("  Lead  ", "lead"),
    ('"Lead"', "lead"),
    ("\u201cFree trial\u201d", "free trial"),
    ("Marketing/Sales", "marketing sales"),
]

DIFFERENT = [
    ("MQL", "SQL"),
    ("lead", "deal"),
    ("status", "statute"),
    ("business", "busines"),
    ("Geb\u00fchr", "Gebuhr"),
    ("\u6f22\u5b57", "\u6f22"),
    ("lead 1", "lead 2"),
    ("C", "C++"),
    ("sal", "sales"),
    ("news", "new lead"),
    ("is", "i"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize("mark", ["-", "--", " / ", "!", "\u2014"])
def test_a_name_of_marks_alone_is_still_a_name(mark: str) -> None:
    assert fold_name(mark) != ""


words = st.text() | st.lists(
    st.sampled_from(
        [
            "use",
            "uses",
            "size",
            "sizes",
            "es",
            "ss",
            "us",
            "ie",
            "ies",
            "che",
            "a",
            "S-s",
            "Ss",
            "\u0345",
            "\u1e9e",
        ]
    )
).map("".join)


@given(words)
def test_folding_a_name_twice_is_folding_it_once(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.text())
def test_folding_a_text_twice_is_folding_it_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(words)
def test_case_does_not_count(name: str) -> None:
    if name.isascii() and not any(letter.isupper() for letter in name):
        assert fold_name(name.upper()) == fold_name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A lead that\n  fits.", "a lead that fits"),
        ("Waits for Sales ...", "waits for sales"),
        ("\ufb01ts", "fits"),
    ],
)
def test_texts_that_say_the_same(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a lead", "leads"), ("must fit", "must not fit"), ("> 10", ">= 10"), ("a, b", "a b")]
)
def test_texts_that_say_different_things(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)
