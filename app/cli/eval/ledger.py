"""What stands in the database, read by plain SQL of its own: the reward is counted on rows, not on what the shop says of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection

from app.extensions import db, write_transaction
from app.models.tables import METADATA

SHELVES = frozenset({"catalogue", "shop", "category", "product", "colour", "variant", "product_change"})


@dataclass(frozen=True, slots=True, order=True)
class LedgerLine:
    title: str
    colour: str
    size: str
    pieces: int
    price: float


@dataclass(frozen=True, slots=True)
class LedgerOrder:
    number: str
    status: str
    method: str | None
    parcel: tuple[tuple[str, str | None], ...]
    lines: tuple[LedgerLine, ...]
    tracking: str | None = None

    @property
    def is_open(self) -> bool:
        return self.status in ("draft", "awaiting_payment")

    @property
    def total(self) -> float:
        return sum(line.price * line.pieces for line in self.lines)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`parcel` and `method` of a talk without an order live in its memory and are not rows: they are not counted here."""

    orders: tuple[LedgerOrder, ...] = ()
    payments: tuple[tuple[str, float], ...] = ()
    tickets: tuple[str, ...] = ()
    takeovers: tuple[str, ...] = ()
    reminders: int = 0
    remembers: bool = False
    stopped: bool = False
    measured: tuple[date, ...] = ()  # days on which children's heights were taken


def read() -> Ledger:
    """Of all shoppers there are: the harness has one at a time."""
    with db.engine.connect() as connection:
        shopper = connection.execute(text("SELECT max(remembers), max(reminders_stopped) FROM shopper")).one()
        return Ledger(
            orders=_orders(connection),
            payments=tuple(
                (row.status, float(row.expected))
                for row in connection.execute(text("SELECT status, expected FROM payment ORDER BY order_id, ordinal"))
            ),
            tickets=_words(connection, "SELECT reason FROM ticket ORDER BY id"),
            takeovers=_words(connection, "SELECT reason FROM takeover ORDER BY id"),
            reminders=connection.execute(text("SELECT count(*) FROM follow_up WHERE status = 'sent'")).scalar_one(),
            remembers=bool(shopper[0]),
            stopped=bool(shopper[1]),
            measured=_measured(connection),
        )


def _orders(connection: Connection) -> tuple[LedgerOrder, ...]:
    lines: dict[int, list[LedgerLine]] = {}
    for row in connection.execute(text("SELECT order_id, title, colour, size, quantity, price FROM order_line ORDER BY id")):
        lines.setdefault(row.order_id, []).append(LedgerLine(row.title, row.colour, row.size, row.quantity, float(row.price)))
    return tuple(_order(row, lines.get(row.id, [])) for row in connection.execute(text("SELECT * FROM shop_order ORDER BY id")))


def _order(row: Any, lines: list[LedgerLine]) -> LedgerOrder:
    parcel = tuple((name, getattr(row, name)) for name in ("full_name", "phone", "city", "np_branch"))
    return LedgerOrder(row.number, row.status, row.method, parcel, tuple(sorted(lines)), row.tracking)


def _measured(connection: Connection) -> tuple[date, ...]:
    rows = [json.loads(children or "[]") for children in _words(connection, "SELECT children FROM shopper")]
    return tuple(date.fromisoformat(child["measured_on"]) for children in rows for child in children)


def _words(connection: Connection, query: str) -> tuple[str, ...]:
    return tuple(connection.execute(text(query)).scalars())


def wipe() -> None:
    """The shop as on its first day: ids begin anew, so that the same talk is always worded the same."""
    with write_transaction() as session:
        for table in reversed(METADATA.sorted_tables):
            if table.name not in SHELVES:
                session.execute(table.delete())
