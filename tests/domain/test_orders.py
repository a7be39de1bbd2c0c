"""An order's life: which moves there are, where they end, and its number."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.orders import APPROVED, MOVES, OPEN, Order, OrderLine, OrderStatus, after_approval, may_move, number
from tests.domain.shop_by_hand import UAH, uah

S = OrderStatus
TERMINAL = {S.RETURNED, S.CANCELLED, S.EXPIRED}


def reachable(start: OrderStatus) -> set[OrderStatus]:
    seen, waiting = {start}, [start]
    while waiting:
        for after in MOVES[waiting.pop()] - seen:
            seen.add(after)
            waiting.append(after)
    return seen


def test_every_status_is_reached_from_a_draft():
    assert reachable(S.DRAFT) == set(S)


def test_an_order_ends_returned_cancelled_or_expired_and_nowhere_else():
    assert {status for status in S if not MOVES[status]} == TERMINAL


@pytest.mark.parametrize("status", list(S))
def test_every_order_can_still_come_to_an_end(status):
    assert reachable(status) & TERMINAL


@pytest.mark.parametrize(
    "path",
    [
        (S.DRAFT, S.AWAITING_PAYMENT, S.AWAITING_APPROVAL, S.PAID, S.SHIPPED, S.DELIVERED),
        (S.DRAFT, S.AWAITING_PAYMENT, S.AWAITING_APPROVAL, S.PREPAID, S.SHIPPED, S.DELIVERED),
        (S.AWAITING_APPROVAL, S.AWAITING_PAYMENT, S.AWAITING_APPROVAL),
        (S.AWAITING_PAYMENT, S.EXPIRED),
        (S.DELIVERED, S.RETURN_REQUESTED, S.RETURNED),
        (S.PAID, S.AWAITING_PAYMENT, S.AWAITING_APPROVAL, S.PAID),
    ],
)
def test_the_roads_of_the_trade_are_open(path):
    assert all(may_move(before, after) for before, after in pairwise(path))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (S.DRAFT, S.PAID),
        (S.DRAFT, S.PREPAID),
        (S.DRAFT, S.AWAITING_APPROVAL),
        (S.AWAITING_PAYMENT, S.SHIPPED),
        (S.AWAITING_APPROVAL, S.EXPIRED),  # the hold stops while a receipt waits
        (S.AWAITING_APPROVAL, S.SHIPPED),
        (S.PREPAID, S.AWAITING_PAYMENT),  # a line more asks no second payment
        (S.PREPAID, S.EXPIRED),
        (S.PAID, S.EXPIRED),
        (S.SHIPPED, S.CANCELLED),
        (S.CANCELLED, S.AWAITING_PAYMENT),
        (S.EXPIRED, S.AWAITING_PAYMENT),
    ],
)
def test_no_step_is_skipped_and_nothing_rises_from_the_dead(before, after):
    assert not may_move(before, after)


def test_no_order_moves_to_where_it_is():
    assert not any(may_move(status, status) for status in S)


def test_the_shopper_may_change_an_order_until_staff_approve():
    assert {S.DRAFT, S.AWAITING_PAYMENT, S.AWAITING_APPROVAL} == OPEN
    assert all(may_move(status, S.CANCELLED) for status in OPEN)
    assert not OPEN & APPROVED


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 9), st.integers(1, 9))
def test_no_two_orders_share_a_number(talk, other, ordinal, another):
    assert (number(talk, ordinal) == number(other, another)) == ((talk, ordinal) == (other, another))


def test_the_number_is_the_talks_and_a_suffix_from_the_second_order_on():
    assert [number(42, n) for n in (1, 2, 3)] == ["1042", "1042-2", "1042-3"]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_an_order_is_paid_exactly_when_approved_payments_reach_its_total(total, approved):
    assert (after_approval(uah(total), uah(approved)) is S.PAID) == (approved >= total)


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(1, 9)), max_size=6))
def test_the_total_is_the_sum_of_the_lines(lines):
    line = OrderLine("1", "Сукня", "сірий", "98", "1-G", 1, uah(0))
    order = Order(None, "1001", S.DRAFT, tuple(replace(line, price=uah(price), quantity=n) for price, n in lines), UAH)
    assert order.total == uah(sum(price * n for price, n in lines))
    assert order.approved == uah(0)
    assert order.is_open
