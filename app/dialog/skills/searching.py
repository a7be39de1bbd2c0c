"""Goods looked for by category, traits and budget, as they were described so far."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.skills import choosing, offering
from app.dialog.turn import Turn
from app.domain.catalogue import Product
from app.domain.commands import Ask, SetSlot, Topic
from app.domain.money import Money
from app.domain.slots import Slot


def search(d: Deciding, heard: Heard) -> None:
    """Goods by category, traits and budget, as they were described so far; one match comes under discussion."""
    budget = heard.asked_value(Slot.BUDGET)
    found = matching(d)
    if (
        not d.conversation.category
        and not d.conversation.features
        and not budget
        and not heard.asks(Topic.CATALOGUE, Topic.CHEAPER)
    ):
        if not heard.answered and not d.plan_asks():
            d.say(Act.ASK_WHAT, ask=Question(Asking.CATEGORY, tuple(c.id for c in d.catalogue.categories)))
        return
    if budget:
        found = _within(d, found, int(str(budget)))
    if not found:
        if not d.plan_says(Act.NOTHING_IN_BUDGET):
            d.say(Act.NOTHING_MATCHES)
    elif len(found) == 1:
        d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=found[0].id)))
        d.say(Act.FITS_DESCRIPTION, p1=d.p(found[0]))
        offering.go_on(d, heard)
    else:
        choosing.show_products(d, found)


def expected(turn: Turn) -> list[str]:
    """Ids of what this turn's search or «дешевше?» may find, the cheapest first: their prices are read with the others'."""
    said = [c for c in turn.understanding.commands if isinstance(c, SetSlot) and c.op != "negate"] if turn.understanding else []
    by_slot = {slot: {str(c.value) for c in said if c.slot is slot} for slot in (Slot.CATEGORY, Slot.FEATURE, Slot.BUDGET)}
    if not any(by_slot.values()):
        return _beside(turn)
    shelves = by_slot[Slot.CATEGORY] or {turn.conversation.category} - {None}
    traits = by_slot[Slot.FEATURE].union(turn.conversation.features)
    most = max(map(int, by_slot[Slot.BUDGET]), default=None)
    found = [
        p
        for p in turn.catalogue.products
        if (not shelves or p.category in shelves) and traits <= p.features and (most is None or p.price_min.amount <= most)
    ]
    return [p.id for p in sorted(found, key=lambda p: p.price_min)]


def matching(d: Deciding) -> list[Product]:
    """Products of the category, with every trait asked for, not said no to."""
    c = d.conversation
    unwanted = {r.partition(":")[2] for r in c.rejected if r.startswith("product:")}
    no_traits = {r.partition(":")[2] for r in c.rejected if r.startswith("feature:")}
    return [
        p
        for p in d.catalogue.products
        if (not c.category or p.category == c.category)
        and set(c.features) <= p.features
        and not no_traits & p.features
        and p.id not in unwanted
    ]


def _within(d: Deciding, found: list[Product], budget: int) -> list[Product]:
    affordable = [p for p in found if p.price_min.amount <= budget]
    if not affordable and found:
        nearest = min(found, key=lambda p: p.price_min)
        named = d.given(budget=Fact("money", Money.of(budget, d.shop.currency), "message"))
        d.say(Act.NOTHING_IN_BUDGET, p1=d.p(nearest), s=named)
        choosing.introduce(d, nearest)
    return affordable


def _beside(turn: Turn) -> list[str]:
    """Ids of the other models of the shelf, where something cheaper is asked for: their prices are compared."""
    asks = [c for c in turn.understanding.commands if isinstance(c, Ask)] if turn.understanding else []
    current = turn.catalogue.find(turn.conversation.basket.item.product_id)
    if current is None or not any(ask.topic is Topic.CHEAPER for ask in asks):
        return []
    return [p.id for p in sorted(turn.catalogue.products, key=lambda p: p.price_min) if p.category == current.category]
