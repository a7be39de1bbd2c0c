"""Talking with the shop: opening a talk, taking a turn in it, reading its thread."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.dialog.conversation import Conversation
from app.dialog.turn import Event, Inbound
from app.domain.dialog_state import Intent, Owner, State
from app.errors import LeaseLost, TurnUnderWay, UnknownConversation
from app.extensions import read_connection, read_session, write_transaction
from app.models.conversation import ConversationRow, MessageRow, TurnRow
from app.models.shopper import ShopperRow
from app.services import codec, follow_ups, holding, pace
from app.services.runtime import runtime
from app.services.turns import events, intake, leases, rounds, statements, threads
from app.services.turns.recall import standing as recalled_standing
from app.services.views import MessageView, OpenConversation, Standing, TurnResult, TurnView

_TOKEN_BYTES = 32


def find(token: str | None) -> OpenConversation | None:
    """The open talk of whoever holds this cookie, in one SELECT."""
    return _look_up(token, paced=False)


def open_to_write(token: str | None) -> OpenConversation:
    """As `open_for`, for a message about to come. Raises TooManyMessages."""
    found = _look_up(token, paced=True)
    return found or open_for(token)


def open_for(token: str | None) -> OpenConversation:
    """The open talk of this cookie; a new talk, and for an unknown cookie a new shopper with a new token, when there is none."""
    found = find(token)
    if found:
        return found
    try:
        with write_transaction() as session:
            shopper_id = session.scalar(select(ShopperRow.id).where(ShopperRow.token_hash == _hash(token))) if token else None
            if shopper_id is None or token is None:
                shopper_id, token = _new_shopper(session)
            return OpenConversation(shopper_id, token, _new_conversation(session, shopper_id))
    except IntegrityError:  # another tab opened it first
        found = find(token)
        if found is None:
            raise
        return found


def take_turn(conversation_id: int, shopper_id: str, inbound: Inbound, *, allow_blank: bool = False) -> TurnResult:
    """Store the message and answer it. A message sent again gets its first answer again.

    Raises TurnUnderWay when somebody else answers the talk, EmptyMessage, MessageTooLong, ForeignAttachment,
    UnknownConversation, DatabaseAway.
    """
    inbound = intake.cleaned(inbound, allow_blank=allow_blank)
    try:
        stored = intake.store(conversation_id, shopper_id, inbound)
    except IntegrityError:
        return _again(conversation_id, shopper_id, inbound.client_id)
    if stored.lease is None:
        raise TurnUnderWay(stored.message)
    try:
        result = rounds.answer(stored.lease, (stored.message.id, stored.inbound) if stored.alone else None)
    except LeaseLost:
        result = answer_of(conversation_id, shopper_id, inbound.client_id)
    if result is None:
        raise TurnUnderWay(stored.message)
    return replace(result, message=stored.message)


def take_event(conversation_id: int, event: Event, also: Callable[[Session], None] | None = None) -> TurnResult | None:
    """Something happened to the talk; `also` is written in the commit that records it. Said now, or by who answers the talk."""
    with write_transaction() as session:
        events.owe(session, conversation_id, event, runtime().clock())
        if also:
            also(session)
    return catch_up(conversation_id)


def catch_up(conversation_id: int) -> TurnResult | None:
    """Answer whatever waits in the talk; None when nothing does, or when somebody else is at it."""
    with write_transaction() as session:
        lease = leases.take(session, conversation_id, runtime().ids(), runtime().clock())
    if lease is None:
        return None
    try:
        return rounds.answer(lease)
    except LeaseLost:
        return None


def thread(conversation_id: int, after_seq: int = 0, limit: int = 200) -> tuple[MessageView, ...]:
    """Bubbles in order: the newest `limit` of those after the cursor."""
    query = (
        threads.messages()
        .where(MessageRow.conversation_id == conversation_id, MessageRow.seq > after_seq)
        .order_by(MessageRow.seq.desc())
        .limit(limit)
    )
    with read_session() as session:
        return threads.views(session, query)[::-1]


def offering(conversation_id: int, before_seq: int, reach: int, choice: str) -> MessageView | None:
    """The newest bubble, of so many before that one, with this button on it."""
    with read_connection() as connection:
        return threads.offering(connection, conversation_id, before_seq, reach, choice)


def standing(conversation_id: int) -> Standing:
    """Where the talk stands. Raises UnknownConversation."""
    turn = recalled_standing(conversation_id)
    with read_session() as session:
        row = session.execute(
            select(ConversationRow.open_tickets, ConversationRow.owner).where(ConversationRow.id == conversation_id)
        ).one()
        return Standing(
            conversation=turn.conversation,
            shopper=turn.shopper,
            orders=turn.orders,
            handoff=bool(row.open_tickets) or row.owner == Owner.PERSON,
            alerts=holding.alerts(session, conversation_id),
            follow_ups=follow_ups.sent(session, conversation_id),
        )


def trail(turn_id: str) -> TurnView | None:
    """Why it was said: the turn with its trail."""
    with read_session() as session:
        row = session.get(TurnRow, turn_id)
        if row is None:
            return None
        return TurnView(row.id, row.state, row.intent, row.event, row.brain, row.llm_calls, row.ms, row.at, tuple(row.trail))


def answer_of(conversation_id: int, shopper_id: str, client_id: str) -> TurnResult | None:
    """What a stored message was answered with; None while it waits. Raises UnknownConversation when it is not this talk's."""
    with read_session() as session:
        message = _named(session, conversation_id, shopper_id, client_id)
        if message.turn_id is None:
            return None
        turn = session.get_one(TurnRow, message.turn_id)
        said = threads.messages().where(MessageRow.turn_id == turn.id, MessageRow.author == "bot").order_by(MessageRow.seq)
        return TurnResult(
            conversation_id=conversation_id,
            turn_id=turn.id,
            bubbles=threads.views(session, said),
            message=message,
            state=State(turn.state),
            intent=Intent(turn.intent) if turn.intent else None,
            silent=turn.silent,
            owner=Owner.PERSON if turn.silent else Owner.BOT,
            repeated=True,
            brain=turn.brain,
            llm_calls=turn.llm_calls,
            ms=turn.ms,
        )


