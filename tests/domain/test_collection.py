"""Choosing among the goods: what suits, what may be asked for, and prices cut at round sums."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain import sizing
from app.domain.collection import PriceBand, Sieve, Wanted, choices, price_bands, sizes_meant
from tests.voices import shop as voices

GOODS, SHOP = voices.catalogue(), voices.shop()
NAMES = [colour.name for product in GOODS.products for colour in product.colours]
LABELS = [band.label for band in SHOP.sizing.table]


def test_nothing_asked_for_suits_everything() -> None:
    assert not Wanted()
    assert all(Sieve(Wanted(), SHOP).lets(product) for product in GOODS.products)


@given(
    st.builds(
        Wanted,
        category=st.none() | st.sampled_from([c.id for c in GOODS.categories]),
        size=st.none() | st.sampled_from(LABELS),
        height=st.none() | st.integers(60, 190),
        colours=st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
        price=st.none()
        | st.builds(PriceBand, st.none() | st.decimals(1000, 2500, places=0), st.none() | st.decimals(1000, 2500, places=0)),
    )
)
def test_more_conditions_never_let_more_through(wanted: Wanted) -> None:
    for product in GOODS.products:
        if Sieve(wanted, SHOP).lets(product):
            assert Sieve(Wanted(category=wanted.category), SHOP).lets(product)
            assert Sieve(Wanted(colours=wanted.colours), SHOP).lets(product)
            assert Sieve(Wanted(size=wanted.size), SHOP).lets(product)
            assert set(sizes_meant(product.sizes, wanted, SHOP.sizing)) <= set(product.sizes)


@given(st.integers(60, 190))
def test_a_height_means_the_size_the_one_table_gives(height: int) -> None:
    for product in GOODS.products:
        fitting = sizing.fit(height, product.sizes, SHOP.sizing).size
        assert sizes_meant(product.sizes, Wanted(height=height), SHOP.sizing) == ((fitting,) if fitting else ())


@given(st.integers(60, 190))
def test_the_heights_of_a_size_are_those_it_is_found_for(height: int) -> None:
    for product in GOODS.products:
        spans = {size: sizing.heights(size, product.sizes, SHOP.sizing) for size in product.sizes}
        found = sizing.fit(height, product.sizes, SHOP.sizing)
        if found.size and found.kind is not sizing.FitKind.UNDER:
            low, high = spans[found.size] or (0, 0)
            assert low <= height <= high


def test_a_label_means_the_single_sizes_within_it() -> None:
    valeri = next(product for product in GOODS.products if product.id == "9251497")
    assert sizes_meant(valeri.sizes, Wanted(size="110-116"), SHOP.sizing) == ("110", "116")


def test_the_choices_are_the_shops_own() -> None:
    offered = choices(GOODS, SHOP.sizing)
    assert offered.sizes == tuple(LABELS)
    assert {colour.name for colour in offered.colours} == set(NAMES)
    assert [(band.low, band.high) for band in offered.prices] == [(None, 2000), (2000, 2200), (2200, None)]


@given(st.lists(st.decimals("0.01", 100_000, places=2), max_size=60))
def test_every_price_lies_in_exactly_one_band(prices: list[Decimal]) -> None:
    from app.domain.money import Money

    bands = price_bands(prices)
    for price in prices if bands else ():
        sum_ = Money(price, "UAH")
        assert sum(band.holds(sum_, sum_) for band in bands) == 1
    assert all(a.high == b.low for a, b in pairwise(bands))
    assert len(bands) in (0, 2, 3)
