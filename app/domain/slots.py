"""The named facts a shopper gives: item slots and the four delivery fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """What one command can set. The first nine are the talk contract's keys (PRODUCT §11)."""

    PRODUCT = "product"
    COLOUR = "color"
    SIZE = "size"
    HEIGHT = "height"
    PHONE = "phone"
    FULL_NAME = "full_name"
    CITY = "city"
    BRANCH = "np_branch"
    METHOD = "payment_method"
    QUANTITY = "quantity"
    ROOM_TO_GROW = "room_to_grow"
    CATEGORY = "category"
    FEATURE = "feature"
    BUDGET = "budget"
    AGE = "age"  # never a height: only the reason to ask for one


DELIVERY_SLOTS = (Slot.CITY, Slot.BRANCH, Slot.FULL_NAME, Slot.PHONE)


class Method(StrEnum):
    FULL = "full"
    PREPAY = "prepay"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the parcel goes: `phone` E.164, `np_branch` digits (lockers up to five)."""

    full_name: str | None = None
    phone: str | None = None
    city: str | None = None
    np_branch: str | None = None

    def missing(self) -> tuple[str, ...]:
        """Names of the fields still unknown, in the order they are asked for."""
        return tuple(str(name) for name in DELIVERY_SLOTS if not getattr(self, name))

    @property
    def is_complete(self) -> bool:
        return not self.missing()
