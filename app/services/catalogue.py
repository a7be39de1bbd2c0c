"""The catalogue as the dialogue sees it: one frozen snapshot per process, refreshed by version; variants with their stock."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from typing import Any

from flask import current_app
from sqlalchemy import Numeric, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session

from app.domain.catalogue import Catalogue, Colour, Product, Variant
from app.domain.money import Money
from app.domain.shop import Shop
from app.errors import DatabaseAway
from app.extensions import read_connection, read_session
from app.models.catalogue import ONLY, CatalogueRow, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow
from app.services import shelves


class NothingForSale(DatabaseAway):
    """The database holds no shop yet: it was never seeded."""


@dataclass(frozen=True)
class Snapshot:
    """`positions`: product id → its place in the catalogue. `versions`: the catalogue's and the shop's."""

    catalogue: Catalogue
    shop: Shop
    versions: tuple[int, int]
    positions: dict[str, int]


@dataclass
class Shelf:
    """One application's snapshot. Whoever finds it old reads the new one, others who do wait for that."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    snapshot: Snapshot | None = None


def current() -> tuple[Catalogue, Shop]:
    """Catalogue and shop as they stand now; one SELECT when nothing changed. Raises DatabaseAway, NothingForSale."""
    with read_connection() as connection:
        versions = connection.execute(_both_versions()).first()
    return known_at(*versions) if versions else known_at(None, None)


def known_at(goods_version: int | None, shop_version: int | None) -> tuple[Catalogue, Shop]:
    """The same, for whoever has just read these versions together with something else. Raises DatabaseAway, NothingForSale."""
    if goods_version is None or shop_version is None:
        raise NothingForSale("no shop in the database: run `flask seed`")
    shelf: Shelf = current_app.extensions.setdefault("storefront_shelf", Shelf())
    found = shelf.snapshot
    if found is None or found.versions != (goods_version, shop_version):
        found = _renew(shelf)
    return found.catalogue, found.shop


def snapshot() -> Catalogue:
    return current()[0]


def shop() -> Shop:
    return current()[1]


def is_seeded() -> bool:
    """Whether there is a shop at all. Raises DatabaseAway, also when the tables are missing."""
    with read_session() as session:
        return session.scalar(select(func.count()).select_from(ShopRow)) == 1


def raise_version(session: Session) -> int:
    """The catalogue's next version, for the rows this transaction changes. Call it first: it locks the one row."""
    row = session.execute(select(CatalogueRow).where(CatalogueRow.id == ONLY).with_for_update()).scalar_one()
    row.version += 1
    session.flush()
    return row.version


class DatabaseVariants:
    """Prices with stock, read together in one SELECT of a short session of its own."""

    def read(self, product_ids: Iterable[str]) -> tuple[Variant, ...]:
        """In the order of product, colour, size. Raises DatabaseAway."""
        wanted = tuple(dict.fromkeys(product_ids))
        if not wanted:
            return ()
        with read_connection() as connection:
            rows = connection.execute(_variants(), {"b_products": wanted}).all()
        return tuple(starmap(_variant, rows))


