"""What search engines ask for: the map of the shop, and what they may read."""

from __future__ import annotations

from flask import Response, render_template, url_for

from app.services import catalogue
from app.web.storefront import storefront, texts


@storefront.get("/sitemap.xml")
def sitemap() -> Response:
    goods = catalogue.snapshot()
    found = [url_for(".home", _external=True)]
    found += [url_for(".collection", category=category.id, _external=True) for category in goods.categories]
    found += [url_for(".product", product_id=product.id, _external=True) for product in goods.products]
    found += [url_for(f".{name}", _external=True) for name in texts.NAMES]
    return Response(render_template("shop/sitemap.xml", addresses=found), mimetype="application/xml")


@storefront.get("/robots.txt")
def robots() -> Response:
    """Talks, orders and the staff's side are nobody's business; searches are pages without end."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ("/admin", "/chat", "/order", "/attachments", "/*?q=", "/*&q="))]
    return Response("\n".join([*lines, f"Sitemap: {url_for('.sitemap', _external=True)}", ""]), mimetype="text/plain")
