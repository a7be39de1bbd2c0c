"""What may be put forward once a payment is approved: things of an adjacent shelf, never what was bought (DOMAIN §6)."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.catalogue import Catalogue, Product

Suggestion = tuple[Product, str | None]  # another colour of what was bought, or another product in any


def suggestions(bought: Iterable[tuple[str, str]], catalogue: Catalogue, limit: int) -> tuple[Suggestion, ...]:
    """At most `limit`, for lines of (product id, colour); the first line says which shelf they stand beside."""
    lines = tuple(bought)
    first = catalogue.find(lines[0][0]) if lines else None
    shelf = catalogue.category(first.category) if first else None
    if first is None or shelf is None:
        return ()
    found: list[Suggestion] = []
    for category in shelf.adjacent:
        if category == first.category:
            found += other_colours(first, lines)
        found += [(p, None) for p in catalogue.of_category(category) if p.id not in {product_id for product_id, _ in lines}]
    return tuple(found[:limit])


def other_colours(product: Product, bought: Iterable[tuple[str, str]]) -> list[Suggestion]:
    taken = {colour for product_id, colour in bought if product_id == product.id}
    return [(product, colour.name) for colour in product.colours if colour.name not in taken]


def key(suggestion: Suggestion) -> str:
    """«product» or «product:colour», as a button posts it."""
    product, colour = suggestion
    return f"{product.id}:{colour}" if colour else product.id
