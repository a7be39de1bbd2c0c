"""What shoppers call a colour, and which of a product's own colours is meant."""

from __future__ import annotations

from functools import lru_cache

from app.domain.catalogue import Catalogue, Product
from app.domain.shop import Shop


def resolve(word: str, product: Product | None, shop: Shop) -> tuple[str, ...]:
    """The colour names a word may stand for, nearest first: this product's own, or without a product the catalogue's at large."""
    if product:
        own = colour_of(word, product, shop)
        return (own,) if own else ()
    return _names(word, shop)


def colour_of(name: str, product: Product, shop: Shop) -> str | None:
    """The product's own name for the colour; None when it does not come in it.

    Its own words come before the shop's synonyms, and a twin (white for milk) only when neither is there.
    """
    return own_name(product, meanings(name, shop))


def meanings(name: str, shop: Shop) -> tuple[str, ...]:
    """What may be meant by a colour, nearest first, to be looked for in many products."""
    return tuple(map(_plain, _names(name, shop)))


def own_name(product: Product, meanings: tuple[str, ...]) -> str | None:
    """The product's own name for the first of them that it has."""
    own = {_plain(colour.name): colour.name for colour in product.colours}
    words = {_plain(word): colour.name for colour in product.colours for word in colour.words}
    for meant in meanings:
        found = own.get(meant) or words.get(meant)
        if found:
            return found
    return None


def sole_colour(product: Product) -> str | None:
    """The colour that need not be asked for: a model's only one."""
    return product.colours[0].name if len(product.colours) == 1 else None


def products_in(name: str, catalogue: Catalogue, shop: Shop) -> tuple[Product, ...]:
    """The products that come in the colour, under whatever name each gives it."""
    meant = meanings(name, shop)
    return tuple(product for product in catalogue.products if own_name(product, meant))


def _names(word: str, shop: Shop) -> tuple[str, ...]:
    """The word itself, the name it is a synonym of, then the twins of either; no name twice."""
    synonyms = {_plain(said): name for said, name in shop.colour_words.items()}
    said = _plain(word)
    near = (said, synonyms[said]) if said in synonyms else (said,)
    meant = {_plain(name) for name in near}
    twins = (twin for group in shop.colour_twins if meant & {_plain(name) for name in group} for twin in group)
    return tuple(dict.fromkeys((*near, *twins)))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Case, hyphens and stray spaces make no difference: «Темно-синій» is «темно синій»."""
    return " ".join(name.casefold().replace("-", " ").split())
