"""What is remembered of a shopper across conversations, with consent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.domain.basket import Item
from app.domain.slots import Delivery


@dataclass(frozen=True, slots=True)
class Measurement:
    """A child's height in cm on a day: children grow, so an old one is asked again."""

    height: int
    measured_on: date


@dataclass(frozen=True, slots=True)
class Shopper:
    """One shopper as the turn sees them."""

    id: str
    introduced: bool = False  # the bot has said once who it is
    greeted_on: date | None = None  # shop-local day
    children: tuple[Measurement, ...] = ()
    last_order: tuple[Item, ...] = ()
    address: Delivery = field(default_factory=Delivery)
    remembers: bool = False  # consented to height and address being kept
    reminders_stopped: bool = False
    reminders_announced: bool = False
