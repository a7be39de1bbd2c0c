"""Choosing among what the shop sells: by shelf, size or height, colour and price."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from app.domain import colours, sizing
from app.domain.catalogue import Catalogue, Colour, Product
from app.domain.money import Money
from app.domain.shop import Shop, Sizing

_MOST_COLOURS = 24  # offered to choose from, the commonest first
_MOST_SIZES = 24


@dataclass(frozen=True, slots=True)
class PriceBand:
    """From `low`, not included except at the bottom, to `high`, included; None: no bound. In the shop's currency."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, lowest: Money, highest: Money) -> bool:
        """Whether anything between the two prices lies in it."""
        return (self.low is None or highest.amount > self.low) and (self.high is None or lowest.amount <= self.high)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty fields ask nothing. `height` in cm."""

    category: str | None = None
    size: str | None = None
    height: int | None = None
    colours: tuple[str, ...] = ()
    price: PriceBand | None = None

    @property
    def by_size(self) -> bool:
        return self.size is not None or self.height is not None

    def __bool__(self) -> bool:
        return self != Wanted()


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for in a catalogue."""

    sizes: tuple[str, ...]
    colours: tuple[Colour, ...]  # one of each name, with the plainest sample
    prices: tuple[PriceBand, ...]


class Sieve:
    """What is asked for, held against one product after another. What many of them share is worked out once."""

    def __init__(self, wanted: Wanted, shop: Shop) -> None:
        self.wanted, self._rule = wanted, shop.sizing
        self._shades = tuple(colours.meanings(name, shop) for name in wanted.colours)
        self._rows: dict[tuple[str, ...], tuple[str, ...]] = {}

    def lets(self, product: Product) -> bool:
        """Whether the product is among what is asked for. A size's price is the caller's to hold against the band."""
        wanted = self.wanted
        return (
            wanted.category in (None, product.category)
            and (not wanted.by_size or bool(self.sizes(product)))
            and (not wanted.colours or bool(self.colours(product)))
            and (wanted.price is None or wanted.price.holds(product.price_min, product.price_max))
        )

    def sizes(self, product: Product) -> tuple[str, ...]:
        """The product's own sizes that are asked for: the label, those that lie within it, the one that fits the height."""
        row = product.sizes
        if row not in self._rows:
            self._rows[row] = sizes_meant(row, self.wanted, self._rule)
        return self._rows[row]

    def colours(self, product: Product) -> tuple[str, ...]:
        """The product's own names of the colours asked for, synonyms and twins included."""
        return tuple(own for shades in self._shades if (own := colours.own_name(product, shades)))


def sizes_meant(sizes: tuple[str, ...], wanted: Wanted, rule: Sizing) -> tuple[str, ...]:
    meant = sizes
    if wanted.size is not None:
        size = wanted.size
        meant = tuple(own for own in meant if own == size or (own.isdecimal() and sizing.size_holding(int(own), (size,))))
    if wanted.height is not None:
        fitting = sizing.fit(wanted.height, sizes, rule).size
        meant = tuple(own for own in meant if own == fitting)
    return meant


def choices(catalogue: Catalogue, rule: Sizing) -> Choices:
    sizes = Counter(size for product in catalogue.products for size in product.sizes if size)
    bands = tuple(band.label for band in rule.table if band.label in sizes)
    shades: dict[str, Colour] = {}
    for product in catalogue.products:
        for colour in filter(lambda colour: colour.name, product.colours):
            known = shades.setdefault(colour.name, colour)
            if len(known.swatch.split()) != 1 and len(colour.swatch.split()) == 1:  # a plain sample before a print's
                shades[colour.name] = colour
    common = Counter(colour.name for product in catalogue.products for colour in product.colours if colour.name)
    kept = set(sorted(common, key=lambda name: -common[name])[:_MOST_COLOURS])
    return Choices(
        bands or tuple(sorted(sizes, key=lambda size: -sizes[size])[:_MOST_SIZES]),
        tuple(colour for name, colour in shades.items() if name in kept),
        price_bands([price.amount for product in catalogue.products for price in (product.price_min, product.price_max)]),
    )


def price_bands(prices: list[Decimal]) -> tuple[PriceBand, ...]:
    """A cheap, a middle and a dear third, cut at round sums; none where prices hardly differ."""
    ordered = sorted(prices)
    if not ordered:
        return ()
    step = _round_step(ordered[-1])
    cuts = [(ordered[len(ordered) * third // 3] / step).quantize(Decimal(1), ROUND_HALF_UP) * step for third in (1, 2)]
    inside = [cut for cut in dict.fromkeys(cuts) if ordered[0] < cut < ordered[-1]]
    if not inside:
        return ()
    edges = [None, *inside, None]
    return tuple(PriceBand(low, high) for low, high in pairwise(edges))


def _round_step(highest: Decimal) -> Decimal:
    """The twentieth part of the dearest, rounded down to a power of ten: 2390 → 100, 340 → 10."""
    return Decimal(10) ** max((highest / 20).adjusted(), -2)
