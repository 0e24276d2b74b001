"""Frozen values with named fields."""

from __future__ import annotations

import copy
import typing
from typing import Any, ClassVar

import pytest

from funnelspec.record import NamedTuple, Record


class Animal(Record):
    kind: ClassVar[str] = "animal"

    name: str
    legs: int = 4


class Bird(Animal):
    kind = "bird"

    wings: int = 2
    legs: int = 2


def test_fields_are_given_by_keyword_and_have_defaults() -> None:
    cat = Animal(name="cat")
    assert (cat.name, cat.legs, cat.kind) == ("cat", 4, "animal")


def test_a_kind_of_it_has_its_fields_and_may_change_a_default() -> None:
    duck = Bird(name="duck")
    assert (duck.name, duck.legs, duck.wings, duck.kind) == ("duck", 2, 2, "bird")
    assert Animal(name="cat").legs == 4
    assert list(Bird.fields) == ["name", "legs", "wings"]


def test_a_missing_or_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="Animal needs 'name'"):
        Animal()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Animal has no field 'tail'"):
        Animal(name="cat", tail=1)  # type: ignore[call-arg]


def test_it_is_frozen_and_has_no_room_for_more() -> None:
    cat = Animal(name="cat")
    with pytest.raises(AttributeError, match="Animal is frozen"):
        cat.legs = 5  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Animal is frozen"):
        cat.tail = 1
    with pytest.raises(AttributeError, match="Animal is frozen"):
        del cat.legs
    assert not hasattr(cat, "__dict__")


def test_replace_leaves_the_old_value_as_it_is() -> None:
    cat = Animal(name="cat")
    hurt = cat.replace(legs=3)
    assert (hurt.name, hurt.legs, cat.legs) == ("cat", 3, 4)
    assert type(Bird(name="duck").replace(wings=1)) is Bird
    with pytest.raises(TypeError, match="no field 'tail'"):
        cat.replace(tail=1)


def test_two_values_are_different_things_and_can_be_told_apart() -> None:
    assert Animal(name="cat") != Animal(name="cat")
    assert repr(Bird(name="duck")) == "Bird(name='duck', legs=2, wings=2)"


class Place(NamedTuple):
    """Where something stands."""

    line: int
    column: int = 1
    note: str = ""

    @property
    def first(self) -> bool:
        return self.line == 1


class Standard(typing.NamedTuple):
    line: int
    column: int = 1
    note: str = ""


@pytest.mark.parametrize("kind", [Place, Standard])
def test_a_named_tuple_does_what_that_of_the_standard_library_does(kind: Any) -> None:
    place = kind(3, note="here")
    assert (place.line, place.column, place.note) == (3, 1, "here")
    line, *rest = place
    assert (line, rest) == (3, [1, "here"])
    assert place == kind(line=3, column=1, note="here") == (3, 1, "here")
    assert hash(place) == hash((3, 1, "here"))
    assert place._replace(column=7) == (3, 7, "here")
    assert isinstance(place._replace(column=7), kind)
    assert place._asdict() == {"line": 3, "column": 1, "note": "here"}
    assert kind._make((1, 2, "")) == (1, 2, "")
    assert repr(place) == f"{kind.__name__}(line=3, column=1, note='here')"
    assert kind._fields == ("line", "column", "note")
    assert sorted([kind(2), kind(1, 5)]) == [(1, 5, ""), (2, 1, "")]
    assert copy.deepcopy(place) == place
    match place:
        case kind(3, column):
            assert column == 1
        case _:
            pytest.fail("the places have no names for a pattern")


@pytest.mark.parametrize("kind", [Place, Standard])
def test_a_named_tuple_refuses_what_its_namesake_refuses(kind: Any) -> None:
    for values, named in (((), {}), ((1, 2, "", 4), {}), ((1,), {"line": 1}), ((1,), {"row": 2})):
        with pytest.raises(TypeError):
            kind(*values, **named)
    with pytest.raises(ValueError, match="row"):
        kind(1)._replace(row=2)
    with pytest.raises(AttributeError):
        kind(1).line = 2
    with pytest.raises(AttributeError):
        kind(1).colour = "red"


def test_a_named_tuple_keeps_its_own_methods_and_documentation() -> None:
    assert Place(1).first
    assert Place.__doc__ == "Where something stands."
