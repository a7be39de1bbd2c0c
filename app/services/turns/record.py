"""The second commit: the reply, what it causes and how it came about, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, or_, select, update
from sqlalchemy.engine import Connection

from app.dialog.conversation import Conversation
from app.dialog.turn import Turn
from app.domain.changing import replace
from app.domain.dialog_state import Owner
from app.domain.effects import CancelFollowUps, GiveBack, ScheduleFollowUps, StopReminders, TakeOver
from app.errors import LeaseLost, VersionLost
from app.extensions import write_connection
from app.models.conversation import ConversationRow, EventRow, MessageRow
from app.services import codec, follow_ups
from app.services.runtime import runtime
from app.services.turns import statements
from app.services.turns.effects import Applying, apply
from app.services.turns.leases import Lease
from app.services.turns.recall import Recalled
from app.services.views import ChoiceView, MessageView

DROPPED = "dropped"
_NEVER = 2**31 - 1  # more than can wait


@dataclass(frozen=True, slots=True)
class Recorded:
    """`more`: something else waits already, and the lease is still held for it."""

    bubbles: tuple[MessageView, ...]
    more: bool
    conversation: Conversation


def record(lease: Lease, recalled: Recalled, turn: Turn, ms: float, *, last_round: bool) -> Recorded:
    """Raises LeaseLost, and EffectRefused when facts moved meanwhile; then nothing of it is written."""
    now = runtime().clock()
    after = _after(recalled, turn)
    with write_connection() as connection:
        next_seq, more = _move_on(connection, lease, recalled, turn, after, now, last_round)
        # Effects first after the talk itself: what they lock, they lock in one order (DESIGN §7).
        overtaken = bool(recalled.follow_ups_due and turn.inbounds)
        if overtaken:
            follow_ups.cancel(connection, turn.conversation.number, "the shopper wrote")
        reminders = bool(recalled.follow_ups_due) and not overtaken
        applying = Applying(connection, turn, recalled.shopper_id, now, reminders)
        apply(applying, turn.decision.effects if turn.decision else ())
        bubbles = _say(connection, turn, next_seq - len(_bubbles(turn)), now)
        _mark(connection, recalled, turn, now)
        connection.execute(statements.insert_turn(), _story(turn, after, ms, now))
    return Recorded(bubbles, more, after)


def _bubbles(turn: Turn) -> tuple[Any, ...]:
    return () if turn.silent else turn.bubbles


def _after(recalled: Recalled, turn: Turn) -> Conversation:
    """The talk as it is left. A silent turn leaves it as it was."""
    if turn.decision is None or turn.silent:
        return turn.conversation
    after = turn.decision.conversation
    for effect in turn.decision.effects:
        if isinstance(effect, TakeOver):
            after = replace(after, owner=Owner.PERSON, claimed=False)
        elif isinstance(effect, GiveBack):
            after = replace(after, owner=Owner.BOT, claimed=False)
    return after


def _move_on(
    connection: Connection, lease: Lease, recalled: Recalled, turn: Turn, after: Conversation, now: datetime, last_round: bool
) -> tuple[int, bool]:
    """One UPDATE checks lease and version, writes the document, counts, and keeps or gives up the lease."""
    said = len(_bubbles(turn))
    parameters: dict[str, Any] = {
        "b_talk": lease.conversation_id,
        "b_lease": lease.id,
        "b_version": recalled.version,
        "b_taken": recalled.waiting.fresh,
        "b_said": said,
        "b_said_at": now if said else None,
        "b_follow_ups": _follow_ups_due(recalled, turn),
        "b_keep_above": _NEVER if last_round else 0,
        "b_until": now + timedelta(seconds=runtime().settings.turn_lease_seconds),
    }
    if not turn.silent:
        parameters |= {
            "b_memory": codec.write_conversation(after), "b_state": after.state.value, "b_owner": after.owner.value,
            "b_claimed": after.claimed,
        }  # fmt: skip
    moved = connection.execute(statements.move_on(turn.silent), parameters).one_or_none()
    if moved is None:
        _explain(connection, lease)
    assert moved is not None
    return moved.next_seq, moved.turn_id is not None


def _explain(connection: Connection, lease: Lease) -> None:
    """Which of the conditions did not hold."""
    holder = connection.scalar(select(ConversationRow.turn_id).where(ConversationRow.id == lease.conversation_id))
    if holder != lease.id:
        raise LeaseLost(lease.id)
    raise VersionLost(lease.id)


def _follow_ups_due(recalled: Recalled, turn: Turn) -> Any:
    due = 0 if turn.inbounds else recalled.follow_ups_due
    if recalled.waiting.follow_up_id:
        due = max(due - 1, 0)
    for effect in turn.decision.effects if turn.decision else ():
        if isinstance(effect, ScheduleFollowUps):
            due = len(effect.due_at)
        elif isinstance(effect, CancelFollowUps | StopReminders | TakeOver):
            due = 0
    return due


def _say(connection: Connection, turn: Turn, first_seq: int, now: datetime) -> tuple[MessageView, ...]:
    rows = [
        {
            "conversation_id": turn.conversation.number, "seq": first_seq + position, "author": "bot", "kind": bubble.kind.value,
            "text": bubble.text, "payload": codec.write_bubble(bubble), "turn_id": turn.id, "position": position, "at": now,
        }
        for position, bubble in enumerate(_bubbles(turn))
    ]  # fmt: skip
    if not rows:
        return ()
    inserted = connection.execute(statements.insert_bubbles(), rows)
    ids = {row.seq: row.id for row in inserted}
    return tuple(
        MessageView(
            ids[row["seq"]], row["conversation_id"], row["seq"], "bot", row["kind"], row["text"], now,
            tuple(ChoiceView(**choice) for choice in row["payload"]["choices"]), row["payload"]["payload"], row["payload"]["act"],
            turn_id=turn.id,
        )
        for row in rows
    )  # fmt: skip


def _mark(connection: Connection, recalled: Recalled, turn: Turn, now: datetime) -> None:
    """Messages read, and answered unless a person holds the talk; events told."""
    waiting = recalled.waiting
    if waiting.read and turn.silent:
        connection.execute(update(MessageRow).where(MessageRow.id.in_(waiting.read)).values(turn_id=turn.id))
    elif waiting.read:
        newest = {"b_talk": turn.conversation.number, "b_turn": turn.id, "b_newest": max(waiting.read)}
        connection.execute(statements.mark_answered(), newest)
    if waiting.event_id or waiting.dropped:
        told = update(EventRow).where(or_(EventRow.id == waiting.event_id, EventRow.id.in_(waiting.dropped)))
        connection.execute(told.values(told_turn=case((EventRow.id == waiting.event_id, turn.id), else_=DROPPED)))
    if waiting.follow_up_id:
        follow_ups.settle(connection, waiting.follow_up_id, said=bool(_bubbles(turn)), now=now)


def _story(turn: Turn, after: Conversation, ms: float, now: datetime) -> dict[str, Any]:
    understood = turn.understanding
    return {
        "id": turn.id,
        "conversation_id": turn.conversation.number,
        "state": after.state.value,
        "intent": understood.intent.value if understood and understood.intent else None,
        "event": turn.event.kind.value if turn.event else None,
        "silent": turn.silent,
        "trail": codec.plain(list(turn.trail)),
        "brain": understood.provider if understood else "embedded",
        "llm_calls": turn.model_calls,
        "ms": ms,
        "at": now,
    }
