"""The statements of every turn, built once: building SQL anew costs more than running it. Parameters begin with «b_»."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Boolean, Integer, String, Table, Text, bindparam, case, func, insert, or_, select, update

from app.models.base import UtcDateTime
from app.models.catalogue import ONLY, CatalogueRow, ShopRow
from app.models.conversation import ConversationRow, MessageRow, TurnRow
from app.models.order import OrderRow
from app.models.shopper import ShopperRow

TALK = cast(Table, ConversationRow.__table__)
MESSAGE = cast(Table, MessageRow.__table__)
TURN = cast(Table, TurnRow.__table__)
SHOPPER = cast(Table, ShopperRow.__table__)
CATALOGUE = cast(Table, CatalogueRow.__table__)
SHOP = cast(Table, ShopRow.__table__)
ORDER = cast(Table, OrderRow.__table__)

NOW = bindparam("b_now", type_=UtcDateTime)
UNTIL = bindparam("b_until", type_=UtcDateTime)
ID = bindparam("b_talk", type_=Integer)


@lru_cache(maxsize=1)
def open_talk() -> Any:
    """b_hash: the shopper of a cookie, their open talk, and the number of its next bubble."""
    return (
        select(SHOPPER.c.id, TALK.c.id, TALK.c.next_seq)
        .join_from(SHOPPER, TALK, TALK.c.shopper_id == SHOPPER.c.id)
        .where(SHOPPER.c.token_hash == bindparam("b_hash", type_=String), TALK.c.closed_at.is_(None))
    )


@lru_cache(maxsize=1)
def newest_but() -> Any:
    """b_talk b_skip: when the shopper wrote their newest message but so many."""
    newest = select(MESSAGE.c.at).where(MESSAGE.c.conversation_id == ID, MESSAGE.c.author == "shopper")
    return newest.order_by(MESSAGE.c.seq.desc()).offset(bindparam("b_skip", type_=Integer)).limit(1)


def taking() -> dict[str, Any]:
    """b_now b_lease b_boot b_until: the lease is taken if it is free or run out, and left alone otherwise."""
    free = or_(TALK.c.turn_until.is_(None), TALK.c.turn_until <= NOW)
    return {
        "turn_id": case((free, bindparam("b_lease", type_=String)), else_=TALK.c.turn_id),
        "turn_boot": case((free, bindparam("b_boot", type_=String)), else_=TALK.c.turn_boot),
        "turn_until": case((free, UNTIL), else_=TALK.c.turn_until),
    }


@lru_cache(maxsize=1)
def take_lease() -> Any:
    """b_talk and those of `taking`: only where something waits."""
    return update(TALK).where(TALK.c.id == ID, TALK.c.waiting > 0).values(**taking()).returning(TALK.c.turn_id)


@lru_cache(maxsize=1)
def take_message() -> Any:
    """b_talk b_shopper and those of `taking`: one message more waits, under the next number."""
    return (
        update(TALK)
        .where(TALK.c.id == ID, TALK.c.shopper_id == bindparam("b_shopper", type_=String), TALK.c.closed_at.is_(None))
        .values(
            waiting=TALK.c.waiting + 1,
            next_seq=TALK.c.next_seq + 1,
            last_shopper_message_at=NOW,
            last_message_at=NOW,
            **taking(),
        )
        .returning(TALK.c.turn_id, TALK.c.next_seq, TALK.c.waiting, TALK.c.owner)
    )


@lru_cache(maxsize=1)
def insert_message() -> Any:
    return insert(MESSAGE).returning(MESSAGE.c.id)


@lru_cache(maxsize=1)
def talk_with_shopper() -> Any:
    """b_talk: the talk, its memory, who speaks in it and whether they ever ordered; how new catalogue and shop are."""
    talk, who = TALK.c, SHOPPER.c
    ordered = select(ORDER.c.id).where(ORDER.c.shopper_id == TALK.c.shopper_id).correlate(TALK).exists()
    return (
        select(
            talk.id, talk.version, talk.memory, talk.owner, talk.claimed_by, talk.open_tickets, talk.waiting, talk.follow_ups_due,
            talk.shopper_id, who.introduced, who.greeted_on, who.children, who.last_order, who.full_name, who.phone, who.city,
            who.np_branch, who.remembers, who.reminders_stopped, who.reminders_announced,
            ordered.label("ordered"), _version(CATALOGUE).label("goods_version"), _version(SHOP).label("shop_version"),
        )
        .join_from(TALK, SHOPPER, who.id == talk.shopper_id)
        .where(talk.id == ID)
    )  # fmt: skip


def _version(table: Table) -> Any:
    return select(table.c.version).where(table.c.id == ONLY).scalar_subquery()


@lru_cache(maxsize=2)
def move_on(silent: bool) -> Any:
    """b_talk b_lease b_version: the talk after a turn, if the lease is still ours and nobody wrote meanwhile.

    b_taken: what it took up · b_said: bubbles · b_keep_above: the lease is kept when more than so many still wait ·
    b_until b_said_at b_follow_ups; unless silent b_memory b_state b_owner b_claimed.
    """
    left = TALK.c.waiting - bindparam("b_taken", type_=Integer)
    keep = left > bindparam("b_keep_above", type_=Integer)
    values: dict[str, Any] = {
        "waiting": left,
        "next_seq": TALK.c.next_seq + bindparam("b_said", type_=Integer),
        "follow_ups_due": bindparam("b_follow_ups", type_=Integer),
        "last_message_at": func.coalesce(bindparam("b_said_at", type_=UtcDateTime), TALK.c.last_message_at),
        "turn_id": case((keep, TALK.c.turn_id)),
        "turn_boot": case((keep, TALK.c.turn_boot)),
        "turn_until": case((keep, UNTIL)),
    }
    return (
        update(TALK)
        .where(
            TALK.c.id == ID,
            TALK.c.turn_id == bindparam("b_lease", type_=String),
            TALK.c.version == bindparam("b_version", type_=Integer),
        )
        .values(**values, **({} if silent else _written()))
        .returning(TALK.c.next_seq, TALK.c.turn_id)
    )


def _written() -> dict[str, Any]:
    return {
        "memory": bindparam("b_memory", type_=Text),
        "state": bindparam("b_state", type_=String),
        "owner": bindparam("b_owner", type_=String),
        "claimed_by": case((bindparam("b_claimed", type_=Boolean), TALK.c.claimed_by)),
        "version": TALK.c.version + 1,
    }


@lru_cache(maxsize=1)
def insert_bubbles() -> Any:
    return insert(MESSAGE).returning(MESSAGE.c.seq, MESSAGE.c.id)


@lru_cache(maxsize=1)
def mark_answered() -> Any:
    """b_talk b_turn b_newest: every message up to the newest that was read is answered, those a person held too."""
    turn = bindparam("b_turn", type_=String)
    return (
        update(MESSAGE)
        .where(
            MESSAGE.c.conversation_id == ID,
            MESSAGE.c.author == "shopper",
            MESSAGE.c.answered_turn.is_(None),
            MESSAGE.c.id <= bindparam("b_newest", type_=Integer),
        )
        .values(turn_id=turn, answered_turn=turn)
    )


@lru_cache(maxsize=1)
def insert_turn() -> Any:
    return insert(TURN)
