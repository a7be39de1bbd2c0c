"""Questions about sizes, fit and measurements."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact, height_fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills.choosing import asked_product, tell_fit
from app.domain import sizing
from app.domain.catalogue import Product
from app.domain.commands import Ask
from app.domain.effects import TicketReason
from app.domain.slots import Slot


def sizes(d: Deciding, heard: Heard, ask: Ask) -> bool:
    product = asked_product(d, heard, ask)
    if product is None:
        return size_chart(d, heard, ask)
    if product.sizes == ("",):
        return measures(d, heard, ask)
    d.say(Act.SIZES_ANSWER, p1=d.p(product))
    return True


def size_advice(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Which size goes with a height: of a product when one is meant, else by the shop's table."""
    height = heard.asked_value(Slot.HEIGHT) or d.item.height
    product = asked_product(d, heard, ask)
    if not height:
        return _ask_height(d, heard, ask, product)
    number = int(str(height))
    if product is None:
        return _by_table(d, number)
    if d.complete and d.item.product_id == product.id and heard.done.wished:
        return False  # the offer that follows names the size
    found = sizing.fit(number, product.sizes, d.shop.sizing)
    variant = d.any_variant(product.id, found.size, None) if found.size else None
    if variant is None:
        tell_fit(d, product, number)
    else:
        d.say(Act.SIZE_FROM_HEIGHT, v1=d.v(variant), s=d.given(height=height_fact(number)))
    return True


def _ask_height(d: Deciding, heard: Heard, ask: Ask, product: Product | None) -> bool:
    """Nothing but a height leads to a size (DOMAIN §2): it is asked, or the label usually worn where nobody knows it."""
    if not d.shop.sizing.table or d.plan_asks() or d.size(d.item):
        return False
    if product and (ask.detail == "height_unknown" or d.asked_lately(Asking.HEIGHT)):
        d.say(Act.ASK_SIZE_INSTEAD, ask=Question(Asking.SIZE, product.sizes), p1=d.p(product))
    elif ask.detail == "toddler" or heard.done.aged:
        d.say(Act.ASK_HEIGHT_NOT_AGE, ask=Question(Asking.HEIGHT))
    else:
        d.say(Act.ASK_HEIGHT, ask=Question(Asking.HEIGHT))
    return True


def _by_table(d: Deciding, height: int) -> bool:
    band = sizing.label_for(height, d.shop.sizing)
    if band is None:
        return False
    d.say(Act.SIZE_FROM_HEIGHT, v1=d.given(size=Fact("size", band.label, "shop")), s=d.given(height=height_fact(height)))
    return True


def size_chart(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """The chart only on request (DOMAIN §4); with prices when a model is meant."""
    if not d.shop.sizing.table:
        return False
    product = asked_product(d, heard, ask)
    d.say(Act.SIZE_CHART)
    if product:
        d.show(BubbleKind.PRICE_TABLE, p1=d.p(product))
    else:
        rows = tuple((band.label, None, f"{band.low}–{band.high}") for band in d.shop.sizing.table)
        d.show(BubbleKind.PRICE_TABLE, p1=d.given(prices=Fact("prices", rows, "shop")))
    return True


def fit(d: Deciding, heard: Heard, ask: Ask) -> bool:
    d.say(Act.FIT_ANSWER)
    return True


def measures(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Garment measurements the catalogue has; anything else is a ticket, never a guess (DOMAIN §3)."""
    product = asked_product(d, heard, ask)
    label = heard.asked_value(Slot.SIZE)
    height = heard.asked_value(Slot.HEIGHT)
    size = None
    if product:
        if label:
            size = str(label) if str(label) in product.sizes else None
        elif height:
            size = sizing.fit(int(str(height)), product.sizes, d.shop.sizing).size
        else:
            size = d.size(d.item) if d.item.product_id == product.id else None
        size = size or (next(iter(product.measures)) if len(product.measures) == 1 and not label and not height else None)
    variant = d.any_variant(product.id, size, None) if product and size else None
    if product and variant and variant.size in product.measures:
        d.say(Act.MEASUREMENTS_KNOWN, v1=d.v(variant))
    elif product and size is None and product.measures and not label and not height:
        for known in tuple(product.measures)[:2]:
            if found := d.any_variant(product.id, known, None):
                d.say(Act.MEASUREMENTS_KNOWN, v1=d.v(found))
    else:
        d.say(Act.MEASUREMENT_UNKNOWN)
        d.ticket(TicketReason.MISSING_FACT, "measurements")
    return True
