"""What is due, swept up: each row claimed by UPDATE, so that any number of workers do it once and any may die."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.errors import DatabaseAway, StorefrontError
from app.extensions import read_session, write_transaction
from app.models.conversation import ConversationRow
from app.models.order import OrderRow
from app.services import conversations, follow_ups, reminding
from app.services.ordering import expiring
from app.services.runtime import runtime
from app.services.turns import leases, rounds
from app.services.uploads import previews
from app.services.views import TurnResult

MOST = 100  # of a kind in one sweep
log = logging.getLogger("storefront.sweeps")


def run_due(now: datetime | None = None) -> tuple[TurnResult, ...]:
    """Everything due at this moment, holds first (DESIGN §7); what was said."""
    moment = now or runtime().clock()
    said: list[TurnResult] = []
    for order_id in _due(OrderRow.id, OrderRow.expires_at <= moment):
        _guarded("hold", order_id, partial(expiring.expire, order_id, moment))
    for follow_up_id in reminding.due(moment, MOST):
        said += _guarded("follow_up", follow_up_id, partial(reminding.remind, follow_up_id, moment)) or ()
    for conversation_id in _due(ConversationRow.id, ConversationRow.waiting > 0, _is_free(moment)):
        said += _guarded("conversation", conversation_id, partial(answer, conversation_id)) or ()
    for attachment_id in previews.owed(moment, MOST):
        _guarded("attachment", attachment_id, partial(previews.make, attachment_id, moment))
    return tuple(said)


def next_due(after: datetime) -> datetime | None:
    """The next moment at which something falls due by the clock: for a talk whose clock is moved by hand."""
    with read_session() as session:
        holds = session.scalar(select(func.min(OrderRow.expires_at)).where(OrderRow.expires_at > after))
        reminders = follow_ups.next_due(session, after)
    return min((moment for moment in (holds, reminders) if moment), default=None)


def _due(column: object, *conditions: object) -> list[int]:
    with read_session() as session:
        return list(session.scalars(select(column).where(*conditions).order_by(column).limit(MOST)))  # type: ignore[call-overload]


def _is_free(now: datetime) -> object:
    return or_(ConversationRow.turn_until.is_(None), ConversationRow.turn_until <= now)


def answer(conversation_id: int) -> tuple[TurnResult, ...]:
    """What a process left unanswered. If the turn fails by a fault of ours, the shopper gets an apology and staff a ticket."""
    try:
        result = conversations.catch_up(conversation_id)
    except DatabaseAway:
        raise
    except Exception:
        log.exception("conversation=%s cannot be answered", conversation_id)
        result = _give_in(conversation_id)
    return (result,) if result else ()


def _give_in(conversation_id: int) -> TurnResult | None:
    with write_transaction() as session:
        lease = _lease(session, conversation_id)
    return rounds.give_in(lease) if lease else None


def _lease(session: Session, conversation_id: int) -> leases.Lease | None:
    return leases.take(session, conversation_id, runtime().ids(), runtime().clock())


def _guarded(kind: str, row_id: object, sweep: Callable[[], tuple[TurnResult, ...] | None]) -> tuple[TurnResult, ...] | None:
    """One row that fails must not keep the others waiting: this is the worker's outermost edge."""
    try:
        return sweep()
    except DatabaseAway:
        raise
    except StorefrontError as refused:
        log.warning("%s=%s: %s", kind, row_id, type(refused).__name__)
    except Exception:
        log.exception("%s=%s failed", kind, row_id)
    return None
