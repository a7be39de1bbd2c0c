"""What a turn causes, as data: applied in the transaction that stores the reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.money import Money
from app.domain.slots import Delivery, Method


class TicketReason(StrEnum):
    """Why staff are asked while the bot goes on with the sale (DOMAIN §6)."""

    WHOLESALE = "wholesale"
    URGENT = "urgent"
    MONEY_ARRIVED = "money_arrived"
    NO_TRACKING = "no_tracking"
    MORE_PHOTOS = "more_photos"
    MISSING_FACT = "missing_fact"
    NO_SIZE = "no_size"
    TOO_LATE = "too_late"  # change or cancel after approval
    PROOF_OF_CANCELLED = "proof_of_cancelled"
    LEFT_TO_STAFF = "left_to_staff"  # the shopper went on with the bot
    REFUSED_EFFECT = "refused_effect"
    SEAL = "seal"


class TakeoverReason(StrEnum):
    """Why a person owns the conversation and the bot is silent (DOMAIN §6)."""

    COMPLAINT = "complaint"
    RETURN = "return"
    ABUSE = "abuse"
    ASKED = "asked"
    DISPUTED = "disputed"
    UNREADABLE = "unreadable"
    OFF_TOPIC = "off_topic"
    STAFF = "staff"  # staff took it themselves


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A line the shopper agreed to, at the price they saw: another price refuses the effect."""

    product_id: str
    colour: str
    size: str
    quantity: int
    price: Money


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """Make the talk's open order look like this; it is created as a draft when `order_id` is None.

    `place` moves it on to awaiting_payment (DESIGN §7 «confirm»): stock is reserved, a payment is expected.
    """

    number: str
    lines: tuple[WantedLine, ...]
    delivery: Delivery
    method: Method | None
    order_id: int | None = None
    place: bool = False


@dataclass(frozen=True, slots=True)
class AddLines:
    """Lines for an approved order: a prepaid one's rest grows, a paid one asks for the difference."""

    order_id: int
    lines: tuple[WantedLine, ...]


@dataclass(frozen=True, slots=True)
class CancelOrder:
    order_id: int


@dataclass(frozen=True, slots=True)
class FileProof:
    """A payment proof for staff to decide on. `attachments` are ids of the shopper's own uploads; none when it was only sighted."""

    order_id: int
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenTicket:
    reason: TicketReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A person owns the conversation from here on."""

    reason: TakeoverReason


@dataclass(frozen=True, slots=True)
class GiveBack:
    """The shopper goes on with the bot before anybody claimed the takeover; a ticket stays."""


@dataclass(frozen=True, slots=True)
class ScheduleFollowUps:
    """Reminders owed if the shopper stays silent; replaces those still due."""

    due_at: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class CancelFollowUps:
    reason: str


@dataclass(frozen=True, slots=True)
class StopReminders:
    """The shopper's stop word: never remind again."""


@dataclass(frozen=True, slots=True)
class AnnounceReminders:
    """It was said that reminders may come, and how to stop them."""


@dataclass(frozen=True, slots=True)
class MarkGreeted:
    on: date
    introduced: bool = True


@dataclass(frozen=True, slots=True)
class RememberHeights:
    """Heights given in this turn, in cm, dated by the turn."""

    heights: tuple[int, ...]
    on: date


@dataclass(frozen=True, slots=True)
class ConsentToMemory:
    given: bool


@dataclass(frozen=True, slots=True)
class RememberAddress:
    """Kept only if the shopper consented."""

    delivery: Delivery = field(default_factory=Delivery)


Effect = (
    SaveOrder | AddLines | CancelOrder | FileProof | OpenTicket | TakeOver | GiveBack | ScheduleFollowUps | CancelFollowUps
    | StopReminders | AnnounceReminders | MarkGreeted | RememberHeights | ConsentToMemory | RememberAddress
)  # fmt: skip
