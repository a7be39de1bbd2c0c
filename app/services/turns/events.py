"""What happens to a talk without the shopper writing is a row first, and said by whoever answers the talk next."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.dialog.turn import Event
from app.models.conversation import ConversationRow, EventRow


def owe(session: Session, conversation_id: int, event: Event, now: datetime, follow_up_id: int | None = None) -> None:
    """Recorded with what caused it, in the same commit; told exactly once."""
    session.execute(
        update(ConversationRow).where(ConversationRow.id == conversation_id).values(waiting=ConversationRow.waiting + 1)
    )
    session.execute(
        insert(EventRow).values(
            conversation_id=conversation_id, kind=event.kind.value, order_id=event.order_id, text=event.text,
            staff_name=event.staff_name, ordinal=event.ordinal, follow_up_id=follow_up_id, at=now,
        )
    )  # fmt: skip
