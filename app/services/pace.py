"""How fast one shopper may write, counted from stored messages so that it holds across processes (PRODUCT §12)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import TooManyMessages
from app.extensions import read_session
from app.models.conversation import MessageRow
from app.services.runtime import runtime

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


def keep(conversation_id: int) -> None:
    """Raises TooManyMessages when the talk has had its share of the last minute or hour."""
    settings, now = runtime().settings, runtime().clock()
    with read_session() as session:
        for share, span in ((settings.messages_per_minute, _MINUTE), (settings.messages_per_hour, _HOUR)):
            earliest = _nth_newest(session, conversation_id, share)
            if earliest is not None and earliest > now - span:
                raise TooManyMessages(max(1, round((earliest + span - now).total_seconds())))


def _nth_newest(session: Session, conversation_id: int, nth: int) -> datetime | None:
    return session.scalar(
        select(MessageRow.at)
        .where(MessageRow.conversation_id == conversation_id, MessageRow.author == "shopper")
        .order_by(MessageRow.seq.desc())
        .offset(nth - 1)
        .limit(1)
    )
