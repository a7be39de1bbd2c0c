"""Values become the thing's own: colour, size, height, pieces; what its model does not have becomes a problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.dialog import children
from app.dialog.applied import Applied, Problem
from app.dialog.deciding import Deciding
from app.domain import colours, sizing
from app.domain.basket import Item
from app.domain.catalogue import Product
from app.domain.commands import SetSlot
from app.domain.slots import Slot

STEPS = {"bigger": 1, "smaller": -1}  # sizes said relative to the one under discussion


def with_slots(d: Deciding, item: Item, slots: Iterable[SetSlot], done: Applied) -> Item:
    sized = any(c.slot is Slot.SIZE for c in slots)
    for command in slots:
        match command.slot:
            case Slot.COLOUR:
                item = replace(item, colour=command.value)
            case Slot.SIZE:
                item = replace(item, size=_label(d, item, str(command.value), done))
            case Slot.HEIGHT:
                item = replace(item, height=int(command.value), size=item.size if sized else None)
                children.know_height(d, int(command.value))
            case Slot.QUANTITY:
                item = replace(item, quantity=_quantity(item.quantity, command))
            case Slot.ROOM_TO_GROW:
                item = replace(item, room_to_grow=bool(command.value))
    return item


def _label(d: Deciding, item: Item, said: str, done: Applied) -> str | None:
    """The label said, or the neighbour of the one under discussion for «більший», «менший»."""
    if said not in STEPS:
        return said
    product, now = d.product(item), d.size(item)
    sizes = product.sizes if product else ()
    at = sizes.index(now) + STEPS[said] if now in sizes else -1
    if 0 <= at < len(sizes):
        return sizes[at]
    done.no_step = said
    return item.size


def _quantity(before: int, command: SetSlot) -> int:
    step = int(command.value)
    after = before + step if command.op == "add" else before - step if command.op == "remove" else step
    return min(max(after, 1), 50)


def take(d: Deciding, item: Item, done: Applied) -> None:
    """The item replaces the one under discussion; what its model does not have becomes a problem, not a value."""
    product = d.product(item)
    if product:
        item = _checked(d, item, product, done)
    done.wished = True
    if item != d.item:
        item = replace(item, price_shown=None) if _variant_key(item) != _variant_key(d.item) else item
        d.change(basket=d.conversation.basket.with_item(item))


def _checked(d: Deciding, item: Item, product: Product, done: Applied) -> Item:
    before = d.item if d.item.product_id == item.product_id else Item()
    if item.colour:
        own = colours.colour_of(item.colour, product, d.shop)
        item = replace(item, colour=_settled(Problem("colour", item.colour, product), own, before.colour, done))
    if item.size and product.sizes == ("",):
        return replace(item, size=None)  # it comes in one piece: what was said of its size tells nothing apart
    if item.size and item.size not in product.sizes:
        digits = item.size.split("-")[0]
        holding = sizing.size_holding(int(digits), product.sizes) if digits.isdigit() else None
        item = replace(item, size=_settled(Problem("size", item.size, product), holding, before.size, done))
    return item


def _settled(problem: Problem, own: str | None, before: str | None, done: Applied) -> str | None:
    """The model's own value for what was said; where it has none, that is the problem, and what was chosen before stays."""
    if own is None:
        done.problems.append(problem)
    return own or (before if before != problem.value else None)


def _variant_key(item: Item) -> tuple[object, ...]:
    return (item.product_id, item.colour, item.size, item.height)
