"""From the yes to the parcel: delivery data, summary, method, requisites, proof (DOMAIN §5). No step is skipped or announced."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.sheets import line_words, order_link
from app.dialog.skills import choosing, differences, offering, parcel
from app.domain import approvals, pricing
from app.domain.commands import Paid, Pleasantry, Topic
from app.domain.effects import SaveOrder
from app.domain.money import Money
from app.domain.orders import Order, OrderStatus, number
from app.domain.slots import Method, Slot

_PLACED = frozenset({OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL})


def checkout(d: Deciding, heard: Heard) -> None:
    """State payment_delivery: what changed is said, then the one next step."""
    if d.conversation.ordered and d.turn.open_order:
        _await_difference(d, heard, d.turn.open_order)
        return
    if choosing.tell_problems(d, heard) and not d.complete:
        return
    if not d.complete:
        choosing.ask_missing(d, heard)
        return
    if offering.tell_gone(d) or _price_moved(d) or _repriced(d, heard):
        return
    _tell_changes(d, heard)
    order = d.open_order
    placed = order is not None and order.status in _PLACED
    if placed and order is not None:
        _after_placing(d, heard, order)
    else:
        _before_placing(d, heard)


def _await_difference(d: Deciding, heard: Heard, order: Order) -> None:
    """A line joined a paid order and its difference is due: nothing of the order is rewritten from here."""
    if order.status is OrderStatus.AWAITING_APPROVAL:
        _while_checked(d, heard, order, changed=False)
    else:
        _until_paid(d, heard)


def _price_moved(d: Deciding) -> bool:
    """The price changed between showing and confirming: the difference is shown and asked again (DESIGN §7)."""
    for item in d.conversation.basket.items:
        variant = d.variant(item)
        if variant and item.price_shown and item.price_shown != variant.price and not d.open_order:
            subject = d.v(variant)
            d.add(subject, price_before=Fact("money", item.price_shown, "talk"))
            d.say(Act.PRICE_MOVED, ask=offering.CONFIRM, v1=subject)
            offering.remember_prices(d)
            return True
    return False


def _repriced(d: Deciding, heard: Heard) -> bool:
    """Another size or colour inside checkout: when it costs another sum, that is asked before anything is written."""
    before, item = d.before.basket.item, d.item
    variant = d.variant(item)
    if not heard.done.repriced or variant is None or before.price_shown in (None, variant.price):
        return False
    d.say(Act.OFFER_REPRICED, ask=offering.CONFIRM, v1=d.v(variant))
    offering.remember_prices(d)
    return True


def _tell_changes(d: Deciding, heard: Heard) -> None:
    done = heard.done
    for index in done.added[:2]:
        variant = d.variant(d.conversation.basket.items[index]) if index < len(d.conversation.basket.items) else None
        if variant:
            d.say(Act.LINE_ADDED, v1=d.v(variant), q=d.q())
    variant = d.variant(d.item)
    if variant and done.repriced and d.before.basket.item.quantity != d.item.quantity:
        sums = d.q()
        d.add(sums, quantity=Fact("count", d.item.quantity, "basket"))
        d.say(Act.QUANTITY_CHANGED, v1=d.v(variant), q=sums)
    elif variant and done.repriced:
        d.say(
            Act.CHANGE_CONFIRMED,
            s=d.given(changed=Fact("phrase", line_words(variant.title, variant.colour, variant.size), "basket")),
        )
    changed = [(slot, value) for slot, value in done.changed if slot is not Slot.METHOD]
    if changed:
        d.say(Act.CHANGE_CONFIRMED, s=d.given(changed=parcel.changed_fact(changed)))
    phone = d.conversation.delivery.phone
    if phone and phone != d.before.delivery.phone and not phone.startswith("+380"):
        d.say(Act.PHONE_FOREIGN, s=d.given(phone=Fact("phone", phone, "message")))
    offering.remember_prices(d)


def _before_placing(d: Deciding, heard: Heard) -> None:
    if parcel.tell_bad_field(d, heard):
        save(d)
        return
    if parcel.offer_last_address(d, heard):
        save(d)
        return
    if not d.conversation.delivery.is_complete:
        save(d)
        parcel.ask_delivery(d, heard, first=d.before.pending is None or d.before.pending.kind is not Asking.DELIVERY)
        return
    if d.conversation.method is None:
        d.change(method=pricing.only_method(_whole(d), d.shop.payment))
    if d.conversation.method is None:
        save(d)
        _ask_method(d, heard)
        return
    _place(d, summary=d.before.pending is None or d.before.pending.kind is not Asking.METHOD or heard.done.delivered)


def _whole(d: Deciding) -> Money:
    return pricing.quote(((line.price, line.quantity) for line in d.lines()), None, d.shop.payment, d.shop.currency).total


def save(d: Deciding, place: bool = False) -> None:
    """The talk's order as it stands now, written with the reply."""
    order = d.open_order
    d.cause(
        SaveOrder(
            number=order_number(d),
            lines=d.lines(),
            delivery=d.conversation.delivery,
            method=d.conversation.method,
            order_id=order.id if order else None,
            place=place,
        )
    )


