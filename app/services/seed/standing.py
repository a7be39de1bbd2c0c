"""What stands in the database now, read in five statements as plain rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.catalogue import ONLY, CatalogueRow, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow


class Whole(NamedTuple):
    """Of the catalogue or the shop."""

    version: int
    document: dict[str, Any]
    seeded: dict[str, Any] | None


class Shelved(NamedTuple):
    """A category, product or colour. `owner`: a colour's product, else empty."""

    position: int
    retired: bool
    document: dict[str, Any]
    seeded: dict[str, Any] | None
    owner: str = ""


class Priced(NamedTuple):
    id: int
    product_id: str
    position: int
    price: Decimal
    retired: bool
    seeded: dict[str, Any] | None


@dataclass(frozen=True)
class Standing:
    """`variants`: SKU → size label → row."""

    catalogue: Whole | None
    shop: Whole | None
    categories: dict[str, Shelved]
    products: dict[str, Shelved]
    colours: dict[str, Shelved]
    variants: dict[str, dict[str, Priced]]


def read(session: Session) -> Standing:
    return Standing(
        catalogue=_whole(session, CatalogueRow),
        shop=_whole(session, ShopRow),
        categories={key: Shelved(*row) for key, row in _shelved(session, CategoryRow, CategoryRow.id)},
        products={key: Shelved(*row) for key, row in _shelved(session, ProductRow, ProductRow.id)},
        colours={key: Shelved(*row) for key, row in _shelved(session, ColourRow, ColourRow.sku, ColourRow.product_id)},
        variants=_variants(session),
    )


def read_shop(session: Session) -> dict[str, Any] | None:
    found: dict[str, Any] | None = session.scalar(select(ShopRow.document).where(ShopRow.id == ONLY))
    return found


def _whole(session: Session, model: Any) -> Whole | None:
    row = session.execute(select(model.version, model.document, model.seeded).where(model.id == ONLY)).first()
    return Whole(*row) if row else None


def _shelved(session: Session, model: Any, key: Any, *more: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for row in session.execute(select(key, model.position, model.retired, model.document, model.seeded, *more)):
        yield row[0], tuple(row[1:])


def _variants(session: Session) -> dict[str, dict[str, Priced]]:
    v = VariantRow
    statement = select(v.sku, v.size, v.id, v.product_id, v.position, v.price, v.retired, v.seeded)
    found: dict[str, dict[str, Priced]] = {}
    for row in session.execute(statement):
        found.setdefault(row.sku, {})[row.size] = Priced(*row[2:])
    return found
