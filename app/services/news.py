"""Whether anything changed at the desk: cursors that tell it in one statement, without reading what they stand for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from app.domain.dialog_state import Owner
from app.extensions import read_session
from app.models.conversation import ConversationRow, MessageRow
from app.models.handoff import TakeoverRow, TicketRow
from app.models.order import OrderEventRow, OrderRow, PaymentRow
from app.services.runtime import runtime


def seen(conversation_id: int | None = None) -> dict[str, str]:
    """How far a page that is about to be read will know. Taken first: what comes in between is told again, not missed."""
    found = {"desk": desk()}
    return found | {"thread": talk(conversation_id)} if conversation_id else found


def desk() -> str:
    """Of the list of talks, of what waits and of the payments. While something waits it moves with the minutes, too."""
    newest = (func.max(MessageRow.id), func.max(OrderEventRow.id))
    waiting = (
        _count(TicketRow.id).where(TicketRow.closed_at.is_(None)),
        _count(TakeoverRow.id).where(TakeoverRow.closed_at.is_(None)),
        _count(PaymentRow.id).where(PaymentRow.status == "awaiting", PaymentRow.proof_at.is_not(None)),
    )
    claimed = _count(TakeoverRow.id).where(TakeoverRow.closed_at.is_(None), TakeoverRow.claimed_by.is_not(None))
    parts = [*(select(each).scalar_subquery() for each in newest), *(each.scalar_subquery() for each in (*waiting, claimed))]
    with read_session() as session:
        found = [int(value or 0) for value in session.execute(select(*parts)).one()]
    minute = int(runtime().clock().timestamp() // 60) if any(found[2:5]) else 0
    return "-".join(map(str, (*found, minute)))


def talk(conversation_id: int) -> str:
    """Of one talk: its words, who holds it, its shopper's orders. Empty when there is no such talk."""
    told = (
        select(func.max(OrderEventRow.id))
        .join(OrderRow, OrderRow.id == OrderEventRow.order_id)
        .where(OrderRow.shopper_id == ConversationRow.shopper_id)
        .correlate(ConversationRow)
        .scalar_subquery()
    )
    statement = select(
        ConversationRow.next_seq, ConversationRow.version, ConversationRow.open_tickets,
        ConversationRow.owner == Owner.PERSON.value, told,
    ).where(ConversationRow.id == conversation_id)  # fmt: skip
    with read_session() as session:
        found = session.execute(statement).one_or_none()
    return "-".join(str(int(value or 0)) for value in found) if found else ""


def _count(column: Any) -> Any:
    return select(func.count(column))
