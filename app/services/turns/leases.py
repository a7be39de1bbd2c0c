"""Who answers a conversation: one lease at a time, taken and given up by conditional UPDATE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.extensions import write_transaction
from app.models.conversation import ConversationRow
from app.services.runtime import runtime
from app.services.turns import statements


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to answer one conversation until it runs out. `id` is its first turn's."""

    id: str
    conversation_id: int


def claim(lease_id: str, now: datetime) -> Mapping[str, Any]:
    """The parameters of a statement that takes the lease."""
    until = now + timedelta(seconds=runtime().settings.turn_lease_seconds)
    return {"b_lease": lease_id, "b_boot": runtime().boot_id, "b_now": now, "b_until": until}


def take(session: Session, conversation_id: int, lease_id: str, now: datetime) -> Lease | None:
    """The lease, when it is free and something waits."""
    ours = session.execute(statements.take_lease(), {"b_talk": conversation_id, **claim(lease_id, now)}).scalar_one_or_none()
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
