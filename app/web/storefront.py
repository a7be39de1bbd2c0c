"""The shop's window: what there is, and the way to the chat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import Blueprint, abort, render_template, request

from app.domain.catalogue import Variant
from app.domain.money import Money
from app.services import catalogue
from app.services.runtime import runtime

storefront = Blueprint("storefront", __name__)


@storefront.get("/")
def home() -> str:
    goods = catalogue.snapshot()
    return render_template("shop/home.html", products=goods.products, categories=goods.categories)


@storefront.get("/product/<product_id>")
def product(product_id: str) -> str:
    goods, shop = catalogue.current()
    found = goods.find(product_id) or abort(404)
    colour = next((c for c in found.colours if c.sku == request.args.get("colour")), found.colours[0])
    prices = prices_by_size(runtime().ports.variants.read([product_id]))
    bands = {band.label: band for band in shop.sizing.table if band.label in prices}
    return render_template("shop/product.html", product=found, colour=colour, prices=prices, bands=bands)


def prices_by_size(variants: Iterable[Variant]) -> Mapping[str, tuple[Money, Money]]:
    """Size → its lowest and highest price over the colours, in the order sizes are shown."""
    prices: dict[str, tuple[Money, Money]] = {}
    for variant in variants:
        low, high = prices.get(variant.size, (variant.price, variant.price))
        prices[variant.size] = (min(low, variant.price), max(high, variant.price))
    return prices
