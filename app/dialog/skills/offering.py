"""The priced offer: product, colour, size and the sum, and the question whether to order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact, height_fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.sheets import line_words
from app.dialog.skills import choosing, showing
from app.domain import pricing, sizing
from app.domain.basket import Item
from app.domain.catalogue import Variant
from app.domain.dialog_state import State
from app.domain.sizing import Fit, FitKind

NEXT_SHOWN = (FitKind.EDGE, FitKind.BETWEEN)
CONFIRM = Question(Asking.CONFIRM_ORDER)


def offer(d: Deciding, heard: Heard) -> None:
    """State offer. A question that was answered is not followed by the same offer again."""
    said = choosing.tell_problems(d, heard)
    if not d.complete:
        choosing.ask_missing(d, heard)
        return
    if (heard.answered or said) and d.before.offered and not heard.done.wished:
        d.change(pending=d.before.pending or CONFIRM)
        return
    make_offer(d, heard)


def go_on(d: Deciding, heard: Heard) -> None:
    """With what was just found: a thing of one size and one colour lacks nothing and is offered at once."""
    if not d.complete:
        choosing.ask_missing(d, heard)
        return
    d.change(state=State.OFFER)
    make_offer(d, heard)


def make_offer(d: Deciding, heard: Heard) -> None:
    if tell_gone(d):
        return
    items = d.conversation.basket.items
    if len(items) > 1 or items[0].quantity > 1:
        _offer_several(d)
    else:
        _offer_one(d, heard, items[0])
    remember_prices(d)


def tell_gone(d: Deciding) -> bool:
    """Whether something in the basket cannot be had any more; said for the first such."""
    for item in d.conversation.basket.items:
        variant = d.variant(item)
        if variant and variant.available is not None and variant.available < item.quantity:
            d.say(Act.OUT_OF_STOCK_NOW, v1=d.v(variant))
            d.change(pending=None, offered=False)
            return True
    return False


def remember_prices(d: Deciding) -> None:
    """What was shown is what a yes agrees to."""
    basket = d.conversation.basket
    items = tuple(_with_price(item, d.variant(item)) for item in basket.items)
    d.change(basket=replace(basket, items=items), offered=True)


def _with_price(item: Item, variant: Variant | None) -> Item:
    return replace(item, price_shown=pricing.price(variant)) if variant else item


def _offer_one(d: Deciding, heard: Heard, item: Item) -> None:
    product, variant = d.product(item), d.variant(item)
    if product is None or variant is None:
        return
    showing.introduce(d, product)
    found = _fit(d, item)
    if found and found.kind is FitKind.UNDER:
        d.say(Act.HEIGHT_UNDER_SMALLEST, v1=d.v(variant), s=d.given(height=height_fact(item.height or 0)))
    if found and _between_sizes(d, item, variant, found):
        return
    if d.before.offered and d.before.basket.item.product_id == item.product_id and heard.done.repriced:
        d.say(Act.OFFER_REPRICED, ask=CONFIRM, v1=d.v(variant))
        return
    d.say(Act.OFFER, ask=CONFIRM, v1=d.v(variant), **height_role(d, item))


def height_role(d: Deciding, item: Item) -> dict[str, str]:
    """The height the size follows from, as a role of the act; a size said by its label rests on none."""
    if item.height is None or item.size:
        return {}
    return {"s": d.given(height=height_fact(item.height))}


def _fit(d: Deciding, item: Item) -> Fit | None:
    product = d.product(item)
    if product is None or item.height is None or item.size:
        return None
    return sizing.fit(item.height, product.sizes, d.shop.sizing, item.room_to_grow)


def _between_sizes(d: Deciding, item: Item, variant: Variant, found: Fit) -> bool:
    """Near the upper edge, or with room to grow, the next size is shown with its price; never moved to by itself (DOMAIN §2)."""
    if found.kind not in NEXT_SHOWN:
        return False
    bigger = d.variant(item, found.next_size) if found.next_size else None
    height = d.given(height=height_fact(item.height or 0))
    if bigger is None:
        d.say(Act.NO_BIGGER_SIZE, v1=d.v(variant), s=height)
        return False
    wide = item.room_to_grow or found.kind is FitKind.BETWEEN
    act = Act.OFFER_WITH_ROOM_TO_GROW if wide else Act.EDGE_BETWEEN_SIZES
    d.say(act, ask=Question(Asking.WHICH_SIZE, (variant.size, bigger.size)), v1=d.v(variant), v2=d.v(bigger), s=height)
    return True


def _tell_edges(d: Deciding) -> None:
    """Among several things the first near the upper edge: the next size with its price, nothing moved.

    It comes under discussion: «більший», and the buttons, speak of it.
    """
    for index, item in enumerate(d.conversation.basket.items):
        found = _fit(d, item)
        ours = d.variant(item)
        theirs = d.variant(item, found.next_size) if found and found.kind in NEXT_SHOWN and found.next_size else None
        if ours and theirs:
            d.say(Act.PRICE_OTHER_SIZE, v1=d.v(ours), v2=d.v(theirs))
            d.change(basket=replace(d.conversation.basket, focus=index))
            return


def _offer_several(d: Deciding) -> None:
    items = d.conversation.basket.items
    _tell_edges(d)
    variants = [d.variant(item) for item in items]
    one, two = (variants[0], variants[1]) if len(items) == 2 else (None, None)
    alike = one and two and (one.product_id, one.colour) == (two.product_id, two.colour)
    by_height = all(item.height and not item.size and item.quantity == 1 for item in items)
    if one and two and alike and by_height:
        first, second = (d.given(height=height_fact(item.height or 0)) for item in items)
        d.say(Act.OFFER_TWO_CHILDREN, ask=CONFIRM, v1=d.v(one), v2=d.v(two), s1=first, s2=second, q=d.q())
        return
    d.show(BubbleKind.ORDER_SUMMARY, q=with_table(d), s=d.given(), shop=d.given())
    d.say(Act.OFFER_SEVERAL, ask=CONFIRM, q=d.q())


def with_table(d: Deciding) -> str:
    """The basket's sums together with its lines, as a card shows them."""
    subject = d.q(d.conversation.method)
    rows = tuple(
        (v.title, v.colour, v.size, item.quantity, pricing.price(v), pricing.price(v) * item.quantity)
        for item in d.conversation.basket.items
        if (v := d.variant(item))
    )
    d.add(subject, lines=Fact("lines", rows, "basket"))
    return subject


def named(d: Deciding, item: Item) -> str:
    """A thing in words: title, colour, size, as far as they are known."""
    product = d.product(item)
    return line_words(product.title if product else "", d.colour(item) or "", d.size(item) or "").strip(", ")


def ask_which_line(d: Deciding, names: Mapping[int, str], source: str = "basket") -> None:
    """`names`: the lines that could be meant, each in words under its place, counted from 0."""
    keys = tuple(map(str, names))
    lines = d.given(lines=Fact("list", tuple(names.values()), source, keys=keys))
    d.say(Act.ASK_WHICH_LINE, ask=Question(Asking.WHICH_LINE, keys), q=lines)
