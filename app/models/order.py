"""Orders, what happened to them, and the payments expected for them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Numeric, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.orders import OrderStatus
from app.domain.slots import Method
from app.models.base import Base, UtcDateTime, words


class OrderRow(Base):
    """`hold_until`: reserved pieces are kept so long (counted stock only); `expires_at`: unpaid, the order ends then.

    Both run only in awaiting_payment. `approved` is what approved payments add up to.
    """

    __tablename__ = "shop_order"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(32), unique=True)
    shopper_id: Mapped[str] = mapped_column(ForeignKey("shopper.id", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    status: Mapped[OrderStatus] = mapped_column(words(OrderStatus), index=True)
    currency: Mapped[str] = mapped_column(String(3))
    method: Mapped[Method | None] = mapped_column(words(Method))
    full_name: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(20))
    city: Mapped[str | None] = mapped_column(String(50))
    np_branch: Mapped[str | None] = mapped_column(String(10))
    approved: Mapped[Decimal] = mapped_column(Numeric(12, 2), default=Decimal(0))
    tracking: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str | None] = mapped_column(Text)
    hold_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    lines: Mapped[list[OrderLineRow]] = relationship(
        order_by="OrderLineRow.position", cascade="all, delete-orphan", lazy="selectin", passive_deletes=True
    )

    __mapper_args__ = {"version_id_col": version}


class OrderLineRow(Base):
    """A line as it was ordered. `reserved`: pieces it holds; `taken`: pieces taken from stock at approval.

    `settled`: it belongs to what was approved; a later addition can still be withdrawn.
    """

    __tablename__ = "order_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("shop_order.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("variant.id", ondelete="SET NULL"))
    product_id: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    colour: Mapped[str] = mapped_column(String(100))
    size: Mapped[str] = mapped_column(String(32))
    sku: Mapped[str] = mapped_column(String(64))
    quantity: Mapped[int]
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    price_version: Mapped[int]
    reserved: Mapped[int] = mapped_column(default=0)
    taken: Mapped[int] = mapped_column(default=0)
    settled: Mapped[bool] = mapped_column(default=False)


class OrderEventRow(Base):
    """Append-only: who changed what, from what to what."""

    __tablename__ = "order_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("shop_order.id", ondelete="CASCADE"), index=True)
    who: Mapped[str] = mapped_column(String(100))  # shopper, worker, or the member of staff
    what: Mapped[str] = mapped_column(String(40))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class PaymentRow(Base):
    """A sum the shop expects. It waits for staff once `proof_at` is set. At most one of an order is undecided."""

    __tablename__ = "payment"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("shop_order.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    expected: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    status: Mapped[str] = mapped_column(String(16))  # awaiting, approved, rejected, withdrawn
    reason: Mapped[str | None] = mapped_column(Text)
    proofs: Mapped[list[str]] = mapped_column(JSON, default=list)  # attachment ids; empty when the proof was only sighted
    proof_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[str | None] = mapped_column(String(100))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("order_id", "ordinal"),
        Index(
            "uq_payment_undecided",
            "order_id",
            unique=True,
            sqlite_where=text("status = 'awaiting'"),
            postgresql_where=text("status = 'awaiting'"),
        ),
    )
