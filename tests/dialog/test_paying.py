"""Paying: the way to pay may change until it is approved, what a receipt pays is told, no question comes twice running."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialog.acts import Act
from app.dialog.turn import Event, EventKind, Sighting
from app.domain.commands import AddLine, Answer, Change, RemoveLine
from app.domain.dialog_state import State
from app.domain.effects import OpenTicket, ScheduleFollowUps, TicketReason
from app.domain.orders import OrderStatus
from tests.dialog.desk import Desk, asks, product, sets
from tests.dialog.test_selling import ADDRESS, at_checkout, awaiting_payment

DRESS = (AddLine(), product("Анна"), sets("color", "чорний"), sets("size", "122-128"))


def receipt_sent(method: str) -> Desk:
    return awaiting_payment(method).hears(sighting=Sighting("receipt"))


@pytest.mark.parametrize(("first", "then", "due"), [("prepay", "full", "1 990 грн"), ("full", "prepay", "200 грн")])
def test_the_way_to_pay_changes_back_and_forth_with_requisites_for_the_new_sum(first: str, then: str, due: str) -> None:
    desk = awaiting_payment(first).hears(sets("payment_method", then))
    assert desk.order.method == then
    assert "[requisites]" in desk.acts
    assert due in desk.words
    desk.hears(sets("payment_method", first))
    assert desk.order.method == first


def test_a_paid_order_that_grows_under_its_receipt_says_what_the_receipt_pays_and_what_is_left() -> None:
    desk = receipt_sent("full").hears(*DRESS)
    assert desk.said(Act.DIFFERENCE_OPEN)
    for piece in ("1 990 грн", "3 840 грн", "1 850 грн", "≈ 57 грн"):
        assert piece in desk.words


def test_a_prepaid_order_that_grows_under_its_receipt_says_what_is_paid_on_delivery() -> None:
    desk = receipt_sent("prepay").hears(*DRESS)
    assert desk.said(Act.DIFFERENCE_ON_DELIVERY)
    assert "3 640 грн" in desk.words


def test_a_receipt_for_everything_leaves_nothing_for_delivery_whatever_way_is_chosen_then() -> None:
    desk = receipt_sent("full").hears(sets("payment_method", "prepay"))
    assert desk.said(Act.RECEIPT_PAYS_ALL)


def test_what_a_receipt_pays_is_what_was_asked_when_it_came() -> None:
    desk = receipt_sent("full").hears(*DRESS).hears(AddLine(), product("Мрія"), sets("color", "сірий"), sets("size", "122-128"))
    assert "1 990 грн" in desk.words
    assert "6 030 грн" in desk.words


def test_an_order_below_its_receipt_is_for_people_to_look_at() -> None:
    desk = at_checkout().hears(*DRESS).hears(*ADDRESS).hears(sets("payment_method", "full")).hears(sighting=Sighting("receipt"))
    desk.hears(RemoveLine(product("Анна").product_id))
    assert desk.said(Act.RECEIPT_ABOVE_ORDER)
    assert any(isinstance(e, OpenTicket) and e.reason is TicketReason.PROOF_OF_CANCELLED for e in desk.effects)


def test_a_corrected_address_under_a_receipt_speaks_of_no_difference() -> None:
    desk = receipt_sent("full").hears(sets("np_branch", "9"))
    assert not desk.said(Act.DIFFERENCE_OPEN)
    assert desk.order.delivery.np_branch == "9"


def test_the_way_to_pay_is_not_asked_twice_running() -> None:
    desk = at_checkout().hears(*ADDRESS).hears(Answer("yes"))
    assert desk.acts == ["method_hint"]
    desk.hears(sets("payment_method", "full"))
    assert desk.order.status is OrderStatus.AWAITING_PAYMENT


def test_a_digression_brings_the_question_back() -> None:
    desk = at_checkout().hears(*ADDRESS).hears(asks("return"))
    assert desk.said(Act.ASK_METHOD)


def test_the_delivery_data_are_not_asked_for_twice_running() -> None:
    desk = at_checkout().hears(Answer("yes"))
    assert desk.acts == ["delivery_hint"]
    desk.hears(ADDRESS[0])
    assert desk.said(Act.ASK_DELIVERY_MISSING)


def paid() -> Desk:
    return receipt_sent("full").approves()


@pytest.mark.parametrize("commands", [
    (sets("color", "сірий"), Change("color")), (Change("color"),), (sets("size", "122-128"),), (sets("np_branch", "9"),),
])  # fmt: skip
def test_a_change_of_what_was_paid_for_is_a_ticket_with_its_words(commands: tuple) -> None:  # type: ignore[type-arg]
    desk = paid().hears(*commands)
    assert desk.acts == ["change_too_late"]
    notes = [effect.note for effect in desk.effects if isinstance(effect, OpenTicket)]
    assert len(notes) == 1
    assert notes[0].startswith("change 1042: ")
    assert desk.conversation.state is State.UPSELL


def test_a_colour_said_to_the_suggestion_is_a_new_thing() -> None:
    desk = paid().hears(sets("color", "рожевий"))
    assert desk.said(Act.OFFER)


def due(desk: Desk) -> int:
    return sum(len(effect.due_at) for effect in desk.effects if isinstance(effect, ScheduleFollowUps))


def reminded(desk: Desk) -> Desk:
    return desk.happens(Event(EventKind.FOLLOW_UP, ordinal=1))


def test_one_offer_is_reminded_of_twice_however_often_the_shopper_answers_between() -> None:
    desk = Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112))
    assert due(desk) == 2
    assert due(reminded(desk).hears(Answer("unsure"))) == 1
    assert reminded(desk).said(Act.FOLLOW_UP_SECOND)
    assert due(desk.hears(Answer("unsure"))) == 0


def test_another_offer_and_a_checkout_are_reminded_of_anew() -> None:
    desk = Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112))
    reminded(reminded(desk).hears(Answer("unsure")))
    assert due(desk.hears(sets("color", "сірий"))) == 2
    reminded(desk)
    assert due(desk.hears(Answer("yes"))) == 2
    assert replace(desk.conversation).reminded == 1
