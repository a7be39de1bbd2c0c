"""Taking things back: cancel, remove a line, change what is settled; and the small commands that are no questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.skills import checkout, choosing, offering, parcel, standing
from app.domain.basket import Basket, Item
from app.domain.commands import AddLine, Answer, Ask, Cancel, Change, Do, RefProduct, RemoveLine, SetSlot
from app.domain.dialog_state import State
from app.domain.effects import CancelFollowUps, CancelOrder, StopReminders, TicketReason
from app.domain.orders import DECIDED, Order, OrderStatus
from app.domain.slots import DELIVERY_SLOTS, Delivery, Slot

_S = OrderStatus
RENEWABLE = frozenset({_S.EXPIRED, _S.CANCELLED})


def cancel(d: Deciding, heard: Heard) -> bool:
    """Recognised everywhere, leads to the end; after approval it is staff's (DOMAIN §§5, 7)."""
    if not heard.has(Cancel):
        return False
    order = d.turn.order
    d.change(state=State.END, pending=None)
    decided = order is not None and order.status in DECIDED
    wish = bool(d.item.product_id) and not d.conversation.ordered
    if order and ((decided and not wish) or (order.is_open and order.approved.amount)):
        d.say(Act.CANCEL_TOO_LATE, o=d.o(order))
        d.ticket(TicketReason.TOO_LATE, f"cancel {order.number}")
        return True
    d.cause(CancelFollowUps("cancelled"))
    if order and order.is_open and order.id:
        d.cause(CancelOrder(order.id))
        _tell_cancelled(d, order)
    elif wish and decided and order:
        # What is taken back is the new wish; that the order stands is said, so that nobody takes it for cancelled.
        d.say(Act.OFFER_DECLINED)
        standing.tell(d, order)
    elif d.item.product_id:
        d.say(Act.CANCEL_CONFIRMED, o=d.given())
    else:
        d.say(Act.CANCEL_NOTHING)
    forget_basket(d)
    return True


def _tell_cancelled(d: Deciding, order: Order) -> None:
    """A receipt that waits to be looked at is money somebody may have sent: staff are told."""
    if order.status is _S.AWAITING_APPROVAL:
        d.say(Act.CANCEL_WITH_PROOF, o=d.o(order))
        d.ticket(TicketReason.PROOF_OF_CANCELLED, order.number)
    else:
        d.say(Act.CANCEL_CONFIRMED, o=d.o(order))


def forget_basket(d: Deciding) -> None:
    """Nothing chosen, nothing to deliver: what was only for the cancelled order goes with it."""
    d.change(
        set_aside=Basket() if d.conversation.ordered else d.conversation.basket,
        basket=Basket(),
        delivery=Delivery(),
        method=None,
        offered=False,
        ordered=False,
        upsell_order_id=None,
        category=None,
        features=(),
    )


def too_late(d: Deciding, heard: Heard) -> bool:
    """A change of what is already approved is staff's; a new wish is not such a change."""
    order = d.turn.order
    if not d.conversation.ordered or order is None or order.status not in DECIDED or heard.has(RefProduct):
        return False
    changes = [c for c in heard.of(SetSlot) if c.slot in (*DELIVERY_SLOTS, Slot.METHOD) and c.scope == "purchase"]
    own = [c for c in heard.of(SetSlot) if c.slot in (Slot.COLOUR, Slot.SIZE) and c.scope == "purchase" and c.op == "set"]
    # In upsell a colour, or a size beside a yes, takes the suggestion; a bare size corrects what was paid for.
    takes = heard.has(Answer, AddLine) or any(c.slot is Slot.COLOUR for c in own)
    in_upsell = d.before.state is State.UPSELL and not changes and takes
    wanted = heard.has(Change, RemoveLine)
    if not (changes or wanted or (own and not in_upsell)) or (heard.has(Ask) and not wanted):
        return False
    d.say(Act.CHANGE_TOO_LATE, o=d.o(order))
    what = ", ".join(str(c.value) for c in (*changes, *own)) or ", ".join(c.what for c in heard.of(Change))
    d.ticket(TicketReason.TOO_LATE, f"change {order.number}: {what}")
    d.change(pending=d.before.pending)
    return True


def change(d: Deciding, heard: Heard) -> bool:
    """«змінити …»: the question for the new value; the old one stays until it is given."""
    wanted = heard.first(Change)
    if wanted is None or any(isinstance(c, SetSlot) for c in heard.commands):
        return False
    product = d.product(d.item)
    if wanted.what == "color" and product:
        names = tuple(c.name for c in product.colours)
        d.say(Act.ASK_COLOUR, ask=Question(Asking.COLOUR, names), p1=d.p(product))
    elif wanted.what == "size" and product:
        d.say(Act.ASK_SIZE, ask=Question(Asking.SIZE, product.sizes), p1=d.p(product))
    elif wanted.what == "height":
        d.say(Act.ASK_HEIGHT, ask=Question(Asking.HEIGHT))
    elif wanted.what == "address":
        d.change(delivery=Delivery())
        parcel.ask_delivery(d, heard, first=True)
    elif wanted.what == "method" and d.complete:
        d.say(Act.ASK_METHOD, ask=Question(Asking.METHOD, d.shop.payment.methods), q=d.q())
    elif len(d.conversation.basket.items) > 1:
        offering.ask_which_line(d, {index: offering.named(d, item) for index, item in enumerate(d.conversation.basket.items)})
    elif product:
        d.say(Act.ASK_SIZE, ask=Question(Asking.SIZE, product.sizes), p1=d.p(product))
    else:
        return False
    return True


