"""What search engines ask for: the map of the shop, and what they may read."""

from __future__ import annotations

from flask import Response, abort, render_template, url_for

from app.services import catalogue
from app.web.storefront import storefront, texts

MOST = 50_000  # addresses a map may hold, by the protocol


@storefront.get("/sitemap.xml")
def sitemap() -> Response:
    """The map; of a shop too big for one, the list of its parts."""
    found = _addresses()
    if len(found) <= MOST:
        return _map(found)
    parts = [url_for(".part", number=number, _external=True) for number in range(1, -(-len(found) // MOST) + 1)]
    return _map(parts, of_maps=True)


@storefront.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    found = _addresses()[(number - 1) * MOST : number * MOST] if number else []
    return _map(found or abort(404))


def _map(found: list[str], of_maps: bool = False) -> Response:
    return Response(render_template("shop/sitemap.xml", addresses=found, of_maps=of_maps), mimetype="application/xml")


def _addresses() -> list[str]:
    goods = catalogue.snapshot()
    found = [url_for(".home", _external=True)]
    found += [url_for(".collection", category=category.id, _external=True) for category in goods.categories]
    found += [url_for(".product", product_id=product.id, _external=True) for product in goods.products]
    return found + [url_for(f".{name}", _external=True) for name in texts.NAMES]


@storefront.get("/robots.txt")
def robots() -> Response:
    """Talks, orders and the staff's side are nobody's business; searches are pages without end."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ("/admin", "/chat", "/order", "/attachments", "/*?q=", "/*&q="))]
    return Response("\n".join([*lines, f"Sitemap: {url_for('.sitemap', _external=True)}", ""]), mimetype="text/plain")