@lru_cache(maxsize=1)
def _variants() -> Any:
    """b_products. Columns in the order of `_variant`; built once, it runs in every turn."""
    variant, colour, product, shop = (row.__table__.c for row in (VariantRow, ColourRow, ProductRow, ShopRow))
    currency = select(shop.currency).where(shop.id == ONLY).scalar_subquery()
    # As the driver has it: a hundred exact sums made anew are a fifth of the turn's reading, and few of them differ.
    price = type_coerce(variant.price, Numeric(12, 2, asdecimal=False))
    return (
        select(
            variant.product_id, product.title, colour.name, variant.sku, variant.size, price, currency, variant.stock,
            variant.reserved, variant.row_version,
        )
        .join_from(variant.sku.table, colour.sku.table, colour.sku == variant.sku)
        .join(product.id.table, product.id == variant.product_id)
        .where(
            variant.product_id.in_(bindparam("b_products", expanding=True)), ~variant.retired, ~colour.retired, ~product.retired
        )
        .order_by(product.position, colour.position, variant.position)
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _variant(*row: Any) -> Variant:
    """A row as it was read last time is the same value: most of a hundred are, turn after turn."""
    product_id, title, colour, sku, size, price, currency, stock, reserved, version = row
    free = None if stock is None else max(stock - reserved, 0)
    return Variant(product_id, title, colour, sku, size, _price(price, currency), free, version)


@lru_cache(maxsize=1024)
def _price(number: float, currency: str) -> Money:
    return Money(Decimal(f"{number:.2f}"), currency)


@lru_cache(maxsize=1)
def _both_versions() -> Any:
    both = select(CatalogueRow.version, ShopRow.version).join(ShopRow, ShopRow.id == CatalogueRow.id)
    return both.where(CatalogueRow.id == ONLY)


def _versions(session: Session) -> tuple[int, int]:
    found = session.execute(_both_versions()).first()
    if found is None:
        raise NothingForSale("no shop in the database: run `flask seed`")
    return found[0], found[1]


def _renew(shelf: Shelf) -> Snapshot:
    with shelf.lock, read_session() as session:
        versions, found = _versions(session), shelf.snapshot
        if found is None or found.versions != versions:
            # A version that went back is another database behind the same address (a restored backup): read all of it.
            rolled_back = found is not None and (found.versions[0] > versions[0] or found.versions[1] > versions[1])
            found = shelf.snapshot = _refresh(session, None if rolled_back else found, versions)
        return found


def _refresh(session: Session, old: Snapshot | None, versions: tuple[int, int]) -> Snapshot:
    """Only what is newer than the old snapshot is read; rows newer than `versions` are simply read again next time."""
    shop_row = session.execute(select(ShopRow).where(ShopRow.id == ONLY)).scalar_one()
    shop_now = old.shop if old and old.versions[1] == versions[1] else shelves.shop(shop_row.document)
    if old and old.versions[0] == versions[0]:
        return Snapshot(old.catalogue, shop_now, versions, old.positions)
    whole = session.execute(select(CatalogueRow).where(CatalogueRow.id == ONLY)).scalar_one()
    categories = session.execute(select(CategoryRow).where(~CategoryRow.retired).order_by(CategoryRow.position)).scalars()
    products, positions = _products(session, old, shop_row.currency)
    catalogue = Catalogue(
        version=versions[0],
        products=tuple(sorted(products.values(), key=lambda p: (positions[p.id], p.id))),
        categories=tuple(shelves.category(row.id, row.document) for row in categories),
        features=shelves.features(whole.document),
        confusable=shelves.confusable(whole.document),
    )
    return Snapshot(catalogue, shop_now, versions, positions)


def _products(session: Session, old: Snapshot | None, currency: str) -> tuple[dict[str, Product], dict[str, int]]:
    since = old.catalogue.version if old else -1
    products = dict(old.catalogue.by_id) if old else {}
    positions = dict(old.positions) if old else {}
    colours = _colours(session, since)
    sizes = _sizes(session, since)
    for row in session.execute(select(ProductRow).where(ProductRow.version > since)).scalars():
        positions[row.id] = row.position
        if row.retired or row.id not in colours or row.id not in sizes:
            products.pop(row.id, None)
        else:
            products[row.id] = shelves.product(row.id, row.document, colours[row.id], sizes[row.id], currency, row.version)
    return products, positions


def _colours(session: Session, since: int) -> dict[str, list[Colour]]:
    """Of products changed since that version: those with something to sell."""
    statement = (
        select(ColourRow.product_id, ColourRow.sku, ColourRow.document)
        .join(ProductRow, ProductRow.id == ColourRow.product_id)
        .where(ProductRow.version > since, ~ColourRow.retired)
        .order_by(ColourRow.product_id, ColourRow.position)
    )
    found: dict[str, list[Colour]] = {}
    for product_id, sku, document in session.execute(statement):
        found.setdefault(product_id, []).append(shelves.colour(sku, document))
    return found


def _sizes(session: Session, since: int) -> dict[str, list[shelves.PricedSize]]:
    place = func.min(VariantRow.position)
    statement = (
        select(VariantRow.product_id, VariantRow.size, func.min(VariantRow.price), func.max(VariantRow.price))
        .join(ProductRow, ProductRow.id == VariantRow.product_id)
        .join(ColourRow, ColourRow.sku == VariantRow.sku)
        .where(ProductRow.version > since, ~VariantRow.retired, ~ColourRow.retired)
        .group_by(VariantRow.product_id, VariantRow.size)
        .order_by(VariantRow.product_id, place)
    )
    found: dict[str, list[shelves.PricedSize]] = {}
    for product_id, size, low, high in session.execute(statement):
        found.setdefault(product_id, []).append((size, low, high))
    return found
