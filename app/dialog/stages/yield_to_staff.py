"""While a person holds the talk the bot reads and says nothing; the shopper may take it back until somebody has claimed it."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.replies import Decision
from app.dialog.turn import Turn
from app.domain.commands import Do
from app.domain.dialog_state import Owner, State
from app.domain.effects import Effect, FileProof, GiveBack, TicketReason
from app.domain.orders import OrderStatus

TAKES_PROOF = frozenset({OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL})


def yield_to_staff(turn: Turn) -> Turn:
    if turn.event or turn.decision or turn.conversation.owner is Owner.BOT:
        return turn
    if _continues(turn):
        return _given_back(turn)
    return replace(turn, silent=True, decision=Decision(turn.conversation, _proof(turn)))


def _continues(turn: Turn) -> bool:
    """«Продовжити з ботом», tapped or said, before anybody claimed a takeover that is no complaint (DOMAIN §6)."""
    conversation, understanding = turn.conversation, turn.understanding
    asked = understanding is not None and any(isinstance(c, Do) and c.what == "continue_with_bot" for c in understanding.commands)
    return asked and not conversation.claimed and conversation.state is not State.COMPLAINT


def _given_back(turn: Turn) -> Turn:
    d = Deciding(turn, ())
    d.change(owner=Owner.BOT, state_before_hold=None, unread=0, disputes=0)
    d.cause(GiveBack())
    d.ticket(TicketReason.LEFT_TO_STAFF)
    d.say(Act.CONTINUED_WITH_BOT)
    return d.finished()


def _proof(turn: Turn) -> tuple[Effect, ...]:
    """A picture sent while the order awaits payment is its proof then too, without a bot word (DESIGN §8)."""
    order = turn.open_order
    photos = tuple(photo for i in turn.inbounds for photo in i.photos)
    sighted = any(s.kind == "receipt" for s in turn.sightings)
    if order and order.id and order.status in TAKES_PROOF and (photos or sighted):
        return (FileProof(order.id, photos),)
    return ()
