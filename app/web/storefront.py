"""The shop's window: what there is, and the way to the chat."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from app.services import catalogue

storefront = Blueprint("storefront", __name__)


@storefront.get("/")
def home() -> str:
    goods = catalogue.snapshot()
    return render_template("shop/home.html", products=goods.products, categories=goods.categories)


@storefront.get("/product/<product_id>")
def product(product_id: str) -> str:
    found = catalogue.snapshot().find(product_id) or abort(404)
    bands = {band.label: band for band in catalogue.shop().sizing.table}
    return render_template(
        "shop/product.html",
        product=found,
        prices=catalogue.prices(product_id),
        bands=bands if bands.keys() & set(found.sizes) else None,
    )
