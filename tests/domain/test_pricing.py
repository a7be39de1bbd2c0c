"""The sums of an order (DOMAIN §5): what is due now, what remains, what the carrier takes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.catalogue import Variant
from app.domain.money import Money
from app.domain.pricing import only_method, price, quote
from app.domain.shop import PaymentTerms
from app.domain.slots import Method
from tests.domain.shop_by_hand import TERMS, UAH, uah

PRICES = st.decimals("0.01", "99999.99", places=2).map(uah)
LINES = st.lists(st.tuples(PRICES, st.integers(1, 20)), min_size=1, max_size=6)
TERMS_OF_ANY_SHOP = st.builds(
    PaymentTerms,
    prepay=st.decimals(0, 5000, places=2),
    fee_percent=st.decimals(0, 10, places=1),
    fee_fixed=st.decimals(0, 100, places=2),
)
METHODS = st.sampled_from([None, Method.FULL, Method.PREPAY])


def prepaid(amount: int, *, approved: int | None = None):
    return quote([(uah(amount), 1)], Method.PREPAY, TERMS, UAH, None if approved is None else uah(approved))


def test_a_variant_costs_what_its_row_says():
    assert price(Variant("1", "Костюм", "сірий", "1-G", "110-116", uah(1990))) == uah(1990)


def test_the_prepayment_of_1990_leaves_1790_and_a_fee_of_56():
    sums = prepaid(1990)
    assert (sums.total, sums.due, sums.rest, sums.fee) == (uah(1990), uah(200), uah(1790), uah(56))


@pytest.mark.parametrize(("rest", "fee"), [(1774, 55), (1775, 56), (1776, 56), (1724, 54), (1725, 55), (1, 20), (25, 21)])
def test_the_carriers_fee_is_rounded_half_up_to_whole_hryvnias(rest, fee):
    assert prepaid(rest + 200).fee == uah(fee)


def test_half_a_hryvnia_goes_up_even_from_an_even_number():
    # 2 % of 1725 and 20 are 54.5, of 1775 55.5: bankers' rounding would send the first down.
    assert prepaid(1925).fee == uah(55)


def test_the_prepayment_is_one_per_order_however_many_lines():
    sums = quote([(uah(1990), 2), (uah(1590), 1)], Method.PREPAY, TERMS, UAH)
    assert (sums.total, sums.due, sums.rest) == (uah(5570), uah(200), uah(5370))


def test_the_prepayment_is_never_more_than_the_order():
    sums = prepaid(150)
    assert (sums.prepay, sums.due, sums.rest, sums.fee) == (uah(150), uah(150), uah(0), uah(0))


def test_an_order_of_exactly_the_prepayment_leaves_nothing_and_no_fee():
    assert (prepaid(200).rest, prepaid(200).fee) == (uah(0), uah(0))
    assert (prepaid(201).rest, prepaid(201).fee) == (uah(1), uah(20))


@pytest.mark.parametrize("method", [None, Method.FULL])
def test_paid_in_full_everything_is_due_and_nothing_is_added(method):
    sums = quote([(uah(1990), 1)], method, TERMS, UAH)
    assert (sums.due, sums.rest, sums.fee) == (uah(1990), uah(0), uah(0))


def test_the_prepayment_is_named_before_a_method_is_chosen():
    assert quote([(uah(1990), 1)], None, TERMS, UAH).prepay == uah(200)
    assert quote([(uah(1990), 1)], Method.PREPAY, TERMS, UAH) == prepaid(1990)


def test_a_line_added_to_a_prepaid_order_raises_only_the_rest():
    before, after = prepaid(1990, approved=200), prepaid(1990 + 1590, approved=200)
    assert (before.due, after.due) == (uah(0), uah(0))
    assert (before.rest, after.rest, after.fee) == (uah(1790), uah(3380), uah(88))


def test_a_line_added_to_a_paid_order_asks_the_difference():
    sums = quote([(uah(1990), 1), (uah(1590), 1)], Method.FULL, TERMS, UAH, uah(1990))
    assert (sums.due, sums.rest, sums.fee) == (uah(1590), uah(0), uah(0))


def test_an_order_without_lines_costs_nothing():
    for method in (None, Method.FULL, Method.PREPAY):
        sums = quote([], method, TERMS, UAH)
        assert {sums.total, sums.prepay, sums.due, sums.rest, sums.fee} == {uah(0)}


def test_sums_of_another_currency_are_refused():
    with pytest.raises(ValueError, match="EUR"):
        quote([(Money.of(10, "EUR"), 1)], Method.FULL, TERMS, UAH)
    with pytest.raises(ValueError, match="EUR"):
        quote([(uah(10), 1)], Method.FULL, TERMS, UAH, Money.of(5, "EUR"))


@given(LINES, METHODS, TERMS_OF_ANY_SHOP)
def test_what_is_due_and_what_remains_are_the_total_and_the_total_is_its_lines(lines, method, terms):
    sums = quote(lines, method, terms, UAH)
    assert sums.due + sums.rest == sums.total
    assert sums.total.amount == sum(each.amount * times for each, times in lines)


@given(LINES, METHODS, TERMS_OF_ANY_SHOP, st.decimals(0, 200_000, places=2))
def test_no_sum_is_ever_negative_and_approved_payments_count_once(lines, method, terms, approved):
    sums = quote(lines, method, terms, UAH, uah(approved))
    assert all(each.amount >= 0 for each in (sums.total, sums.prepay, sums.due, sums.rest, sums.fee))
    assert sums.due.amount + sums.rest.amount + min(approved, sums.total.amount) == sums.total.amount


@given(LINES, METHODS, TERMS_OF_ANY_SHOP)
def test_the_fee_is_the_percentage_of_the_rest_and_the_fixed_part_within_half_a_unit(lines, method, terms):
    sums = quote(lines, method, terms, UAH)
    if not sums.rest.amount:
        assert sums.fee.amount == 0
        return
    with localcontext(prec=60):
        exact = sums.rest.amount * terms.fee_percent / 100 + terms.fee_fixed
        assert -Decimal("0.5") <= exact - sums.fee.amount < Decimal("0.5")
    assert sums.fee.amount == sums.fee.amount.to_integral_value()


@given(LINES, PRICES, TERMS_OF_ANY_SHOP)
def test_after_the_prepayment_was_approved_no_line_more_is_ever_due(lines, more, terms):
    first = quote(lines, Method.PREPAY, terms, UAH)
    assume(first.total.amount >= terms.prepay)  # a smaller order is paid whole, and the difference is asked (approvals)
    then = quote([*lines, (more, 1)], Method.PREPAY, terms, UAH, first.due)
    assert then.due == uah(0)
    assert then.rest == first.rest + more


@pytest.mark.parametrize(("whole", "only"), [(199, Method.FULL), (200, Method.FULL), (201, None)])
def test_a_prepayment_as_big_as_the_sum_is_no_choice(whole: int, only: Method | None) -> None:
    assert only_method(uah(whole), TERMS) is only


@pytest.mark.parametrize("method", list(Method))
def test_the_shop_s_only_method_need_not_be_asked_for(method: Method) -> None:
    assert only_method(uah(5000), replace(TERMS, methods=(method.value,))) is method
