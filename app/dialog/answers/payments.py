"""Questions about paying: ways, prepayment, requisites, whether the money arrived."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.answers.policies import faq, says
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.skills import checkout, standing
from app.domain.commands import Ask, Topic
from app.domain.dialog_state import State
from app.domain.effects import TicketReason
from app.domain.orders import OrderStatus
from app.domain.slots import Method


def ways(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Where everything for a choice is known, the choice itself is the answer."""
    if _at_method(d) or heard.done.chose_method:
        return False
    return faq(d, heard, Ask(Topic.FAQ, ask.target, Topic.PAYMENT.value, ask.evidence))


def full_terms(d: Deciding, heard: Heard, ask: Ask) -> bool:
    if d.complete:
        d.say(Act.FULL_EXPLAINED, q=d.q(Method.FULL))
        return True
    return ways(d, heard, ask)


def prepay_terms(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """What is due now, the rest and the carrier's estimated fee, for what is in the basket."""
    order = d.turn.open_order
    if d.conversation.ordered and not order and d.turn.order:
        standing.tell(d, d.turn.order)
        return True
    if d.complete or order:
        d.say(Act.PREPAY_EXPLAINED, q=d.q(Method.PREPAY, None if d.complete else order))
        return True
    return faq(d, heard, Ask(Topic.FAQ, ask.target, Topic.PAYMENT.value, ask.evidence))


def cod(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Bare «наложка» sets no method: the prepayment is explained and asked (DOMAIN §7)."""
    if not d.complete:
        return faq(d, heard, Ask(Topic.FAQ, ask.target, Topic.PAYMENT.value, ask.evidence))
    if _at_method(d):
        return False  # the checkout's own question explains it
    d.say(Act.PREPAY_EXPLAINED, q=d.q(Method.PREPAY))
    return True


def no_prepay(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The shop's rule, and what it comes to for what is chosen."""
    says(Act.NO_PREPAY_NO, "no_prepay")(d, heard, ask)
    if d.complete and not d.conversation.ordered:
        d.say(Act.PREPAY_EXPLAINED, q=d.q(Method.PREPAY))
    return True


def sum_of_order(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """What is being ordered comes to, with the parts where the way to pay splits it; of a made order, its own sum."""
    order = d.turn.order
    if d.complete and not d.conversation.ordered:
        prepaid = d.conversation.method is Method.PREPAY
        d.say(Act.PREPAY_EXPLAINED if prepaid else Act.BASKET_SUM, q=d.q(d.conversation.method))
        return True
    if order is None:
        return False
    if order.method is Method.PREPAY:
        standing.tell(d, order)
    else:
        d.say(Act.ORDER_SUM, o=d.o(order), q=d.q(order.method, order))
    return True


def requisites(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Never before the method is chosen (DOMAIN §5)."""
    order = d.turn.open_order
    if order and order.status in (OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL):
        checkout.show_requisites(d, Act.REQUISITES_AGAIN, d.q(order.method, order))
        return True
    if d.conversation.method is None and d.complete:
        d.say(Act.REQUISITES_TOO_EARLY, ask=Question(Asking.METHOD, d.shop.payment.methods), q=d.q())
        return True
    return d.conversation.state is not State.PAYMENT_DELIVERY and ways(d, heard, ask)


def money_arrived(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The status from the data, and a ticket: only staff see the account (DOMAIN §6)."""
    order = d.turn.order
    if order is None:
        d.say(Act.ORDER_STATUS_NONE)
        return True
    if order.status is OrderStatus.AWAITING_APPROVAL and ask.detail == "when":
        d.say(Act.CHECKING_TIME, o=d.o(order))
        return True
    if order.status is OrderStatus.AWAITING_APPROVAL:
        d.say(Act.PAYMENT_BEING_CHECKED, o=d.o(order))
        d.ticket(TicketReason.MONEY_ARRIVED, order.number)
        return True
    if order.status is OrderStatus.AWAITING_PAYMENT:
        d.say(Act.ORDER_STATUS_AWAITING_PAYMENT, o=d.o(order), q=d.q(order.method, order))
        d.say(Act.TICKET_OPENED)
        d.ticket(TicketReason.MONEY_ARRIVED, order.number)
        return True
    standing.tell(d, order)
    return True


def _at_method(d: Deciding) -> bool:
    return (
        d.complete
        and d.conversation.delivery.is_complete
        and d.conversation.state is State.PAYMENT_DELIVERY
        and not d.conversation.method
    )
