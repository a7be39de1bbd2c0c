"""Receipts, decisions of staff, and what an order becomes by them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from flask import Flask

from app.domain.dialog_state import State
from app.domain.orders import OrderStatus
from app.errors import AlreadyDecided, ImpossibleMove, NothingWaiting, ReasonMissing
from app.services import approvals, conversations, orders, sweeps
from tests.conftest import Clock
from tests.services.shopping import Shopper, acts, hold_lease, words


def test_an_approved_receipt_pays_the_order_and_the_shopper_is_told(house: Flask) -> None:
    shopper = Shopper.enters()
    waiting = shopper.pays()
    assert waiting.expected.amount == 1990 and shopper.order.status is OrderStatus.AWAITING_APPROVAL
    result = approvals.approve(waiting.payment_id, by="Марина")
    assert "payment_approved" in acts(result)
    assert shopper.order.status is OrderStatus.PAID and shopper.order.approved.amount == 1990
    assert shopper.stands.conversation.state in (State.UPSELL, State.END)
    assert approvals.waiting() == ()


def test_a_prepayment_of_200_makes_the_order_prepaid(house: Flask) -> None:
    shopper = Shopper.enters()
    waiting = shopper.pays("передоплата")
    assert waiting.expected.amount == 200
    result = approvals.approve(waiting.payment_id, by="Марина")
    assert "payment_approved_prepaid" in acts(result)
    assert shopper.order.status is OrderStatus.PREPAID
    assert shopper.order.total.amount == 1990


def test_a_rejection_says_its_reason_and_a_second_receipt_is_taken(house: Flask) -> None:
    shopper = Shopper.enters()
    first = shopper.pays()
    for nothing in ("  ", "\x00\u200b"):
        with pytest.raises(ReasonMissing):
            approvals.reject(first.payment_id, nothing, by="Марина")
    result = approvals.reject(first.payment_id, "сума не \x00збігається", by="Марина")
    assert "сума не збігається" in words(result)
    assert shopper.order.status is OrderStatus.AWAITING_PAYMENT
    with pytest.raises(AlreadyDecided):
        approvals.approve(first.payment_id, by="Олег")
    shopper.sends_receipt()
    second = approvals.waiting_of(shopper.id)
    assert second and second.payment_id != first.payment_id
    approvals.approve(second.payment_id, by="Олег")
    assert shopper.order.status is OrderStatus.PAID
    detail = orders.find(shopper.order.number)
    assert detail
    assert [payment.status for payment in detail.payments] == ["rejected", "approved"]
    assert [(event.who, event.what) for event in detail.events][-4:] == [
        ("shopper", "proof filed"),
        ("Марина", "rejected"),
        ("shopper", "proof filed"),
        ("Олег", "approved"),
    ]


@pytest.mark.parametrize(
    ("method", "change", "paid", "status"),
    [
        ("повна оплата", ("змініть розмір на 158-164", "так"), 1990, OrderStatus.PREPAID),
        ("повна оплата", ("дві штуки",), 1990, OrderStatus.PREPAID),
        ("передоплата", ("повна оплата",), 200, OrderStatus.PREPAID),
        ("повна оплата", ("краще передоплата",), 1990, OrderStatus.PAID),
    ],
)
def test_a_receipt_pays_what_was_asked_when_it_came_whatever_the_order_became_since(
    house: Flask, method: str, change: tuple[str, ...], paid: int, status: OrderStatus
) -> None:
    shopper = Shopper.enters()
    shopper.pays(method)
    for text in change:
        shopper.says(text)
    waiting = approvals.waiting_of(shopper.id)
    assert waiting and waiting.expected.amount == paid
    result = approvals.approve(waiting.payment_id, by="Марина")
    assert (shopper.order.status, shopper.order.approved.amount) == (status, paid)
    rest = int(shopper.order.total.amount) - paid
    told = words(result).replace("\u00a0", "").replace(" ", "")
    assert f"{rest}грн" in told if rest else "payment_approved" in acts(result)


def test_a_second_receipt_after_the_order_grew_is_for_the_new_sum(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.pays()
    shopper.says("дві штуки")
    shopper.sends_receipt()
    waiting = approvals.waiting_of(shopper.id)
    assert waiting and waiting.expected.amount == 3980
    approvals.approve(waiting.payment_id, by="Марина")
    assert shopper.order.status is OrderStatus.PAID


def test_of_ten_who_decide_at_once_one_wins_and_the_others_are_told_who(house: Flask) -> None:
    shopper = Shopper.enters()
    payment_id = shopper.pays().payment_id

    def decide(number: int) -> str:
        with house.app_context():
            try:
                if number % 2:
                    approvals.approve(payment_id, by=f"staff {number}")
                else:
                    approvals.reject(payment_id, "ні", by=f"staff {number}")
            except AlreadyDecided as decided:
                return decided.by
            return f"staff {number}"

    with ThreadPoolExecutor(10) as threads:
        winners = set(threads.map(decide, range(10)))
    assert len(winners) == 1
    detail = orders.find(shopper.order.number)
    assert detail and sum(event.what in ("approved", "rejected") for event in detail.events) == 1
    told = [m.act for m in conversations.thread(shopper.id) if m.act in ("payment_approved", "payment_rejected")]
    assert len(told) == 1


def test_without_a_proof_nothing_can_be_decided(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.orders()
    detail = orders.find(shopper.order.number)
    assert detail and approvals.waiting() == ()
    for payment_id in (detail.payments[0].id, 10**6):
        with pytest.raises(NothingWaiting):
            approvals.approve(payment_id, by="Марина")
        with pytest.raises(NothingWaiting):
            approvals.reject(payment_id, "ні", by="Марина")


def test_a_tracking_number_ships_the_order_and_reaches_the_shopper(house: Flask) -> None:
    shopper = Shopper.enters()
    approvals.approve(shopper.pays().payment_id, by="Марина")
    number = shopper.order.number
    result = orders.add_tracking(number, "2045 0000 1234 56", by="Марина")
    assert "20450000123456" in words(result).replace(" ", "").replace("\u00a0", "")
    assert shopper.order.status is OrderStatus.SHIPPED and shopper.order.tracking == "20450000123456"
    with pytest.raises(ImpossibleMove):
        orders.cancel_by_staff(number, "передумали", by="Марина")
    orders.deliver(number, by="Марина")
    assert shopper.order.status is OrderStatus.DELIVERED


def test_the_shop_cancels_with_a_reason_the_shopper_reads(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.orders()
    result = orders.cancel_by_staff(shopper.order.number, "немає тканини", by="Марина")
    assert "немає тканини" in words(result)
    assert shopper.order.status is OrderStatus.CANCELLED
    with pytest.raises(ImpossibleMove):
        orders.cancel_by_staff(shopper.order.number, "вдруге", by="Марина")


def test_a_cancel_inside_checkout_ends_the_order(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.orders()
    result = shopper.says("скасуйте замовлення")
    assert result.state is State.END
    assert shopper.order.status is OrderStatus.CANCELLED
    detail = orders.find(shopper.order.number)
    assert detail and [payment.status for payment in detail.payments] == ["withdrawn"]


def test_an_approval_while_the_talk_is_being_answered_is_told_by_whoever_answers(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    payment_id = shopper.pays().payment_id
    hold_lease(shopper, clock, seconds=30)
    assert approvals.approve(payment_id, by="Марина") is None
    assert shopper.order.approved.amount == Decimal(1990)
    clock.pass_(seconds=31)
    (result,) = sweeps.run_due()
    assert "payment_approved" in acts(result)
