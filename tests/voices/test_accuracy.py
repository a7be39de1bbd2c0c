"""Floors under the reading of the labelled messages, two points below what is reached."""

from __future__ import annotations

import pytest

from tests.voices.accuracy import Score, measure
from tests.voices.messages import FIRST_AUTHORS, LATER_AUTHORS, STRANGERS


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return measure()


def test_intents_of_the_labelled_messages_are_right(scores: dict[str, Score]) -> None:
    assert scores["all"].intent_share >= 0.967


def test_slots_of_the_labelled_messages_are_exactly_right(scores: dict[str, Score]) -> None:
    assert scores["all"].slot_share >= 0.966


@pytest.mark.parametrize(("authors", "floor"), [(FIRST_AUTHORS, 0.98), (LATER_AUTHORS, 0.93), (STRANGERS, 0.955)])
def test_no_author_is_left_behind(scores: dict[str, Score], authors: tuple[str, ...], floor: float) -> None:
    assert min(scores[author].intent_share for author in authors) >= floor
    assert min(scores[author].slot_share for author in authors) >= floor


def test_questions_and_rejections_are_heard(scores: dict[str, Score]) -> None:
    everyone = scores["all"]
    assert everyone.asked / everyone.asks >= 0.94
    assert everyone.rejected / everyone.total >= 0.974
    assert everyone.answered / everyone.total >= 0.974
