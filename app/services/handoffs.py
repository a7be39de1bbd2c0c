"""Staff and shoppers: taking a talk over, answering in it, handing it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import exists, false, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from app.dialog.conversation import Conversation
from app.dialog.stages.screen import cleaned
from app.dialog.turn import Event, EventKind
from app.domain.dialog_state import Owner, after_release
from app.domain.effects import TakeoverReason
from app.errors import EmptyMessage, MessageTooLong, UnknownConversation
from app.extensions import read_session, write_transaction
from app.models.conversation import ConversationRow, MessageRow
from app.models.handoff import TakeoverRow, TicketRow
from app.models.order import OrderRow
from app.models.shopper import ShopperRow
from app.services import codec, conversations, follow_ups, holding
from app.services.runtime import runtime
from app.services.turns import events, threads
from app.services.turns.intake import CLIENT_ID_MAX, printable
from app.services.views import InboxEntry, MessageView, TurnResult

NAME_MAX = 100


def take_over(conversation_id: int, by: str) -> TurnResult | None:
    """`by` owns the talk and the bot is silent; the shopper is told once who joined. Raises UnknownConversation."""
    now = runtime().clock()
    with write_transaction() as session:
        row = _locked(session, conversation_id)
        if row.claimed_by is not None:
            return None
        memory = codec.read_conversation(row.memory)
        if row.owner == Owner.BOT:
            memory = replace(memory, state_before_hold=memory.state)
            holding.open_takeover(session, conversation_id, TakeoverReason.STAFF, now, claimed_by=by)
            follow_ups.cancel_all_of(session, conversation_id, "a person took over")
        holding.claim_takeover(session, conversation_id, by, now)
        _write(row, replace(memory, owner=Owner.PERSON, claimed=True), claimed_by=by[:NAME_MAX])
        session.flush()
        events.owe(session, conversation_id, Event(EventKind.PERSON_JOINED, staff_name=by), now)
    return conversations.catch_up(conversation_id)


def reply(conversation_id: int, text: str, by: str, client_id: str | None = None) -> tuple[MessageView, ...]:
    """What the shopper now sees: who joined, if they just did, and the words. Sent again, it is the same reply.

    Raises EmptyMessage, MessageTooLong, UnknownConversation.
    """
    text, limit = printable(text).strip(), runtime().settings.message_max_characters
    if not cleaned(text):
        raise EmptyMessage()
    if len(text) > limit:
        raise MessageTooLong(limit)
    client_id = client_id[:CLIENT_ID_MAX] if client_id else None
    joined = take_over(conversation_id, by)
    now = runtime().clock()
    with write_transaction() as session:
        row = _locked(session, conversation_id)
        known = _sent(session, conversation_id, client_id)
        if known:
            return known
        seq, row.next_seq = row.next_seq, row.next_seq + 1
        row.last_message_at = now
        values: dict[str, Any] = {
            "conversation_id": conversation_id, "seq": seq, "author": "staff", "kind": "text", "text": text, "payload": {},
            "staff_name": by[:NAME_MAX], "client_id": client_id, "position": 0, "at": now,
        }  # fmt: skip
        message_id = session.execute(insert(MessageRow).values(**values).returning(MessageRow.id)).scalar_one()
        view = MessageView(message_id, conversation_id, seq, "staff", "text", text, now, staff_name=by, client_id=client_id)
    return (*(joined.bubbles if joined else ()), view)


def release(conversation_id: int, by: str) -> TurnResult | None:
    """Closes tickets and takeover. A talk that was held goes back to the bot, which reads what was said meanwhile as one turn."""
    now = runtime().clock()
    with write_transaction() as session:
        row = _locked(session, conversation_id)
        holding.close_tickets(session, conversation_id, by, now)
        row.open_tickets = 0
        held = row.owner == Owner.PERSON
        if held:
            holding.close_takeover(session, conversation_id, by, now)
            _write(row, _given_back(codec.read_conversation(row.memory)), claimed_by=None)
            session.flush()
            events.owe(session, conversation_id, Event(EventKind.RELEASED, staff_name=by), now)
    return conversations.catch_up(conversation_id) if held else None


def inbox(limit: int = 200, words: str = "") -> list[InboxEntry]:
    """Talks, the latest first, with the words last said in each.

    `words`: only those in which they were said, or whose order has them as its number, recipient, phone or parcel.
    """
    with read_session() as session:
        rows = session.execute(_inbox_query(limit, words)).all()
        since = _waiting_since(session, [row.id for row in rows])
        return [_entry(row, since.get(row.id)) for row in rows]


def _given_back(memory: Conversation) -> Conversation:
    """The state before the talk was held, never complaint (DOMAIN §7)."""
    state = after_release(memory.state_before_hold or memory.state)
    return replace(memory, owner=Owner.BOT, claimed=False, state=state, state_before_hold=None, unread=0, disputes=0, tickets=0)


def _locked(session: Session, conversation_id: int) -> ConversationRow:
    row = session.scalar(select(ConversationRow).where(ConversationRow.id == conversation_id).with_for_update())
    if row is None:
        raise UnknownConversation(str(conversation_id))
    return row


def _write(row: ConversationRow, memory: Conversation, *, claimed_by: str | None) -> None:
    """A turn under way loses by the version and is decided again."""
    row.memory = codec.write_conversation(memory)
    row.state, row.owner, row.claimed_by = memory.state.value, memory.owner.value, claimed_by


def _sent(session: Session, conversation_id: int, client_id: str | None) -> tuple[MessageView, ...]:
    if client_id is None:
        return ()
    named = threads.messages().where(MessageRow.conversation_id == conversation_id, MessageRow.client_id == client_id)
    return threads.views(session, named)


def _inbox_query(limit: int, words: str) -> Any:
    newest = (
        select(func.max(MessageRow.seq))
        .where(MessageRow.conversation_id == ConversationRow.id)
        .correlate(ConversationRow)
        .scalar_subquery()
    )
    named = (
        select(OrderRow.full_name)
        .where(OrderRow.shopper_id == ConversationRow.shopper_id, OrderRow.full_name.is_not(None))
        .order_by(OrderRow.id.desc())
        .limit(1)
        .correlate(ConversationRow)
        .scalar_subquery()
    )
    query = (
        select(
            ConversationRow.id, ConversationRow.shopper_id, ConversationRow.state, ConversationRow.owner,
            ConversationRow.claimed_by, ConversationRow.open_tickets, MessageRow.text, MessageRow.author, MessageRow.at,
            func.coalesce(ShopperRow.full_name, named).label("name"),
        )
        .join(ShopperRow, ShopperRow.id == ConversationRow.shopper_id)
        .join(MessageRow, (MessageRow.conversation_id == ConversationRow.id) & (MessageRow.seq == newest))
        .order_by(ConversationRow.last_message_at.desc())
        .limit(limit)
    )  # fmt: skip
    return query.where(_holds(words)) if words else query


def _holds(words: str) -> Any:
    """SQLite knows small and capital letters of Latin alone, so the usual ways of writing are asked for each."""
    ways = {words, words.lower(), words.capitalize(), words.title()}
    digits = "".join(filter(str.isdigit, words))
    words_said = aliased(MessageRow)
    said = exists().where(words_said.conversation_id == ConversationRow.id, _contains(words_said.text, ways))
    marks = [OrderRow.number == words, OrderRow.tracking == digits, _contains(OrderRow.full_name, ways)]
    if len(digits) >= 4:
        marks.append(OrderRow.phone.contains(digits[-9:], autoescape=True))
    ordered = exists().where(OrderRow.shopper_id == ConversationRow.shopper_id, or_(*marks))
    numbered = ConversationRow.id == int(digits) if words == digits and len(digits) < 10 else false()
    return or_(said, ordered, numbered, _contains(ShopperRow.full_name, ways))


def _contains(column: Any, ways: set[str]) -> Any:
    return or_(*(column.contains(way, autoescape=True) for way in sorted(ways)))


def _waiting_since(session: Session, conversation_ids: list[int]) -> dict[int, datetime]:
    """The oldest open ticket, or takeover that nobody has claimed, of each talk."""
    tickets = select(TicketRow.conversation_id, func.min(TicketRow.opened_at)).where(
        TicketRow.conversation_id.in_(conversation_ids), TicketRow.closed_at.is_(None)
    )
    takeovers = select(TakeoverRow.conversation_id, func.min(TakeoverRow.opened_at)).where(
        TakeoverRow.conversation_id.in_(conversation_ids), TakeoverRow.closed_at.is_(None), TakeoverRow.claimed_by.is_(None)
    )
    since: dict[int, datetime] = {}
    for query in (tickets.group_by(TicketRow.conversation_id), takeovers.group_by(TakeoverRow.conversation_id)):
        for conversation_id, moment in session.execute(query):
            since[conversation_id] = min(moment, since.get(conversation_id, moment))
    return since


def _entry(row: Any, since: datetime | None) -> InboxEntry:
    return InboxEntry(
        conversation_id=row.id,
        shopper_id=row.shopper_id,
        shopper_name=row.name,
        state=row.state,
        owner=row.owner,
        claimed_by=row.claimed_by,
        open_tickets=row.open_tickets,
        last_text=row.text,
        last_author=row.author,
        last_at=row.at,
        waiting_since=since,
    )
