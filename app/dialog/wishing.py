"""Wishes become items: which item a wish is about, one of those under way or one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.dialog import children, taking
from app.dialog.applied import Applied
from app.dialog.children import Who
from app.dialog.conversation import Asking
from app.dialog.deciding import Deciding
from app.domain.basket import Basket, Item
from app.domain.commands import AddLine, Answer, Ask, Command, RefProduct, SetSlot, Topic
from app.domain.dialog_state import State
from app.domain.orders import Order, OrderStatus
from app.domain.slots import Slot

_PRODUCT_QUESTIONS = (Asking.WHICH_PRODUCT, Asking.UPSELL)


def accept_product(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    """A yes to the only product shown accepts it."""
    pending = d.before.pending
    said_yes = any(isinstance(c, Answer) and c.value == "yes" for c in commands)
    named = any(isinstance(c, RefProduct) and not c.rejected for c in commands)
    if said_yes and not named and pending and pending.kind in _PRODUCT_QUESTIONS and len(pending.options) == 1:
        product_id, _, colour = pending.options[0].partition(":")
        begun = _begin(d, product_id, add=False, done=done)
        done.product_set = True
        taking.take(d, replace(begun, colour=colour or begun.colour), done)


def wish(d: Deciding, target: int, own: Sequence[Command], commands: tuple[Command, ...], done: Applied) -> None:
    product_id = next((c.product_id for c in own if isinstance(c, RefProduct)), None)
    if done.asked_only:
        _ask_about(d, product_id, own, commands, done)
        return
    slots = [c for c in own if isinstance(c, SetSlot)]
    if not (product_id and any(isinstance(c, Ask) and c.topic is Topic.AVAILABILITY for c in commands)):
        # «Мрія рожева є?» names the thing wanted: a wish (DOMAIN §7). Other values asked about are not chosen.
        done.searched |= {c.slot: c.value for c in slots if c.scope == "search"}
        slots = [c for c in slots if c.scope == "purchase"]
    if not product_id and not slots:
        return
    who = children.meant(d, own)
    if who and target > 0 and not product_id and d.item.product_id is None:
        children.know_height(d, who.height)  # «хлопчику 122, дівчинці 104» before any thing was named
        return
    if d.conversation.ordered and not product_id:
        product_id = _suggested(d, slots) or d.item.product_id
    _place(d, target, own, slots, product_id, who, done)


def _place(
    d: Deciding, target: int, own: Sequence[Command], slots: list[SetSlot], product_id: str | None, who: Who | None, done: Applied
) -> None:
    """Finds the item the wish is about, or begins one, and gives it what was said."""
    more = next((c for c in own if isinstance(c, AddLine)), None)
    add = target > 0 or more is not None
    if who:
        add = not children.choose_item(d, who, target, own)
    elif not add:
        _turn_to_named(d, product_id, slots)
    product_id = product_id or (d.item.product_id if add else None)
    chosen = [c for c in slots if c.value != "all"]
    if product_id or add:
        item = _begin(d, product_id, add=add, done=done, like=d.item if more and more.same else None, who=who)
        done.product_set = done.product_set or bool(product_id)
    elif not done.product_set and _means_every_child(d, slots):
        _give_every_child(d, chosen, done)
        return
    else:
        _turn_to_child(d, slots, done)
        item = d.item
    if who:
        item = children.measured(d, who, item, own)
    taking.take(d, taking.with_slots(d, item, chosen, done), done)
    if not product_id and not add:
        _share_colour(d, chosen)


def _turn_to_named(d: Deciding, product_id: str | None, slots: Sequence[SetSlot]) -> None:
    """Of several things the one of the model named comes under discussion; of two alike the one for the height or size said."""
    basket = d.conversation.basket
    if product_id is None or d.item.product_id == product_id or len(basket.items) < 2 or d.conversation.ordered:
        return
    said = {c.value for c in slots if c.slot in (Slot.HEIGHT, Slot.SIZE)}
    places = [index for index, item in enumerate(basket.items) if item.product_id == product_id]
    places.sort(key=lambda index: not {basket.items[index].height, d.size(basket.items[index])} & said)
    if places:
        d.change(basket=replace(basket, focus=places[0]))


def _suggested(d: Deciding, slots: Sequence[SetSlot]) -> str | None:
    """After an order, values without a name speak of what was just suggested: the option of that colour, or the only model."""
    options = [o.partition(":") for o in (d.before.pending.options if d.before.pending else ())]
    colour = next((c.value for c in slots if c.slot is Slot.COLOUR), None)
    coloured = {product_id for product_id, _, own in options if own and own == colour}
    ids = coloured or {product_id for product_id, _, _ in options}
    return next(iter(ids)) if len(ids) == 1 else None


def _share_colour(d: Deciding, slots: list[SetSlot]) -> None:
    """One colour said for several things of one model that all still lack theirs is meant for each of them."""
    focus, chosen = d.conversation.basket.focus, d.item.colour
    if not chosen or not any(c.slot is Slot.COLOUR for c in slots):
        return
    for index, other in enumerate(d.conversation.basket.items):
        if index != focus and other.product_id == d.item.product_id and other.colour is None:
            basket = replace(d.conversation.basket, focus=index)
            d.change(basket=replace(basket.with_item(replace(other, colour=chosen)), focus=focus))


def _ask_about(d: Deciding, product_id: str | None, own: Sequence[Command], commands: tuple[Command, ...], done: Applied) -> None:
    """A question that fits one model makes it the item under discussion if there was none; a comparison fills nothing."""
    done.searched |= {c.slot: c.value for c in own if isinstance(c, SetSlot)}
    several = len({c.product_id for c in commands if isinstance(c, RefProduct)}) > 1
    several = several or any(isinstance(c, Ask) and len(c.detail.split()) > 1 for c in commands)
    if product_id and not several and not d.item.product_id:
        d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=product_id)))
    height = done.searched.get(Slot.HEIGHT)
    if height and not d.item.product_id and d.item.height is None:
        d.change(basket=d.conversation.basket.with_item(replace(d.item, height=int(height))))  # for whom it is, whatever is taken


def _begin(
    d: Deciding, product_id: str | None, *, add: bool, done: Applied, like: Item | None = None, who: Who | None = None
) -> Item:
    """The item a wish is about: the one under discussion, a replaced one, or one more in the basket, `like` another one."""
    conversation, item = d.conversation, d.item
    height = item.height if not add or (len(conversation.heights) <= 1 and who is None) else None
    if conversation.ordered:
        # What was ordered stays ordered: a new wish begins a basket of its own.
        kept = Item(height=height)
        joins = (add or conversation.state is State.UPSELL) and _takes_lines(d.turn.order)
        d.change(basket=Basket((kept,)), ordered=False, offered=False, method=conversation.method if joins else None)
        d.change(upsell_order_id=d.turn.order.id if joins and d.turn.order else None)
        return replace(kept, product_id=product_id)
    if item.product_id in (None, product_id) and not (add and item.product_id):
        return replace(item, product_id=product_id or item.product_id)
    in_checkout = conversation.state is State.PAYMENT_DELIVERY and d.is_complete(item)
    if add or (in_checkout and not done.replaced):
        fresh = Item(product_id=product_id or item.product_id, height=height, child=who.names[0] if who else "")
        if like and like.product_id == fresh.product_id:
            fresh = replace(fresh, colour=like.colour, size=like.size if who is None else None)
        d.change(basket=conversation.basket.adding(fresh))
        done.added.append(conversation.basket.focus if not conversation.basket.items else len(conversation.basket.items))
        return fresh
    done.replaced = True
    # Another model is another item: its colour is asked anew, the child stays the same.
    return Item(product_id=product_id, height=item.height, quantity=item.quantity, child=item.child)


def _takes_lines(order: Order | None) -> bool:
    """Approved and not yet on its way: a line more may join it (DOMAIN §6)."""
    if order is None:
        return False
    return order.status in (OrderStatus.PREPAID, OrderStatus.PAID) or (order.is_open and bool(order.approved.amount))


def _means_every_child(d: Deciding, slots: Sequence[SetSlot]) -> bool:
    return len(d.conversation.heights) > 1 and any(c.child == "all" or c.value == "all" for c in slots)


def _give_every_child(d: Deciding, slots: Sequence[SetSlot], done: Applied) -> None:
    """«сірий обом», «для всіх дітей»: the thing under discussion once for each height known, with these values."""
    model, focus = d.item, d.conversation.basket.focus
    for height in d.conversation.heights:
        if not _turn_to(d, height):
            own = model.height in (None, height)
            _open_for(d, replace(model, height=height, size=None, price_shown=None), done, in_place=own)
        taking.take(d, taking.with_slots(d, d.item, slots, done), done)
    d.change(basket=replace(d.conversation.basket, focus=focus))


def _turn_to_child(d: Deciding, slots: Sequence[SetSlot], done: Applied) -> None:
    """«меншій рожевий», «на 120 більший»: of several things the one of this child comes under discussion, or one is begun."""
    child = next((c.child for c in slots if c.child.isdigit()), "")
    named = next((c.value for c in slots if c.slot is Slot.HEIGHT), None)
    height = int(child) if child else int(named) if named not in (None, "all") else None
    if height is None or d.item.height == height or _turn_to(d, height):
        return
    if child and d.item.product_id and d.item.height is not None:
        fresh = Item(product_id=d.item.product_id, colour=d.item.colour, height=height)
        _open_for(d, fresh, done, in_place=False)


def _turn_to(d: Deciding, height: int) -> bool:
    """Whether something is being chosen for this height already; it comes under discussion."""
    basket = d.conversation.basket
    index = next((index for index, item in enumerate(basket.items) if item.height == height), None)
    if index is not None:
        d.change(basket=replace(basket, focus=index))
    return index is not None


def _open_for(d: Deciding, item: Item, done: Applied, *, in_place: bool) -> None:
    if in_place:
        d.change(basket=d.conversation.basket.with_item(item))
        return
    d.change(basket=d.conversation.basket.adding(item))
    done.added.append(len(d.conversation.basket.items) - 1)
