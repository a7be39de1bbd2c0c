"""The shop's window: what is shown of the collection for a search and what is asked for, a page at a time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from flask import current_app
from sqlalchemy import func, select

from app.domain import collection, oklch
from app.domain.catalogue import Catalogue, Colour, Product
from app.domain.collection import Choices, Sieve, Wanted
from app.domain.money import Money
from app.domain.shop import Shop
from app.extensions import read_connection
from app.models.catalogue import ColourRow, VariantRow
from app.services import catalogue, searching
from app.services.searching import Found

PAGE = 24
ROW = 4  # models side by side on a wide screen
_NAMED = 5000  # products a statement asks for by name; of more, all are read
SizePrices = Mapping[tuple[str, str], tuple[Decimal, Decimal]]  # product id and size → its lowest and highest price


@dataclass(frozen=True, slots=True)
class Card:
    """A model as it stands in the window: in one of its colours, with the price of the size asked for, else its range."""

    product: Product
    colour: Colour
    low: Money
    high: Money
    size: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """`total` models fit, `cards` are those of this page. `found`: how the search read its words, None without one."""

    cards: tuple[Card, ...]
    total: int
    choices: Choices
    catalogue: Catalogue
    shop: Shop
    found: Found | None = None

    def pages(self) -> int:
        return -(-self.total // PAGE)


def look(query: str = "", wanted: Wanted | None = None, page: int = 1) -> Window:
    """One search and at most one statement besides the catalogue's version, however many models there are."""
    goods, shop = catalogue.current()
    wanted = wanted or Wanted()
    if not shop.sizing.table:  # nothing here has a height to be asked about
        wanted = replace(wanted, height=None)
    found = searching.find(query, goods, shop) if query.strip() else None
    among: Iterable[Product] = goods.products if found is None else (p for p in found if p.id in goods.by_id)
    sieve = Sieve(wanted, shop)
    fitting = [product for product in among if sieve.lets(product)] if wanted else list(among)
    prices: SizePrices = {}
    if wanted.by_size and wanted.price:
        prices = _prices([product for product in fitting if _varies(product)], sieve)
        fitting = [product for product in fitting if _affordable(product, sieve, prices)]
    shown = fitting[(page - 1) * PAGE : page * PAGE]
    if wanted.by_size and not wanted.price:
        prices = _prices([product for product in shown if _varies(product)], sieve)
    shades = found.shades if found else frozenset()
    cards = tuple(_card(product, sieve, shades, prices) for product in shown)
    if not wanted.colours and not shades:
        cards = _varied(cards)
    return Window(cards, len(fitting), choices(goods, shop), goods, shop, found)


def instead(window: Window) -> tuple[Card, ...]:
    """What there is, where nothing asked for was found: the first of each shelf, then the first of all."""
    firsts: dict[str, Product] = {}
    for product in window.catalogue.products:
        firsts.setdefault(product.category, product)
    several = dict.fromkeys(p.id for p in (*firsts.values(), *window.catalogue.products[:ROW]))
    shown = tuple(window.catalogue.by_id[each] for each in several)[:ROW]
    return _varied(tuple(_card(p, Sieve(Wanted(), window.shop), frozenset(), {}) for p in shown))


def beside(product: Product, colour: Colour, goods: Catalogue, shop: Shop) -> tuple[Card, ...]:
    """A row of other models to look at, in other colours: of the same shelf, then of those that go with it."""
    own = goods.category(product.category)
    shelves = (product.category, *(own.adjacent if own else ()))
    others = (p for shelf in dict.fromkeys(shelves) for p in goods.of_category(shelf) if p.id != product.id)
    return _varied(tuple(_card(p, Sieve(Wanted(), shop), frozenset(), {}) for p in islice(others, ROW)), colour)


