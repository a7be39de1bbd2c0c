"""What the chat was opened about: a model, perhaps in one of its colours, perhaps with a size chosen on its page."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from flask_babel import force_locale, gettext

from app.domain.catalogue import Catalogue, Product


@dataclass(frozen=True, slots=True)
class Subject:
    """`opening`: words ready to be sent; they stand in the field, and it is the shopper who says them."""

    product: Product
    colour: str = ""
    opening: str = ""

    @property
    def page(self) -> str:
        """As the dialogue is told it: «ID» or «ID:COLOUR»."""
        return f"{self.product.id}:{self.colour}" if self.colour else self.product.id


def read(goods: Catalogue, language: str) -> Subject | None:
    """From `product` in the address, or from `page` in a form that came back; what the shop does not have is ignored."""
    named = request.values.get("product") or request.values.get("page") or ""
    product_id, _, colour = named.partition(":")
    product = goods.find(product_id)
    if product is None:
        return None
    size = request.args.get("size", "")
    with force_locale(language):
        opening = gettext("Size %(size)s", size=size) if size and size in product.sizes else ""
    return Subject(product, colour if product.colour(colour) else "", opening)
