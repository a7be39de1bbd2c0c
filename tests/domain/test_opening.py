"""When a person answers: within the hours soon, before them today, after them tomorrow, over holidays by date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.opening import answer_time, is_open, next_open_day
from tests.domain.shop_by_hand import SHOP

KYIV = ZoneInfo("Europe/Kyiv")
SOON, TODAY, TOMORROW = (True, "протягом 15 хвилин"), (False, "сьогодні після 9:00"), (False, "завтра після 9:00")


def at(hour: int, minute: int = 0, day: int = 1, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=KYIV).astimezone(UTC)


def with_holidays(*days: date, later: str = ""):
    return replace(SHOP, hours=replace(SHOP.hours, holidays=days, later=later))


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        (at(0), TODAY),
        (at(8, 59), TODAY),
        (at(9), SOON),
        (at(12), SOON),
        (at(19, 59), SOON),
        (at(20), TOMORROW),
        (at(23, 59), TOMORROW),
    ],
)
def test_the_shop_says_when_a_person_answers(moment, answer):
    assert answer_time(SHOP, moment) == answer


def test_the_hours_are_the_shops_own_summer_and_winter():
    assert is_open(SHOP, datetime(2026, 6, 1, 6, 0, tzinfo=UTC))
    assert not is_open(SHOP, datetime(2026, 12, 1, 6, 0, tzinfo=UTC))
    assert is_open(SHOP, datetime(2026, 12, 1, 7, 0, tzinfo=UTC))


def test_on_a_holiday_people_answer_tomorrow_whatever_the_hour():
    shop = with_holidays(date(2026, 6, 1))
    assert {answer_time(shop, at(hour)) for hour in (0, 8, 12, 21)} == {TOMORROW}


def test_the_evening_before_a_holiday_does_not_promise_tomorrow():
    shop = with_holidays(date(2026, 6, 2), later="{date} після 9:00")
    assert answer_time(shop, at(21)) == (False, "03.06 після 9:00")
    assert answer_time(shop, at(8)) == TODAY


def test_several_holidays_in_a_row_are_all_skipped():
    shop = with_holidays(date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3))
    assert next_open_day(shop, at(12)) == date(2026, 6, 4)
    assert answer_time(shop, at(12)) == (False, "04.06")


def test_a_shop_may_work_until_midnight():
    shop = replace(SHOP, hours=replace(SHOP.hours, closes=time(0)))
    assert answer_time(shop, at(23, 59)) == SOON
    assert answer_time(shop, at(8)) == TODAY


@given(st.integers(0, 60 * 24 * 60), st.frozensets(st.dates(date(2026, 6, 1), date(2026, 8, 15))))
def test_a_promised_day_is_never_a_holiday_nor_past_and_open_means_today(minutes, holidays):
    moment = at(0) + timedelta(minutes=minutes)
    shop = with_holidays(*holidays)
    day, today = next_open_day(shop, moment), SHOP.local(moment).date()
    assert day not in holidays
    assert day >= today
    assert all(today + timedelta(days=n) in holidays for n in range(1, (day - today).days))
    open_now, phrase = answer_time(shop, moment)
    assert open_now == (phrase == "протягом 15 хвилин")
    assert not open_now or day == today
    assert (phrase == "завтра після 9:00") == (day == today + timedelta(days=1))
