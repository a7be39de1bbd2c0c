"""Effects that meet moved facts: decided once more with the same understanding, then an apology and a ticket."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from app.dialog.turn import Turn
from app.domain.effects import AddLines, CancelOrder, FileProof, SaveOrder, WantedLine
from app.domain.money import Money
from app.domain.orders import OrderStatus
from app.domain.slots import Delivery, Method
from app.errors import EffectRefused, OrderMoved, PriceMoved, StockGone
from app.extensions import write_transaction
from app.models.catalogue import VariantRow
from app.ports import Ports
from app.services import approvals, catalogue, conversations, orders
from app.services.ordering import cancelling, placing, proofs
from app.services.runtime import runtime
from tests.conftest import Clock
from tests.services.shopping import DELIVERY, Shopper, Thinking, acts

LAGUNA, YELLOW = "11698818", "11704797-YELLOW"


def _wanted(price: int = 1990, size: str = "110-116", quantity: int = 1) -> WantedLine:
    return WantedLine(LAGUNA, "жовтий", size, quantity, Money.of(price, "UAH"))


def _stock(pieces: int | None) -> None:
    with write_transaction() as session:
        session.execute(update(VariantRow).where(VariantRow.sku == YELLOW, VariantRow.size == "110-116").values(stock=pieces))


def _save(shopper: Shopper, lines: tuple[WantedLine, ...], clock: Clock, order_id: int | None = None, place: bool = True) -> None:
    effect = SaveOrder("9000", lines, Delivery("А Б", "+380671234567", "Київ", "1"), Method.FULL, order_id, place)
    with write_transaction() as session:
        placing.save(session, effect, shopper.talk.shopper_id, shopper.id, catalogue.shop(), clock())


def test_what_moves_before_the_yes_is_decided_again_without_a_second_reading(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    shopper.says("беру")
    shopper.says(DELIVERY)
    dialogue, readings = runtime().dialogue, 0

    def moved_meanwhile(turn: Turn, ports: Ports) -> Turn:
        nonlocal readings
        readings += 1
        answered = dialogue.run(turn, ports)
        with write_transaction() as session:
            session.execute(update(VariantRow).where(VariantRow.sku == YELLOW).values(price=2100))
        return answered

    monkeypatch.setattr(runtime(), "dialogue", Thinking(moved_meanwhile))
    result = shopper.says("все вірно, повна оплата")
    assert readings == 1
    assert not [order for order in shopper.stands.orders if order.total.amount == 1990 and order.status != OrderStatus.DRAFT]
    view = conversations.trail(result.turn_id)
    assert view and next(step["why"] for step in view.trail if step["stage"] == "refused") == "PriceMoved"


def test_refused_twice_becomes_an_apology_and_a_ticket_and_changes_nothing(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    dialogue = runtime().dialogue

    def impossible(answer: Any) -> Any:
        def stubborn(turn: Turn, ports: Ports) -> Turn:
            answered = answer(turn, ports)
            decision = replace(answered.decision, effects=(CancelOrder(10**6),))
            return replace(answered, decision=decision)

        return stubborn

    thinking = Thinking(impossible(dialogue.run))
    thinking.redecide = impossible(dialogue.redecide)
    monkeypatch.setattr(runtime(), "dialogue", thinking)
    result = shopper.says("беру")
    assert acts(result)[0] in ("could_not_save", "last_resort")
    assert shopper.stands.handoff and shopper.stands.orders == ()


def test_a_price_other_than_the_shown_one_is_refused(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    with pytest.raises(PriceMoved):
        _save(shopper, (_wanted(1890),), clock)
    assert shopper.stands.orders == ()


def test_more_pieces_than_there_are_is_refused_summed_over_lines(house: Flask, clock: Clock) -> None:
    _stock(3)
    shopper = Shopper.enters()
    with pytest.raises(StockGone):
        _save(shopper, (_wanted(quantity=2), _wanted(quantity=2)), clock)
    _save(shopper, (_wanted(quantity=2), _wanted()), clock)
    assert shopper.order.total.amount == 3 * 1990


def test_a_variant_that_is_not_sold_is_refused(house: Flask, clock: Clock) -> None:
    with pytest.raises(StockGone):
        _save(Shopper.enters(), (_wanted(size="200-206"),), clock)


def test_a_number_names_one_order_only(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    _save(shopper, (_wanted(),), clock)
    with pytest.raises(OrderMoved):
        _save(shopper, (_wanted(),), clock)
    assert len(shopper.stands.orders) == 1


def test_a_placed_order_keeps_its_price_when_only_the_address_changes(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    _save(shopper, (_wanted(),), clock)
    with write_transaction() as session:
        session.execute(update(VariantRow).where(VariantRow.sku == YELLOW).values(price=2100))
    _save(shopper, (_wanted(),), clock, order_id=shopper.order.id, place=False)
    assert shopper.order.total.amount == 1990
    with pytest.raises(PriceMoved):
        _save(shopper, (_wanted(), _wanted(size="98-104")), clock, order_id=shopper.order.id, place=False)


def test_another_shoppers_order_cannot_be_touched(house: Flask, clock: Clock) -> None:
    mine, theirs = Shopper.enters(), Shopper.enters()
    theirs.orders()
    order_id = theirs.order.id or 0
    mine_id = mine.talk.shopper_id
    with pytest.raises(OrderMoved):
        _save(mine, (_wanted(),), clock, order_id=order_id)
    for attempt in (
        lambda session: cancelling.by_shopper(session, order_id, mine_id, clock()),
        lambda session: proofs.file(session, FileProof(order_id), mine_id, catalogue.shop().payment, clock()),
        lambda session: placing.add_lines(session, AddLines(order_id, (_wanted(),)), mine_id, catalogue.shop(), clock()),
    ):
        with pytest.raises(EffectRefused), write_transaction() as session:
            attempt(session)
    assert theirs.order.status is OrderStatus.AWAITING_PAYMENT


def _add(shopper: Shopper, clock: Clock) -> None:
    with write_transaction() as session:
        effect = AddLines(shopper.order.id or 0, (_wanted(2190, "122-128"),))
        placing.add_lines(session, effect, shopper.talk.shopper_id, catalogue.shop(), clock())


def test_a_line_added_to_a_paid_order_asks_for_the_difference(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    approvals.approve(shopper.pays().payment_id, by="Марина")
    _add(shopper, clock)
    assert shopper.order.status is OrderStatus.AWAITING_PAYMENT
    with write_transaction() as session:
        proofs.file(session, FileProof(shopper.order.id or 0), shopper.talk.shopper_id, catalogue.shop().payment, clock())
    second = approvals.waiting_of(shopper.id)
    assert second and second.expected.amount == 2190
    approvals.approve(second.payment_id, by="Марина")
    assert shopper.order.status is OrderStatus.PAID and shopper.order.approved.amount == 1990 + 2190


def test_a_line_added_to_a_prepaid_order_raises_the_rest_and_asks_nothing(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    approvals.approve(shopper.pays("передоплата").payment_id, by="Марина")
    _add(shopper, clock)
    assert shopper.order.status is OrderStatus.PREPAID and shopper.order.total.amount == 1990 + 2190
    detail = orders.find(shopper.order.number)
    assert detail and [payment.status for payment in detail.payments] == ["approved"]


def test_an_addition_that_is_never_paid_leaves_the_paid_order_as_it_was(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    approvals.approve(shopper.pays().payment_id, by="Марина")
    _add(shopper, clock)
    with write_transaction() as session:
        cancelling.by_shopper(session, shopper.order.id or 0, shopper.talk.shopper_id, clock())
    assert shopper.order.status is OrderStatus.PAID and len(shopper.order.lines) == 1
