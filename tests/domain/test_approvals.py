"""What a decision on a payment makes of an order (DESIGN §7), and what the next payment should bring."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.approvals import after_lines_added, approve, expected, quote_of, reject
from app.domain.orders import Order, OrderLine, OrderStatus, may_move
from app.domain.slots import Method
from tests.domain.shop_by_hand import TERMS, UAH, uah

LINE = OrderLine("11698818", "Костюм Лагуна", "сірий", "110-116", "11762726-GREY", 1, uah(1990))
MORE = replace(LINE, colour="рожевий", sku="11698818-PINK", price=uah(1590))


def order(status: OrderStatus, *lines: OrderLine, method: Method = Method.FULL, approved: int | None = None) -> Order:
    waits = status is OrderStatus.AWAITING_APPROVAL
    sum_ = None if approved is None else uah(approved)
    return Order(1, "1001", status, lines or (LINE,), UAH, method=method, approved_sum=sum_, proof_waiting=waits)


def test_the_whole_sum_is_expected_for_full_payment_and_200_for_prepayment():
    draft = order(OrderStatus.AWAITING_PAYMENT)
    assert expected(draft, Method.FULL, TERMS) == uah(1990)
    assert expected(draft, Method.PREPAY, TERMS) == uah(200)
    assert expected(draft, None, TERMS) == uah(1990)


def test_the_approved_total_makes_an_order_paid():
    decided = approve(order(OrderStatus.AWAITING_APPROVAL), uah(1990))
    assert (decided.status, decided.approved) == (OrderStatus.PAID, uah(1990))


def test_an_approved_prepayment_makes_it_prepaid():
    decided = approve(order(OrderStatus.AWAITING_APPROVAL, method=Method.PREPAY), uah(200))
    assert (decided.status, decided.approved) == (OrderStatus.PREPAID, uah(200))


def test_what_a_prepaid_order_still_owes_is_paid_on_delivery_whichever_method_was_chosen():
    grown = order(OrderStatus.PREPAID, LINE, MORE, approved=1990)
    sums = quote_of(grown, Method.FULL, TERMS)
    assert (sums.due, sums.rest, sums.fee) == (uah(0), uah(1590), uah(52))


def test_a_prepayment_of_the_whole_small_order_pays_it():
    small = order(OrderStatus.AWAITING_APPROVAL, replace(LINE, price=uah(150)), method=Method.PREPAY)
    assert approve(small, expected(small, Method.PREPAY, TERMS)).status is OrderStatus.PAID


def test_a_rejection_returns_the_order_to_awaiting_payment_and_keeps_what_was_approved():
    assert reject(order(OrderStatus.AWAITING_APPROVAL)).status is OrderStatus.AWAITING_PAYMENT
    assert reject(order(OrderStatus.AWAITING_APPROVAL, LINE, MORE, approved=1990)).approved == uah(1990)


def test_a_line_added_to_a_prepaid_order_asks_no_second_payment():
    grown = order(OrderStatus.PREPAID, LINE, MORE, method=Method.PREPAY, approved=200)
    assert after_lines_added(grown) is OrderStatus.PREPAID
    sums = quote_of(grown, Method.PREPAY, TERMS)
    assert (sums.due, sums.rest, sums.fee) == (uah(0), uah(3380), uah(88))


def test_a_line_added_to_a_paid_order_asks_the_difference_in_a_second_payment():
    grown = order(OrderStatus.PAID, LINE, MORE, approved=1990)
    assert after_lines_added(grown) is OrderStatus.AWAITING_PAYMENT
    assert expected(grown, Method.FULL, TERMS) == uah(1590)
    waiting = replace(grown, status=OrderStatus.AWAITING_APPROVAL, proof_waiting=True)
    assert approve(waiting, expected(waiting, Method.FULL, TERMS)).status is OrderStatus.PAID


def test_the_difference_is_asked_whole_however_the_order_was_paid():
    small = order(OrderStatus.PAID, replace(LINE, price=uah(150)), MORE, method=Method.PREPAY, approved=150)
    assert expected(small, Method.PREPAY, TERMS) == uah(1590)
    assert expected(replace(small, status=OrderStatus.AWAITING_PAYMENT), Method.PREPAY, TERMS) == uah(1590)


def test_an_order_paid_whole_owes_nothing_and_stays():
    assert after_lines_added(order(OrderStatus.PAID, approved=1990)) is OrderStatus.PAID
    assert expected(order(OrderStatus.PAID, approved=1990), Method.FULL, TERMS) == uah(0)


@given(
    st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 5)), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 5)), max_size=3),
    st.sampled_from(Method),
)
def test_paying_whatever_is_expected_always_leads_by_lawful_moves_to_nothing_due(first, later, method):
    lines = tuple(replace(LINE, price=uah(price), quantity=quantity) for price, quantity in first)
    paid = _paid(order(OrderStatus.AWAITING_APPROVAL, *lines, method=method), method)
    grown = replace(paid, lines=(*paid.lines, *(replace(MORE, price=uah(price), quantity=n) for price, n in later)))
    status = after_lines_added(grown)
    assert status is grown.status or may_move(grown.status, status)
    if status is OrderStatus.AWAITING_PAYMENT:
        grown = _paid(replace(grown, status=OrderStatus.AWAITING_APPROVAL), method)
    sums = quote_of(grown, method, TERMS)
    assert sums.due == uah(0)
    assert grown.approved + sums.rest == grown.total


def _paid(waiting: Order, method: Method) -> Order:
    decided = approve(waiting, expected(waiting, method, TERMS))
    assert may_move(waiting.status, decided.status)
    return replace(waiting, status=decided.status, approved_sum=decided.approved, proof_waiting=False)
