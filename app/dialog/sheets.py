"""Writing facts: what may be said of a product, a variant, an order, a sum, the shop. Values stay canonical."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.dialog.facts import Fact
from app.domain import opening
from app.domain.catalogue import Catalogue, Product, Variant
from app.domain.greeting import day_part
from app.domain.money import Money
from app.domain.orders import Order
from app.domain.pricing import Quote
from app.domain.shop import Shop

Facts = Mapping[str, Fact]


def of_product(product: Product, variants: Iterable[Variant], shop: Shop) -> Facts:
    """p1.*: title, colours, sizes, price range, fabric, care, and the price of each size where it was read."""
    origin = {"source": f"product:{product.id}", "version": product.version}
    prices: dict[str, Money] = {}
    for variant in variants:
        prices.setdefault(variant.size, variant.price)
    facts = {
        "id": Fact("key", product.id, **origin),
        "title": Fact("title", product.title, **origin),
        "colours": Fact("list", tuple(c.name for c in product.colours), keys=tuple(c.name for c in product.colours), **origin),
        "sizes": Fact("list", product.sizes, keys=product.sizes, **origin),
        "price_from": Fact("price_from", (product.price_min, product.price_max), **origin),
        "price_min": Fact("money", product.price_min, **origin),
        "fabric": Fact("phrase", product.fabric, **origin),
        "trait": Fact("phrase", product.trait, **origin),
        "worth": Fact("text", product.worth, **origin),
        "care": Fact("text", product.care, **origin),
    }
    if prices:
        bands = {band.label: f"{band.low}–{band.high}" for band in shop.sizing.table}
        rows = tuple((size, prices[size], bands.get(size, "")) for size in product.sizes if size in prices)
        facts["prices"] = Fact("prices", rows, **origin)
    return {name: fact for name, fact in facts.items() if fact.value}


def of_variant(variant: Variant, product: Product | None) -> Facts:
    """v1.*: one product in one colour and size, with its price and stock as read together."""
    origin = {"source": f"variant:{variant.sku}:{variant.size}", "version": variant.version}
    facts = {
        "title": Fact("title", variant.title, **origin),
        "colour": Fact("colour", variant.colour, **origin),
        "size": Fact("size", variant.size, **origin),
        "price": Fact("money", variant.price, **origin),
        "sku": Fact("key", variant.sku, **origin),
        "stock": Fact("stock", stock_word(variant), **origin),
    }
    colour = product.colour(variant.colour) if product else None
    if colour and colour.look:
        facts["colour_note"] = Fact("text", colour.look, **origin)
    if product and variant.size in product.measures:
        facts["measures"] = Fact("phrase", product.measures[variant.size], **origin)
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


def of_order(order: Order) -> Facts:
    """o.*: one order as it stands."""
    origin = {"source": f"order:{order.number}", "version": order.version}
    facts = {
        "number": Fact("number", order.number, **origin),
        "lines": Fact("list", tuple(line_words(x.title, x.colour, x.size) for x in order.lines), **origin),
        "status": Fact("status", order.status.value, **origin),
        "ttn": Fact("ttn", order.tracking, **origin),
        "reason": Fact("reason", order.reason, **origin),
        "hold_until": Fact("until", order.hold_until, **origin),
    }
    return {name: fact for name, fact in facts.items() if fact.value}


def line_words(title: str, colour: str, size: str) -> str:
    return f"{title}, {colour}, {size}"


def of_shop(shop: Shop, catalogue: Catalogue, now: datetime) -> Facts:
    """shop.*: agent, hours, carrier, categories and every policy text."""
    _, answer_time = opening.answer_time(shop, now)
    facts = {f"{name}": Fact("text", text, "shop") for name, text in shop.texts.items() if text}
    facts |= {
        "agent": Fact("name", shop.agent, "shop"),
        "agent_role": Fact("role", shop.agent_role, "shop"),
        "subject": Fact("phrase", shop.subject, "shop"),
        "greeting": Fact("greeting", day_part(shop.local(now).time()).value, "clock"),
        "answer_time": Fact("when", answer_time, "shop"),
        "carrier": Fact("carrier", shop.carrier, "shop"),
        "categories": Fact(
            "list",
            tuple(c.title for c in catalogue.categories),
            "shop",
            keys=tuple(c.id for c in catalogue.categories),
        ),
    }
    return facts