def renew(d: Deciding, heard: Heard) -> bool:
    """An expired or cancelled order begun again; facts are read anew."""
    pending = d.before.pending
    asked = any(c.what == "renew" for c in heard.of(Do))
    agreed = pending is not None and pending.kind is Asking.RENEW and heard.answer() == "yes"
    order = d.turn.order
    if (asked or agreed) and order is None and d.turn.shopper.last_order:
        return _wish_again(d, heard)
    if asked and not d.item.product_id and d.conversation.set_aside.items and (order is None or order.status not in RENEWABLE):
        d.change(basket=d.conversation.set_aside, set_aside=Basket(), state=State.OFFER)
        offering.go_on(d, heard)
        return True
    if not (asked or agreed) or order is None or order.is_open:
        return False
    items = tuple(Item(line.product_id, line.colour, line.size, quantity=line.quantity) for line in order.lines)
    d.change(basket=Basket(items), ordered=False, method=None, offered=True, state=State.PAYMENT_DELIVERY)
    if order.status in RENEWABLE or order.status is _S.DELIVERED:
        d.change(delivery=_kept(d, order))
    if not d.complete or offering.tell_gone(d):
        choosing.ask_missing(d, heard)
        return True
    d.say(Act.ORDER_RENEWED, q=d.q())
    checkout.checkout(d, heard)
    return True


def _wish_again(d: Deciding, heard: Heard) -> bool:
    """The last order of an earlier talk, as a wish: the things are the same, the child has grown since."""
    things = tuple(Item(x.product_id, x.colour) for x in d.turn.shopper.last_order if d.catalogue.find(x.product_id))
    if not things:
        return False
    d.change(basket=Basket(things), state=State.SIZE_COLOR, ordered=False, offered=False)
    choosing.reuse_height(d)
    if d.complete:
        d.change(state=State.OFFER)
        offering.make_offer(d, heard)
    else:
        choosing.ask_missing(d, heard)
    return True


def _kept(d: Deciding, order: Order) -> Delivery:
    return d.conversation.delivery if d.conversation.delivery.is_complete else order.delivery


def obey(d: Deciding, heard: Heard) -> bool:
    """Commands that are neither wish nor question; whether one settled the turn."""
    for command in heard.of(Do):
        doing = _DOES.get(command.what)
        if doing:
            doing(d)
            return True
    return False


def _stop_reminders(d: Deciding) -> None:
    d.cause(StopReminders())
    d.cause(CancelFollowUps("stopped"))
    d.say(Act.STOP_CONFIRMED)
    d.change(pending=d.before.pending)


def _erase_by_staff(d: Deciding) -> None:
    """Until the page does it, people erase what a shopper wants erased."""
    d.say(Act.TICKET_OPENED)
    d.ticket(TicketReason.LEFT_TO_STAFF, "erase")
    d.change(pending=d.before.pending)


def _consent(given: bool) -> Callable[[Deciding], None]:
    return lambda d: parcel.consent(d, given)


def _rated(mark: str, act: Act) -> Callable[[Deciding], None]:
    def rate(d: Deciding) -> None:
        d.change(csat=mark)
        d.say(act, ask=Question(Asking.CSAT_REASON) if act is Act.CSAT_SORRY else None)

    return rate


_DOES: Mapping[str, Callable[[Deciding], None]] = {
    "stop_reminders": _stop_reminders,
    "erase_ask": _erase_by_staff,
    "remember": _consent(True),
    "do_not_remember": _consent(False),
    "csat_good": _rated("good", Act.CSAT_THANKS),
    "csat_soso": _rated("soso", Act.CSAT_THANKS),
    "csat_bad": _rated("bad", Act.CSAT_SORRY),
}


def agree_to_address(d: Deciding, heard: Heard) -> None:
    """The remembered address, on a yes to it or on «дані ті самі» once it was shown; before that it is shown and asked about."""
    pending = d.before.pending
    said = any(c.what == "same_address" for c in heard.of(Do))
    asked = pending is not None and pending.kind is Asking.SAME_ADDRESS
    if asked and (said or heard.answer() == "yes") and d.turn.shopper.address.is_complete:
        d.change(delivery=parcel.put_right(d.turn.shopper.address, heard))
        heard.done.delivered = True
