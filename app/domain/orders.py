"""An order's life: its statuses, the moves between them, and its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.money import Money, total
from app.domain.slots import Delivery, Method


class OrderStatus(StrEnum):
    DRAFT = "draft"
    AWAITING_PAYMENT = "awaiting_payment"
    AWAITING_APPROVAL = "awaiting_approval"
    PREPAID = "prepaid"
    PAID = "paid"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    RETURN_REQUESTED = "return_requested"
    RETURNED = "returned"


_S = OrderStatus

MOVES: Mapping[OrderStatus, frozenset[OrderStatus]] = {
    _S.DRAFT: frozenset({_S.AWAITING_PAYMENT, _S.CANCELLED, _S.EXPIRED}),
    # Back to paid when the difference is given up and the line that caused it taken out: money already approved never expires.
    _S.AWAITING_PAYMENT: frozenset({_S.AWAITING_APPROVAL, _S.PAID, _S.CANCELLED, _S.EXPIRED}),
    _S.AWAITING_APPROVAL: frozenset({_S.AWAITING_PAYMENT, _S.PREPAID, _S.PAID, _S.CANCELLED}),
    _S.PREPAID: frozenset({_S.PAID, _S.SHIPPED, _S.CANCELLED}),
    # A line added to a paid order asks for the difference: it waits for a second payment (DESIGN §7).
    _S.PAID: frozenset({_S.AWAITING_PAYMENT, _S.SHIPPED, _S.CANCELLED}),
    _S.SHIPPED: frozenset({_S.DELIVERED, _S.RETURN_REQUESTED}),
    _S.DELIVERED: frozenset({_S.RETURN_REQUESTED}),
    _S.RETURN_REQUESTED: frozenset({_S.RETURNED, _S.DELIVERED}),
    _S.RETURNED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.EXPIRED: frozenset(),
}

OPEN = frozenset({_S.DRAFT, _S.AWAITING_PAYMENT, _S.AWAITING_APPROVAL})  # the shopper may still change or cancel it
DECIDED = frozenset({_S.PREPAID, _S.PAID, _S.SHIPPED})  # money is approved and the parcel not yet there: changes are staff's
APPROVED = frozenset({_S.PREPAID, _S.PAID, _S.SHIPPED, _S.DELIVERED})


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line as it was ordered: title and price are a snapshot."""

    product_id: str
    title: str
    colour: str
    size: str
    sku: str
    quantity: int
    price: Money
    settled: bool = False  # part of what staff have approved; any other line can still be taken back

    @property
    def sum(self) -> Money:
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Order:
    """One order as the turn sees it."""

    id: int | None
    number: str
    status: OrderStatus
    lines: tuple[OrderLine, ...]
    currency: str
    delivery: Delivery = field(default_factory=Delivery)
    method: Method | None = None
    approved_sum: Money | None = None  # what approved payments add up to
    proof_waiting: bool = False
    tracking: str | None = None
    reason: str | None = None  # the last rejection's or cancellation's, as staff wrote it
    hold_until: datetime | None = None
    version: int = 1
    conversation: int | None = None  # number of the talk it was made in

    @property
    def total(self) -> Money:
        return total((line.sum for line in self.lines), self.currency)

    @property
    def approved(self) -> Money:
        return self.approved_sum or Money(Decimal(0), self.currency)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def addition(self) -> tuple[OrderLine, ...]:
        """The lines that joined after an approval and wait for their difference; none of any other order."""
        return tuple(line for line in self.lines if not line.settled) if self.is_open and self.approved.amount else ()

    def without(self, line: OrderLine) -> Order:
        return replace(self, lines=tuple(other for other in self.lines if other is not line))


def number(conversation: int, ordinal: int) -> str:
    """The order's number, known before it is written: the talk's, and from its second order on a suffix."""
    base = str(1000 + conversation)
    return base if ordinal <= 1 else f"{base}-{ordinal}"


def may_move(before: OrderStatus, after: OrderStatus) -> bool:
    return after in MOVES[before]


def after_approval(order_total: Money, approved: Money) -> OrderStatus:
    """Where approved payments put the order: paid at the total, prepaid below it."""
    return OrderStatus.PAID if approved.amount >= order_total.amount else OrderStatus.PREPAID
