"""Staff decide on payment proofs. Two who decide at once: one wins, the other is told."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.dialog.stages.screen import cleaned
from app.dialog.turn import Event, EventKind
from app.domain.approvals import expected
from app.domain.basket import Item
from app.domain.money import Money
from app.domain.orders import Order, OrderStatus
from app.domain.shop import PaymentTerms
from app.errors import NothingWaiting, ReasonMissing
from app.extensions import read_session, write_transaction
from app.models.order import OrderRow, PaymentRow
from app.models.shopper import ShopperRow
from app.services import catalogue, codec, conversations, follow_ups
from app.services.ordering import locking, proofs, reading
from app.services.runtime import runtime
from app.services.turns import events
from app.services.views import TurnResult, WaitingPayment


def waiting() -> tuple[WaitingPayment, ...]:
    """Proofs that wait for a decision, the oldest first."""
    with read_session() as session:
        rows = session.execute(
            select(PaymentRow, OrderRow)
            .join(OrderRow, OrderRow.id == PaymentRow.order_id)
            .where(PaymentRow.status == "awaiting", PaymentRow.proof_at.is_not(None))
            .order_by(PaymentRow.proof_at, PaymentRow.id)
        ).all()
        terms = catalogue.shop().payment if rows else None
        return tuple(_waiting(payment, order, terms) for payment, order in rows if terms)


def waiting_count() -> int:
    with read_session() as session:
        filed = select(func.count()).where(PaymentRow.status == "awaiting", PaymentRow.proof_at.is_not(None))
        return session.scalar(filed) or 0


def waiting_of(conversation_id: int) -> WaitingPayment | None:
    """The oldest proof that waits in a talk's orders."""
    return next((payment for payment in waiting() if payment.conversation_id == conversation_id), None)


def approve(payment_id: int, by: str, shown: Decimal | None = None) -> TurnResult | None:
    """The payment of `shown`, the sum staff saw, has arrived: its order is paid or prepaid, and the shopper is told.

    None when whoever answers the talk just now tells it. Raises AlreadyDecided, NothingWaiting, SumMoved.
    """
    now = runtime().clock()
    with write_transaction() as session:
        conversation_id, order_id = _order_of(session, payment_id)
        row = locking.order(session, order_id)
        proofs.approve(session, row, payment_id, by, now, shown)
        _remember_order(session, row.shopper_id, reading.from_row(row))
        _news(session, conversation_id, Event(EventKind.PAYMENT_APPROVED, row.id, staff_name=by), "the payment was approved", now)
    return conversations.catch_up(conversation_id)


def reject(payment_id: int, reason: str, by: str) -> TurnResult | None:
    """The shopper reads the reason and may send another proof. Raises AlreadyDecided, NothingWaiting, ReasonMissing."""
    reason = cleaned(reason)
    if not reason:
        raise ReasonMissing()
    now = runtime().clock()
    shop = catalogue.shop()
    with write_transaction() as session:
        conversation_id, order_id = _order_of(session, payment_id)
        row = locking.order(session, order_id)
        proofs.reject(session, row, payment_id, reason, shop.payment, by, now)
        event = Event(EventKind.PAYMENT_REJECTED, row.id, reason, by)
        _news(session, conversation_id, event, "the payment was rejected", now)
    return conversations.catch_up(conversation_id)


def _waiting(payment: PaymentRow, order: OrderRow, terms: PaymentTerms) -> WaitingPayment:
    assert payment.proof_at is not None
    as_it_stands = reading.from_row(order)
    return WaitingPayment(
        payment_id=payment.id,
        order=as_it_stands,
        due=expected(as_it_stands, order.method, terms),
        expected=Money(payment.expected, order.currency),
        attachments=tuple(payment.proofs),
        conversation_id=order.conversation_id,
        since=payment.proof_at,
    )


def _order_of(session: Session, payment_id: int) -> tuple[int, int]:
    """Where the news go, locked first, and the order. Raises NothingWaiting."""
    found = session.execute(
        select(OrderRow.shopper_id, OrderRow.id)
        .join(PaymentRow, PaymentRow.order_id == OrderRow.id)
        .where(PaymentRow.id == payment_id)
    ).one_or_none()
    if found is None:
        raise NothingWaiting(str(payment_id))
    return locking.newest_conversation(session, found[0]), found[1]


def _remember_order(session: Session, shopper_id: str, order: Order) -> None:
    """The last order, for a shopper who comes back."""
    assert order.status in (OrderStatus.PAID, OrderStatus.PREPAID)
    items = tuple(Item(line.product_id, line.colour, line.size, quantity=line.quantity) for line in order.lines)
    session.execute(update(ShopperRow).where(ShopperRow.id == shopper_id).values(last_order=codec.write_items(items)))


def _news(session: Session, conversation_id: int, event: Event, why: str, now: datetime) -> None:
    follow_ups.cancel_all_of(session, conversation_id, why)
    events.owe(session, conversation_id, event, now)
