"""One turn as it flows through the stages: frozen, each stage fills its own field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.dialog.facts import FactSheet
from app.dialog.replies import Bubble, Decision, Draft
from app.dialog.understanding import Understanding
from app.domain.basket import Basket
from app.domain.catalogue import Catalogue
from app.domain.dialog_state import Owner, State
from app.domain.orders import Order
from app.domain.shop import Shop
from app.domain.shopper import Shopper
from app.domain.slots import Delivery, Method


class Asking(StrEnum):
    """Every question the bot can leave pending."""

    CATEGORY = "category"
    WHICH_PRODUCT = "which_product"
    HEIGHT = "height"
    SIZE = "size"
    WHICH_SIZE = "which_size"
    COLOUR = "color"
    WHICH_CHILD = "which_child"
    WHICH_LINE = "which_line"
    CONFIRM = "confirm"
    LEFTOVER = "leftover"
    CONFIRM_ORDER = "confirm_order"
    DELIVERY = "delivery"
    SAME_ADDRESS = "same_address"
    METHOD = "method"
    RECEIPT = "receipt"
    UPSELL = "upsell"
    RENEW = "renew"
    CONSENT = "consent"
    FORGET = "forget"
    CSAT = "csat"
    CSAT_REASON = "csat_reason"
    PHOTO = "photo"
    PHOTO_WORDS = "photo_words"
    TOPIC = "topic"
    ORDER_NUMBER = "order_number"


@dataclass(frozen=True, slots=True)
class Question:
    """What yes, no and ordinals answer. `options` are keys (product ids, sizes, colours, heights) in the order shown."""

    kind: Asking
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SightedItem:
    product_id: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """What recognition saw. `kind`: product, receipt, foreign, unclear, multi, selfie.

    A product with `candidates` is similar to each of them; without, it is sure.
    """

    kind: str
    item: SightedItem | None = None
    items: tuple[SightedItem, ...] = ()
    candidates: tuple[SightedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message as it came in through a door. `form` holds the fields of the delivery form, as typed."""

    client_id: str
    text: str = ""
    photos: tuple[str, ...] = ()
    choice: str | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    sighting: Sighting | None = None
    page: str | None = None  # product id of the page the chat was opened from
    at: datetime | None = None

    @property
    def has_photo(self) -> bool:
        return bool(self.photos) or self.sighting is not None


class EventKind(StrEnum):
    """What happens to a talk without the shopper writing."""

    PAYMENT_APPROVED = "payment_approved"
    PAYMENT_REJECTED = "payment_rejected"
    CANCELLED_BY_SHOP = "cancelled_by_shop"
    TRACKING_ADDED = "tracking_added"
    HOLD_EXPIRED = "hold_expired"
    FOLLOW_UP = "follow_up"
    PERSON_JOINED = "person_joined"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Event:
    kind: EventKind
    order_id: int | None = None
    text: str = ""  # the reason staff gave
    staff_name: str = ""
    ordinal: int = 0  # of a follow-up, from 1


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the dialogue remembers of one talk; stored as one document with it."""

    number: int
    state: State = State.INIT
    state_before_hold: State | None = None
    owner: Owner = Owner.BOT
    claimed: bool = False  # a person has answered since the takeover
    pending: Question | None = None
    basket: Basket = field(default_factory=Basket)
    delivery: Delivery = field(default_factory=Delivery)
    method: Method | None = None
    heights: tuple[int, ...] = ()  # every child's height given in this talk
    shown: tuple[str, ...] = ()  # ids of products shown, in the order of the last showing
    photos_shown: tuple[str, ...] = ()  # SKUs
    asked: tuple[str, ...] = ()  # kinds of the questions of the last replies, newest last
    used: tuple[str, ...] = ()  # wordings drawn so far, «act:index»
    offered_choices: tuple[str, ...] = ()  # every choice shown so far
    offered: bool = False  # a priced offer was shown for what is in the basket
    ordered: bool = False  # what is in the basket was ordered and approved; a new wish begins a new one
    consent_asked: bool = False  # whether height and address may be kept was asked
    upsold: bool = False
    upsell_order_id: int | None = None  # the approved order a new line goes to
    disputes: int = 0
    unread: int = 0  # messages in a row that could not be read
    off_topic: int = 0  # in a row
    turns: int = 0
    tickets: int = 0  # open ones
    csat: str | None = None
    rejected: tuple[str, ...] = ()  # «color:жовтий», «product:…» said no to
    category: str | None = None  # what is being looked for
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A shopper's messages (or an event) with everything needed to answer them. Each stage returns a new one."""

    id: str
    conversation: Conversation
    shopper: Shopper
    shop: Shop
    catalogue: Catalogue
    now: datetime  # UTC
    inbounds: tuple[Inbound, ...] = ()
    event: Event | None = None
    orders: tuple[Order, ...] = ()  # of this shopper, oldest first
    sightings: tuple[Sighting, ...] = ()  # filled by `look`
    understanding: Understanding | None = None
    sheet: FactSheet = field(default_factory=FactSheet)
    drafts: tuple[Draft, ...] = ()  # a model's words, if it wrote any; each counts only if it passes the seal
    decision: Decision | None = None
    bubbles: tuple[Bubble, ...] = ()
    trail: tuple[Mapping[str, Any], ...] = ()
    silent: bool = False  # a person holds the talk: read, but say and change nothing
    model_calls: int = 0

    @property
    def text(self) -> str:
        return "\n".join(i.text for i in self.inbounds if i.text)

    @property
    def order(self) -> Order | None:
        """The newest order, whatever its status."""
        return self.orders[-1] if self.orders else None

    @property
    def open_order(self) -> Order | None:
        """The order still being made: draft, awaiting payment or approval."""
        return self.order if self.order and self.order.is_open else None

    def noted(self, stage: str, **notes: Any) -> Turn:
        """The same turn with one more line in its trail."""
        return replace(self, trail=(*self.trail, {"stage": stage, **notes}))
