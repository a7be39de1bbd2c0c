"""The book of orders: looking them up, sending them off, cancelling them for the shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dialog.stages.screen import cleaned
from app.dialog.turn import Event, EventKind
from app.domain.money import Money
from app.domain.orders import OrderStatus
from app.errors import ImpossibleMove, NothingWaiting, ReasonMissing
from app.extensions import read_session, write_transaction
from app.models.order import OrderEventRow, OrderRow, PaymentRow
from app.services import conversations, follow_ups
from app.services.ordering import cancelling, journal, locking, reading
from app.services.runtime import runtime
from app.services.turns import events
from app.services.views import OrderDetail, OrderEntry, OrderEventView, PaymentView, TurnResult


def listing(limit: int = 200) -> tuple[OrderEntry, ...]:
    """The newest first."""
    with read_session() as session:
        return tuple(_entry(row) for row in session.scalars(select(OrderRow).order_by(OrderRow.id.desc()).limit(limit)))


def find(number: str) -> OrderDetail | None:
    """One order with its payments and everything that happened to it, oldest first."""
    with read_session() as session:
        row = session.scalar(select(OrderRow).where(OrderRow.number == number))
        if row is None:
            return None
        payments = session.scalars(select(PaymentRow).where(PaymentRow.order_id == row.id).order_by(PaymentRow.ordinal))
        happened = session.scalars(select(OrderEventRow).where(OrderEventRow.order_id == row.id).order_by(OrderEventRow.id))
        return OrderDetail(
            _entry(row),
            tuple(_payment(payment, row.currency) for payment in payments),
            tuple(OrderEventView(event.who, event.what, event.before, event.after, event.at) for event in happened),
        )


def add_tracking(number: str, tracking: str, by: str) -> TurnResult | None:
    """The parcel is on its way and the shopper gets its number. Raises NothingWaiting, ReasonMissing, ImpossibleMove."""
    tracking = "".join(cleaned(tracking).split())[:40]
    if not tracking:
        raise ReasonMissing()

    def ship(session: Session, row: OrderRow, now: datetime) -> Event:
        before = journal.state_of(row)
        locking.move(row, OrderStatus.SHIPPED)
        row.tracking = tracking
        journal.append(session, row, by, "shipped", before, now, tracking=tracking)
        return Event(EventKind.TRACKING_ADDED, row.id, staff_name=by)

    return _changed(number, ship, "the order was shipped")


def deliver(number: str, by: str) -> None:
    """The shopper has the parcel; nothing is said. Raises NothingWaiting, ImpossibleMove."""
    now = runtime().clock()
    with write_transaction() as session:
        row = _locked(session, number)[1]
        before = journal.state_of(row)
        locking.move(row, OrderStatus.DELIVERED)
        journal.append(session, row, by, "delivered", before, now)


def cancel_by_staff(number: str, reason: str, by: str) -> TurnResult | None:
    """The shopper reads the reason. Raises NothingWaiting, ReasonMissing, ImpossibleMove."""
    reason = cleaned(reason)
    if not reason:
        raise ReasonMissing()

    def cancel(session: Session, row: OrderRow, now: datetime) -> Event:
        if row.status is OrderStatus.CANCELLED:
            raise ImpossibleMove(row.number)
        cancelling.end(session, row, OrderStatus.CANCELLED, by, now, reason)
        return Event(EventKind.CANCELLED_BY_SHOP, row.id, reason, by)

    return _changed(number, cancel, "the shop cancelled the order")


def _changed(number: str, change: Callable[[Session, OrderRow, datetime], Event], why: str) -> TurnResult | None:
    """A change with its news, in one commit; the news are told at once or by whoever answers the talk."""
    now = runtime().clock()
    with write_transaction() as session:
        conversation_id, row = _locked(session, number)
        event = change(session, row, now)
        follow_ups.cancel_all_of(session, conversation_id, why)
        events.owe(session, conversation_id, event, now)
    return conversations.catch_up(conversation_id)


def _locked(session: Session, number: str) -> tuple[int, OrderRow]:
    """The shopper's newest talk first, then the order."""
    found = session.execute(select(OrderRow.shopper_id, OrderRow.id).where(OrderRow.number == number)).one_or_none()
    if found is None:
        raise NothingWaiting(number)
    return locking.newest_conversation(session, found[0]), locking.order(session, found[1])


def _entry(row: OrderRow) -> OrderEntry:
    return OrderEntry(reading.from_row(row), row.conversation_id, row.shopper_id, row.created_at, row.changed_at)


def _payment(row: PaymentRow, currency: str) -> PaymentView:
    return PaymentView(
        row.id, row.ordinal, Money(row.expected, currency), row.status, row.reason, tuple(row.proofs), row.proof_at,
        row.decided_by, row.decided_at,
    )  # fmt: skip
