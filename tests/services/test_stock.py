"""Counted pieces: kept when an order is placed, back when it ends, gone when it is approved."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.domain.orders import OrderStatus
from app.extensions import read_session, write_transaction
from app.models.catalogue import ColourRow, VariantRow
from app.services import approvals, orders, sweeps
from tests.conftest import Clock
from tests.services.shopping import DELIVERY, Shopper, acts

YELLOW_110 = ("11704797-YELLOW", "110-116")


def _count(stock: int | None, price: int | None = None) -> None:
    sku, size = YELLOW_110
    values: dict[str, object] = {"stock": stock} | ({"price": price} if price else {})
    with write_transaction() as session:
        session.execute(update(VariantRow).where(VariantRow.sku == sku, VariantRow.size == size).values(**values))


def _shelf() -> tuple[int | None, int]:
    sku, size = YELLOW_110
    with read_session() as session:
        row = session.execute(
            select(VariantRow.stock, VariantRow.reserved).where(VariantRow.sku == sku, VariantRow.size == size)
        ).one()
    return row.stock, row.reserved


def test_the_seed_names_what_this_file_counts(sqlite_house: Flask) -> None:
    with read_session() as session:
        assert session.scalar(select(ColourRow.name).where(ColourRow.sku == YELLOW_110[0])) == "жовтий"


def test_a_placed_order_keeps_its_piece_and_a_cancelled_one_returns_it(house: Flask) -> None:
    _count(2)
    shopper = Shopper.enters()
    order = shopper.orders()
    assert _shelf() == (2, 1) and order.hold_until
    shopper.says("скасуйте замовлення")
    assert _shelf() == (2, 0)


def test_an_approved_piece_is_gone_for_good(house: Flask) -> None:
    _count(2)
    shopper = Shopper.enters()
    approvals.approve(shopper.pays().payment_id, by="Марина")
    assert _shelf() == (1, 0)
    orders.cancel_by_staff(shopper.order.number, "браку не шлемо", by="Марина")
    assert _shelf() == (2, 0)


def test_a_draft_keeps_nothing(house: Flask) -> None:
    _count(1)
    shopper = Shopper.enters()
    shopper.gets_offer()
    shopper.says("беру")
    shopper.says(DELIVERY)
    assert _shelf() == (1, 0)


def test_a_hold_runs_out_after_24_hours_and_says_so_once(house: Flask, clock: Clock) -> None:
    _count(1)
    shopper = Shopper.enters()
    shopper.orders()
    clock.pass_(hours=23, minutes=59)
    assert sweeps.run_due() == () and _shelf() == (1, 1)
    due = sweeps.next_due(clock())
    assert due
    clock.now = due
    (result,) = sweeps.run_due()
    assert acts(result)[0] == "hold_expired"
    assert shopper.order.status is OrderStatus.EXPIRED and _shelf() == (1, 0)
    assert shopper.stands.follow_ups == 1
    assert sweeps.run_due() == ()


def test_a_hold_stops_while_a_receipt_waits(house: Flask, clock: Clock) -> None:
    _count(1)
    shopper = Shopper.enters()
    waiting = shopper.pays()
    clock.pass_(days=10)
    sweeps.run_due()
    assert shopper.order.status is OrderStatus.AWAITING_APPROVAL and _shelf() == (1, 1)
    approvals.reject(waiting.payment_id, "не видно суми", by="Марина")
    assert shopper.order.hold_until == clock() + timedelta(hours=24)
    clock.pass_(hours=24)
    sweeps.run_due()
    assert shopper.order.status is OrderStatus.EXPIRED and _shelf() == (1, 0)


def test_an_order_of_untracked_lines_lives_seven_days(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    assert shopper.orders().hold_until is None
    clock.pass_(days=6, hours=23)
    sweeps.run_due()
    assert shopper.order.status is OrderStatus.AWAITING_PAYMENT
    clock.pass_(hours=1)
    sweeps.run_due()
    assert shopper.order.status is OrderStatus.EXPIRED


def test_of_many_who_confirm_the_last_piece_one_has_it_and_the_others_hear_so(house: Flask) -> None:
    _count(1)
    shoppers = [Shopper.enters() for _ in range(6)]
    for shopper in shoppers:
        shopper.gets_offer()
        shopper.says("беру")
        shopper.says(DELIVERY)

    def confirm(shopper: Shopper) -> bool:
        with house.app_context():
            shopper.says("все вірно, повна оплата")
            return shopper.order.status is OrderStatus.AWAITING_PAYMENT

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(confirm, shoppers)) == 1
    assert _shelf() == (1, 1)


def test_a_price_that_moved_before_the_yes_is_shown_and_asked_again(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    shopper.says("беру")
    shopper.says(DELIVERY)
    _count(None, price=2050)
    shopper.says("все вірно, повна оплата")
    placed = [o for o in shopper.stands.orders if o.status is OrderStatus.AWAITING_PAYMENT]
    assert not placed or placed[0].total.amount == 2050


@pytest.mark.parametrize("who", ["worker", "staff"])
def test_an_ended_order_cannot_be_ended_again(house: Flask, clock: Clock, who: str) -> None:
    _count(1)
    shopper = Shopper.enters()
    shopper.orders()
    clock.pass_(hours=24)
    sweeps.run_due()
    if who == "worker":
        sweeps.run_due()
    else:
        with pytest.raises(Exception, match="expired"):
            orders.cancel_by_staff(shopper.order.number, "вдруге", by="Марина")
    assert _shelf() == (1, 0)
