"""Writing facts: what may be said of a product, a variant, an order, a sum, the shop. Values stay canonical."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import NamedTuple

from app.dialog.facts import Fact
from app.domain import opening
from app.domain.catalogue import Catalogue, Product, Variant
from app.domain.greeting import word as day_part
from app.domain.money import Money
from app.domain.orders import Order
from app.domain.pricing import Quote
from app.domain.shop import Shop

Facts = Mapping[str, Fact]


def of_product(product: Product, variants: Iterable[Variant], shop: Shop, colour: str | None = None) -> Facts:
    """p1.*: title, colours, sizes, price range, fabric, care, the price of each size where it was read, a picture.

    The picture is the one of `colour` where that is known, else the first there is.
    """
    fact = partial(Fact, source=f"product:{product.id}", version=product.version)
    shades, labels = tuple(c.name for c in product.colours if c.name), tuple(filter(None, product.sizes))
    prices: dict[str, Money] = {}
    for variant in variants:
        prices.setdefault(variant.size, variant.price)
    facts = {
        "id": fact("key", product.id),
        "title": fact("title", product.title),
        "colours": fact("list", shades, keys=shades),
        "sizes": fact("list", labels, keys=labels),
        "price_from": fact("price_from", (product.price_min, product.price_max)),
        "price_min": fact("money", product.price_min),
        "fabric": fact("phrase", product.fabric),
        "trait": fact("phrase", product.trait),
        "worth": fact("text", product.worth),
        "care": fact("text", product.care),
        "photo": fact("key", _picture(product, colour)),
    }
    if prices and labels:
        bands = {band.label: f"{band.low}–{band.high}" for band in shop.sizing.table}
        rows = tuple((size, prices[size], bands.get(size, "")) for size in product.sizes if size in prices)
        facts["prices"] = fact("prices", rows)
    return {name: known for name, known in facts.items() if known.value}


def _picture(product: Product, colour: str | None) -> str:
    wanted = product.colour(colour) if colour else None
    return (wanted and wanted.picture) or next((c.picture for c in product.colours if c.picture), "")


def of_variant(variant: Variant, product: Product | None) -> Facts:
    """v1.*: one product in one colour and size, with its price and stock as read together."""
    fact = partial(Fact, source=f"variant:{variant.sku}:{variant.size}", version=variant.version)
    facts = {
        "title": fact("title", variant.title),
        "colour": fact("colour", variant.colour),
        "size": fact("size", variant.size),
        "price": fact("money", variant.price),
        "sku": fact("key", variant.sku),
        "stock": fact("stock", stock_word(variant)),
    }
    if product and len(product.sizes) > 1:
        facts["other_sizes"] = fact("list", product.sizes)
    if product and len(product.colours) > 1:
        facts["other_colours"] = fact("list", tuple(c.name for c in product.colours))
    colour = product.colour(variant.colour) if product else None
    if colour and colour.look:
        facts["colour_note"] = fact("text", colour.look)
    if colour and colour.picture:
        facts["photo"] = fact("key", colour.picture)
    if product and variant.size in product.measures:
        facts["measures"] = fact("phrase", product.measures[variant.size])
    return facts


def stock_word(variant: Variant) -> str:
    """Untracked stock can be ordered, but is never «in stock» (DESIGN §7)."""
    if variant.available is None:
        return "to_order"
    return "in_stock" if variant.available > 0 else "sold_out"


def of_quote(quote: Quote, count: int) -> Facts:
    """q.*: what the lines come to, what is due now, what is left for delivery with the carrier's estimated fee."""
    return {
        "total": Fact("money", quote.total, "quote"),
        "prepay": Fact("money", quote.prepay, "quote"),
        "due": Fact("money", quote.due, "quote"),
        "rest": Fact("money", quote.rest, "quote"),
        "fee": Fact("fee", quote.fee, "quote"),
        "items": Fact("count", count, "quote"),
    }


def of_order(order: Order, shop: Shop) -> Facts:
    """o.*: one order as it stands."""
    fact = partial(Fact, source=f"order:{order.number}", version=order.version)
    facts = {
        "number": fact("number", order.number),
        "link": order_link(order.number, shop),
        "lines": fact("list", tuple(line_words(x.title, x.colour, x.size) for x in order.lines)),
        "status": fact("status", order.status.value),
        "ttn": fact("ttn", order.tracking),
        "reason": fact("reason", order.reason),
        "hold_until": fact("until", order.hold_until),
    }
    return {name: known for name, known in facts.items() if known.value}


def order_link(number: str, shop: Shop) -> Fact:
    """Where the order's news are; empty where the shop shows none."""
    return Fact("link", shop.order_link.replace("{number}", number), "shop")


def line_words(title: str, colour: str, size: str) -> str:
    return ", ".join(filter(None, (title, colour, size)))


def of_shop(shop: Shop, catalogue: Catalogue, now: datetime) -> Facts:
    """shop.*: agent, hours, carrier, categories and every policy text."""
    _, answer_time = opening.answer_time(shop, now)
    return {
        **_standing(shop, catalogue),
        "greeting": Fact("greeting", day_part(shop.local(now).time()).value, "clock"),
        "answer_time": Fact("when", answer_time, "shop"),
    }


class _Standing(NamedTuple):
    """What was written last, and of what: the same two values serve every turn until the shop is edited."""

    shop: Shop
    catalogue: Catalogue
    facts: Facts


_written: list[_Standing] = []  # the last one; compared by identity, for a shop's texts are long


def _standing(shop: Shop, catalogue: Catalogue) -> Facts:
    """The facts that no clock moves."""
    last = _written[-1] if _written else None
    if last is None or last.shop is not shop or last.catalogue is not catalogue:
        last = _Standing(shop, catalogue, _unmoved(shop, catalogue))
        _written[:] = [last]
    return last.facts


def _unmoved(shop: Shop, catalogue: Catalogue) -> Facts:
    facts = {name: Fact("text", text, "shop") for name, text in shop.texts.items() if text}
    return facts | {
        "agent": Fact("name", shop.agent, "shop"),
        "agent_role": Fact("role", shop.agent_role, "shop"),
        "subject": Fact("phrase", shop.subject, "shop"),
        "carrier": Fact("carrier", shop.carrier, "shop"),
        "requisites": Fact("requisites", asdict(shop.requisites), "shop"),
        "terms_link": Fact("link", shop.terms_link, "shop"),
        "categories": Fact(
            "list",
            tuple(c.title for c in catalogue.categories),
            "shop",
            keys=tuple(c.id for c in catalogue.categories),
        ),
    }
