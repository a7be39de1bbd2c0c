"""From a wish to a placed order, decided and said, with the commands a reader would have read."""

from __future__ import annotations

import pytest

from app.dialog.acts import Act
from app.dialog.conversation import Asking
from app.dialog.turn import Sighting
from app.domain.commands import AddLine, Answer, Cancel, Handoff, HandoffReason, Pleasantry, SmallTalk
from app.domain.dialog_state import Owner, State
from app.domain.effects import AddLines, CancelOrder, FileProof, OpenTicket, SaveOrder, TakeOver, TicketReason
from app.domain.orders import OrderStatus
from tests.dialog.desk import Desk, asks, product, sets

ADDRESS = (sets("full_name", "Коваль Ірина"), sets("phone", "+380671112233"), sets("city", "Львів"), sets("np_branch", "7"))


def at_offer() -> Desk:
    return Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112))


def at_checkout() -> Desk:
    return at_offer().hears(Answer("yes"))


def awaiting_payment(method: str = "full") -> Desk:
    return at_checkout().hears(*ADDRESS).hears(sets("payment_method", method))


def test_a_wish_with_everything_is_priced_and_offered_at_once() -> None:
    desk = at_offer()
    assert desk.conversation.state is State.OFFER
    assert "110-116" in desk.words
    assert "1 990 грн" in desk.words
    assert desk.conversation.pending is not None
    assert desk.conversation.pending.kind is Asking.CONFIRM_ORDER


def test_a_wish_without_a_height_is_asked_for_it_and_nothing_else() -> None:
    desk = Desk().hears(product("Лагуна"), sets("color", "жовтий"))
    assert desk.acts == ["greet_first", "[product]", "ask_height"]
    assert desk.conversation.state is State.DISCOVERY


def test_a_yes_opens_checkout_with_a_draft_and_one_question_for_the_four_fields() -> None:
    desk = at_checkout()
    assert desk.conversation.state is State.PAYMENT_DELIVERY
    assert desk.order.status is OrderStatus.DRAFT
    assert desk.acts == ["ask_delivery_all", "[delivery_form]"]


@pytest.mark.parametrize("first", range(4))
def test_the_delivery_data_may_come_in_any_order_and_only_what_is_missing_is_asked(first: int) -> None:
    desk = at_checkout().hears(ADDRESS[first])
    assert set(desk.conversation.pending.options) == {c.slot.value for n, c in enumerate(ADDRESS) if n != first}  # type: ignore[union-attr]
    rest = [c for n, c in enumerate(ADDRESS) if n != first]
    desk.hears(*rest)
    assert "[order_summary]" in desk.acts
    assert desk.said(Act.ASK_METHOD)


def test_requisites_never_come_before_the_method_is_chosen() -> None:
    desk = at_checkout().hears(*ADDRESS).hears(asks("requisites"))
    assert "[requisites]" not in desk.acts
    assert desk.said(Act.REQUISITES_TOO_EARLY)


def test_the_method_places_the_order_and_shows_the_sum_due() -> None:
    desk = awaiting_payment("prepay")
    assert desk.order.status is OrderStatus.AWAITING_PAYMENT
    assert "200 грн" in desk.words
    assert "1 790 грн" in desk.words
    assert "≈ 56 грн" in desk.words
    assert desk.acts[-1] == "ask_receipt"


def test_data_and_method_in_one_message_go_straight_to_summary_and_requisites() -> None:
    desk = at_offer().hears(*ADDRESS, sets("payment_method", "full"))
    assert desk.acts == ["[order_summary]", "requisites_intro", "[requisites]", "order_link", "ask_receipt"]
    assert desk.order.status is OrderStatus.AWAITING_PAYMENT


def test_a_receipt_in_checkout_is_filed_for_a_person_to_decide_on() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt"))
    assert any(isinstance(effect, FileProof) for effect in desk.effects)
    assert desk.order.status is OrderStatus.AWAITING_APPROVAL
    assert desk.said(Act.RECEIPT_RECEIVED)


@pytest.mark.parametrize("kind", ["product", "foreign", "selfie"])
def test_a_picture_that_is_plainly_no_receipt_is_no_proof(kind: str) -> None:
    desk = awaiting_payment().hears(sighting=Sighting(kind))
    assert desk.order.status is OrderStatus.AWAITING_PAYMENT
    assert desk.said(Act.PHOTO_NOT_RECEIPT)


