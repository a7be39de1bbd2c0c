"""Taking things back: cancel, remove a line, change what is settled; and the small commands that are no questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.sheets import line_words
from app.dialog.skills import additions, checkout, choosing, offering, parcel, standing
from app.domain.basket import Basket, Item
from app.domain.commands import AddLine, Ask, Cancel, Change, Do, RefProduct, RemoveLine, SetSlot
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
        if order.status is _S.AWAITING_APPROVAL:
            d.say(Act.CANCEL_WITH_PROOF, o=d.o(order))
            d.ticket(TicketReason.PROOF_OF_CANCELLED, order.number)
        else:
            d.say(Act.CANCEL_CONFIRMED, o=d.o(order))
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


def forget_basket(d: Deciding) -> None:
    """Nothing chosen, nothing to deliver: what was only for the cancelled order goes with it."""
    d.change(
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
    in_upsell = d.before.state is State.UPSELL and not changes
    if not (changes or heard.has(Change, RemoveLine) or (own and not in_upsell)) or heard.has(Ask):
        return False
    d.say(Act.CHANGE_TOO_LATE, o=d.o(order))
    d.ticket(TicketReason.TOO_LATE, f"change {order.number}")
    d.change(pending=d.before.pending)
    return True


def remove_line(d: Deciding, heard: Heard) -> bool:
    """One line out; which one is asked when several could be meant. The last one out is a cancel."""
    items = d.conversation.basket.items
    wanted = heard.first(RemoveLine) or _refused_line(d, heard)
    if wanted is None or not items:
        return False
    if d.conversation.ordered:
        return additions.take_back(d, wanted)
    fits = [index for index, item in enumerate(items) if _fits(d, wanted, index, item)]
    if not fits:
        return False
    if len(items) == 1:
        heard.commands = (*heard.commands, Cancel(wanted.evidence))
        return cancel(d, heard)
    if len(fits) > 1:
        names = tuple(_named(d, items[index]) for index in fits)
        lines = d.given(lines=Fact("list", names, "basket", keys=tuple(str(index) for index in fits)))
        d.say(Act.ASK_WHICH_LINE, ask=Question(Asking.WHICH_LINE, tuple(str(index) for index in fits)), q=lines)
        return True
    product = d.product(items[fits[0]])
    d.change(basket=d.conversation.basket.without(fits[0]))
    if product:
        d.say(Act.LINE_REMOVED, v1=d.given(title=d.title(product)), q=d.q())
    if heard.has(AddLine):
        # Something else is wished for in the same breath: what was removed is no part of that wish.
        heard.commands = tuple(c for c in heard.commands if not (isinstance(c, RefProduct) and c.product_id == wanted.product_id))
        return False
    _go_on(d, heard)
    return True


def _refused_line(d: Deciding, heard: Heard) -> RemoveLine | None:
    """«Мрію не треба» among several things takes that one out; a single thing refused is looked for anew, or in another colour."""
    items = d.conversation.basket.items
    several = len(items) > 1 and not d.conversation.ordered
    added = d.conversation.ordered and d.turn.order is not None and d.turn.order.addition
    wishes = [c for c in heard.commands if isinstance(c, AddLine | RefProduct | SetSlot) and not _is_refusal(c)]
    refused = [c for c in heard.commands if isinstance(c, RefProduct | SetSlot) and _is_refusal(c)]
    if not (several or added) or wishes or len(refused) != 1:
        return None
    said = refused[0]
    if isinstance(said, RefProduct):
        return RemoveLine(said.product_id, evidence=said.evidence)
    return RemoveLine(colour=str(said.value), evidence=said.evidence) if said.slot is Slot.COLOUR else None


def _is_refusal(command: AddLine | RefProduct | SetSlot) -> bool:
    return (isinstance(command, RefProduct) and command.rejected) or (isinstance(command, SetSlot) and command.op == "negate")


def _fits(d: Deciding, wanted: RemoveLine, index: int, item: Item) -> bool:
    return (
        wanted.index in (None, index)
        and wanted.product_id in (None, item.product_id)
        and (wanted.colour is None or d.colour(item) == wanted.colour)
    )


def _named(d: Deciding, item: Item) -> str:
    product = d.product(item)
    return line_words(product.title if product else "", d.colour(item) or "", d.size(item) or "").strip(", ")


def _go_on(d: Deciding, heard: Heard) -> None:
    if d.conversation.state is State.PAYMENT_DELIVERY:
        checkout.checkout(d, heard)
    elif d.complete:
        offering.make_offer(d, heard)
    else:
        choosing.ask_missing(d, heard)


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
        parcel.ask_delivery(d, first=True)
    elif wanted.what == "method" and d.complete:
        d.say(Act.ASK_METHOD, ask=Question(Asking.METHOD, d.shop.payment.methods), q=d.q())
    elif len(d.conversation.basket.items) > 1:
        names = tuple(_named(d, item) for item in d.conversation.basket.items)
        lines = d.given(lines=Fact("list", names, "basket", keys=tuple(map(str, range(len(names))))))
        d.say(Act.ASK_WHICH_LINE, ask=Question(Asking.WHICH_LINE, tuple(map(str, range(len(names))))), q=lines)
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
    """The remembered address, on a yes to it or on «дані ті самі»; a no asks for another."""
    pending = d.before.pending
    said = any(c.what == "same_address" for c in heard.of(Do))
    asked = pending is not None and pending.kind is Asking.SAME_ADDRESS
    if (said or (asked and heard.answer() == "yes")) and d.turn.shopper.address.is_complete:
        d.change(delivery=replace(d.turn.shopper.address))
        heard.done.delivered = True
