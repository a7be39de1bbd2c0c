"""Questions about orders: status, tracking number, what is chosen so far, the last order."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.sheets import line_words
from app.dialog.skills import offering, parcel, standing
from app.domain.commands import Ask
from app.domain.dialog_state import State
from app.domain.effects import TicketReason
from app.domain.orders import OrderStatus

_S = OrderStatus


def status(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Where the newest order stands, from the data."""
    if d.turn.order is None:
        if d.conversation.state is State.PAYMENT_DELIVERY and d.complete:
            return basket(d, heard, ask)
        d.say(Act.ORDER_STATUS_NONE)
    else:
        standing.tell(d, d.turn.order)
    return True


def tracking(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The number when there is one; else a ticket, for an order that should get one (DOMAIN §6)."""
    order = d.turn.order
    if order is None:
        d.say(Act.ORDER_STATUS_NONE)
    elif order.tracking:
        d.say(Act.ORDER_STATUS_SHIPPED, o=d.o(order))
    elif order.status in (_S.PREPAID, _S.PAID, _S.SHIPPED):
        d.say(Act.TRACKING_NOT_YET, o=d.o(order))
        d.ticket(TicketReason.NO_TRACKING, order.number)
    else:
        standing.tell(d, order)
    return True


def basket(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """What is chosen so far, with its sum."""
    if not d.lines():
        d.say(Act.BASKET_EMPTY)
        return True
    d.say(Act.BASKET_SHOWN, q=d.q())
    d.show(BubbleKind.ORDER_SUMMARY, q=offering.with_table(d), s=d.given(), shop=d.given())
    return True


def last_order(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """«Такий самий, як брала»: named, never ordered by itself."""
    lines = d.turn.shopper.last_order
    if not lines and d.turn.order is None:
        d.say(Act.ORDER_STATUS_NONE)
        return True
    if d.turn.order and d.turn.order.lines:
        d.say(Act.LAST_ORDER_SHOWN, o=d.o(d.turn.order))
        return True
    named = tuple(
        line_words(product.title, item.colour or "", item.size or "")
        for item in lines
        if (product := d.catalogue.find(item.product_id))
    )
    if named:
        d.say(Act.LAST_ORDER_SHOWN, o=d.given(lines=Fact("list", named, "profile")))
    return bool(named)


def memory(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """What is remembered of the shopper, said plainly."""
    shopper = d.turn.shopper
    known = shopper.children[-1:] if shopper.remembers else ()
    for child in known:
        kept = d.given(height=Fact("height", child.height, "profile"), measured_at=Fact("date", child.measured_on, "profile"))
        d.say(Act.MEMORY_SHOWN, s=kept)
    if shopper.remembers and shopper.address.is_complete:
        d.say(Act.MEMORY_ADDRESS, s=parcel.delivery_facts(d, shopper.address))
    ordered = bool(shopper.last_order) and last_order(d, heard, ask)
    if not d.plan_says(Act.MEMORY_SHOWN, Act.MEMORY_ADDRESS) and not ordered:
        d.say(Act.MEMORY_EMPTY)
    return True
