"""Commands become what is known: the basket, the delivery data, the method. Nothing is said here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.dialog.deciding import Deciding
from app.dialog.turn import Asking
from app.domain import colours, sizing
from app.domain.basket import Basket, Item
from app.domain.catalogue import Product
from app.domain.commands import AddLine, Answer, Ask, Command, Reference, RefProduct, SetSlot, Topic
from app.domain.dialog_state import State
from app.domain.orders import Order, OrderStatus
from app.domain.slots import DELIVERY_SLOTS, Method, Slot

ITEM_SLOTS = frozenset({Slot.COLOUR, Slot.SIZE, Slot.HEIGHT, Slot.QUANTITY, Slot.ROOM_TO_GROW})
# Asking these about a product is wishing for it; asking the others moves nothing (DOMAIN §7).
WISHFUL = frozenset(
    {Topic.PRICE, Topic.AVAILABILITY, Topic.SIZES, Topic.SIZE_ADVICE, Topic.COLOURS, Topic.PRICE_LIST, Topic.PHOTO, Topic.FIT}
)


_PRODUCT_QUESTIONS = (Asking.WHICH_PRODUCT, Asking.UPSELL)


@dataclass(frozen=True, slots=True)
class Problem:
    """A wish that cannot be met as said. `kind`: colour or size; `value` what was said."""

    kind: str
    value: str
    product: Product


@dataclass
class Applied:
    """What the message changed."""

    wished: bool = False  # an item's slot or product was set
    product_set: bool = False
    repriced: bool = False  # colour or size of a shown offer changed
    added: list[int] = field(default_factory=list)  # indexes of items begun by this message
    replaced: bool = False
    changed: list[tuple[Slot, Any]] = field(default_factory=list)  # delivery and method values that were corrected
    delivered: bool = False  # a delivery field was given
    chose_method: bool = False
    took_size: bool = False  # the question between two sizes was answered
    aged: bool = False
    asked_only: bool = False
    problems: list[Problem] = field(default_factory=list)
    searched: dict[Slot, Any] = field(default_factory=dict)  # asked about, not chosen


def apply(d: Deciding, commands: tuple[Command, ...]) -> Applied:
    """Put every value where it belongs; the newest said wins."""
    done = Applied(asked_only=asks_only(commands, d.before.state))
    before = d.item
    _reject(d, commands, done)
    _answer_products(d, commands, done)
    for target in sorted({c.target for c in commands if isinstance(c, AddLine | RefProduct | SetSlot) and _is_wish(c)}):
        own = [c for c in commands if isinstance(c, AddLine | RefProduct | SetSlot) and _is_wish(c) and c.target == target]
        _wish(d, target, own, commands, done)
    for command in commands:
        if isinstance(command, SetSlot) and command.scope == "purchase" and command.op != "negate":
            _field(d, command, done)
    _settle_size_question(d, commands, done)
    done.repriced = (
        d.before.offered and done.wished and not done.added and before != d.item and before.product_id == d.item.product_id
    )
    return done


def asks_only(commands: tuple[Command, ...], state: State) -> bool:
    """A question that wishes for nothing: it keeps basket, step and state."""
    asks = [c for c in commands if isinstance(c, Ask)]
    if not asks or any(isinstance(c, AddLine | Answer) for c in commands):
        return False
    if any(isinstance(c, SetSlot) and c.scope == "purchase" and c.op != "negate" and c.slot is not Slot.AGE for c in commands):
        return False
    named = any(isinstance(c, RefProduct) and not c.rejected for c in commands)
    if not named:
        return True
    wishful = all(c.topic in WISHFUL for c in asks)
    return not wishful or state is State.PAYMENT_DELIVERY


def _is_wish(command: Command) -> bool:
    if isinstance(command, AddLine):
        return True
    if isinstance(command, RefProduct):
        return not command.rejected
    return isinstance(command, SetSlot) and command.slot in ITEM_SLOTS and command.op != "negate"


def _reject(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    """What was said no to leaves the item and is not offered again."""
    for command in commands:
        if isinstance(command, RefProduct) and command.rejected:
            d.change(rejected=(*d.conversation.rejected, f"product:{command.product_id}"))
            if d.item.product_id == command.product_id:
                done.replaced = True
                d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=None)))
        elif isinstance(command, SetSlot) and command.op == "negate":
            d.change(rejected=(*d.conversation.rejected, f"{command.slot}:{command.value}"))
            if command.slot is Slot.COLOUR and d.item.colour == command.value:
                d.change(basket=d.conversation.basket.with_item(replace(d.item, colour=None)))


def _answer_products(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    """A yes to the only product shown accepts it."""
    pending = d.before.pending
    said_yes = any(isinstance(c, Answer) and c.value == "yes" for c in commands)
    named = any(isinstance(c, RefProduct) and not c.rejected for c in commands)
    if said_yes and not named and pending and pending.kind in _PRODUCT_QUESTIONS and len(pending.options) == 1:
        product_id, _, colour = pending.options[0].partition(":")
        begun = _begin(d, product_id, add=False, done=done)
        done.product_set = True
        _take(d, replace(begun, colour=colour or begun.colour), done)


def _wish(d: Deciding, target: int, own: Sequence[Command], commands: tuple[Command, ...], done: Applied) -> None:
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
    if d.conversation.ordered and not product_id:
        product_id = _suggested(d, slots) or d.item.product_id
    add = target > 0 or any(isinstance(c, AddLine) for c in own)
    if target > 0 and not product_id:
        product_id = d.item.product_id
    if product_id or add:
        item = _begin(d, product_id, add=add, done=done)
        done.product_set = done.product_set or bool(product_id)
    else:
        item = d.item
    if not done.product_set and any(c.slot is Slot.HEIGHT and c.value == "all" for c in slots):
        _for_all_children(d, item, done)
        return
    _take(d, _with_slots(d, item, slots, done), done)
    if not product_id and not add:
        _share_colour(d, slots, done)


def _suggested(d: Deciding, slots: Sequence[SetSlot]) -> str | None:
    """After an order, values without a name speak of what was just suggested: the option of that colour, or the only model."""
    options = [o.partition(":") for o in (d.before.pending.options if d.before.pending else ())]
    colour = next((c.value for c in slots if c.slot is Slot.COLOUR), None)
    coloured = {product_id for product_id, _, own in options if own and own == colour}
    ids = coloured or {product_id for product_id, _, _ in options}
    return next(iter(ids)) if len(ids) == 1 else None


def _share_colour(d: Deciding, slots: list[SetSlot], done: Applied) -> None:
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
    compares = any(isinstance(c, Ask) and c.topic is Topic.COMPARE for c in commands)
    if product_id and not compares and not d.item.product_id:
        d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=product_id)))


def _begin(d: Deciding, product_id: str | None, *, add: bool, done: Applied) -> Item:
    """The item a wish is about: the one under discussion, a replaced one, or one more in the basket."""
    conversation, item = d.conversation, d.item
    height = item.height if not add or len(conversation.heights) <= 1 else None
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
        fresh = Item(product_id=product_id or item.product_id, height=height)
        d.change(basket=conversation.basket.adding(fresh))
        done.added.append(conversation.basket.focus if not conversation.basket.items else len(conversation.basket.items))
        return fresh
    done.replaced = True
    # Another model is another item: its colour is asked anew, the child stays the same.
    return Item(product_id=product_id, height=item.height, quantity=item.quantity)


def _takes_lines(order: Order | None) -> bool:
    """Approved and not yet on its way: a line more may join it (DOMAIN §6)."""
    if order is None:
        return False
    return order.status in (OrderStatus.PREPAID, OrderStatus.PAID) or (order.is_open and bool(order.approved.amount))


def _with_slots(d: Deciding, item: Item, slots: Iterable[SetSlot], done: Applied) -> Item:
    sized = any(c.slot is Slot.SIZE for c in slots)
    for command in slots:
        match command.slot:
            case Slot.COLOUR:
                item = replace(item, colour=command.value)
            case Slot.SIZE:
                item = replace(item, size=command.value)
            case Slot.HEIGHT:
                item = replace(item, height=int(command.value), size=item.size if sized else None)
                if int(command.value) not in d.conversation.heights:
                    d.change(heights=(*d.conversation.heights, int(command.value)))
            case Slot.QUANTITY:
                item = replace(item, quantity=_quantity(item.quantity, command))
            case Slot.ROOM_TO_GROW:
                item = replace(item, room_to_grow=bool(command.value))
    return item


def _quantity(before: int, command: SetSlot) -> int:
    step = int(command.value)
    after = before + step if command.op == "add" else before - step if command.op == "remove" else step
    return min(max(after, 1), 50)


def _take(d: Deciding, item: Item, done: Applied) -> None:
    """The item replaces the one under discussion; what its model does not have becomes a problem, not a value."""
    product = d.product(item)
    if product:
        item = _checked(d, item, product, done)
    done.wished = True
    if item != d.item:
        item = replace(item, price_shown=None) if _variant_key(item) != _variant_key(d.item) else item
        d.change(basket=d.conversation.basket.with_item(item))


def _variant_key(item: Item) -> tuple[object, ...]:
    return (item.product_id, item.colour, item.size, item.height)


def _checked(d: Deciding, item: Item, product: Product, done: Applied) -> Item:
    if item.colour:
        own = colours.colour_of(item.colour, product, d.shop)
        if own is None:
            done.problems.append(Problem("colour", item.colour, product))
        previous = d.item.colour if d.item.product_id == item.product_id else None
        item = replace(item, colour=own or (previous if previous != item.colour else None))
    if item.size and item.size not in product.sizes:
        digits = item.size.split("-")[0]
        holding = sizing.size_holding(int(digits), product.sizes) if digits.isdigit() else None
        if holding is None:
            done.problems.append(Problem("size", item.size, product))
        previous = d.item.size if d.item.product_id == item.product_id else None
        item = replace(item, size=holding or (previous if previous != item.size else None))
    return item


def _for_all_children(d: Deciding, item: Item, done: Applied) -> None:
    """«для всіх дітей»: the same thing once for each height known."""
    first, *others = d.conversation.heights
    _take(d, replace(item, height=first, size=None), done)
    for height in others:
        d.change(basket=d.conversation.basket.adding(replace(item, height=height, size=None)))
        done.added.append(len(d.conversation.basket.items) - 1)


def _field(d: Deciding, command: SetSlot, done: Applied) -> None:
    """One delivery field, the method, or what the search is for."""
    if command.slot in DELIVERY_SLOTS:
        delivery = d.conversation.delivery
        before = getattr(delivery, command.slot.value)
        done.delivered = True
        if before and before != command.value:
            done.changed.append((command.slot, command.value))
        d.change(delivery=replace(delivery, **{command.slot.value: command.value}))
    elif command.slot is Slot.METHOD:
        done.chose_method = True
        if d.conversation.method and d.conversation.method != command.value:
            done.changed.append((command.slot, command.value))
        d.change(method=Method(command.value))
    elif command.slot is Slot.CATEGORY:
        d.change(category=str(command.value))
    elif command.slot is Slot.FEATURE and command.value not in d.conversation.features:
        d.change(features=(*d.conversation.features, str(command.value)))
    elif command.slot is Slot.AGE:
        done.aged = True


def _settle_size_question(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    """«Який беремо?» between two sizes: a label answers it, a bare yes takes the first."""
    pending = d.before.pending
    if not pending or pending.kind is not Asking.WHICH_SIZE:
        return
    if any(isinstance(c, SetSlot) and c.slot is Slot.SIZE for c in commands):
        done.took_size = True
    elif any(isinstance(c, Answer) and c.value == "yes" for c in commands) and not d.item.size and pending.options:
        d.change(basket=d.conversation.basket.with_item(replace(d.item, size=pending.options[0])))
        done.took_size = True


def description_of(commands: tuple[Command, ...]) -> bool:
    """Whether the product was only described, not named."""
    return any(isinstance(c, RefProduct) and c.how is Reference.DESCRIPTION for c in commands)