def test_a_receipt_before_anything_is_to_be_paid_files_nothing() -> None:
    desk = at_checkout().hears(sighting=Sighting("receipt"))
    assert desk.order.status is OrderStatus.DRAFT
    assert desk.said(Act.PHOTO_RECEIPT_OUTSIDE_CHECKOUT)


def test_an_approval_thanks_and_suggests_another_colour_once() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).approves()
    assert desk.order.status is OrderStatus.PAID
    assert desk.acts == ["payment_approved", "order_link", "[product]", "upsell"]
    assert desk.conversation.state is State.UPSELL
    assert "жовтий" not in desk.bubbles[-1].text


def test_a_no_to_the_suggestion_ends_it() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).approves().hears(Answer("no"))
    assert desk.acts == ["upsell_declined"]
    assert desk.conversation.state is State.END


def test_a_suggestion_taken_joins_the_paid_order_and_asks_the_difference() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).approves()
    desk.hears(product("Лагуна"), sets("color", "рожевий"))
    assert desk.said(Act.OFFER)
    desk.hears(Answer("yes"))
    assert any(isinstance(effect, AddLines) for effect in desk.effects)
    assert desk.said(Act.LINE_ADDED_TO_PAID)
    assert desk.bubbles[0].text.replace("\u00a0", " ").count("1 990 грн") >= 1


def test_a_line_added_to_a_prepaid_order_raises_the_rest_and_asks_no_second_payment() -> None:
    desk = awaiting_payment("prepay").hears(sighting=Sighting("receipt")).approves()
    desk.hears(product("Лагуна"), sets("color", "рожевий")).hears(Answer("yes"))
    assert desk.said(Act.LINE_ADDED_TO_PREPAID)
    assert "[requisites]" not in desk.acts
    assert "3 780 грн" in desk.words


def test_a_rejection_shows_the_reason_and_takes_a_second_receipt() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).rejects("не та сума")
    assert "не та сума" in desk.words
    assert desk.conversation.state is State.PAYMENT_DELIVERY
    desk.hears(sighting=Sighting("receipt"))
    assert desk.order.status is OrderStatus.AWAITING_APPROVAL


@pytest.mark.parametrize(("height", "size", "price"), [(120, "110-116", "1 990 грн"), (121, "122-128", "2 190 грн")])
def test_the_upper_edge_stays_in_its_band(height: int, size: str, price: str) -> None:
    desk = Desk().hears(product("Мрія"), sets("color", "сірий"), sets("height", height))
    assert size in desk.bubbles[-2 if desk.said(Act.FOLLOW_UP_ANNOUNCED) else -1].text
    assert price in desk.words


def test_near_the_edge_the_next_size_is_shown_with_its_price_and_only_a_second_yes_takes_the_first() -> None:
    desk = Desk().hears(product("Мрія"), sets("color", "сірий"), sets("height", 120))
    assert desk.said(Act.EDGE_BETWEEN_SIZES)
    assert "2 190 грн" in desk.words
    desk.hears(Answer("yes"))
    assert desk.said(Act.OFFER_WITH_ROOM_TO_GROW)
    assert desk.conversation.basket.item.size is None
    desk.hears(Answer("yes"))
    assert desk.order.lines[0].size == "110-116"


def test_a_dearer_size_inside_checkout_is_priced_and_asked_before_it_is_written() -> None:
    desk = at_checkout().hears(sets("size", "122-128"))
    assert desk.said(Act.OFFER_REPRICED)
    assert "2 190 грн" in desk.words
    desk.hears(Answer("yes"))
    assert desk.order.lines[0].price.amount == 2190


def test_another_colour_inside_checkout_is_confirmed_and_the_step_goes_on() -> None:
    desk = at_checkout().hears(sets("color", "сірий"))
    assert desk.said(Act.CHANGE_CONFIRMED)
    assert desk.order.lines[0].colour == "сірий"
    assert desk.said(Act.ASK_DELIVERY_ALL)


def test_a_second_thing_named_inside_checkout_is_one_more_line() -> None:
    desk = at_checkout().hears(AddLine(), product("Анна"), sets("color", "чорний"))
    assert desk.conversation.state is State.PAYMENT_DELIVERY
    assert [line.title for line in desk.order.lines] == ["Костюм Лагуна", "Сукня Анна"]
    assert "3 840 грн" in desk.words


