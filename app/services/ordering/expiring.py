"""Orders whose time to pay is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.follow_ups import moved_into_window
from app.domain.orders import OrderStatus
from app.extensions import write_transaction
from app.models.conversation import ConversationRow
from app.models.handoff import FollowUpRow
from app.models.order import OrderRow
from app.services import catalogue
from app.services.ordering import cancelling, journal, locking

MOST_REMINDERS = 2


def expire(order_id: int, now: datetime) -> None:
    """The order ends and its pieces are free. If a hold ended, the line that says so takes the first reminder's place."""
    shop = catalogue.shop()
    with write_transaction() as session:
        shopper_id = session.scalar(select(OrderRow.shopper_id).where(OrderRow.id == order_id))
        if shopper_id is None:
            return
        conversation_id = locking.newest_conversation(session, shopper_id)
        row = locking.order(session, order_id)
        if row.expires_at is None or row.expires_at > now:
            return  # paid, prolonged or expired by another worker meanwhile
        held = row.hold_until is not None
        cancelling.end(session, row, OrderStatus.EXPIRED, journal.WORKER, now)
        if held and row.status is OrderStatus.EXPIRED:
            moment = moved_into_window(now, shop.follow_up, shop.zone)
            _say_instead(session, conversation_id, order_id, moment)


def _say_instead(session: Session, conversation_id: int, order_id: int, moment: datetime) -> None:
    due = session.scalars(
        select(FollowUpRow)
        .where(FollowUpRow.conversation_id == conversation_id, FollowUpRow.status == "due")
        .order_by(FollowUpRow.ordinal)
    ).all()
    sent = session.scalars(
        select(FollowUpRow.ordinal).where(FollowUpRow.conversation_id == conversation_id, FollowUpRow.status == "sent")
    ).all()
    first = due[0] if due else None
    if first is None:
        ordinal = len(sent) + 1 if len(sent) < MOST_REMINDERS else MOST_REMINDERS
        session.add(FollowUpRow(
            conversation_id=conversation_id, kind="hold_expired", ordinal=ordinal, order_id=order_id, due_at=moment, status="due",
            why="",
        ))  # fmt: skip
        session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == conversation_id)
            .values(follow_ups_due=ConversationRow.follow_ups_due + 1)
        )
        return
    first.kind, first.order_id, first.due_at = "hold_expired", order_id, moment
