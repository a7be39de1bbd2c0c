"""Who writes to the shop, and what is remembered of them with their consent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, UtcDateTime


class ShopperRow(Base):
    """One cookie or one identity. The cookie's token is kept only as its SHA-256."""

    __tablename__ = "shopper"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    introduced: Mapped[bool] = mapped_column(default=False)
    greeted_on: Mapped[date | None]  # a day of the shop's own calendar
    remembers: Mapped[bool] = mapped_column(default=False)
    reminders_stopped: Mapped[bool] = mapped_column(default=False)
    reminders_announced: Mapped[bool] = mapped_column(default=False)
    full_name: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(20))
    city: Mapped[str | None] = mapped_column(String(50))
    np_branch: Mapped[str | None] = mapped_column(String(10))
    children: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)  # {"height": cm, "measured_on": ISO day}
    last_order: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)  # items of the last approved order
