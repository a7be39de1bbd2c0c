"""The same thing wished for again: twice in one message it is two pieces, said again later it is asked about, never doubled."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.applied import Applied
from app.dialog.deciding import Deciding
from app.domain.basket import Item


def fold(d: Deciding, done: Applied) -> None:
    """Things begun by this message that are the same as another: one of two pieces, or left out and remembered as repeated."""
    for index in sorted(done.added, reverse=True):
        items = d.conversation.basket.items
        twin = next((other for other in range(index) if _same(d, items[other], items[index])), None)
        if twin is None:
            continue
        basket = d.conversation.basket.without(index)
        if not _stood_before(d, twin):
            both = replace(items[twin], quantity=items[twin].quantity + items[index].quantity)
            basket = replace(basket, focus=twin).with_item(both)
        else:
            done.repeated = twin
            basket = replace(basket, focus=twin)
        done.added.remove(index)
        d.change(basket=basket)


def _stood_before(d: Deciding, index: int) -> bool:
    """Whether this thing was chosen by an earlier message."""
    items = d.before.basket.items
    return index < len(items) and _same(d, items[index], d.conversation.basket.items[index])


def one_more(d: Deciding, index: int) -> None:
    """Another piece of the thing at this place."""
    items = d.conversation.basket.items
    if 0 <= index < len(items):
        basket = replace(d.conversation.basket, focus=index)
        d.change(basket=basket.with_item(replace(items[index], quantity=items[index].quantity + 1)))


def _same(d: Deciding, one: Item, other: Item) -> bool:
    """Complete and alike in everything; the things of two children are two."""
    variant = d.variant(one)
    apart = one.height and other.height and one.height != other.height
    return variant is not None and variant == d.variant(other) and not apart
