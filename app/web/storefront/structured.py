"""A model as search engines read it: schema.org, as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from app.domain.catalogue import Catalogue, Product, Variant
from app.domain.shop import Shop
from app.web.pictures import picture

_STOCK = "https://schema.org/"


def product(found: Product, goods: Catalogue, variants: Sequence[Variant], shop: Shop) -> Mapping[str, Any]:
    shelf = goods.category(found.category)
    own = url_for("storefront.product", product_id=found.id, _external=True)
    images = [url_for_picture(colour.picture) for colour in found.colours if colour.picture]
    told = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": found.title,
        "description": description(found),
        "productID": found.id,
        "url": own,
        "image": [image for image in images if image],
        "brand": {"@type": "Brand", "name": shop.name},
        "category": shelf.title if shelf else "",
        "material": found.fabric,
        "color": ", ".join(colour.name for colour in found.colours if colour.name),
        "size": list(filter(None, found.sizes)),
        "offers": {
            "@type": "AggregateOffer",
            "url": own,
            "lowPrice": f"{found.price_min.amount:.2f}",
            "highPrice": f"{found.price_max.amount:.2f}",
            "priceCurrency": found.price_min.currency,
            "offerCount": len(variants),
            "availability": _STOCK + _availability(variants),
        },
    }
    return {name: value for name, value in told.items() if value not in ("", [])}


def description(found: Product) -> str:
    """Its fabric and what tells it from others, as one sentence."""
    words = ". ".join(part[:1].upper() + part[1:] for part in (found.fabric, found.trait) if part)
    return f"{words}." if words else found.title


def url_for_picture(name: str) -> str | None:
    """The largest picture's whole address."""
    shown = picture(name)
    return url_for("storefront.home", _external=True).rstrip("/") + shown.full if shown else None


def _availability(variants: Sequence[Variant]) -> str:
    """What is sewn to order is not in stock, and not said to be."""
    if any(variant.available for variant in variants):
        return "InStock"
    return "MadeToOrder" if any(variant.available is None for variant in variants) else "OutOfStock"
