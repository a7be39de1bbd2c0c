"""What staff's decision on a payment makes of its order."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import pricing
from app.domain.money import Money
from app.domain.orders import Order, OrderStatus, after_approval
from app.domain.pricing import Quote
from app.domain.shop import PaymentTerms
from app.domain.slots import Method


@dataclass(frozen=True, slots=True)
class Decided:
    """Where the order stands after the decision, and what its approved payments add up to."""

    status: OrderStatus
    approved: Money


def quote_of(order: Order, method: Method | None, terms: PaymentTerms) -> Quote:
    """The order's sums as they stand now, its approved payments counted."""
    # An order once paid whole owes the whole difference of a line added later, however it was paid (DOMAIN §6).
    if order.status is OrderStatus.PAID or (order.approved.amount and order.is_open):
        method = Method.FULL
    elif order.status is OrderStatus.PREPAID:
        method = Method.PREPAY  # what such an order still owes is paid on delivery, whichever way was chosen
    lines = ((line.price, line.quantity) for line in order.lines)
    return pricing.quote(lines, method, terms, order.currency, order.approved)


def expected(order: Order, method: Method | None, terms: PaymentTerms) -> Money:
    """What the order's next payment should bring; zero when none is owed."""
    return quote_of(order, method, terms).due


def approve(order: Order, paid: Money) -> Decided:
    """The payment of `paid` is approved. For an order whose proof waits."""
    approved = order.approved + paid
    return Decided(after_approval(order.total, approved), approved)


def reject(order: Order) -> Decided:
    """The proof is refused: the order waits for a payment again, earlier approvals stand."""
    return Decided(OrderStatus.AWAITING_PAYMENT, order.approved)


def after_lines_added(order: Order) -> OrderStatus:
    """Where an approved order goes once lines were added: a paid one waits for the difference, a prepaid one stays (DOMAIN §6)."""
    owes = order.status is OrderStatus.PAID and order.approved.amount < order.total.amount
    return OrderStatus.AWAITING_PAYMENT if owes else order.status
