"""DOMAIN §6: 24 and 72 hours after the shopper's last message, at most two, by day, and never where they would be a nuisance."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.dialog_state import State
from app.domain.follow_ups import is_due, moved_into_window, plan
from app.domain.shop import FollowUpTerms

TERMS = FollowUpTerms()
KYIV = ZoneInfo("Europe/Kyiv")
MOMENTS = st.integers(0, 6 * 366 * 24 * 60).map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
ZONES = st.sampled_from(["Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "UTC"])


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=KYIV).astimezone(UTC)


def reminders(last: datetime, state: State = State.OFFER, offered: bool = True, stopped: bool = False, **more):
    return plan(last, state, offered, stopped, **{"terms": TERMS, "zone": "Europe/Kyiv", **more})


def test_two_reminders_a_day_and_three_days_after_the_last_message():
    assert reminders(local(2026, 6, 1, 12)) == (local(2026, 6, 2, 12), local(2026, 6, 4, 12))


def test_a_message_at_night_is_reminded_of_in_the_morning_later_never_earlier():
    assert reminders(local(2026, 6, 1, 23)) == (local(2026, 6, 3, 9), local(2026, 6, 5, 9))
    assert reminders(local(2026, 6, 1, 3)) == (local(2026, 6, 2, 9), local(2026, 6, 4, 9))


def test_the_window_opens_at_nine_sharp_and_is_closed_at_nine_in_the_evening():
    assert reminders(local(2026, 6, 1, 9))[0] == local(2026, 6, 2, 9)
    assert reminders(local(2026, 6, 1, 20, 59))[0] == local(2026, 6, 2, 20, 59)
    assert reminders(local(2026, 6, 1, 21))[0] == local(2026, 6, 3, 9)


def test_hours_are_real_hours_when_the_clocks_change():
    # Kyiv: forward on 29 March 2026, back on 25 October 2026.
    assert reminders(local(2026, 3, 28, 12))[0] == local(2026, 3, 29, 13)
    assert reminders(local(2026, 10, 24, 12))[0] == local(2026, 10, 25, 11)
    assert reminders(local(2026, 10, 24, 9, 30))[0] == local(2026, 10, 25, 9)
    assert reminders(local(2026, 3, 28, 20, 30))[0] == local(2026, 3, 30, 9)


@pytest.mark.parametrize("state", [State.OFFER, State.PAYMENT_DELIVERY])
def test_an_offer_or_a_checkout_is_reminded_of(state):
    assert is_due(state, offered=False, stopped=False)


def test_after_an_offer_a_thoughtful_goodbye_is_reminded_of():
    assert is_due(State.END, offered=True, stopped=False)


@pytest.mark.parametrize("state", [s for s in State if s not in (State.OFFER, State.PAYMENT_DELIVERY)])
def test_without_an_offer_nobody_is_reminded(state):
    assert reminders(local(2026, 6, 1, 12), state, offered=False) == ()


@pytest.mark.parametrize("against", ["stopped", "paid", "cancelled", "held"])
@pytest.mark.parametrize("state", list(State))
def test_a_stop_a_payment_a_cancel_and_a_person_end_all_reminders(state, against):
    assert reminders(local(2026, 6, 1, 12), state, **{against: True}) == ()


def test_a_complaint_is_never_followed_by_a_reminder():
    assert reminders(local(2026, 6, 1, 12), State.COMPLAINT) == ()


def test_what_was_sent_already_counts():
    last = local(2026, 6, 1, 12)
    assert reminders(last, sent=1) == reminders(last)[1:]
    assert reminders(last, sent=2) == ()


def test_a_longer_list_of_hours_still_means_at_most_two():
    many = FollowUpTerms(after_hours=(96, 24, 48, 72))
    assert reminders(local(2026, 6, 1, 12), terms=many) == (local(2026, 6, 2, 12), local(2026, 6, 3, 12))


def test_two_reminders_never_fall_on_the_same_moment():
    close = FollowUpTerms(after_hours=(10, 12))
    assert reminders(local(2026, 6, 1, 12), terms=close) == (local(2026, 6, 2, 9),)


@given(MOMENTS, ZONES)
@example(datetime(2026, 3, 28, 18, 30, tzinfo=UTC), "Europe/Kyiv")
@example(datetime(2026, 10, 24, 18, 30, tzinfo=UTC), "Europe/Kyiv")
def test_reminders_fall_into_the_window_and_never_early(last, zone):
    first, second = plan(last, State.OFFER, True, False, terms=TERMS, zone=zone)
    assert first >= last + timedelta(hours=24)
    assert second >= last + timedelta(hours=72)
    for moment, hours in ((first, 24), (second, 72)):
        assert time(9) <= moment.astimezone(ZoneInfo(zone)).time() < time(21)
        assert moment - last <= timedelta(hours=hours + 13)  # the night, and the hour a clock change may add to it
        assert moment.utcoffset() == timedelta(0)


@given(MOMENTS, ZONES, st.integers(0, 22 * 60), st.integers(1, 60))
@example(datetime(2026, 10, 25, 0, 10, tzinfo=UTC), "Europe/Kyiv", 190, 60)  # 03:10 comes twice; both before 03:10
@example(datetime(2026, 10, 25, 1, 5, tzinfo=UTC), "Europe/Kyiv", 190, 60)
@example(datetime(2026, 3, 29, 0, 0, tzinfo=UTC), "Europe/Kyiv", 190, 10)  # 03:10–03:20 does not come at all
def test_any_window_is_met_and_never_before_the_moment_asked_for(moment, zone, opens, minutes):
    closes = opens + minutes
    terms = FollowUpTerms(from_time=time(opens // 60, opens % 60), until_time=time(closes // 60, closes % 60))
    moved = moved_into_window(moment, terms, zone)
    assert moved >= moment
    assert moved - moment <= timedelta(hours=49)
    assert terms.from_time <= moved.astimezone(ZoneInfo(zone)).time() < terms.until_time
    if terms.from_time <= moment.astimezone(ZoneInfo(zone)).time() < terms.until_time:
        assert moved == moment
