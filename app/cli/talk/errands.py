"""What happens in a talk without the shopper: staff at work, and time that passes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.cli.talk.clock import TalkClock
from app.cli.talk.lines import StaffLine
from app.cli.talk.shown import Shown
from app.errors import BadLine, EmptyMessage, MessageTooLong, NothingWaiting, ReasonMissing
from app.services import approvals, handoffs, sweeps
from app.services.views import MessageView, OpenConversation

STAFF = "Марина"
REASON = "потрібна інша квитанція"  # when a rejection is sent without its text


def of_staff(talk: OpenConversation, line: StaffLine) -> None:
    """Raises BadLine for a decision with no proof waiting and for a reply without words."""
    if line.staff == "reply":
        _reply(talk, line.text or "")
    elif line.staff == "release":
        handoffs.release(talk.conversation_id, by=STAFF)
    else:
        _decide(talk, line)


def _reply(talk: OpenConversation, text: str) -> None:
    try:
        handoffs.reply(talk.conversation_id, text, by=STAFF)
    except EmptyMessage:
        raise BadLine("A reply needs its text.") from None
    except MessageTooLong as long:
        raise BadLine(f"A reply has at most {long.limit} characters.") from None


def _decide(talk: OpenConversation, line: StaffLine) -> None:
    waiting = next((w for w in approvals.waiting() if w.conversation_id == talk.conversation_id), None)
    if waiting is None:
        raise BadLine("No payment proof waits for a decision.")
    try:
        if line.staff == "approve_payment":
            approvals.approve(waiting.payment_id, by=STAFF)
        else:
            approvals.reject(waiting.payment_id, line.text or REASON, by=STAFF)
    except (NothingWaiting, ReasonMissing) as refused:
        raise BadLine(f"The payment cannot be decided: {refused or type(refused).__name__}.") from None


def walk(clock: TalkClock, hours: float) -> None:
    """Moves the clock, stopping at every due time on the way to run what is due there."""
    end = clock() + timedelta(hours=hours)
    while (due := sweeps.next_due(clock())) is not None and due <= end:
        clock.move_to(due)
        sweeps.run_due(due)
    clock.move_to(end)
    sweeps.run_due(end)


def as_shown(messages: Iterable[MessageView]) -> tuple[Shown, ...]:
    """The shop's bubbles of a thread: the bot's and staff's, not the shopper's own."""
    return tuple(
        Shown(message.kind, message.text, tuple((c.choice, c.label) for c in message.choices))
        for message in messages
        if message.author != "shopper"
    )
