"""One bubble of every kind, about the first thing the shop sells: what the living page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext

from app.domain.catalogue import Product, Variant
from app.domain.money import Money
from app.domain.shop import Shop
from app.services.views import ChoiceView, MessageView
from app.web import rendering

Part = tuple[str, str, str, Mapping[str, Any], tuple[str, ...], str]  # author, kind, text, payload, button labels, act


def thread(product: Product, variants: Sequence[Variant], shop: Shop, now: datetime) -> tuple[MessageView, ...]:
    """In the order of a sale; the last day's bubbles are of today."""
    parts = [*_choosing(product, variants), *_ordering(product, variants, shop), *_afterwards(shop)]
    first = now - timedelta(days=1)
    return tuple(_said(place, first if place < 4 else now, part) for place, part in enumerate(parts, 1))


def _said(place: int, at: datetime, part: Part) -> MessageView:
    author, kind, text, payload, labels, act = part
    choices = tuple(ChoiceView(f"sample:{place}:{number}", label) for number, label in enumerate(labels))
    name = gettext("Maria") if author == "staff" else None
    return MessageView(place, 0, place, author, kind, text, at, choices, payload, act, staff_name=name)


def _choosing(product: Product, variants: Sequence[Variant]) -> Iterator[Part]:
    colour = product.colours[0]
    prices = _prices(variants)
    rows = [{"size": size, "price": rendering.money(price), "heights": ""} for size, price in prices.items()]
    picture = {"title": product.title, "photo": colour.picture, "colours": [c.name for c in product.colours]}
    yield "shopper", "text", product.title, {}, (), ""
    yield "bot", "text", gettext("A short answer."), {}, (), ""
    yield "bot", "product", product.title, {**picture, "prices": rows}, (gettext("Choose"),), ""
    yield "bot", "photo", f"{product.title}, {colour.name}", {"photo": colour.picture}, (), ""
    yield "bot", "price_table", "", {"title": product.title, "prices": rows}, (), ""
    labels = tuple(f"{row['size']} · {row['price']}" for row in rows)
    yield "bot", "size_picker", "", {"sizes": rows}, labels, ""
    yield "bot", "colours", "", {"colours": picture["colours"]}, tuple(picture["colours"]), ""
    yield "bot", "text", gettext("A question with buttons?"), {}, (gettext("Yes"), gettext("No")), ""


def _ordering(product: Product, variants: Sequence[Variant], shop: Shop) -> Iterator[Part]:
    size, price = next(iter(_prices(variants).items()))
    shown = rendering.money(price)
    fields = [("city", gettext("City"), ""), ("np_branch", gettext("Branch"), "12"), ("full_name", gettext("Recipient"), "")]
    form = [{"name": name, "label": label, "value": value, "autocomplete": "off"} for name, label, value in fields]
    line = {"title": product.title, "colour": product.colours[0].name, "size": size, "quantity": 1, "price": shown, "sum": shown}
    parcel = {
        "full_name": gettext("Maria"),
        "phone": "+380671234567",
        "city": gettext("City"),
        "carrier": shop.carrier,
        "np_branch": "12",
    }
    rows = [
        {"name": name, "label": label, "value": value, "copy": value}
        for name, label, value in (
            ("amount", gettext("Sum"), shown), ("payee", gettext("Recipient"), shop.requisites.payee),
            ("iban", "IBAN", shop.requisites.iban),
        )
    ]  # fmt: skip
    yield "shopper", "text", gettext("Yes"), {}, (), ""
    yield "bot", "delivery_form", "", {"fields": form}, (), ""
    yield "bot", "order_summary", "", {"number": "1000", "lines": [line], **parcel, "total": shown}, (gettext("Pay"),), ""
    yield "bot", "requisites", "", {"rows": rows, "stamp": "ДЕМО" if shop.requisites.demo else ""}, (), ""


def _afterwards(shop: Shop) -> Iterator[Part]:
    yield "bot", "text", gettext("News that waits."), {}, (), "receipt_received"
    yield "bot", "text", gettext("News that is well."), {}, (), "payment_approved"
    yield "bot", "text", gettext("News that is not."), {}, (), "payment_rejected"
    yield "bot", "text", gettext("A quiet line."), {}, (), "person_joined"
    yield "staff", "text", gettext("Words of a person."), {}, (), ""
    yield "staff", "text", gettext("And more of them."), {}, (), ""
    yield "bot", "status", "", {"number": "1000", "status": gettext("shipped"), "total": "", "ttn": "20450000000000"}, (), ""
    yield "bot", "csat", "", {}, (gettext("Good"), gettext("So-so"), gettext("Bad")), ""


def _prices(variants: Sequence[Variant]) -> Mapping[str, Money]:
    """Size → price, in the order sizes are shown."""
    prices: dict[str, Money] = {}
    for variant in variants:
        prices.setdefault(variant.size, variant.price)
    return prices
