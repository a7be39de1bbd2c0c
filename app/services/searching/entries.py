"""What words stand for in a shop, and what each product carries of it."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.catalogue import Catalogue, Product
from app.domain.shop import Shop

Concept = tuple[str, str]  # its kind, and a key within the kind

# How much a kind says about which product is meant: a whole title most, the fabric's words least.
WEIGHTS = {"title": 6.0, "name": 5.0, "shade": 4.0, "colour": 3.0, "size": 2.0, "feature": 2.0, "category": 2.0, "fabric": 1.5}


def shared(catalogue: Catalogue, shop: Shop) -> Iterable[tuple[str, Concept]]:
    """Words of no single product: of categories, features and colours."""
    for category in catalogue.categories:
        for word in (category.title, *category.words):
            yield word, ("category", category.id)
    for feature in catalogue.features:
        for word in (feature.phrase, *feature.words):
            yield word, ("feature", feature.id)
    names = dict.fromkeys(colour.name for product in catalogue.products for colour in product.colours)
    for name in names:
        yield name, ("colour", name)
    for word, name in shop.colour_words.items():
        yield word, ("colour", name)
    for group in shop.colour_twins:
        for word in group:
            yield from ((word, ("colour", twin)) for twin in group)


def of_product(product: Product) -> Iterable[tuple[str, Concept]]:
    """Words of its own. One that is the whole title says more than one of several."""
    title = product.title.lower().split()
    if len(title) == 1:
        yield title[0], ("title", title[0])
    for word in (*title, *product.words):
        yield word, ("name", word)
    for colour in product.colours:
        for word in colour.words:
            yield word, ("shade", word)
    for word in product.fabric.replace(",", " ").split():
        yield word, ("fabric", word)


def carried(product: Product) -> Iterable[Concept]:
    """What it is found by besides words of its own."""
    yield "category", product.category
    yield from (("feature", feature) for feature in product.features)
    yield from (("colour", colour.name) for colour in product.colours)
