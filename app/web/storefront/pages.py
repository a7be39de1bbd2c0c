"""What a model's page works out: sizes with heights and prices, the growth chart, which size fits, and the window's example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain import sizing
from app.domain.catalogue import Catalogue, Colour, Product, Variant
from app.domain.money import Money
from app.domain.shop import Shop, Sizing
from app.domain.sizing import FitKind
from app.services import pictures


@dataclass(frozen=True, slots=True)
class SizeRow:
    """One size of one colour. `heights` in cm, both ends included. `marked`: fits, grow or nothing."""

    size: str
    price: Money
    heights: tuple[int, int] | None = None
    sold_out: bool = False
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A size's heights on the chart, in per cent of its width."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar for each size; `child` is where the height asked about lies, None outside."""

    bars: tuple[Bar, ...]
    child: float | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Which size goes with the height; `size` and `bigger` are rows of this model."""

    kind: FitKind
    size: SizeRow | None = None
    bigger: SizeRow | None = None


def first_colour(product: Product) -> Colour:
    return next((colour for colour in product.colours if colour.picture), product.colours[0])


def photos(colour: Colour) -> tuple[str, ...]:
    """Those there is a file of."""
    return tuple(name for name in colour.photos if pictures.find(name, str(pictures.WIDTHS[-1])))


def chosen(rows: Iterable[SizeRow], size: str | None) -> str | None:
    """The size asked for, where it can be had."""
    return next((row.size for row in rows if row.size == size and not row.sold_out), None)


def size_rows(
    product: Product, colour: Colour, variants: Iterable[Variant], rule: Sizing, height: int | None
) -> tuple[SizeRow, ...]:
    """In the order the model has them; a size this colour does not come in is left out."""
    fit = sizing.fit(height, product.sizes, rule) if height else None
    shows_next = fit is not None and fit.kind in (FitKind.EDGE, FitKind.BETWEEN)
    marks = {fit.size: "fits"} | ({fit.next_size: "grow"} if shows_next else {}) if fit else {}
    return tuple(
        SizeRow(
            variant.size,
            variant.price,
            sizing.heights(variant.size, product.sizes, rule),
            variant.available == 0,
            marks.get(variant.size, ""),
        )
        for variant in variants
        if variant.sku == colour.sku
    )


def advice(product: Product, rows: Sequence[SizeRow], rule: Sizing, height: int | None) -> Advice | None:
    """None while no height is asked about, or the model's sizes say nothing about height."""
    if height is None:
        return None
    found = sizing.fit(height, product.sizes, rule)
    by_size = {row.size: row for row in rows}
    if found.kind is FitKind.UNSIZED:
        return None
    if found.size is not None and found.size not in by_size:  # this colour does not come in it
        return Advice(FitKind.MODEL_LACKS)
    shows_next = found.kind in (FitKind.EDGE, FitKind.BETWEEN)
    return Advice(found.kind, by_size.get(found.size or ""), by_size.get(found.next_size or "") if shows_next else None)


def chart(rows: Sequence[SizeRow], height: int | None) -> Chart | None:
    """None where a size says nothing about height: then there is nothing to draw."""
    spans = [row.heights for row in rows if row.heights]
    if not spans or len(spans) < len(rows):
        return None
    low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    wide = max(high - low, 1)
    bars = tuple(Bar(round((a - low) / wide * 100, 1), round((b - low) / wide * 100, 1)) for a, b in spans)
    child = round((height - low) / wide * 100, 1) if height and low <= height <= high else None
    return Chart(bars, child)


@dataclass(frozen=True, slots=True)
class Example:
    """How asking goes, told by a model of the shop: its title and a height, the size, the price."""

    title: str
    height: int
    size: str
    price: Money


def example(goods: Catalogue, shop: Shop) -> Example | None:
    """Of a model all sizes of which cost the same, so that no price has to be read for it."""
    for product in goods.products:
        middle = len(product.sizes) // 2
        span = sizing.heights(product.sizes[middle], product.sizes, shop.sizing)
        if span and product.price_min == product.price_max:
            return Example(product.title, span[0], product.sizes[middle], product.price_min)
    return None
