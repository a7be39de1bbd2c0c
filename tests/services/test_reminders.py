"""Reminders: at 24 and 72 hours, in the shop's hours, twice at most, and not after a word of the shopper's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from app.domain.dialog_state import Owner
from app.extensions import write_transaction
from app.models.handoff import FollowUpRow
from app.services import approvals, conversations, follow_ups, reminding, sweeping, sweeps
from tests.conftest import Clock
from tests.services.shopping import Shopper, acts


def _walk(clock: Clock, hours: float) -> list[str]:
    """The clock moves through every due time; the acts of what was said."""
    end, said = clock() + timedelta(hours=hours), []
    while (due := sweeps.next_due(clock())) and due <= end:
        clock.now = due
        for result in sweeps.run_due(due):
            said += acts(result)
    clock.now = end
    return said


def _claim_and_die(follow_up_id: int, clock: Clock) -> None:
    """What is left of a worker killed after its first commit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conversations, "catch_up", lambda _: None)
        reminding.remind(follow_up_id, clock())


def test_a_silent_shopper_is_reminded_twice_after_an_offer(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    said = _walk(clock, 24 * 30)
    assert [act for act in said if act.startswith("follow_up")] == ["follow_up_first", "follow_up_second"]
    assert shopper.stands.follow_ups == 2


def test_any_reply_cancels_what_is_due(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    clock.pass_(hours=23)
    shopper.says("дякую, ні")
    assert [f.status for f in follow_ups.listing() if f.due_at <= clock.pass_(hours=2)] != ["due"]
    assert not any(f.why == "" and f.status == "cancelled" for f in follow_ups.listing())


def test_the_stop_word_ends_reminders_for_good(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    shopper.says(choice="do:stop_reminders")
    shopper.says("покажіть Мрію на 112 жовту")
    assert _walk(clock, 24 * 10) == []
    assert shopper.stands.shopper.reminders_stopped


def test_nobody_is_reminded_of_a_paid_order(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    approvals.approve(shopper.pays().payment_id, by="Марина")
    assert [act for act in _walk(clock, 24 * 10) if act.startswith("follow_up")] == []


def test_a_reminder_claimed_by_a_worker_that_died_is_sent_once_by_the_next(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    clock.pass_(hours=24)
    (follow_up_id,) = reminding.due(clock(), 10)

    _claim_and_die(follow_up_id, clock)
    (result,) = sweeps.run_due()
    assert acts(result)[0].startswith("follow_up")
    assert sweeps.run_due() == () and shopper.stands.follow_ups == 1


def test_workers_side_by_side_send_nothing_twice(house: Flask, clock: Clock) -> None:
    shoppers = [Shopper.enters() for _ in range(5)]
    for shopper in shoppers:
        shopper.gets_offer()
    clock.pass_(hours=24)

    def sweep(_: int) -> int:
        with house.app_context():
            return sum(len(result.bubbles) > 0 for result in sweeps.run_due())

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(sweep, range(4)))
    sweeps.run_due()
    for shopper in shoppers:
        said = [m.act for m in conversations.thread(shopper.id) if m.act.startswith("follow_up_first")]
        assert len(said) == 1 and shopper.stands.follow_ups == 1


def test_a_reminder_in_flight_is_dropped_when_the_shopper_writes(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    clock.pass_(hours=24)
    (follow_up_id,) = reminding.due(clock(), 10)
    _claim_and_die(follow_up_id, clock)
    result = shopper.says("беру")
    assert not any(act.startswith("follow_up_first") for act in acts(result))
    assert sweeps.run_due() == () and shopper.stands.follow_ups == 0
    assert result.owner is Owner.BOT


def test_staff_take_a_reminder_back(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    for view in follow_ups.listing():
        assert follow_ups.cancel_one(view.id, by="Марина")
        assert not follow_ups.cancel_one(view.id, by="Марина")
    assert _walk(clock, 24 * 10) == []


def test_one_sweep_runs_at_a_time(house: Flask, clock: Clock) -> None:
    def claim(_: int) -> bool:
        with house.app_context():
            return sweeping.claim(clock())

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(claim, range(8))) == 1
    clock.pass_(seconds=4)
    assert not sweeping.claim(clock())
    clock.pass_(seconds=1)
    assert sweeping.claim(clock())


def test_a_reminder_with_a_lost_claim_is_not_due(house: Flask, clock: Clock) -> None:
    Shopper.enters().gets_offer()
    with write_transaction() as session:
        session.execute(update(FollowUpRow).values(status="cancelled"))
    clock.pass_(hours=80)
    assert sweeps.run_due() == ()
