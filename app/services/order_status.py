"""An order's news for whoever knows its number and the last four digits of the phone."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime

from app.domain import approvals
from app.domain.money import Money
from app.domain.orders import OrderLine, OrderStatus
from app.domain.pricing import Quote
from app.services import catalogue, orders
from app.services.views import OrderDetail

DIGITS = 4
_FILED = "proof filed"


@dataclass(frozen=True, slots=True)
class OrderNews:
    """What is shown without signing in. Of the phone only its last four digits are here at all."""

    number: str
    status: OrderStatus
    lines: tuple[OrderLine, ...]
    total: Money
    quote: Quote
    approved: Money
    full_name: str
    phone_end: str
    city: str
    branch: str
    tracking: str | None
    reason: str | None
    placed_at: datetime
    checked_at: datetime | None
    approved_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    ended_at: datetime | None  # cancelled or run out
    hold_until: datetime | None


def look_up(number: str, phone_end: str) -> OrderNews | None:
    """None when there is no such order, it is still a draft, or the digits are another phone's: which of them is not told."""
    found = orders.find(number)
    if found is None or found.entry.order.status is OrderStatus.DRAFT:
        return None
    phone = "".join(filter(str.isdecimal, found.entry.order.delivery.phone or ""))
    if len(phone_end) != DIGITS or not hmac.compare_digest(phone[-DIGITS:].encode(), phone_end.encode()):
        return None
    return _news(found)


def _news(found: OrderDetail) -> OrderNews:
    order, terms = found.entry.order, catalogue.shop().payment
    placed = _last(found, "placed")
    return OrderNews(
        number=order.number,
        status=order.status,
        lines=order.lines,
        total=order.total,
        quote=approvals.quote_of(order, order.method, terms),
        approved=order.approved,
        full_name=order.delivery.full_name or "",
        phone_end=(order.delivery.phone or "")[-DIGITS:],
        city=order.delivery.city or "",
        branch=order.delivery.np_branch or "",
        tracking=order.tracking,
        reason=order.reason,
        placed_at=placed or found.entry.created_at,
        checked_at=_last(found, _FILED),
        approved_at=_last(found, "approved"),
        shipped_at=_last(found, "shipped"),
        delivered_at=_last(found, "delivered"),
        ended_at=_last(found, "cancelled") or _last(found, "expired"),
        hold_until=order.hold_until,
    )


def _last(found: OrderDetail, what: str) -> datetime | None:
    return next((event.at for event in reversed(found.events) if event.what == what), None)
