"""One turn as it flows through the stages: frozen, each stage fills its own field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.dialog.conversation import Conversation
from app.dialog.facts import FactSheet
from app.dialog.replies import Bubble, Decision, Draft
from app.dialog.understanding import Understanding
from app.domain.catalogue import Catalogue
from app.domain.changing import replace
from app.domain.orders import Order
from app.domain.shop import Shop
from app.domain.shopper import Shopper


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
    """One message as it came in through a door. `form` holds the fields of the delivery form, as typed; `cut`: its words were
    over the limit and are not read."""

    client_id: str
    text: str = ""
    photos: tuple[str, ...] = ()
    choice: str | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    sighting: Sighting | None = None
    page: str | None = None  # product id of the page the chat was opened from
    at: datetime | None = None
    cut: bool = False

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
