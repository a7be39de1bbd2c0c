"""An order that ends unpaid, by the shopper, by staff or by its deadline; its pieces are for sale again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.orders import OrderStatus
from app.errors import OrderMoved
from app.models.order import OrderRow
from app.services.ordering import journal, locking, reading, stock


def by_shopper(session: Session, order_id: int, shopper_id: str, now: datetime) -> None:
    """Until staff approve (DOMAIN §5). Raises OrderMoved."""
    row = locking.order(session, order_id, shopper_id)
    if not reading.from_row(row).is_open:
        raise OrderMoved(row.number)
    end(session, row, OrderStatus.CANCELLED, journal.SHOPPER, now)


def end(session: Session, row: OrderRow, status: OrderStatus, who: str, now: datetime, reason: str | None = None) -> None:
    """Cancelled or expired. Of an order already paid for only the unpaid addition ends. Raises ImpossibleMove."""
    before = journal.state_of(row)
    if row.approved and row.status in (OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL):
        _withdraw_addition(session, row)
        what = "addition withdrawn"
    else:
        locking.move(row, status)
        stock.give_back(session, row.lines)
        what = status.value
    payment = locking.undecided(session, row.id)
    if payment is not None:
        payment.status, payment.decided_by, payment.decided_at = "withdrawn", who, now
    row.hold_until = row.expires_at = None
    if reason is not None:
        row.reason = reason
    journal.append(session, row, who, what, before, now)


def _withdraw_addition(session: Session, row: OrderRow) -> None:
    added = [line for line in row.lines if not line.settled]
    stock.give_back(session, added)
    row.lines = [line for line in row.lines if line.settled]
    # The one step back to where approved payments already had put the order.
    row.status = OrderStatus.PAID
