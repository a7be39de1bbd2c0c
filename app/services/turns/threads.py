"""Messages as views."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models.conversation import MessageRow
from app.services.views import ChoiceView, MessageView

_COLUMNS = (
    MessageRow.id, MessageRow.conversation_id, MessageRow.seq, MessageRow.author, MessageRow.kind, MessageRow.text, MessageRow.at,
    MessageRow.payload, MessageRow.staff_name, MessageRow.client_id, MessageRow.turn_id,
)  # fmt: skip


def messages() -> Select[Any]:
    return select(*_COLUMNS)


def views(session: Session, query: Select[Any]) -> tuple[MessageView, ...]:
    return tuple(_view(row) for row in session.execute(query))


def _view(row: Any) -> MessageView:
    payload = row.payload or {}
    said = row.author != "shopper"
    return MessageView(
        id=row.id,
        conversation_id=row.conversation_id,
        seq=row.seq,
        author=row.author,
        kind=row.kind,
        text=row.text,
        at=row.at,
        choices=tuple(ChoiceView(**choice) for choice in payload.get("choices", ())),
        payload=payload.get("payload", {}) if said else payload,
        act=payload.get("act", ""),
        photos=tuple(payload.get("photos", ())),
        choice=payload.get("choice"),
        staff_name=row.staff_name,
        client_id=row.client_id,
        turn_id=row.turn_id,
    )
