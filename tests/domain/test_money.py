"""Exact sums in one currency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money, total
from tests.domain.shop_by_hand import UAH, uah

SUMS = st.decimals(-(10**6), 10**6, places=2).map(uah)


@given(st.lists(SUMS, max_size=20))
def test_a_total_is_exact_to_the_kopeck(sums):
    assert total(sums, UAH).amount * 100 == sum(int(each.amount * 100) for each in sums)


@given(SUMS, SUMS)
def test_what_is_added_can_be_taken_away(one, other):
    assert one + other - other == one


def test_halves_are_rounded_up():
    assert [uah(s).rounded() for s in ("54.50", "55.50", "55.49", "0.5")] == [uah(55), uah(56), uah(55), uah(1)]


def test_currencies_do_not_mix():
    with pytest.raises(ValueError, match="EUR"):
        uah(1) + Money.of(1, "EUR")
    with pytest.raises(ValueError, match="EUR"):
        total([Money.of(1, "EUR")], UAH)


def test_a_sum_of_nothing_is_zero_of_its_currency():
    assert total([], UAH) == Money(Decimal(0), UAH)
