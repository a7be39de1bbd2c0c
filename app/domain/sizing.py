"""Which size goes with a height: the one table of DOMAIN §2, applied to the sizes a model has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.domain.basket import Item
from app.domain.catalogue import Product
from app.domain.shop import Band, SizeRule, Sizing


class FitKind(StrEnum):
    """How a height and a model go together. Only the first four name a size."""

    FITS = "fits"
    EDGE = "edge"  # the top of the band, or room to grow was asked for: the next size is shown too
    BETWEEN = "between"  # past the label, yet short of the next one: the next is mentioned
    UNDER = "under"  # below the table: its smallest size, loose
    OVER = "over"  # above the table or the model's labels: no promise, staff are asked
    MODEL_LACKS = "model_lacks"  # there is such a size, this model does not come in it
    UNSIZED = "unsized"  # its sizes say nothing about height


@dataclass(frozen=True, slots=True)
class Fit:
    """`size` fits the height; `next_size` is the model's next bigger one, None when there is none."""

    kind: FitKind
    size: str | None = None
    next_size: str | None = None


def label_for(height: int, sizing: Sizing) -> Band | None:
    """The table's band for a height in cm; None under the lowest and over the highest."""
    bands = _bands(sizing)
    if not bands or height < bands[0].low:
        return None
    # The lowest that reaches so far: of two overlapping bands the smaller, in a hole between two the bigger.
    found = next((n for n, band in enumerate(bands) if height <= band.high), None)
    if found is None:
        return None
    goes_up = sizing.rule is SizeRule.EDGE_UP and height == bands[found].high and found + 1 < len(bands)
    return bands[found + 1] if goes_up else bands[found]


def fit(height: int, product_sizes: tuple[str, ...], sizing: Sizing, room_to_grow: bool = False) -> Fit:
    """How a model that comes in `product_sizes` fits a height in cm. Room to grow never changes `size`, it only shows the next."""
    kind, size = _judge(height, product_sizes, sizing)
    if size is None:
        return Fit(kind)
    if room_to_grow and kind in (FitKind.FITS, FitKind.BETWEEN):
        kind = FitKind.EDGE
    return Fit(kind, size, _next(size, product_sizes))


def heights(size: str, product_sizes: tuple[str, ...], sizing: Sizing) -> tuple[int, int] | None:
    """The heights in cm a model's size is for, both ends included; None where its sizes say nothing about height."""
    band = next((band for band in sizing.table if band.label == size), None)
    if band:
        return band.low, band.high
    if not sizing.table or not all(label.isdecimal() for label in product_sizes):
        return None
    smaller = [int(label) for label in product_sizes if int(label) < int(size)]
    return (max(smaller) + 1 if smaller else int(size) - sizing.slack_under), int(size)


def size_holding(label_number: int, product_sizes: tuple[str, ...]) -> str | None:
    """The label meant by «розмір 112»: that very one, else the one that has this number alone or between its two."""
    if str(label_number) in product_sizes:
        return str(label_number)
    return next((size for size in product_sizes if _holds(_numbers(size), label_number)), None)


def _holds(numbers: tuple[int, ...], number: int) -> bool:
    return numbers == (number,) or (len(numbers) == 2 and numbers[0] <= number <= numbers[1])


def size_of(item: Item, product: Product, sizing: Sizing) -> str | None:
    """The label that would be ordered: said, else following from the height, else the model's only one."""
    said = _said(item.size, product.sizes)
    if said:
        return said
    if item.height is not None:
        found = fit(item.height, product.sizes, sizing)
        if found.kind is not FitKind.UNSIZED:
            return found.size
    return product.sizes[0] if len(product.sizes) == 1 and item.size is None else None


def _said(size: str | None, product_sizes: tuple[str, ...]) -> str | None:
    if size is None or size in product_sizes:
        return size
    return size_holding(int(size), product_sizes) if size.isdecimal() else None


def _judge(height: int, sizes: tuple[str, ...], sizing: Sizing) -> tuple[FitKind, str | None]:
    if any(band.label in sizes for band in sizing.table):
        return _judge_by_table(height, sizes, sizing)
    if sizing.table and sizes and all(size.isdecimal() for size in sizes):
        return _judge_by_number(height, sizes, sizing)
    return FitKind.UNSIZED, None


def _judge_by_table(height: int, sizes: tuple[str, ...], sizing: Sizing) -> tuple[FitKind, str | None]:
    bands = _bands(sizing)
    band = label_for(height, sizing)
    if band is None and height > bands[-1].high:
        return FitKind.OVER, None
    label = band.label if band else bands[0].label
    if label not in sizes:
        return FitKind.MODEL_LACKS, None
    if band is None:
        return FitKind.UNDER, label
    if _is_between(height, band, bands):
        return FitKind.BETWEEN, label
    return (FitKind.EDGE if height > band.high - sizing.grow_margin else FitKind.FITS), label


def _judge_by_number(height: int, sizes: tuple[str, ...], sizing: Sizing) -> tuple[FitKind, str | None]:
    ordered = sorted(sizes, key=int)
    if height < int(ordered[0]) - sizing.slack_under:
        return FitKind.MODEL_LACKS, None
    size = next((label for label in ordered if int(label) >= height), None)
    return (FitKind.FITS if size else FitKind.OVER), size


def _is_between(height: int, band: Band, bands: tuple[Band, ...]) -> bool:
    """Whether the height lies past the band's own label in a stretch the band has all to itself.

    As a rule two neighbours share the gap between their labels and the band's edge decides. Where the lower one takes the whole
    gap (98-104 reaches to 109, the next label starts at 110), its heights are honestly between the two sizes.
    """
    above = bands.index(band) + 1
    own, following = _numbers(band.label), _numbers(bands[above].label) if above < len(bands) else ()
    if len(own) != 2 or not following:
        return False
    return own[1] < height and band.high == following[0] - 1


def _next(size: str, sizes: tuple[str, ...]) -> str | None:
    bigger = [other for other in sizes if _numbers(other) > _numbers(size)]
    return min(bigger, key=_numbers, default=None)


@lru_cache(maxsize=16)
def _bands(sizing: Sizing) -> tuple[Band, ...]:
    return tuple(sorted(sizing.table, key=lambda band: (band.low, band.high)))


@lru_cache(maxsize=1024)
def _numbers(label: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", label))
