"""Reminders owed after a turn; of one offer or checkout at most two, however often the shopper answers that they still think.

The limit is counted by what is reminded of, not by silence: two for every silence would have no end, for each «ще думаю» would
earn two more. What is offered anew, and a checkout begun, count from none.
"""

from __future__ import annotations

from datetime import datetime

from app.dialog.acts import Act
from app.dialog.conversation import Asking
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.domain import follow_ups
from app.domain.commands import Cancel
from app.domain.dialog_state import Owner, State
from app.domain.effects import AnnounceReminders, CancelFollowUps, Effect, FileProof, ScheduleFollowUps
from app.domain.orders import OrderStatus


def owe(d: Deciding, heard: Heard) -> None:
    """Plans what this turn leaves to be reminded of, announced the first time."""
    if any(isinstance(effect, CancelFollowUps) for effect in d.effects):
        return
    due = _due(d, heard)
    d.cause(ScheduleFollowUps(due))
    if due and not d.turn.shopper.reminders_announced:
        d.say(Act.FOLLOW_UP_ANNOUNCED)
        d.cause(AnnounceReminders())


def _due(d: Deciding, heard: Heard) -> tuple[datetime, ...]:
    """By the rule of DOMAIN §6. A no to the offer ends it, a hesitation does not."""
    order = d.turn.open_order
    refused = heard.answer() == "no" and d.before.pending is not None and d.before.pending.kind is Asking.CONFIRM_ORDER
    waiting = order is not None and order.status is OrderStatus.AWAITING_APPROVAL
    return follow_ups.plan(
        d.turn.now,
        d.conversation.state,
        d.conversation.offered,
        d.turn.shopper.reminders_stopped,
        terms=d.shop.follow_up,
        zone=d.shop.zone,
        paid=waiting or d.conversation.ordered or _filed(d.effects),
        cancelled=refused or heard.has(Cancel),
        held=d.conversation.owner is Owner.PERSON,
        sent=already(d),
    )


def _filed(effects: list[Effect]) -> bool:
    return any(isinstance(effect, FileProof) for effect in effects)


def already(d: Deciding) -> int:
    """Reminders sent of what is being chosen now."""
    return d.conversation.reminded if d.conversation.reminded_of == _subject(d) else 0


def count(d: Deciding) -> None:
    d.change(reminded=already(d) + 1, reminded_of=_subject(d))


def _subject(d: Deciding) -> str:
    goods = sorted(f"{i.product_id}/{d.colour(i)}/{d.size(i)}/{i.quantity}" for i in d.conversation.basket.items)
    step = "checkout" if d.conversation.state is State.PAYMENT_DELIVERY else "offer"
    return f"{step}: {', '.join(goods)}"
