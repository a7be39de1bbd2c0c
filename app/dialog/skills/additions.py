"""What joined an approved order and is not paid for: it can be taken back, what was approved is staff's (DOMAIN §§5, 6)."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.replies import BubbleKind
from app.dialog.sheets import line_words
from app.dialog.skills import offering
from app.domain.basket import Basket, Item
from app.domain.catalogue import Variant
from app.domain.commands import RemoveLine
from app.domain.dialog_state import State
from app.domain.effects import CancelFollowUps, CancelOrder, SaveOrder, TicketReason, WantedLine
from app.domain.orders import DECIDED, Order, OrderLine, OrderStatus


def tell_joined(d: Deciding, order: Order, variant: Variant, lines: tuple[WantedLine, ...]) -> None:
    """A line joins an approved order: a prepaid one's rest grows, of a paid one the difference is due."""
    product = d.catalogue.find(variant.product_id)
    new = tuple(OrderLine(w.product_id, product.title if product else "", w.colour, w.size, "", w.quantity, w.price) for w in lines)
    after = replace(order, lines=(*order.lines, *new))
    quote = d.q(order.method, after)
    d.change(upsell_order_id=None, ordered=True, offered=False, pending=None)
    if order.status is OrderStatus.PREPAID:
        d.say(Act.LINE_ADDED_TO_PREPAID, o=d.o(order), v1=d.v(variant), q=quote)
        d.change(state=State.END)
        return
    d.say(Act.LINE_ADDED_TO_PAID, o=d.o(order), v1=d.v(variant), q=quote)
    d.show(BubbleKind.REQUISITES, o=d.o(order), q=quote)
    d.say_link(d.o(order))
    d.say(Act.ASK_RECEIPT, ask=Question(Asking.RECEIPT))


def take_back(d: Deciding, wanted: RemoveLine) -> bool:
    """One unpaid line out of the order; of those that could be meant the one is asked for. An approved line is a ticket."""
    order = d.turn.order
    if order is None:
        return False
    # A place counts what can be taken back, as the question shows it.
    fits = [line for index, line in enumerate(order.addition) if _fits(wanted, index, line)]
    if len(fits) > 1:
        places = enumerate(order.addition)
        names = {index: line_words(line.title, line.colour, line.size) for index, line in places if line in fits}
        offering.ask_which_line(d, names, f"order:{order.number}")
    elif fits:
        _take_out(d, order, fits[0])
    elif order.status in DECIDED or order.addition:
        _leave_to_staff(d, order, wanted)
    else:
        return False
    return True


def withdraw(d: Deciding, order: Order) -> None:
    """All that was added and not paid for is given up; the approved order stands, and that is said."""
    d.cause(CancelFollowUps("cancelled"))
    d.cause(CancelOrder(order.id or 0))
    first = order.addition[0]
    _say_withdrawn(d, order, first)
    d.change(state=State.END, pending=None, ordered=True, offered=False, upsell_order_id=None)


def _fits(wanted: RemoveLine, index: int, line: OrderLine) -> bool:
    return wanted.index in (None, index) and wanted.product_id in (None, line.product_id) and wanted.colour in (None, line.colour)


def _take_out(d: Deciding, order: Order, line: OrderLine) -> None:
    kept = tuple(other for other in order.addition if other is not line)
    if not kept:
        withdraw(d, order)
        return
    lines = tuple(WantedLine(x.product_id, x.colour, x.size, x.quantity, x.price) for x in kept)
    d.cause(SaveOrder(order.number, lines, order.delivery, order.method, order.id, place=True))
    d.change(basket=Basket(tuple(Item(x.product_id, x.colour, x.size, quantity=x.quantity, price_shown=x.price) for x in kept)))
    after = order.without(line)
    d.say(Act.ADDED_LINE_REMOVED, o=d.o(after), v1=_named(d, line), q=d.q(order.method, after))
    d.change(pending=Question(Asking.RECEIPT) if order.status is OrderStatus.AWAITING_PAYMENT else None)


def _say_withdrawn(d: Deciding, order: Order, line: OrderLine) -> None:
    waiting = order.status is OrderStatus.AWAITING_APPROVAL
    d.say(Act.ADDITION_WITHDRAWN_WITH_PROOF if waiting else Act.ADDITION_WITHDRAWN, o=d.o(order), v1=_named(d, line))
    if waiting:
        d.ticket(TicketReason.PROOF_OF_CANCELLED, order.number)


def _leave_to_staff(d: Deciding, order: Order, wanted: RemoveLine) -> None:
    meant = next((line for line in order.lines if line.settled and _fits(wanted, wanted.index or 0, line)), None)
    what = f": {line_words(meant.title, meant.colour, meant.size)}" if meant else ""
    d.say(Act.CHANGE_TOO_LATE, o=d.o(order))
    d.ticket(TicketReason.TOO_LATE, f"remove from {order.number}{what}")
    d.change(pending=d.before.pending)


def _named(d: Deciding, line: OrderLine) -> str:
    source = f"order:{d.turn.order.number if d.turn.order else ''}"
    return d.given(title=Fact("title", line.title, source), colour=Fact("colour", line.colour, source))
