"""Payment proofs: filed by the shopper, decided by staff."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.domain import approvals
from app.domain.effects import FileProof
from app.domain.money import Money
from app.domain.orders import OrderStatus
from app.domain.shop import PaymentTerms
from app.errors import AlreadyDecided, NothingWaiting, OrderMoved, SumMoved
from app.models.order import OrderRow, PaymentRow
from app.services.ordering import journal, locking, placing, reading

_TAKES_PROOF = frozenset({OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL})


def file(session: Session, effect: FileProof, shopper_id: str, terms: PaymentTerms, now: datetime) -> None:
    """The order waits for staff and its hold stops; further receipts join the first, for the sum as it grew. Raises OrderMoved."""
    row = locking.order(session, effect.order_id, shopper_id)
    if row.status not in _TAKES_PROOF:
        raise OrderMoved(row.number)
    payment = locking.undecided(session, row.id)
    if payment is None:
        raise OrderMoved(row.number)
    before = journal.state_of(row)
    payment.proofs = [*payment.proofs, *(a for a in effect.attachments if a not in payment.proofs)]
    payment.proof_at = payment.proof_at or now
    payment.expected = max(payment.expected, approvals.expected(reading.from_row(row), row.method, terms).amount)
    locking.move(row, OrderStatus.AWAITING_APPROVAL)
    row.hold_until = row.expires_at = None
    journal.append(session, row, journal.SHOPPER, "proof filed", before, now, attachments=list(effect.attachments))


def approve(session: Session, row: OrderRow, payment_id: int, by: str, now: datetime, shown: Decimal | None = None) -> None:
    """The order, which is locked, is paid or prepaid and its pieces are sold. `shown`: the sum staff saw, None for whatever is
    expected. Raises AlreadyDecided, NothingWaiting, SumMoved."""
    payment = _decide(session, payment_id, "approved", None, by, now)
    if shown is not None and payment.expected != shown:
        raise SumMoved(Money(payment.expected, row.currency))
    before = journal.state_of(row)
    decided = approvals.approve(reading.from_row(row), Money(payment.expected, row.currency))
    locking.move(row, decided.status)
    row.approved, row.hold_until, row.expires_at, row.reason = decided.approved.amount, None, None, None
    placing.settle(session, row)
    journal.append(session, row, by, "approved", before, now)


def reject(session: Session, row: OrderRow, payment_id: int, reason: str, terms: PaymentTerms, by: str, now: datetime) -> None:
    """The order, which is locked, waits for another payment, its hold anew. Raises AlreadyDecided, NothingWaiting."""
    _decide(session, payment_id, "rejected", reason, by, now)
    before = journal.state_of(row)
    locking.move(row, approvals.reject(reading.from_row(row)).status)
    row.reason = reason
    placing.expect_payment(session, row, terms)
    placing.start_clock(row, terms, now, anew=True)
    journal.append(session, row, by, "rejected", before, now, reason=reason)


def _decide(session: Session, payment_id: int, status: str, reason: str | None, by: str, now: datetime) -> PaymentRow:
    """One conditional UPDATE: only who finds the proof undecided decides it."""
    decided = session.execute(
        update(PaymentRow)
        .where(PaymentRow.id == payment_id, PaymentRow.status == "awaiting", PaymentRow.proof_at.is_not(None))
        .values(status=status, reason=reason, decided_by=by, decided_at=now)
    )
    payment = session.get_one(PaymentRow, payment_id, populate_existing=True)
    if not decided.rowcount:  # type: ignore[attr-defined]
        if payment.decided_by and payment.status in ("approved", "rejected"):
            raise AlreadyDecided(payment.decided_by)
        raise NothingWaiting(str(payment_id))
    return payment
