"""Questions about money: a price, all prices, cheaper, too dear, a discount."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.answers import weighing
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills.choosing import asked_product
from app.dialog.skills.showing import introduce
from app.domain import sizing
from app.domain.catalogue import Product, Variant
from app.domain.commands import Ask, Topic
from app.domain.dialog_state import State
from app.domain.slots import Slot


def price(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The price of the size asked about; of the item itself only when the offer does not say it anyway."""
    if heard.asked_value(Slot.BUDGET):
        return False  # a sum is the limit of a search, not a question
    if suggested := weighing.suggested(d, heard):
        weighing.tell_suggested(d, heard, suggested)
        return True
    several = weighing.compared(d, heard)
    if several and (heard.done.asked_only or d.item.product_id is None):
        if not heard.asks(Topic.CHEAPER):
            weighing.tell_prices(d, heard, several)
        return True
    if _asks_the_sum(d, heard, ask):
        d.say(Act.BASKET_SHOWN, q=d.q())
        return True
    product = asked_product(d, heard, ask)
    return product is not None and _tell_price(d, heard, product)


def _tell_price(d: Deciding, heard: Heard, product: Product) -> bool:
    """One model's price: of the size asked about, else of the one known, else from its lowest while no height is known."""
    size = _asked_size(d, heard, product)
    current = d.size(d.item) if d.item.product_id == product.id else None
    if size and current and size != current:
        return _other_size(d, product, current, size)
    size = size or current
    if size is None:
        if heard.asked_value(Slot.HEIGHT) is None and d.item.height is None:
            d.say(Act.PRICE_FROM, p1=d.p(product))
            return True
        return False
    if d.complete and d.item.product_id == product.id and d.conversation.state is not State.PAYMENT_DELIVERY:
        return False  # the offer that follows says it
    variant = d.priced(product.id, size, d.colour(d.item) if current else None)
    if variant:
        d.say(Act.PRICE_ANSWER, v1=d.v(variant))
        d.change(weighed=() if current else (size,))
    return variant is not None


def _asks_the_sum(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """«скільки разом?» of several pieces: one piece's price would be a wrong answer. In an offer the offer itself says it."""
    pieces = sum(item.quantity for item in d.conversation.basket.items)
    names_one = heard.product_of(ask) or heard.asked_value(Slot.SIZE) or heard.asked_value(Slot.HEIGHT)
    return pieces > 1 and d.complete and not names_one and not heard.done.wished


def _asked_size(d: Deciding, heard: Heard, product: Product) -> str | None:
    label, height = heard.asked_value(Slot.SIZE), heard.asked_value(Slot.HEIGHT)
    if label:
        text = str(label)
        return text if text in product.sizes else sizing.size_holding(int(text), product.sizes) if text.isdigit() else None
    return sizing.fit(int(str(height)), product.sizes, d.shop.sizing).size if height else None


def _other_size(d: Deciding, product: Product, current: str, size: str) -> bool:
    """Another size's price changes nothing until it is accepted."""
    colour = d.colour(d.item)
    ours, theirs = d.priced(product.id, current, colour), d.priced(product.id, size, colour)
    if ours and theirs:
        d.say(Act.PRICE_OTHER_SIZE, v1=d.v(ours), v2=d.v(theirs))
        d.change(weighed=(size,))
    return bool(ours and theirs)


def price_list(d: Deciding, heard: Heard, ask: Ask) -> bool:
    product = asked_product(d, heard, ask)
    if product is None:
        return False
    if product.sizes == ("",):
        d.say(Act.PRICE_FROM, p1=d.p(product))
        return True
    d.say(Act.PRICE_LIST, p1=d.p(product))
    d.show(BubbleKind.PRICE_TABLE, p1=d.p(product))
    return True


def cheaper(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The cheapest other model of the same shelf, by its lowest price; honest when there is none."""
    if heard.asked_value(Slot.BUDGET):
        return False
    several = weighing.compared(d, heard)
    if several and len(several) <= weighing.MOST and (heard.done.asked_only or d.item.product_id is None):
        weighing.tell_cheaper(d, heard, several)
        return True
    if d.item.product_id and ask.detail == "take":
        return False  # the one taken is gone on with
    current = asked_product(d, heard, ask)
    if current and (cheaper_fit := _cheaper_in_size(d, current)):
        product, variant = cheaper_fit
        d.say(Act.CHEAPER_IN_SIZE, p1=d.p(product), v1=d.v(variant))
        introduce(d, product)
        return True
    _tell_cheapest(d, current)
    return True


def _tell_cheapest(d: Deciding, current: Product | None) -> None:
    """By lowest price: of the same shelf, else of all there is."""
    shelf = [p for p in d.catalogue.products if current is None or p.category == current.category] or list(d.catalogue.products)
    cheapest = min(shelf, key=lambda p: p.price_min)
    if current is None or cheapest.price_min < current.price_min:
        d.say(Act.CHEAPER_SHOWN, p1=d.p(cheapest))
        introduce(d, cheapest)
        return
    lowest = min(d.catalogue.products, key=lambda p: p.price_min)
    if lowest.price_min < current.price_min:
        d.say(Act.CHEAPER_SHOWN, p1=d.p(lowest))
        introduce(d, lowest)
    else:
        d.say(Act.CHEAPER_NONE, p1=d.p(current))


def _cheaper_in_size(d: Deciding, current: Product) -> tuple[Product, Variant] | None:
    """The cheapest other model of the shelf in what this child wears, by prices read in this turn; None when none is cheaper."""
    ours = d.variant(d.item) if d.item.product_id == current.id else None
    if ours is None or d.item.height is None:
        return None
    found = []
    for product in d.catalogue.products:
        size = sizing.fit(d.item.height, product.sizes, d.shop.sizing).size
        variant = d.any_variant(product.id, size) if size and product.category == current.category else None
        if variant and variant.price < ours.price:
            found.append((product, variant))
    return min(found, key=lambda pair: pair[1].price, default=None)


def dispute(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The price called too high for the first time: what one pays for. A second time is a person's (decided before)."""
    d.change(disputes=d.conversation.disputes + 1)
    product = asked_product(d, heard, ask)
    if product and product.worth:
        d.say(Act.PRICE_DISPUTED, p1=d.p(product))
    else:
        d.say(Act.DISCOUNT_NONE)
    return True


def discount(d: Deciding, heard: Heard, ask: Ask) -> bool:
    d.say(Act.DISCOUNT_NONE)
    return True
