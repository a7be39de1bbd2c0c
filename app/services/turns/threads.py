"""Messages as views."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from app.models.conversation import MessageRow
from app.services.views import ChoiceView, MessageView

MESSAGE = cast(Table, MessageRow.__table__)
_COLUMNS = (
    MessageRow.id, MessageRow.conversation_id, MessageRow.seq, MessageRow.author, MessageRow.kind, MessageRow.text, MessageRow.at,
    MessageRow.payload, MessageRow.staff_name, MessageRow.client_id, MessageRow.turn_id,
)  # fmt: skip


def messages() -> Select[Any]:
    return select(*_COLUMNS)


def offering(connection: Connection, conversation_id: int, before_seq: int, reach: int, choice: str) -> MessageView | None:
    """The newest bubble, of so many before that one, with this button on it. Older ones are not even parsed."""
    bounds = {"b_talk": conversation_id, "b_before": before_seq, "b_after": before_seq - reach}
    newest_first = map(_view, connection.execute(_said_before(), bounds))
    return next((said for said in newest_first if any(offered.choice == choice for offered in said.choices)), None)


@lru_cache(maxsize=1)
def _said_before() -> Any:
    """b_talk b_after b_before."""
    own, seq = MESSAGE.c.conversation_id == bindparam("b_talk"), MESSAGE.c.seq
    within = seq > bindparam("b_after"), seq < bindparam("b_before")
    return (
        select(*(MESSAGE.c[column.key] for column in _COLUMNS))
        .where(own, *within, MESSAGE.c.author != "shopper")
        .order_by(seq.desc())
    )


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
