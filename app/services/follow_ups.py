"""Reminders owed to silent shoppers: rows with a due time, cancelled by any reply, counted when sent."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from app.extensions import read_session, write_transaction
from app.models.conversation import ConversationRow
from app.models.handoff import FollowUpRow
from app.services.runtime import runtime
from app.services.views import FollowUpView

OPEN = ("due", "claimed")
FOLLOW_UP = cast(Table, FollowUpRow.__table__)


def schedule(writer: Connection | Session, conversation_id: int, due_at: tuple[datetime, ...]) -> None:
    """The count on the conversation is the caller's."""
    rows = [
        {"conversation_id": conversation_id, "kind": "reminder", "ordinal": ordinal, "due_at": due, "status": "due", "why": ""}
        for ordinal, due in enumerate(due_at, start=1)
    ]
    if rows:
        writer.execute(_scheduling(), rows)


def cancel(writer: Connection | Session, conversation_id: int, why: str) -> int:
    """Those not yet sent. The count on the conversation is the caller's."""
    cancelled = writer.execute(_cancelling(), {"b_talk": conversation_id, "b_why": why})
    return int(cancelled.rowcount)  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _scheduling() -> Any:
    return insert(FOLLOW_UP)


@lru_cache(maxsize=1)
def _cancelling() -> Any:
    """b_talk b_why. Built once, as whatever runs in many turns."""
    unsent = FOLLOW_UP.c.conversation_id == bindparam("b_talk"), FOLLOW_UP.c.status.in_(OPEN)
    return update(FOLLOW_UP).where(*unsent).values(status="cancelled", why=bindparam("b_why"))


def cancel_all_of(session: Session, conversation_id: int, why: str) -> None:
    """For staff's and the worker's decisions, which write the talk's count themselves."""
    if cancel(session, conversation_id, why):
        session.execute(update(ConversationRow).where(ConversationRow.id == conversation_id).values(follow_ups_due=0))


def settle(writer: Connection | Session, follow_up_id: int, *, said: bool, now: datetime) -> None:
    """A reminder was sent, or its facts read again spoke against it."""
    writer.execute(
        update(FOLLOW_UP)
        .where(FOLLOW_UP.c.id == follow_up_id)
        .values(status="sent" if said else "cancelled", why="" if said else "no longer fits", sent_at=now if said else None)
    )


def sent(session: Session, conversation_id: int) -> int:
    counted = select(func.count()).where(FollowUpRow.conversation_id == conversation_id, FollowUpRow.status == "sent")
    return session.scalar(counted) or 0


def listing(limit: int = 200) -> tuple[FollowUpView, ...]:
    """The latest due first."""
    with read_session() as session:
        rows = session.scalars(select(FollowUpRow).order_by(FollowUpRow.due_at.desc()).limit(limit))
        return tuple(
            FollowUpView(row.id, row.conversation_id, row.kind, row.ordinal, row.due_at, row.status, row.why, row.sent_at)
            for row in rows
        )


def cancel_one(follow_up_id: int, by: str) -> bool:
    """Staff take one reminder back; False when it was already sent or cancelled."""
    with write_transaction() as session:
        conversation_id = session.scalar(select(FollowUpRow.conversation_id).where(FollowUpRow.id == follow_up_id))
        # The talk first: everybody locks it before its reminders.
        session.execute(select(ConversationRow.id).where(ConversationRow.id == conversation_id).with_for_update())
        cancelled = session.execute(
            update(FollowUpRow)
            .where(FollowUpRow.id == follow_up_id, FollowUpRow.status == "due")
            .values(status="cancelled", why=f"cancelled by {by}")
        )
        if not cancelled.rowcount:  # type: ignore[attr-defined]
            return False
        session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == conversation_id, ConversationRow.follow_ups_due > 0)
            .values(follow_ups_due=ConversationRow.follow_ups_due - 1)
        )
    return True


def next_due(session: Session, after: datetime) -> datetime | None:
    due = select(func.min(FollowUpRow.due_at)).where(FollowUpRow.status == "due", FollowUpRow.due_at > after)
    return session.scalar(due)


def overdue(now: datetime | None = None) -> int:
    """How many wait to be sent: for the health page."""
    moment = now or runtime().clock()
    with read_session() as session:
        return session.scalar(select(func.count()).where(FollowUpRow.status == "due", FollowUpRow.due_at <= moment)) or 0
