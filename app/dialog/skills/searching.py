"""Goods looked for by everything wished so far: shelf, traits, colour, height, sum; what is said no to is never shown."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact, height_fact
from app.dialog.hearing import Heard
from app.dialog.skills import offering, showing, wanting
from app.dialog.skills.wanting import Wish
from app.dialog.turn import Turn
from app.domain import colours
from app.domain.basket import Item
from app.domain.catalogue import Product
from app.domain.commands import Ask, RefProduct, SetSlot, Topic
from app.domain.money import Money
from app.domain.slots import Slot


def search(d: Deciding, heard: Heard) -> None:
    """The goods that fit all wishes; one match comes under discussion. Nothing: which wish fails, and what comes nearest."""
    wish = wanting.of_talk(d, heard)
    if not wish and not heard.asks(Topic.CATALOGUE, Topic.CHEAPER):
        if not heard.answered and not d.plan_asks():
            d.say(Act.ASK_WHAT, ask=Question(Asking.CATEGORY, tuple(c.id for c in d.catalogue.categories)))
        return
    found = wanting.fitting(d, wish)
    if not found:
        _nearest(d, wish)
    elif len(found) == 1:
        _take_up(d, heard, wish, found[0])
    elif {p.id for p in found[: showing.CARDS]} == set(d.before.shown) and not heard.asks(Topic.CATALOGUE):
        if d.asked_often(Asking.WHICH_PRODUCT):
            _take_up(d, heard, wish, found[0])  # asked twice already: the first is offered by name, to be said no to
            return
        if heard.asked_value(Slot.HEIGHT):
            showing.tell_prices(d, found[: showing.CARDS], wish.height)
        showing.ask_which(d, found[: showing.CARDS])  # their cards stand above
    else:
        showing.show_products(d, found, height=wish.height, colour=wish.colour)


def _take_up(d: Deciding, heard: Heard, wish: Wish, product: Product) -> None:
    item = _fresh_item(d, product, wish.colour)
    d.change(basket=d.conversation.basket.with_item(item))
    d.say(Act.FITS_DESCRIPTION, p1=d.p(product))
    offering.go_on(d, heard)


def _fresh_item(d: Deciding, product: Product, colour: str | None) -> Item:
    """The model in the colour wished, for the child under discussion."""
    own = colours.colour_of(colour, product, d.shop) if colour else None
    return replace(d.item, product_id=product.id, colour=own, price_shown=None)


def _nearest(d: Deciding, wish: Wish) -> None:
    """The one wish without which something fits is named, and what fits without it is shown."""
    for lacking, rest in wanting.relaxed(wish):
        found = wanting.fitting(d, rest)
        if found:
            _LACKING[lacking](d, wish, found)
            return
    d.say(Act.NOTHING_MATCHES)


def _over_budget(d: Deciding, wish: Wish, found: list[Product]) -> None:
    budget = Fact("money", Money.of(wish.budget or 0, d.shop.currency), "message")
    priced = [(variant.price, p, variant) for p in found if (variant := showing.variant_at(d, p, wish.height))]
    if wish.height and priced:
        _, nearest, variant = min(priced, key=lambda row: row[0])
        s = d.given(budget=budget, height=height_fact(wish.height))
        d.say(Act.NOTHING_IN_BUDGET_AT, s=s, v1=d.v(variant))
        lowest = [p for price, p, _ in priced if price == variant.price]
    else:
        nearest = min(found, key=lambda p: p.price_min)
        d.say(Act.NOTHING_IN_BUDGET, p1=d.p(nearest), s=d.given(budget=budget))
        lowest = [p for p in found if p.price_min == nearest.price_min]
    d.change(budget=None)
    _show_nearest(d, lowest or [nearest], wish)


def _other_colour(d: Deciding, wish: Wish, found: list[Product]) -> None:
    d.say(Act.NOTHING_IN_COLOUR, s=d.given(colour=Fact("colour", str(wish.colour), "message")))
    d.change(basket=d.conversation.basket.with_item(_without_colour(d)))
    _show_nearest(d, found, wish)


def _without_colour(d: Deciding) -> Item:
    return replace(d.item, colour=None) if d.item.product_id is None else d.item


def _other_trait(d: Deciding, wish: Wish, found: list[Product]) -> None:
    traits = [trait for name in wish.features if (trait := d.catalogue.feature(name))]
    if traits:
        d.say(Act.NOTHING_WITH_TRAIT, s=d.given(trait=Fact("phrase", traits[-1].phrase, "catalogue")))
    d.change(features=tuple(wish.features[:-1]))
    _show_nearest(d, found, wish)


def _other_height(d: Deciding, wish: Wish, found: list[Product]) -> None:
    if wish.height:
        d.say(Act.NOTHING_ON_HEIGHT, s=d.given(height=height_fact(wish.height)))
    showing.show_products(d, found, ask=False)


def _show_nearest(d: Deciding, found: list[Product], wish: Wish) -> None:
    if len(found) == 1:
        showing.introduce(d, found[0])
        d.change(shown=(found[0].id,), pending=Question(Asking.WHICH_PRODUCT, (found[0].id,)))
    elif wish.among:
        showing.ask_which(d, found[: showing.CARDS])
    else:
        showing.show_products(d, found, height=wish.height)


_LACKING = {"budget": _over_budget, "colour": _other_colour, "features": _other_trait, "height": _other_height}


def looks_elsewhere(d: Deciding, heard: Heard) -> bool:
    """Other goods than the one under discussion are asked about: another shelf, or what there is at all."""
    product = d.product(d.item)
    if product is None or any(not r.rejected for r in heard.of(RefProduct)):
        return False
    shelves = [c.value for c in heard.of(SetSlot) if c.slot is Slot.CATEGORY and c.op != "negate"]
    features = [c.value for c in heard.of(SetSlot) if c.slot is Slot.FEATURE and c.op != "negate"]
    if shelves and product.category not in shelves:
        return True
    if shelves and any(name not in product.features for name in features):
        return True
    if features and any(name not in product.features for name in features) and not heard.asks(Topic.FEATURE):
        return True
    return heard.asks(Topic.CATALOGUE) and showing.variant_at(d, product, d.item.height) is None and d.item.height is not None


def expected(turn: Turn) -> list[str]:
    """Ids of what this turn's search or «дешевше?» may find, the cheapest first: their prices are read with the others'."""
    if turn.understanding is None:
        return []
    wish = wanting.of_turn(turn)
    asks = any(isinstance(c, Ask) and c.topic is Topic.CATALOGUE for c in turn.understanding.commands)
    found = wanting.outright(turn.catalogue, turn.shop, wish) if wish or asks else []
    without = [
        p
        for lacking, rest in wanting.relaxed(wish)
        if lacking != "budget" and not found
        for p in wanting.outright(turn.catalogue, turn.shop, rest)
    ]
    ids = [p.id for p in sorted(found or without, key=lambda p: p.price_min)]
    return list(dict.fromkeys((*ids, *_beside(turn))))


def _beside(turn: Turn) -> list[str]:
    """Ids of the other models of the shelf, where something cheaper is asked for: their prices are compared."""
    asks = [c for c in turn.understanding.commands if isinstance(c, Ask)] if turn.understanding else []
    current = turn.catalogue.find(turn.conversation.basket.item.product_id)
    if current is None or not any(ask.topic is Topic.CHEAPER for ask in asks):
        return []
    return [p.id for p in sorted(turn.catalogue.products, key=lambda p: p.price_min) if p.category == current.category]
