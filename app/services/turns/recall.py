"""Loading what a turn needs, in one short read: the talk, what waits in it, its shopper, orders and the shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from app.dialog.conversation import Conversation
from app.dialog.turn import Event, EventKind, Inbound, Turn
from app.domain.changing import replace
from app.domain.dialog_state import Owner
from app.domain.orders import Order
from app.domain.shopper import Measurement, Shopper
from app.domain.slots import Delivery
from app.errors import UnknownConversation
from app.extensions import read_connection
from app.models.conversation import EventRow, MessageRow
from app.services import catalogue, codec
from app.services.ordering import reading
from app.services.runtime import runtime
from app.services.turns import statements

EVENT = cast(Table, EventRow.__table__)
MOST_AT_ONCE = 100  # messages read as one turn
# A reminder or a hold's end is pointless once the shopper has written.
OVERTAKEN = frozenset({EventKind.FOLLOW_UP, EventKind.HOLD_EXPIRED})


@dataclass(frozen=True, slots=True)
class Waiting:
    """What this turn takes up. `read`: ids of all its messages; `fresh`: how many of them and of events `waiting` still counts."""

    inbounds: tuple[Inbound, ...] = ()
    read: tuple[int, ...] = ()
    fresh: int = 0
    event: Event | None = None
    event_id: int | None = None
    follow_up_id: int | None = None
    dropped: tuple[int, ...] = ()  # events overtaken by a message


@dataclass(frozen=True, slots=True)
class Recalled:
    turn: Turn
    waiting: Waiting
    version: int
    shopper_id: str
    follow_ups_due: int


def recall(conversation_id: int, turn_id: str, alone: tuple[int, Inbound] | None = None) -> Recalled | None:
    """The turn to be answered, or None when nothing waits. `alone`: the only message there is, known not to need reading."""
    with read_connection() as connection:
        row = _talk(connection, conversation_id)
        waiting = Waiting((alone[1],), (alone[0],), 1) if alone else _waiting(connection, row)
        if not waiting.fresh:
            return None
        orders = _orders(connection, row)
    turn = replace(_turn(row, turn_id, orders), inbounds=waiting.inbounds, event=waiting.event)
    return Recalled(turn, waiting, row.version, row.shopper_id, row.follow_ups_due)


def standing(conversation_id: int) -> Turn:
    """The talk with nothing to answer."""
    with read_connection() as connection:
        row = _talk(connection, conversation_id)
        orders = _orders(connection, row)
    return _turn(row, "", orders)


def _talk(connection: Connection, conversation_id: int) -> Any:
    found = connection.execute(statements.talk_with_shopper(), {"b_talk": conversation_id}).one_or_none()
    if found is None:
        raise UnknownConversation(str(conversation_id))
    return found


def _orders(connection: Connection, row: Any) -> tuple[Order, ...]:
    """Most who talk have none: they cost no statement."""
    return reading.of_shopper(connection, row.shopper_id) if row.ordered else ()


def _turn(row: Any, turn_id: str, orders: tuple[Order, ...]) -> Turn:
    goods, shop = catalogue.known_at(row.goods_version, row.shop_version)
    return Turn(
        id=turn_id,
        conversation=conversation_of(row),
        shopper=shopper_of(row),
        shop=shop,
        catalogue=goods,
        now=runtime().clock(),
        orders=orders,
    )


def conversation_of(row: Any) -> Conversation:
    """The stored document; who owns the talk and what is open are columns and win."""
    return replace(
        codec.read_conversation(row.memory),
        number=row.id,
        owner=Owner(row.owner),
        claimed=row.claimed_by is not None,
        tickets=row.open_tickets,
    )


def shopper_of(row: Any) -> Shopper:
    return Shopper(
        id=row.shopper_id,
        introduced=row.introduced,
        greeted_on=row.greeted_on,
        children=tuple(Measurement(child["height"], child["measured_on"]) for child in _dated(row.children)),
        last_order=codec.read_items(row.last_order),
        address=Delivery(row.full_name, row.phone, row.city, row.np_branch),
        remembers=row.remembers,
        reminders_stopped=row.reminders_stopped,
        reminders_announced=row.reminders_announced,
    )


def _dated(children: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**child, "measured_on": date.fromisoformat(child["measured_on"])} for child in children]


def _waiting(connection: Connection, row: Any) -> Waiting:
    messages = connection.execute(
        select(MessageRow.id, MessageRow.client_id, MessageRow.text, MessageRow.payload, MessageRow.at, MessageRow.turn_id)
        .where(MessageRow.conversation_id == row.id, MessageRow.author == "shopper", MessageRow.answered_turn.is_(None))
        .order_by(MessageRow.seq)
        .limit(MOST_AT_ONCE)
    ).all()
    unread = [message for message in messages if message.turn_id is None]
    events = _events(connection, row.id) if row.waiting > len(unread) else []
    released = next((event for event in events if event.kind == EventKind.RELEASED), None)
    if released:
        return _with_event(released, messages, len(unread))
    if unread:
        overtaken = tuple(event.id for event in events if event.kind in OVERTAKEN)
        # Messages a person was holding are answered with the first that the bot answers again.
        taken = messages if row.owner == Owner.BOT else unread
        inbounds = tuple(_inbound(message) for message in unread)
        return Waiting(inbounds, tuple(m.id for m in taken), len(unread) + len(overtaken), dropped=overtaken)
    return _with_event(events[0], [], 0) if events else Waiting()


def _with_event(event: Any, messages: Sequence[Any], unread: int) -> Waiting:
    happened = Event(EventKind(event.kind), event.order_id, event.text, event.staff_name, event.ordinal)
    inbounds = tuple(_inbound(message) for message in messages)
    return Waiting(inbounds, tuple(m.id for m in messages), unread + 1, happened, event.id, event.follow_up_id)


def _events(connection: Connection, conversation_id: int) -> Sequence[Any]:
    untold = select(*EVENT.c).where(EVENT.c.conversation_id == conversation_id, EVENT.c.told_turn.is_(None)).order_by(EVENT.c.id)
    return connection.execute(untold).all()


def _inbound(message: Any) -> Inbound:
    return codec.read_inbound(message.payload, message.client_id or "", message.text, message.at)
