"""Taking things back: a line of an offer, an unpaid line of a paid order, what is already approved."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.conversation import Asking
from app.dialog.turn import Sighting
from app.domain.commands import AddLine, Answer, RemoveLine
from app.domain.dialog_state import State
from app.domain.effects import CancelOrder, OpenTicket, TicketReason
from app.domain.orders import OrderStatus
from tests.dialog.desk import Desk, product, sets
from tests.dialog.test_selling import awaiting_payment


def added_to_paid(*colours: str) -> Desk:
    """A paid yellow one, and one of each colour waiting for its difference."""
    desk = awaiting_payment().hears(sighting=Sighting("receipt")).approves()
    for colour in colours:
        desk.hears(AddLine(), product("Лагуна"), sets("color", colour)).hears(Answer("yes"))
    assert desk.order.status is OrderStatus.AWAITING_PAYMENT
    return desk


def colours_of(desk: Desk) -> list[str]:
    return [line.colour for line in desk.order.lines]


def test_the_unpaid_line_of_a_paid_order_is_taken_back_and_the_order_stands() -> None:
    desk = added_to_paid("рожевий").hears(RemoveLine(colour="рожевий"))
    assert desk.acts == ["addition_withdrawn"]
    assert (desk.order.status, colours_of(desk)) == (OrderStatus.PAID, ["жовтий"])
    assert not any(isinstance(effect, OpenTicket) for effect in desk.effects)
    assert desk.conversation.state is State.END


def test_a_refusal_of_its_colour_takes_the_unpaid_line_back_too() -> None:
    desk = added_to_paid("рожевий").hears(sets("color", "рожевий", op="negate"))
    assert desk.said(Act.ADDITION_WITHDRAWN)
    assert colours_of(desk) == ["жовтий"]


def test_of_two_unpaid_lines_the_one_named_goes_and_the_difference_is_told() -> None:
    desk = added_to_paid("рожевий", "сірий").hears(RemoveLine(colour="рожевий"))
    assert desk.acts == ["added_line_removed"]
    assert (desk.order.status, colours_of(desk)) == (OrderStatus.AWAITING_PAYMENT, ["жовтий", "сірий"])
    assert "1 990 грн" in desk.words
    assert desk.conversation.pending is not None
    assert desk.conversation.pending.kind is Asking.RECEIPT


def test_of_two_unpaid_lines_that_could_be_meant_the_right_one_is_asked_for() -> None:
    desk = added_to_paid("рожевий", "сірий").hears(RemoveLine())
    assert desk.acts == ["ask_which_line"]
    desk.hears(RemoveLine(index=1))
    assert colours_of(desk) == ["жовтий", "рожевий"]


def test_with_the_receipt_of_the_difference_sent_people_are_told() -> None:
    desk = added_to_paid("рожевий").hears(sighting=Sighting("receipt")).hears(RemoveLine(colour="рожевий"))
    assert desk.acts == ["addition_withdrawn_with_proof"]
    assert any(isinstance(e, OpenTicket) and e.reason is TicketReason.PROOF_OF_CANCELLED for e in desk.effects)
    assert colours_of(desk) == ["жовтий"]


def test_a_line_already_approved_is_for_people_to_take_out() -> None:
    desk = added_to_paid("рожевий").hears(RemoveLine(colour="жовтий"))
    assert desk.acts == ["change_too_late"]
    notes = [effect.note for effect in desk.effects if isinstance(effect, OpenTicket)]
    assert len(notes) == 1
    assert "жовтий" in notes[0]
    assert not any(isinstance(effect, CancelOrder) for effect in desk.effects)


def test_one_of_two_offered_things_refused_by_name_is_dropped_and_the_other_offered() -> None:
    desk = Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112),
                        product("Мрія", 1), sets("color", "сірий", 1), sets("height", 125, 1))  # fmt: skip
    desk.hears(product("Мрія", rejected=True))
    assert desk.said(Act.LINE_REMOVED)
    assert [item.colour for item in desk.conversation.basket.items] == ["жовтий"]
    assert desk.conversation.state is State.OFFER