def test_one_line_of_two_can_be_taken_out() -> None:
    from app.domain.commands import RemoveLine

    desk = at_checkout().hears(AddLine(), product("Анна"), sets("color", "чорний"))
    desk.hears(RemoveLine(product_id=product("Анна").product_id))
    assert desk.said(Act.LINE_REMOVED)
    assert [line.title for line in desk.order.lines] == ["Костюм Лагуна"]


def test_a_cancel_inside_checkout_ends_the_order_and_forgets_what_was_for_it() -> None:
    desk = at_checkout().hears(*ADDRESS).hears(Cancel())
    assert any(isinstance(effect, CancelOrder) for effect in desk.effects)
    assert desk.conversation.state is State.END
    assert desk.conversation.delivery.missing()
    assert desk.conversation.basket.items == ()


def test_a_cancel_after_approval_is_staffs_to_do() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).approves().hears(Cancel())
    assert desk.said(Act.CANCEL_TOO_LATE)
    assert OpenTicket(TicketReason.TOO_LATE, "cancel 1042") in desk.effects
    assert desk.order.status is OrderStatus.PAID


def test_a_cancel_while_something_else_is_wished_for_says_that_the_paid_order_stands() -> None:
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).approves().hears(product("Анна")).hears(Cancel())
    assert desk.acts == ["offer_declined", "order_status_paid"]
    assert desk.conversation.state is State.END and desk.conversation.basket.items == ()
    assert desk.order.status is OrderStatus.PAID
    assert desk.hears(Cancel()).said(Act.CANCEL_TOO_LATE)
    assert OpenTicket(TicketReason.TOO_LATE, "cancel 1042") in desk.effects


def test_a_complaint_gives_the_talk_to_a_person() -> None:
    desk = at_checkout().hears(Handoff(HandoffReason.DEFECT))
    assert desk.conversation.owner is Owner.PERSON
    assert desk.conversation.state is State.COMPLAINT
    assert desk.conversation.state_before_hold is State.PAYMENT_DELIVERY
    assert any(isinstance(effect, TakeOver) for effect in desk.effects)


@pytest.mark.parametrize("topic", ["delivery", "return", "discount", "fit", "production"])
def test_a_question_inside_checkout_is_answered_and_the_step_returned_to(topic: str) -> None:
    desk = at_checkout().hears(asks(topic))
    assert desk.conversation.state is State.PAYMENT_DELIVERY
    assert len(desk.acts) == 2
    assert desk.acts[-1] == "ask_delivery_all"


def test_a_yes_without_a_method_chooses_none() -> None:
    desk = at_checkout().hears(*ADDRESS).hears(Answer("yes"))
    assert desk.acts == ["method_hint"]
    assert desk.order.status is OrderStatus.DRAFT


def test_hesitation_after_an_offer_is_never_pressed() -> None:
    desk = at_offer().hears(SmallTalk(Pleasantry.HESITATION))
    assert desk.said(Act.THINK_IT_OVER)
    assert desk.conversation.state is State.END


def test_a_moved_price_is_shown_and_asked_again() -> None:
    from dataclasses import replace

    from app.domain.money import Money

    desk = at_offer()
    desk.prices.rows = tuple(replace(v, price=Money.of(2050, "UAH")) if v.size == "110-116" else v for v in desk.prices.rows)
    desk.hears(Answer("yes"))
    assert desk.acts == ["price_moved"]
    assert not any(isinstance(effect, SaveOrder) for effect in desk.effects)
    desk.hears(Answer("yes"))
    assert desk.order.lines[0].price.amount == 2050


def test_the_last_piece_gone_is_said_and_nothing_is_ordered() -> None:
    from dataclasses import replace

    desk = at_offer()
    desk.prices.rows = tuple(replace(v, available=0) for v in desk.prices.rows)
    desk.hears(Answer("yes"))
    assert desk.acts == ["out_of_stock_now"]
    assert not desk.orders


def test_two_pieces_of_one_are_counted_with_their_sum() -> None:
    desk = at_offer().hears(Answer("yes"), sets("quantity", 2))
    assert desk.said(Act.QUANTITY_CHANGED)
    assert "3 980 грн" in desk.words
    assert desk.order.lines[0].quantity == 2


def test_the_price_of_several_pieces_is_their_sum() -> None:
    desk = at_offer().hears(Answer("yes"), sets("quantity", 2)).hears(asks("price"))
    assert desk.said(Act.BASKET_SHOWN)
    assert "3 980 грн" in desk.words
    assert "1 990 грн" not in desk.bubbles[0].text.replace("\u00a0", " ")
