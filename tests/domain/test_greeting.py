"""DOMAIN §4: introduced once, greeted once per local day, by the part of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.greeting import DayPart, Greeting, due, word
from app.domain.shopper import Shopper

TODAY = date(2026, 6, 1)


def test_the_first_reply_ever_introduces_the_bot():
    assert due(Shopper("s"), TODAY) is Greeting.FIRST


def test_the_same_day_goes_straight_to_the_point():
    assert due(Shopper("s", introduced=True, greeted_on=TODAY), TODAY) is None


def test_a_new_day_is_greeted_without_an_introduction():
    assert due(Shopper("s", introduced=True, greeted_on=TODAY - timedelta(days=1)), TODAY) is Greeting.AGAIN
    assert due(Shopper("s", introduced=True), TODAY) is Greeting.AGAIN


def test_a_clock_moved_back_over_midnight_greets_nobody_twice():
    assert due(Shopper("s", introduced=True, greeted_on=TODAY), TODAY - timedelta(days=1)) is None


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 2, 1)), max_size=40))
def test_a_shopper_is_greeted_once_on_each_day_and_introduced_once(days):
    shopper, greetings = Shopper("s"), []
    for day in sorted(days):
        greeting = due(shopper, day)
        if greeting:
            greetings.append((day, greeting))
            shopper = replace(shopper, introduced=True, greeted_on=day)
    assert [day for day, _ in greetings] == sorted(set(days))
    assert [greeting for _, greeting in greetings].count(Greeting.FIRST) == (1 if days else 0)


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(4, 59, 59), DayPart.EVENING),
        (time(5), DayPart.MORNING),
        (time(9, 59, 59), DayPart.MORNING),
        (time(10), DayPart.DAY),
        (time(17, 59, 59), DayPart.DAY),
        (time(18), DayPart.EVENING),
        (time(0), DayPart.EVENING),
    ],
)
def test_morning_is_from_five_day_from_ten_evening_from_six_and_through_the_night(at, part):
    assert word(at) is part
