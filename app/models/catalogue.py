"""What is sold: shelves, models, colours, priced sizes, and the shop's own settings.

`document` is the truth as staff and seed left it; `seeded` is what the last seed wrote, field by field, so that staff's
later changes can be told from the file's. `seeded` None: made by staff, the files know nothing of it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

Document = dict[str, Any]
ONLY = 1  # the key of the one row of a table that holds one


class CatalogueRow(Base):
    """The catalogue as a whole, one row. `version` moves with every change of anything in it.

    Raise it first in a transaction that changes the catalogue: that locks the row, so versions become visible in order.
    `document`: features, confusable.
    """

    __tablename__ = "catalogue"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(default=0)
    document: Mapped[Document] = mapped_column(JSON)
    seeded: Mapped[Document | None] = mapped_column(JSON)


class ShopRow(Base):
    """The shop's settings, one row. `currency` repeats the document's, so that a price is read with it in one statement."""

    __tablename__ = "shop"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(default=0)
    currency: Mapped[str] = mapped_column(String(3))
    document: Mapped[Document] = mapped_column(JSON)
    seeded: Mapped[Document | None] = mapped_column(JSON)


class CategoryRow(Base):
    """`document`: title, words, adjacent."""

    __tablename__ = "category"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)
    document: Mapped[Document] = mapped_column(JSON)
    seeded: Mapped[Document | None] = mapped_column(JSON)


class ProductRow(Base):
    """A model. `version` is the catalogue's version at which anything of it, its colours and prices included, last changed.

    `document`: category, title, words, fabric, features, facts, trait, worth, care, measures.
    """

    __tablename__ = "product"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    category_id: Mapped[str] = mapped_column(ForeignKey("category.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    version: Mapped[int] = mapped_column(index=True)
    retired: Mapped[bool] = mapped_column(default=False)
    document: Mapped[Document] = mapped_column(JSON)
    seeded: Mapped[Document | None] = mapped_column(JSON)


class ColourRow(Base):
    """One colour of one model, by its SKU. `document`: name, words, note, look, photos (the cover first), swatch."""

    __tablename__ = "colour"

    sku: Mapped[str] = mapped_column(String(64), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    position: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)
    document: Mapped[Document] = mapped_column(JSON)
    seeded: Mapped[Document | None] = mapped_column(JSON)


class VariantRow(Base):
    """Model × colour × size. `stock` None: sewn to order, nothing is counted. `seeded`: price and retired as the files had them."""

    __tablename__ = "variant"
    __table_args__ = (
        UniqueConstraint("sku", "size"),
        Index("ix_variant_product_id_position", "product_id", "position"),
        CheckConstraint("price > 0", name="price_positive"),
        CheckConstraint("reserved >= 0", name="reserved_not_negative"),
        CheckConstraint("stock IS NULL OR stock >= 0", name="stock_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id"))
    sku: Mapped[str] = mapped_column(ForeignKey("colour.sku"))
    size: Mapped[str] = mapped_column(String(32))
    position: Mapped[int]
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    stock: Mapped[int | None]
    reserved: Mapped[int] = mapped_column(default=0)
    row_version: Mapped[int] = mapped_column(default=1)
    retired: Mapped[bool] = mapped_column(default=False)
    seeded: Mapped[Document | None] = mapped_column(JSON)
