"""Floors under the reading of the labelled messages, two points below what is reached."""

from __future__ import annotations

import pytest

from tests.voices.accuracy import Score, measure


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return measure()


def test_intents_of_the_labelled_messages_are_right(scores: dict[str, Score]) -> None:
    assert scores["all"].intent_share >= 0.977


def test_slots_of_the_labelled_messages_are_exactly_right(scores: dict[str, Score]) -> None:
    assert scores["all"].slot_share >= 0.973


def test_no_author_is_left_behind(scores: dict[str, Score]) -> None:
    assert min(score.intent_share for score in scores.values()) >= 0.96
    assert min(score.slot_share for score in scores.values()) >= 0.96


def test_questions_and_rejections_are_heard(scores: dict[str, Score]) -> None:
    everyone = scores["all"]
    assert everyone.asked / everyone.asks >= 0.949
    assert everyone.rejected / everyone.total >= 0.973
    assert everyone.answered / everyone.total >= 0.974
