"""What staff did to the goods: one row a save, never changed or deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, UtcDateTime


class ProductChangeRow(Base):
    """`version`: the catalogue's, which the save made. `what`: added, changed, hidden, shown.

    `fields`: one [path, before, after] for each field that differs, null where it was or is absent.
    """

    __tablename__ = "product_change"
    __table_args__ = (Index("ix_product_change_product_id_id", "product_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id"))
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(String(254))
    what: Mapped[str] = mapped_column(String(32))
    fields: Mapped[list[Any]] = mapped_column(JSON)
