"""Orders are changed under lock, always in the order conversation → order → payment → variants (DESIGN §7)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.orders import OrderStatus, may_move
from app.errors import ImpossibleMove, OrderMoved
from app.extensions import locked
from app.models.conversation import ConversationRow
from app.models.order import OrderRow, PaymentRow


def conversation(session: Session, conversation_id: int) -> None:
    session.execute(select(ConversationRow.id).where(ConversationRow.id == conversation_id).with_for_update())


def order(session: Session, order_id: int, shopper_id: str | None = None) -> OrderRow:
    """The order, locked. Raises OrderMoved when there is none, or none of this shopper's."""
    row = locked(session, OrderRow, order_id)
    if row is None or (shopper_id is not None and row.shopper_id != shopper_id):
        raise OrderMoved(str(order_id))
    return row


def payments(session: Session, order_id: int) -> list[PaymentRow]:
    """All of the order's, in their order; at most one is undecided."""
    with session.no_autoflush:
        return list(session.scalars(_payments(), {"b_order": order_id}))


@lru_cache(maxsize=1)
def _payments() -> Any:
    """b_order."""
    own = PaymentRow.order_id == bindparam("b_order")
    return select(PaymentRow).where(own).order_by(PaymentRow.ordinal).with_for_update()


def undecided(session: Session, order_id: int) -> PaymentRow | None:
    """The order's one payment that is still awaited."""
    return next((payment for payment in payments(session, order_id) if payment.status == "awaiting"), None)


def newest_conversation(session: Session, shopper_id: str) -> int:
    """Where news of a shopper's orders go (DESIGN §8). Locked."""
    found = session.scalar(
        select(ConversationRow.id).where(ConversationRow.shopper_id == shopper_id).order_by(ConversationRow.id.desc()).limit(1)
    )
    assert found is not None  # an order's shopper has talked to us
    conversation(session, found)
    return found


def move(row: OrderRow, status: OrderStatus) -> None:
    """Raises ImpossibleMove for a step the order's life does not have."""
    if row.status is not status and not may_move(row.status, status):
        raise ImpossibleMove(f"{row.number}: {row.status} → {status}")
    row.status = status
