"""Orders as frozen values, read with their lines in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.money import Money
from app.domain.orders import Order, OrderLine, OrderStatus
from app.domain.slots import Delivery
from app.models.order import OrderLineRow, OrderRow

NEWEST = 30  # of one shopper, in a turn
_ORDER = (
    OrderRow.id, OrderRow.number, OrderRow.status, OrderRow.currency, OrderRow.full_name, OrderRow.phone, OrderRow.city,
    OrderRow.np_branch, OrderRow.method, OrderRow.approved, OrderRow.tracking, OrderRow.reason, OrderRow.hold_until,
    OrderRow.version, OrderRow.conversation_id,
)  # fmt: skip
_LINE = (
    OrderLineRow.product_id, OrderLineRow.title, OrderLineRow.colour, OrderLineRow.size, OrderLineRow.sku, OrderLineRow.quantity,
    OrderLineRow.price,
)  # fmt: skip


def of_shopper(session: Session, shopper_id: str) -> tuple[Order, ...]:
    """Oldest first."""
    newest = select(OrderRow.id).where(OrderRow.shopper_id == shopper_id).order_by(OrderRow.id.desc()).limit(NEWEST)
    return grouped(session, lambda query: query.where(OrderRow.id.in_(newest.scalar_subquery())))


def grouped(session: Session, narrow: Any) -> tuple[Order, ...]:
    """The orders a condition leaves, oldest first, in one statement. `narrow` takes the query and returns it narrowed."""
    query = (
        select(*_ORDER, *_LINE)
        .outerjoin(OrderLineRow, OrderLineRow.order_id == OrderRow.id)
        .order_by(OrderRow.id, OrderLineRow.position)
    )
    rows: dict[int, list[Sequence[Any]]] = {}
    for row in session.execute(narrow(query)):
        rows.setdefault(row[0], []).append(row)
    return tuple(_order(found) for found in rows.values())


def from_row(row: OrderRow) -> Order:
    """A loaded row as the turn sees it."""
    lines = tuple(_line((x.product_id, x.title, x.colour, x.size, x.sku, x.quantity, x.price), row.currency) for x in row.lines)
    return _with_lines(tuple(getattr(row, column.key) for column in _ORDER), lines)


def _order(rows: Sequence[Sequence[Any]]) -> Order:
    head = rows[0][: len(_ORDER)]
    tails: Iterable[Sequence[Any]] = (row[len(_ORDER) :] for row in rows)
    return _with_lines(head, tuple(_line(tail, head[3]) for tail in tails if tail[0] is not None))


def _line(tail: Sequence[Any], currency: str) -> OrderLine:
    product_id, title, colour, size, sku, quantity, price = tail
    return OrderLine(product_id, title, colour, size, sku, quantity, Money(price, currency))


def _with_lines(head: Sequence[Any], lines: tuple[OrderLine, ...]) -> Order:
    row_id, number, status, currency, full_name, phone, city, branch, method, approved, tracking, reason, hold, version, talk = head
    return Order(
        id=row_id, number=number, status=status, lines=lines, currency=currency,
        delivery=Delivery(full_name, phone, city, branch), method=method, approved_sum=Money(approved, currency),
        proof_waiting=status is OrderStatus.AWAITING_APPROVAL, tracking=tracking, reason=reason, hold_until=hold, version=version,
        conversation=talk,
    )  # fmt: skip
