"""Rows of tickets and takeovers, changed inside somebody's transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.domain.effects import TakeoverReason, TicketReason
from app.models.conversation import ConversationRow
from app.models.handoff import TakeoverRow, TicketRow


def open_ticket(session: Session, conversation_id: int, reason: TicketReason, note: str, now: datetime) -> bool:
    """False when one for this reason is open already: staff are alerted once (DOMAIN §6)."""
    known = select(TicketRow.id).where(
        TicketRow.conversation_id == conversation_id, TicketRow.reason == reason, TicketRow.closed_at.is_(None)
    )
    if session.scalar(known) is not None:
        return False
    session.execute(insert(TicketRow).values(conversation_id=conversation_id, reason=reason.value, note=note, opened_at=now))
    session.execute(
        update(ConversationRow).where(ConversationRow.id == conversation_id).values(open_tickets=ConversationRow.open_tickets + 1)
    )
    return True


def close_tickets(session: Session, conversation_id: int, by: str, now: datetime) -> int:
    """The count on the conversation is the caller's."""
    closed = session.execute(
        update(TicketRow)
        .where(TicketRow.conversation_id == conversation_id, TicketRow.closed_at.is_(None))
        .values(closed_at=now, closed_by=by)
    )
    return int(closed.rowcount)  # type: ignore[attr-defined]


def open_takeover(
    session: Session, conversation_id: int, reason: TakeoverReason, now: datetime, claimed_by: str | None = None
) -> None:
    """One at a time: a second reason while one is open adds nothing."""
    known = select(TakeoverRow.id).where(TakeoverRow.conversation_id == conversation_id, TakeoverRow.closed_at.is_(None))
    if session.scalar(known) is None:
        session.execute(
            insert(TakeoverRow).values(
                conversation_id=conversation_id, reason=reason.value, opened_at=now, claimed_by=claimed_by,
                claimed_at=now if claimed_by else None,
            )
        )  # fmt: skip


def claim_takeover(session: Session, conversation_id: int, by: str, now: datetime) -> None:
    session.execute(
        update(TakeoverRow)
        .where(TakeoverRow.conversation_id == conversation_id, TakeoverRow.closed_at.is_(None), TakeoverRow.claimed_by.is_(None))
        .values(claimed_by=by, claimed_at=now)
    )


def close_takeover(session: Session, conversation_id: int, by: str, now: datetime) -> bool:
    closed = session.execute(
        update(TakeoverRow)
        .where(TakeoverRow.conversation_id == conversation_id, TakeoverRow.closed_at.is_(None))
        .values(closed_at=now, closed_by=by)
    )
    return bool(closed.rowcount)  # type: ignore[attr-defined]


def alerts(session: Session, conversation_id: int) -> int:
    """Tickets and takeovers ever opened; a talk that staff took themselves alerted nobody."""
    tickets = session.scalar(select(func.count()).where(TicketRow.conversation_id == conversation_id)) or 0
    takeovers = select(func.count()).where(
        TakeoverRow.conversation_id == conversation_id, TakeoverRow.reason != TakeoverReason.STAFF.value
    )
    return tickets + (session.scalar(takeovers) or 0)