def _look_up(token: str | None, *, paced: bool) -> OpenConversation | None:
    if not token:
        return None
    with read_connection() as connection:
        found = connection.execute(statements.open_talk(), {"b_hash": _hash(token)}).one_or_none()
        if found is None:
            return None
        shopper_id, conversation_id, next_seq = found
        if paced:
            pace.keep(connection, conversation_id, next_seq - 1)
    return OpenConversation(shopper_id, token, conversation_id)


def _again(conversation_id: int, shopper_id: str, client_id: str) -> TurnResult:
    """A message stored before: its turn, or an attempt to answer it if nobody is at it."""
    result = answer_of(conversation_id, shopper_id, client_id)
    if result is None and catch_up(conversation_id):
        result = answer_of(conversation_id, shopper_id, client_id)
    if result is None:
        with read_session() as session:
            raise TurnUnderWay(_named(session, conversation_id, shopper_id, client_id))
    return result


def _named(session: Session, conversation_id: int, shopper_id: str, client_id: str) -> MessageView:
    named = (
        threads.messages()
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
        .where(
            ConversationRow.id == conversation_id,
            ConversationRow.shopper_id == shopper_id,
            MessageRow.client_id == client_id,
        )
    )
    found = threads.views(session, named)
    if not found:
        raise UnknownConversation(str(conversation_id))
    return found[0]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _new_shopper(session: Session) -> tuple[str, str]:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    shopper_id = runtime().ids()
    session.add(ShopperRow(id=shopper_id, token_hash=_hash(token), created_at=runtime().clock(), children=[], last_order=[]))
    session.flush()
    return shopper_id, token


def _new_conversation(session: Session, shopper_id: str) -> int:
    blank = Conversation(number=0)
    return session.scalars(
        insert(ConversationRow)
        .values(
            shopper_id=shopper_id, created_at=runtime().clock(), version=1, next_seq=1, waiting=0, state=blank.state.value,
            owner=blank.owner.value, memory=codec.write_conversation(blank), follow_ups_due=0, open_tickets=0,
        )
        .returning(ConversationRow.id)
    ).one()  # fmt: skip
