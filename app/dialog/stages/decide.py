"""State × commands × facts → the next state, effects, and what to say. Pure, given the prices it reads."""

from __future__ import annotations

from collections.abc import Callable

from app.dialog import answers
from app.dialog.acts import Act
from app.dialog.answers import weighing
from app.dialog.applying import apply
from app.dialog.conversation import Asking
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.skills import (
    SKILLS,
    additions,
    choosing,
    ending,
    events,
    growing,
    offering,
    people,
    photos,
    reminding,
    removing,
    searching,
    talking,
)  # fmt: skip
from app.dialog.stages.screen import tell_too_long
from app.dialog.turn import Turn
from app.dialog.understanding import Understanding
from app.domain import greeting
from app.domain.commands import BadField, Paid, Pleasantry, RefProduct, SetSlot
from app.domain.dialog_state import Intent, Situation, State, next_state
from app.domain.effects import AddLines, MarkGreeted, RememberHeights
from app.domain.orders import OrderStatus
from app.domain.slots import Slot
from app.ports import Ports

SHEET_LIMIT = 8  # products whose prices one turn reads (DESIGN §5)

# Asked in this order; the first that settles the turn ends it. A new one is a line here.
SETTLERS: tuple[Callable[[Deciding, Heard], bool], ...] = (
    people.choice_unknown,
    people.complain,
    people.ask_for_person,
    people.refuse,
    ending.renew,
    ending.cancel,
    removing.remove_line,
    removing.one_more,
    ending.obey,
    ending.too_late,
)
# Asked after the message's values were put where they belong.
AFTERWARDS: tuple[Callable[[Deciding, Heard], bool], ...] = (
    photos.look,
    growing.ask_which_again,
    removing.ask_one_more,
    ending.change,
    talking.ask_which_suggestion,
    people.redirect,
    people.not_understood,
)


def decide(turn: Turn, ports: Ports) -> Turn:
    """The turn with its decision and fact sheet. Reads the prices of at most eight products; raises DatabaseAway."""
    d = Deciding(turn, ports.variants.read(relevant(turn)))
    if turn.event:
        events.tell(d, turn.event)
        if turn.inbounds and turn.understanding:
            _take_up(d, turn.understanding)
    else:
        _respond(d, turn.understanding or Understanding())
    return d.finished()


def _take_up(d: Deciding, understanding: Understanding) -> None:
    """What was said while a person held the talk is read as one turn; only if it wished for something is it gone on with."""
    heard = events.told_meanwhile(d, Heard(understanding.commands, understanding.intent or Intent.UNKNOWN))
    heard.done = apply(d, heard.commands)
    agreed = heard.answer() == "yes" and d.conversation.offered and d.complete
    if heard.done.wished or heard.done.delivered or heard.done.chose_method or agreed:
        _carry_on(d, heard)


def relevant(turn: Turn) -> tuple[str, ...]:
    """Products this turn may speak about: in the basket, named, ordered, shown, then what may be suggested."""
    ids = [item.product_id for item in turn.conversation.basket.items]
    ids += [inbound.page.partition(":")[0] for inbound in turn.inbounds if inbound.page]
    if turn.understanding:
        ids += [c.product_id for c in turn.understanding.commands if isinstance(c, RefProduct)]
    ids += [seen.product_id for s in turn.sightings for seen in (*((s.item,) if s.item else ()), *s.items, *s.candidates)]
    ids += [line.product_id for line in turn.order.lines] if turn.order else []
    ids += [item.product_id for item in turn.shopper.last_order]
    pending = turn.conversation.pending
    ids += [option.partition(":")[0] for option in pending.options] if pending else []
    ids += list(turn.conversation.shown)
    ids += weighing.expected(turn)
    ids += searching.expected(turn)
    known = [i for i in dict.fromkeys(ids) if i is not None and i in turn.catalogue.by_id]
    return tuple(known)[:SHEET_LIMIT]


def _respond(d: Deciding, understanding: Understanding) -> None:
    heard = Heard(understanding.commands, understanding.intent or Intent.UNKNOWN, understanding.unconsumed)
    _greet(d)
    if any(inbound.cut for inbound in d.turn.inbounds):
        tell_too_long(d)
    d.change(pending=None, weighed=())
    if any(settle(d, heard) for settle in SETTLERS):
        _close(d, heard)
        return
    choosing.come_from_page(d, heard)
    heard.done = apply(d, heard.commands)
    ending.agree_to_address(d, heard)
    choosing.reuse_height(d)
    people.open_tickets(d, heard)
    if not any(settle(d, heard) for settle in AFTERWARDS):
        _carry_on(d, heard)
    _close(d, heard)


