"""What is said when something happens without the shopper writing: staff decided, a hold ended, a reminder is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills import offering, reminding, showing
from app.dialog.turn import Event, EventKind
from app.domain import suggesting
from app.domain.commands import AddLine, Answer, RefProduct, SetSlot
from app.domain.dialog_state import Owner, State, after_payment
from app.domain.effects import CancelFollowUps, RememberAddress
from app.domain.orders import Order, OrderStatus


def tell(d: Deciding, event: Event) -> None:
    _EVENTS[event.kind](d, event)


def _order(d: Deciding, event: Event) -> Order | None:
    found = next((o for o in d.turn.orders if o.id == event.order_id), d.turn.order)
    return replace(found, reason=event.text) if found and event.text else found


def _approved(d: Deciding, event: Event) -> None:
    """The money is there: said, the address kept if that was consented to, and one suggestion."""
    order = _order(d, event)
    if order is None:
        return
    prepaid = order.status is OrderStatus.PREPAID
    d.say(Act.PAYMENT_APPROVED_PREPAID if prepaid else Act.PAYMENT_APPROVED, o=d.o(order), q=d.q(order.method, order))
    d.say_link(d.o(order))
    d.change(ordered=True, offered=False, pending=None, upsell_order_id=None)
    d.cause(CancelFollowUps("paid"))
    d.cause(RememberAddress(order.delivery))
    d.change(state=after_payment(approved=True, upsell_open=_suggest(d, order)))


def _suggest(d: Deciding, order: Order) -> bool:
    """Whether something was suggested: once, at most two things of an adjacent shelf, never what was bought (DOMAIN §6)."""
    if d.conversation.upsold or d.conversation.owner is Owner.PERSON:
        return False
    bought = ((line.product_id, line.colour) for line in order.lines)
    offers = suggesting.suggestions(bought, d.catalogue, d.shop.upsell_limit)
    if not offers:
        return False
    keys = tuple(map(suggesting.key, offers))
    for product in {product.id: product for product, _ in offers}.values():
        d.show(BubbleKind.PRODUCT, p1=d.p(product))
    d.say(Act.UPSELL, ask=Question(Asking.UPSELL, keys), p=showing.option_titles(d, keys))
    d.change(upsold=True, shown=tuple(key.partition(":")[0] for key in keys))
    return True


def _rejected(d: Deciding, event: Event) -> None:
    order = _order(d, event)
    if order is None:
        return
    d.say(Act.PAYMENT_REJECTED, ask=Question(Asking.RECEIPT), o=d.o(order))
    d.say_link(d.o(order))
    d.change(state=after_payment(approved=False, upsell_open=False), ordered=False)


def _cancelled(d: Deciding, event: Event) -> None:
    order = _order(d, event)
    if order is None:
        return
    d.say(Act.CANCELLED_BY_SHOP, o=d.o(order))
    d.change(state=State.END, pending=None, ordered=True, offered=False)
    d.cause(CancelFollowUps("cancelled"))


def _sent(d: Deciding, event: Event) -> None:
    order = _order(d, event)
    if order and order.tracking:
        d.say(Act.TRACKING_SENT, o=d.o(order))


def _expired(d: Deciding, event: Event) -> None:
    """The hold ended: this one line is also the shopper's reminder (DESIGN §7)."""
    order = _order(d, event)
    if order is None:
        return
    d.say(Act.HOLD_EXPIRED, ask=Question(Asking.RENEW), o=d.o(order))
    d.change(state=State.END, ordered=False, offered=False, method=None)


def _reminded(d: Deciding, event: Event) -> None:
    """Facts are read again when it is sent; nothing is said of what is gone."""
    items = d.conversation.basket.items
    first = not reminding.already(d)
    if not d.complete or any((v := d.variant(i)) and v.available is not None and v.available < i.quantity for i in items):
        return
    variant = d.variant(items[0]) if len(items) == 1 else None
    if variant is None or d.conversation.state is State.PAYMENT_DELIVERY:
        d.say(Act.FOLLOW_UP_FIRST_CHECKOUT if first else Act.FOLLOW_UP_SECOND_CHECKOUT, q=d.q())
    else:
        d.say(Act.FOLLOW_UP_FIRST if first else Act.FOLLOW_UP_SECOND, v1=d.v(variant))
    reminding.count(d)
    if not d.turn.open_order:
        offering.remember_prices(d)
        if d.conversation.state in (State.END, State.OFFER):
            d.change(pending=offering.CONFIRM, state=State.OFFER)


def _joined(d: Deciding, event: Event) -> None:
    d.say(Act.PERSON_JOINED, staff=d.given(name=Fact("name", event.staff_name, "staff")))
    d.change(claimed=True)


def _released(d: Deciding, event: Event) -> None:
    """Back to the state before the hold, never complaint (DOMAIN §7)."""
    before = d.conversation.state_before_hold
    state = before or d.conversation.state
    d.say(Act.BACK_FROM_PERSON)
    d.change(
        owner=Owner.BOT,
        claimed=False,
        state=State.DISCOVERY if state is State.COMPLAINT else state,
        state_before_hold=None,
        unread=0,
        disputes=0,
        off_topic=0,
    )


def told_meanwhile(d: Deciding, heard: Heard) -> Heard:
    """Of what was said while a person held the talk values count, and an outright order: questions and moods were theirs."""
    values = tuple(
        c
        for c in heard.commands
        if isinstance(c, SetSlot | RefProduct | AddLine) or (isinstance(c, Answer) and c.value == "yes" and c.outright)
    )
    return Heard(values, heard.intent)


_EVENTS: Mapping[EventKind, Callable[[Deciding, Event], None]] = {
    EventKind.PAYMENT_APPROVED: _approved,
    EventKind.PAYMENT_REJECTED: _rejected,
    EventKind.CANCELLED_BY_SHOP: _cancelled,
    EventKind.TRACKING_ADDED: _sent,
    EventKind.HOLD_EXPIRED: _expired,
    EventKind.FOLLOW_UP: _reminded,
    EventKind.PERSON_JOINED: _joined,
    EventKind.RELEASED: _released,
}