def choices(goods: Catalogue, shop: Shop) -> Choices:
    """Counted once for each catalogue."""
    known: tuple[Catalogue, Shop, Choices] | None = current_app.extensions.get("storefront_choices")
    if known is None or known[0] is not goods or known[1] is not shop:
        known = (goods, shop, collection.choices(goods, shop.sizing))
        current_app.extensions["storefront_choices"] = known
    return known[2]


def _varies(product: Product) -> bool:
    """Whether its sizes differ in price: else it is known without asking."""
    return product.price_min != product.price_max


def _prices(products: Sequence[Product], sieve: Sieve) -> SizePrices:
    """Of the sizes asked for."""
    sizes = {size for product in products for size in sieve.sizes(product)}
    if not sizes:
        return {}
    statement = (
        select(VariantRow.product_id, VariantRow.size, func.min(VariantRow.price), func.max(VariantRow.price))
        .join(ColourRow, ColourRow.sku == VariantRow.sku)
        .where(VariantRow.size.in_(sizes), ~VariantRow.retired, ~ColourRow.retired)
        .group_by(VariantRow.product_id, VariantRow.size)
    )
    if len(products) <= _NAMED:
        statement = statement.where(VariantRow.product_id.in_([product.id for product in products]))
    with read_connection() as connection:
        return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(statement)}


def _affordable(product: Product, sieve: Sieve, prices: SizePrices) -> bool:
    """The band holds something of the model; here whether it holds the size asked for."""
    band, currency = sieve.wanted.price, product.price_min.currency
    if band is None or not _varies(product):
        return band is not None
    known = (prices.get((product.id, size)) for size in sieve.sizes(product))
    return any(band.holds(Money(p[0], currency), Money(p[1], currency)) for p in known if p)


def _card(product: Product, sieve: Sieve, shades: frozenset[str], prices: SizePrices) -> Card:
    colour = _colour(product, sieve, shades)
    sizes = sieve.sizes(product) if sieve.wanted.by_size else ()
    size = sizes[0] if len(sizes) == 1 else None
    known = [prices[product.id, size] for size in sizes if (product.id, size) in prices]
    if not known:
        return Card(product, colour, product.price_min, product.price_max, None if _varies(product) else size)
    currency = product.price_min.currency
    low, high = Money(min(p[0] for p in known), currency), Money(max(p[1] for p in known), currency)
    return Card(product, colour, low, high, size)


def _varied(cards: Sequence[Card], after: Colour | None = None) -> tuple[Card, ...]:
    """Each model in its colour least like those just before it: a row of five pink suits sells none of them."""
    shown: list[Card] = []
    for card in cards:
        before = [_shade(each.swatch) for each in (*filter(None, (after,)), *(one.colour for one in shown[-ROW:]))]
        painted = [colour for colour in card.product.colours if colour.picture and colour.swatch]
        colour = max(painted, key=lambda each: _apart(_shade(each.swatch), before), default=card.colour)
        shown.append(replace(card, colour=colour))
    return tuple(shown)


def _apart(shade: tuple[float, float, float], others: Sequence[tuple[float, float, float]]) -> float:
    """How far from the nearest of the others; alone, how colourful it is."""
    return min((math.dist(shade, other) for other in others), default=math.hypot(shade[1], shade[2]))


@lru_cache(maxsize=4096)
def _shade(swatch: str) -> tuple[float, float, float]:
    """Lightness and the two axes of its hue. A colour without a sample is taken for a middle grey."""
    found = oklch.parse(swatch.split()[0]) if swatch else oklch.Colour(0.6, 0, 0)
    hue = math.radians(found.hue)
    return found.lightness, found.chroma * math.cos(hue), found.chroma * math.sin(hue)


def _colour(product: Product, sieve: Sieve, shades: frozenset[str]) -> Colour:
    """The colour asked for, else the one searched for, else the first that has a picture."""
    named = next((colour for name in sieve.colours(product) if (colour := product.colour(name))), None)
    said = next((colour for colour in product.colours if colour.name in shades or shades & set(colour.words)), None)
    return named or said or next((colour for colour in product.colours if colour.picture), product.colours[0])
