"""The catalogue as the dialogue sees it: one frozen snapshot per process, refreshed by version; variants with their stock."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.catalogue import Catalogue, Colour, Product, Variant
from app.domain.money import Money
from app.domain.shop import Shop
from app.errors import DatabaseAway
from app.extensions import read_session
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
    shelf: Shelf = current_app.extensions.setdefault("storefront_shelf", Shelf())
    with read_session() as session:
        versions = _versions(session)
    found = shelf.snapshot
    if found is None or found.versions != versions:
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
        currency = select(ShopRow.currency).where(ShopRow.id == ONLY).scalar_subquery()
        statement = (
            select(VariantRow, ColourRow.name, ProductRow.title, currency)
            .join(ColourRow, ColourRow.sku == VariantRow.sku)
            .join(ProductRow, ProductRow.id == VariantRow.product_id)
            .where(VariantRow.product_id.in_(wanted), ~VariantRow.retired, ~ColourRow.retired, ~ProductRow.retired)
            .order_by(ProductRow.position, ColourRow.position, VariantRow.position)
        )
        with read_session() as session:
            return tuple(_variant(*row) for row in session.execute(statement))


def _variant(row: VariantRow, colour: str, title: str, currency: str) -> Variant:
    return Variant(
        product_id=row.product_id,
        title=title,
        colour=colour,
        sku=row.sku,
        size=row.size,
        price=Money(row.price, currency),
        available=None if row.stock is None else max(row.stock - row.reserved, 0),
        version=row.row_version,
    )


def _versions(session: Session) -> tuple[int, int]:
    both = select(CatalogueRow.version, ShopRow.version).join(ShopRow, ShopRow.id == CatalogueRow.id)
    found = session.execute(both.where(CatalogueRow.id == ONLY)).first()
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
