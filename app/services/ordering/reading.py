"""Orders as frozen values, read with their lines in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import String, Table, bindparam, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from app.domain.money import Money
from app.domain.orders import Order, OrderLine, OrderStatus
from app.domain.slots import Delivery
from app.models.order import OrderLineRow, OrderRow

NEWEST = 30  # of one shopper, in a turn
_ORDER = cast(Table, OrderRow.__table__)
_LINE = cast(Table, OrderLineRow.__table__)
_HEAD = (
    _ORDER.c.id, _ORDER.c.number, _ORDER.c.status, _ORDER.c.currency, _ORDER.c.full_name, _ORDER.c.phone, _ORDER.c.city,
    _ORDER.c.np_branch, _ORDER.c.method, _ORDER.c.approved, _ORDER.c.tracking, _ORDER.c.reason, _ORDER.c.hold_until,
    _ORDER.c.version, _ORDER.c.conversation_id,
)  # fmt: skip
_TAIL = (
    _LINE.c.product_id, _LINE.c.title, _LINE.c.colour, _LINE.c.size, _LINE.c.sku, _LINE.c.quantity, _LINE.c.price, _LINE.c.settled,
)  # fmt: skip


def of_shopper(reader: Connection | Session, shopper_id: str) -> tuple[Order, ...]:
    """Oldest first, the newest NEWEST."""
    rows: dict[int, list[Sequence[Any]]] = {}
    for row in reader.execute(_of_shopper(), {"b_shopper": shopper_id}):
        rows.setdefault(row[0], []).append(row)
    return tuple(_order(found) for found in rows.values())


@lru_cache(maxsize=1)
def _of_shopper() -> Any:
    """b_shopper. Built once: it runs in every turn."""
    own = select(_ORDER.c.id).where(_ORDER.c.shopper_id == bindparam("b_shopper", type_=String))
    newest = own.order_by(_ORDER.c.id.desc()).limit(NEWEST).scalar_subquery()
    return (
        select(*_HEAD, *_TAIL)
        .select_from(_ORDER.outerjoin(_LINE, _LINE.c.order_id == _ORDER.c.id))
        .where(_ORDER.c.id.in_(newest))
        .order_by(_ORDER.c.id, _LINE.c.position)
    )


def from_row(row: OrderRow) -> Order:
    """A loaded row as the turn sees it."""
    lines = tuple(_line(tuple(getattr(line, column.key) for column in _TAIL), row.currency) for line in row.lines)
    return _with_lines(tuple(getattr(row, column.key) for column in _HEAD), lines)


def _order(rows: Sequence[Sequence[Any]]) -> Order:
    head = rows[0][: len(_HEAD)]
    tails: Iterable[Sequence[Any]] = (row[len(_HEAD) :] for row in rows)
    return _with_lines(head, tuple(_line(tail, head[3]) for tail in tails if tail[0] is not None))


def _line(tail: Sequence[Any], currency: str) -> OrderLine:
    product_id, title, colour, size, sku, quantity, price, settled = tail
    return OrderLine(product_id, title, colour, size, sku, quantity, Money(price, currency), settled)


def _with_lines(head: Sequence[Any], lines: tuple[OrderLine, ...]) -> Order:
    row_id, number, status, currency, full_name, phone, city, branch, method, approved, tracking, reason, hold, version, talk = head
    return Order(
        id=row_id, number=number, status=status, lines=lines, currency=currency,
        delivery=Delivery(full_name, phone, city, branch), method=method, approved_sum=Money(approved, currency),
        proof_waiting=status is OrderStatus.AWAITING_APPROVAL, tracking=tracking, reason=reason, hold_until=hold, version=version,
        conversation=talk,
    )  # fmt: skip
