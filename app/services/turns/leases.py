"""Who answers a conversation: one lease at a time, taken and given up by conditional UPDATE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, literal, or_, update
from sqlalchemy.orm import Session

from app.extensions import write_transaction
from app.models.base import UtcDateTime
from app.models.conversation import ConversationRow
from app.services.runtime import runtime


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to answer one conversation until it runs out. `id` is its first turn's."""

    id: str
    conversation_id: int


def taking(lease_id: str, now: datetime) -> Mapping[str, Any]:
    """Columns to set so that the lease is taken if it is free or run out, and left alone otherwise."""
    free = or_(ConversationRow.turn_until.is_(None), ConversationRow.turn_until <= now)
    until = now + timedelta(seconds=runtime().settings.turn_lease_seconds)
    return {
        "turn_id": case((free, lease_id), else_=ConversationRow.turn_id),
        "turn_boot": case((free, runtime().boot_id), else_=ConversationRow.turn_boot),
        "turn_until": case((free, literal(until, UtcDateTime)), else_=ConversationRow.turn_until),
    }


def take(session: Session, conversation_id: int, lease_id: str, now: datetime) -> Lease | None:
    """The lease, when it is free and something waits."""
    ours = session.execute(
        update(ConversationRow)
        .where(ConversationRow.id == conversation_id, ConversationRow.waiting > 0)
        .values(**taking(lease_id, now))
        .returning(ConversationRow.turn_id)
    ).scalar_one_or_none()
    return Lease(lease_id, conversation_id) if ours == lease_id else None


def renew(lease: Lease, seconds: float) -> None:
    """Before a slow call: the lease holds for so long from now, if it is still ours."""
    with write_transaction() as session:
        session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == lease.conversation_id, ConversationRow.turn_id == lease.id)
            .values(turn_until=runtime().clock() + timedelta(seconds=seconds))
        )


def free(lease: Lease) -> None:
    """Give the lease up; what is unanswered is left to the next message or sweep."""
    with write_transaction() as session:
        session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == lease.conversation_id, ConversationRow.turn_id == lease.id)
            .values(turn_id=None, turn_boot=None, turn_until=None)
        )


def free_of_earlier_boots(role: str) -> int:
    """Leases that earlier processes of this role left behind become free. Only where one process plays the role."""
    with write_transaction() as session:
        freed = session.execute(
            update(ConversationRow)
            .where(ConversationRow.turn_boot.startswith(f"{role}-"), ConversationRow.turn_boot != runtime().boot_id)
            .values(turn_id=None, turn_boot=None, turn_until=None)
        )
        return int(freed.rowcount)  # type: ignore[attr-defined]