def order_number(d: Deciding) -> str:
    if d.open_order:
        return d.open_order.number
    made_here = sum(1 for o in d.turn.orders if o.conversation in (None, d.conversation.number))
    return number(d.conversation.number, made_here + 1)


def _ask_method(d: Deciding, heard: Heard) -> None:
    """Summary and the two ways to pay; the summary again only when something in it changed."""
    returning = d.before.pending is not None and d.before.pending.kind is Asking.METHOD
    if not returning or heard.done.delivered or heard.done.repriced or heard.done.added:
        if not d.plan_says(Act.CHANGE_CONFIRMED, Act.LINE_ADDED):
            d.say(Act.ORDER_SUMMARY_INTRO)
        show_summary(d)
    if returning and heard.answer() == "unsure" and not heard.answered:
        d.say(Act.PREPAY_EXPLAINED, q=d.q(Method.PREPAY))
    method = Question(Asking.METHOD, d.shop.payment.methods)
    if heard.asks(Topic.COD):
        d.say(Act.COD_NEEDS_PREPAY, ask=method, q=d.q(Method.PREPAY))
    elif returning and d.asked_lately(Asking.METHOD) and not heard.moved_on and not d.plan_asks():
        d.say(Act.METHOD_HINT, q=d.q())
        d.change(pending=method)
    elif not d.plan_asks():
        d.say(Act.ASK_METHOD, ask=method, q=d.q())


def show_summary(d: Deciding) -> None:
    facts = parcel.delivery_facts(d, d.conversation.delivery)
    d.show(BubbleKind.ORDER_SUMMARY, q=offering.with_table(d), s=facts)


def _place(d: Deciding, summary: bool) -> None:
    """The order leaves draft: requisites with the sum, and the proof is asked for."""
    if summary:
        show_summary(d)
    save(d, place=True)
    show_requisites(d, Act.REQUISITES_INTRO, d.q(d.conversation.method))


def show_requisites(d: Deciding, act: Act, quote: str) -> None:
    if d.conversation.method is Method.PREPAY:
        d.say(Act.PREPAY_EXPLAINED, q=quote)
    number = order_number(d)
    order = d.given(number=Fact("number", number, "order"), link=order_link(number, d.shop))
    d.say(act, o=order, q=quote)
    d.show(BubbleKind.REQUISITES, o=order, q=quote)
    d.say_link(order)
    d.say(Act.ASK_RECEIPT, ask=Question(Asking.RECEIPT))


def _after_placing(d: Deciding, heard: Heard, order: Order) -> None:
    waiting = order.status is OrderStatus.AWAITING_APPROVAL
    done = heard.done
    if parcel.is_moving(d, heard):  # the order keeps its old address until the new one is whole
        parcel.ask_delivery(d, heard, first=False)
        return
    changed = bool(done.changed or done.added or done.repriced or done.delivered or _lines_differ(d, order))
    if changed:
        save(d, place=True)
    if waiting:
        _while_checked(d, heard, order, changed)
    elif done.chose_method or _due(d) != approvals.expected(order, order.method, d.shop.payment):
        show_requisites(d, Act.REQUISITES_INTRO, d.q(d.conversation.method))
    else:
        _until_paid(d, heard)


def _due(d: Deciding) -> Money:
    sums = [(line.price, line.quantity) for line in d.lines()]
    return pricing.quote(sums, d.conversation.method, d.shop.payment, d.shop.currency).due


def _until_paid(d: Deciding, heard: Heard) -> None:
    """Requisites are shown, the proof has not come."""
    paid = heard.first(Paid)
    if paid and paid.done:
        d.say(Act.PAID_WITHOUT_RECEIPT, ask=Question(Asking.RECEIPT))
    elif paid:
        d.say(Act.NOT_PAID_YET)
        d.change(pending=Question(Asking.RECEIPT))
    elif not _small_talk(d, heard) and not d.plan_asks():
        d.say(Act.ASK_RECEIPT, ask=Question(Asking.RECEIPT))


def _lines_differ(d: Deciding, order: Order) -> bool:
    wanted = {(x.product_id, x.colour, x.size): x.quantity for x in d.lines()}
    return wanted != {(x.product_id, x.colour, x.size): x.quantity for x in order.lines}


def _while_checked(d: Deciding, heard: Heard, order: Order, changed: bool) -> None:
    """A proof waits for staff: nothing more is asked."""
    d.change(pending=None)
    if changed and differences.tell(d, order):
        return
    if not heard.answered and not changed and not _small_talk(d, heard):
        d.say(Act.ORDER_STATUS_AWAITING_APPROVAL, o=d.o(order))


def _small_talk(d: Deciding, heard: Heard) -> bool:
    if heard.pleasantry(Pleasantry.THANKS, Pleasantry.PRAISE):
        d.say(Act.THANKS_REPLY)
    elif heard.pleasantry(Pleasantry.GOODBYE):
        d.say(Act.GOODBYE)
    elif heard.pleasantry(Pleasantry.ACKNOWLEDGE, Pleasantry.HESITATION) or heard.answer() == "yes":
        d.say(Act.ACKNOWLEDGED)
    else:
        return False
    d.change(pending=d.before.pending)
    return True
