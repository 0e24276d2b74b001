"""Frozen values with named fields."""

from __future__ import annotations

from typing import ClassVar

import pytest

from funnelspec.record import Record


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
