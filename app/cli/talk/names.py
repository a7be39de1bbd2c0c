"""Names in a line, as the catalogue writes them, turned into what the shop knows; another name is a BadLine."""

from __future__ import annotations

from app.cli.talk.lines import Named, Seen
from app.dialog.turn import SightedItem, Sighting
from app.domain.catalogue import Catalogue, Product
from app.domain.shop import Shop
from app.errors import BadLine


def product_named(catalogue: Catalogue, title: str) -> Product:
    for product in catalogue.products:
        if product.title == title:
            return product
    raise BadLine(f"The catalogue has no product «{title}».")


def colour_named(catalogue: Catalogue, product: Product | None, name: str) -> str:
    """The colour's name if the product has it, or any product when none is given."""
    among = (product,) if product else catalogue.products
    if any(p.colour(name) for p in among):
        return name
    raise BadLine(f"{product.title if product else 'The catalogue'} has no colour «{name}».")


def size_named(catalogue: Catalogue, shop: Shop, product: Product | None, label: str) -> str:
    """The size's label if the product has it, or the size table or any product when none is given."""
    known = product.sizes if product else {s for p in catalogue.products for s in p.sizes} | {b.label for b in shop.sizing.table}
    if label in known:
        return label
    raise BadLine(f"{product.title if product else 'The catalogue'} has no size «{label}».")


def sighting_of(catalogue: Catalogue, seen: Seen) -> Sighting:
    """What recognition saw, by ids."""
    own = Named(product=seen.product, color=seen.color) if seen.product else None
    if own is None and seen.color is not None:
        colour_named(catalogue, None, seen.color)
    return Sighting(
        kind=seen.kind,
        item=_item(catalogue, own) if own else None,
        items=tuple(_item(catalogue, named) for named in seen.items or ()),
        candidates=tuple(_item(catalogue, named) for named in seen.candidates or ()),
    )


def _item(catalogue: Catalogue, named: Named) -> SightedItem:
    product = product_named(catalogue, named.product)
    return SightedItem(product.id, colour_named(catalogue, product, named.color) if named.color else None)
