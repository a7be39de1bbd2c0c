"""What shoppers call a colour, and which of a product's own colours is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import cos, hypot, radians, sin

from app.domain import oklch
from app.domain.catalogue import Catalogue, Colour, Product
from app.domain.shop import Shop

SHADES: Mapping[str, Callable[[oklch.Colour], float]] = {
    "darker": lambda colour: -colour.lightness,
    "lighter": lambda colour: colour.lightness,
    "brighter": lambda colour: colour.chroma,
}
_FAR = 0.19  # beyond it two colours are not called near: brown and orange
_NEUTRAL = 0.03  # chroma below it is grey
_DARK = 0.4  # lightness below it is near black, whatever the tone
_SEEN = 0.02  # a difference the eye sees


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


def nearest(name: str, product: Product, catalogue: Catalogue, shop: Shop) -> str | None:
    """The product's own colour that looks most like one it lacks; None where no sample of it is known, or all are far from it."""
    meant = meanings(name, shop)
    known = next((s for p in catalogue.products if (own := own_name(p, meant)) and (s := _sample(p.colour(own)))), None)
    if known is None:
        return None
    found = [(_apart(known, sample), colour.name) for colour in product.colours if (sample := _sample(colour))]
    away, closest = min(found, default=(_FAR, None))
    return closest if away < _FAR else None


def shaded(product: Product, shade: str, than: str | None) -> tuple[str, ...]:
    """The product's colours darker, lighter or brighter than one of them, the most so first; without one, the most so of all."""
    measure = SHADES[shade]
    samples = {colour.name: measure(sample) for colour in product.colours if (sample := _sample(colour))}
    least = samples.get(than or "", min(samples.values(), default=0.0))
    found = tuple(sorted((name for name, value in samples.items() if value > least + _SEEN), key=lambda name: -samples[name]))
    return found if than in samples else found[:1]


def _sample(colour: Colour | None) -> oklch.Colour | None:
    first = colour.swatch.split()[0] if colour and colour.swatch else ""
    return oklch.parse(first) if first else None


def _apart(one: oklch.Colour, other: oklch.Colour) -> float:
    """How unlike two colours look: lightness counts less than the tone itself, and grey is near no light tone."""
    pale = min(one.chroma, other.chroma) < _NEUTRAL < max(one.chroma, other.chroma)
    if pale and max(one.lightness, other.lightness) > _DARK:
        return _FAR
    (x, y), (u, v) = ((c.chroma * cos(radians(c.hue)), c.chroma * sin(radians(c.hue))) for c in (one, other))
    return hypot(0.4 * (one.lightness - other.lightness), 2 * hypot(x - u, y - v))


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