def _carry_on(d: Deciding, heard: Heard) -> None:
    """The table says where this leads; answers come first, then the state's own next step."""
    before = d.conversation.state
    d.change(state=next_state(before, heard.intent, situation(d, heard)))
    answers.answer(d, heard)
    if _takes_suggestion(d, heard):
        d.change(state=State.PAYMENT_DELIVERY)
    if _joins_approved_order(d, heard):
        return
    SKILLS[d.conversation.state](d, heard)
    people.ask_leftover(d, heard)
    if not d.plan:
        d.say(Act.ACKNOWLEDGED)


def situation(d: Deciding, heard: Heard) -> Situation:
    """What the table asks about."""
    order = d.turn.order
    pending = d.before.pending.kind if d.before.pending else None
    refused_offer = heard.answer() == "no" and pending in (Asking.CONFIRM_ORDER, Asking.UPSELL)
    postponed = heard.answer() == "unsure" and pending is Asking.CONFIRM_ORDER
    parting = heard.pleasantry(Pleasantry.THANKS, Pleasantry.GOODBYE, Pleasantry.HESITATION, Pleasantry.PRAISE)
    return Situation(
        complete=d.complete and not d.conversation.ordered,
        has_product=bool(d.item.product_id),
        has_size=bool(d.item.height or d.item.size) or _needs_no_size(d),
        question_only=heard.done.asked_only,
        farewell=refused_offer or postponed or parting,
        order_approved=bool(
            order and order.status in (OrderStatus.PREPAID, OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.DELIVERED)
        ),
        upsell_open=pending is Asking.UPSELL and heard.answer() != "no",
        terms_asked=not _deals(d, heard),
        refused=refused_offer and not heard.done.wished,
    )


def _needs_no_size(d: Deciding) -> bool:
    product = d.product(d.item)
    return product is not None and len(product.sizes) == 1


def _deals(d: Deciding, heard: Heard) -> bool:
    """Whether something was said that goes on with paying, beyond questions about it."""
    done = heard.done
    agreed = heard.answer() == "yes" and (d.before.offered or d.before.state is State.PAYMENT_DELIVERY)  # the sum was shown
    return done.delivered or done.chose_method or agreed or heard.has(Paid, BadField)


def _takes_suggestion(d: Deciding, heard: Heard) -> bool:
    """A yes to a suggestion whose card showed its prices, with all else known, needs no second yes."""
    pending = d.before.pending
    suggested = pending is not None and pending.kind is Asking.UPSELL
    return suggested and heard.answer() == "yes" and d.complete and not d.conversation.ordered


def _joins_approved_order(d: Deciding, heard: Heard) -> bool:
    """A yes to a line offered after the approval joins that order, the address kept (DOMAIN §6)."""
    order_id = d.conversation.upsell_order_id
    order = next((o for o in d.turn.orders if o.id == order_id), None)
    if order is None or order_id is None or d.conversation.state is not State.PAYMENT_DELIVERY or not d.complete:
        return False
    lines = d.lines()
    variant = d.variant(d.conversation.basket.items[0])
    if variant is None or not lines or offering.tell_gone(d):
        return bool(variant)
    additions.tell_joined(d, order, variant, lines)
    d.cause(AddLines(order_id, lines))
    return True


def _greet(d: Deciding) -> None:
    """Introduced once, greeted once a day; skills and templates never greet (DESIGN §8)."""
    today = d.shop.local(d.turn.now).date()
    owed = greeting.due(d.turn.shopper, today)
    if owed:
        d.say(Act.GREET_FIRST if owed is greeting.Greeting.FIRST else Act.GREET_AGAIN)
        d.cause(MarkGreeted(today))


def _close(d: Deciding, heard: Heard) -> None:
    """What every turn leaves behind: heights remembered, reminders owed or not."""
    said = {int(c.value) for c in heard.of(SetSlot) if c.slot is Slot.HEIGHT and c.op != "negate"}
    profile = {child.height for child in d.turn.shopper.children}
    # A remembered height that is merely used keeps its day: dated anew, it would never grow old.
    fresh = tuple(h for h in d.conversation.heights if h in said and (h in profile or h not in d.before.heights))
    if fresh:
        d.cause(RememberHeights(fresh, d.shop.local(d.turn.now).date()))
    if d.conversation.state is not State.OUT_OF_DOMAIN and heard.intent is not Intent.OUT_OF_DOMAIN:
        d.change(off_topic=0)
    reminding.owe(d, heard)
