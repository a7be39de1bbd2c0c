"""What services hand to doors: small frozen values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.dialog.conversation import Conversation
from app.domain.dialog_state import Intent, Owner, State
from app.domain.money import Money
from app.domain.orders import Order
from app.domain.shop import Shop
from app.domain.shopper import Shopper


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """`token` is the cookie's value; it is known only here and in the browser."""

    shopper_id: str
    token: str
    conversation_id: int


@dataclass(frozen=True, slots=True)
class ChoiceView:
    choice: str
    label: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """One bubble of the thread. `payload` holds a card's facts as they were shown; sums and moments are text in it."""

    id: int
    conversation_id: int
    seq: int
    author: str  # shopper, bot, staff, system
    kind: str
    text: str
    at: datetime
    choices: tuple[ChoiceView, ...] = ()
    payload: Mapping[str, Any] = field(default_factory=dict)
    act: str = ""
    photos: tuple[str, ...] = ()
    choice: str | None = None
    staff_name: str | None = None
    client_id: str | None = None
    turn_id: str | None = None


@dataclass(frozen=True, slots=True)
class TurnResult:
    """What a turn left behind. `bubbles` are the shop's, in order; `repeated`: an earlier turn's, found again."""

    conversation_id: int
    turn_id: str
    bubbles: tuple[MessageView, ...] = ()
    message: MessageView | None = None  # the shopper's own, when there was one
    state: State = State.INIT
    intent: Intent | None = None
    owner: Owner = Owner.BOT
    silent: bool = False
    repeated: bool = False
    brain: str = "embedded"
    llm_calls: int = 0
    ms: float = 0.0
    shop: Shop | None = None  # as the turn knew it; an earlier turn's is not kept


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a talk stands: what `flask talk` and the inbox's side panel show."""

    conversation: Conversation
    shopper: Shopper
    orders: tuple[Order, ...]  # of the shopper, oldest first
    handoff: bool  # a ticket or takeover is open
    alerts: int  # tickets and takeovers opened, ever
    follow_ups: int  # reminders sent, ever


@dataclass(frozen=True, slots=True)
class TurnView:
    """Why a bubble was said."""

    id: str
    state: str
    intent: str | None
    event: str | None
    brain: str
    llm_calls: int
    ms: float
    at: datetime
    trail: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """One talk in the list of talks. `waiting_since` while a person is asked for and nobody has answered."""

    conversation_id: int
    shopper_id: str
    shopper_name: str | None
    state: str
    owner: str
    claimed_by: str | None
    open_tickets: int
    last_text: str
    last_author: str
    last_at: datetime | None
    waiting_since: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingPayment:
    """A payment proof that waits for staff. `expected` was asked for before the receipt came, `due` is what is asked for now."""

    payment_id: int
    order: Order
    expected: Money
    due: Money
    attachments: tuple[str, ...]
    conversation_id: int
    since: datetime

    @property
    def missing(self) -> Money | None:
        """What the order grew by since the receipt was asked for; None when it did not."""
        return self.due - self.expected if self.due.amount > self.expected.amount else None


@dataclass(frozen=True, slots=True)
class PaymentView:
    id: int
    ordinal: int
    expected: Money
    status: str
    reason: str | None
    attachments: tuple[str, ...]
    proof_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrderEventView:
    who: str
    what: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """One order in the list of orders."""

    order: Order
    conversation_id: int
    shopper_id: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OrderDetail:
    entry: OrderEntry
    payments: tuple[PaymentView, ...] = ()
    events: tuple[OrderEventView, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpView:
    id: int
    conversation_id: int
    kind: str
    ordinal: int
    due_at: datetime
    status: str
    why: str
    sent_at: datetime | None
