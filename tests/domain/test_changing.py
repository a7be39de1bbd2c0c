"""Frozen values with some fields changed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pytest

from app.dialog.conversation import Conversation
from app.domain.changing import replace


@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: int = 2


@dataclass(frozen=True, slots=True)
class Checked:
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low above high")


@dataclass(frozen=True)
class Unslotted:
    one: int
    two: int = 2


@pytest.mark.parametrize("value", [Pair(1), Unslotted(1), Conversation(7, turns=3)])
def test_an_unchanged_copy_equals_what_it_was_made_of(value: object) -> None:
    assert replace(value) == value


def test_what_is_named_changes_and_the_rest_stays() -> None:
    talk = Conversation(7, turns=3, shown=("a",))

    changed = replace(talk, turns=4, offered=True)

    assert changed == dataclasses.replace(talk, turns=4, offered=True)
    assert talk.turns == 3


def test_the_copy_is_frozen_as_well() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(Pair(1), left=2).left = 3  # type: ignore[misc]


@pytest.mark.parametrize("value", [Pair(1), Unslotted(1)])
def test_a_field_that_is_not_there_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        replace(value, middle=2)


def test_a_class_that_checks_itself_still_does() -> None:
    assert replace(Checked(1, 2), high=3) == Checked(1, 3)
    with pytest.raises(ValueError, match="low above high"):
        replace(Checked(1, 2), low=5)
