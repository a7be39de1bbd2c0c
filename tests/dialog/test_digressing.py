"""A question on the way is answered and nothing else: it places no order, loses no step, and hides no «ні»."""

from __future__ import annotations

from app.dialog.conversation import Asking
from app.domain.commands import Answer
from app.domain.dialog_state import State
from app.domain.effects import SaveOrder
from app.domain.shopper import Shopper
from app.domain.slots import Delivery
from tests.dialog.desk import Desk, asks, product, sets

HOME = Delivery(full_name="Ірина Савчук", phone="+380500003344", city="Львів", np_branch="7")


def placed(desk: Desk) -> bool:
    return any(isinstance(effect, SaveOrder) for effect in desk.effects)


def test_a_whole_wish_with_a_question_about_delivery_is_offered_not_ordered() -> None:
    desk = Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112), asks("delivery"))
    assert desk.conversation.state is State.OFFER
    assert "1 990 грн" in desk.words
    assert not placed(desk)


def test_a_whole_wish_with_the_parcels_data_goes_straight_to_the_order() -> None:
    wish = (product("Лагуна"), sets("color", "жовтий"), sets("height", 112))
    desk = Desk().hears(*wish, sets("city", "Львів"), asks("delivery"))
    assert desk.conversation.state is State.PAYMENT_DELIVERY
    assert placed(desk)


def test_the_known_address_is_asked_about_again_after_a_question() -> None:
    desk = Desk(shopper=Shopper("s", remembers=True, address=HOME))
    desk.hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112)).hears(Answer("yes"))
    assert desk.conversation.pending and desk.conversation.pending.kind is Asking.SAME_ADDRESS
    desk.hears(asks("return"))
    assert desk.conversation.pending and desk.conversation.pending.kind is Asking.SAME_ADDRESS
    desk.hears(Answer("yes"))
    assert desk.conversation.delivery == HOME


def test_a_no_to_the_known_address_asks_for_another_at_once() -> None:
    desk = Desk(shopper=Shopper("s", remembers=True, address=HOME))
    desk.hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112)).hears(Answer("yes")).hears(Answer("no"))
    assert desk.conversation.pending and desk.conversation.pending.kind is Asking.DELIVERY
