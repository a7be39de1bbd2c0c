"""Sending reminders that are due, if they still may be sent; their facts are read again by the dialogue."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from app.dialog.turn import Event, EventKind
from app.domain.dialog_state import Owner, State
from app.extensions import read_session, write_transaction
from app.models.conversation import ConversationRow
from app.models.handoff import FollowUpRow
from app.models.shopper import ShopperRow
from app.services import conversations
from app.services.turns import events
from app.services.views import TurnResult

_KINDS = {"reminder": EventKind.FOLLOW_UP, "hold_expired": EventKind.HOLD_EXPIRED}


def due(now: datetime, limit: int) -> list[int]:
    query = select(FollowUpRow.id).where(FollowUpRow.status == "due", FollowUpRow.due_at <= now)
    with read_session() as session:
        return list(session.scalars(query.order_by(FollowUpRow.due_at, FollowUpRow.id).limit(limit)))


def remind(follow_up_id: int, now: datetime) -> tuple[TurnResult, ...]:
    """Claimed and recorded as an event in one commit: whoever dies after it, the event is told, once."""
    with write_transaction() as session:
        conversation_id = session.scalar(select(FollowUpRow.conversation_id).where(FollowUpRow.id == follow_up_id))
        if conversation_id is None:
            return ()
        talk = session.execute(_talk(conversation_id)).one()
        claimed = session.execute(
            update(FollowUpRow)
            .where(FollowUpRow.id == follow_up_id, FollowUpRow.status == "due")
            .values(status="claimed")
            .returning(FollowUpRow.kind, FollowUpRow.ordinal, FollowUpRow.order_id)
        ).one_or_none()
        if claimed is None:
            return ()
        if talk.reminders_stopped or talk.owner == Owner.PERSON or talk.state == State.COMPLAINT:
            _drop(session, follow_up_id, conversation_id)
            return ()
        event = Event(_KINDS[claimed.kind], claimed.order_id, ordinal=claimed.ordinal)
        events.owe(session, conversation_id, event, now, follow_up_id)
    result = conversations.catch_up(conversation_id)
    return (result,) if result else ()


def _talk(conversation_id: int) -> Select[str, str, bool]:
    """Locked, before the reminder is."""
    return (
        select(ConversationRow.owner, ConversationRow.state, ShopperRow.reminders_stopped)
        .join(ShopperRow, ShopperRow.id == ConversationRow.shopper_id)
        .where(ConversationRow.id == conversation_id)
        .with_for_update(of=ConversationRow)
    )


def _drop(session: Session, follow_up_id: int, conversation_id: int) -> None:
    session.execute(
        update(FollowUpRow).where(FollowUpRow.id == follow_up_id).values(status="cancelled", why="the talk no longer allows it")
    )
    session.execute(
        update(ConversationRow)
        .where(ConversationRow.id == conversation_id, ConversationRow.follow_ups_due > 0)
        .values(follow_ups_due=ConversationRow.follow_ups_due - 1)
    )
