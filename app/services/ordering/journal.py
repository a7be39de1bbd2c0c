"""What happened to an order, appended and never changed."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from app.models.order import OrderEventRow, OrderRow
from app.services.ordering import reading

SHOPPER = "shopper"
WORKER = "worker"


def state_of(row: OrderRow) -> dict[str, Any]:
    """The order as an event remembers it; sums are text."""
    order = reading.from_row(row)
    return {
        "status": order.status.value,
        "method": order.method.value if order.method else None,
        "total": str(order.total.amount),
        "approved": str(order.approved.amount),
        "lines": [[line.sku, line.size, line.quantity, str(line.price.amount)] for line in order.lines],
    }


def append(session: Session, row: OrderRow, who: str, what: str, before: dict[str, Any], now: datetime, **more: Any) -> None:
    """Who did what; `before` as it was taken before the change."""
    after = {**state_of(row), **more}
    row.changed_at = now
    session.flush()
    event = {"order_id": row.id, "who": who, "what": what, "before": before, "after": after, "at": now}
    session.execute(_appending(), event)


@lru_cache(maxsize=1)
def _appending() -> Any:
    return insert(cast(Table, OrderEventRow.__table__))
