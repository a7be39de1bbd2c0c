"""Counted pieces: kept for an order, given back, taken for good. Each change is one conditional UPDATE, in the order of ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from app.domain.effects import WantedLine
from app.errors import StockGone
from app.models.catalogue import ColourRow, ProductRow, VariantRow
from app.models.order import OrderLineRow

Key = tuple[str, str, str]  # product id, colour, size


@dataclass(frozen=True, slots=True)
class Goods:
    """A variant as it is sold now."""

    variant_id: int
    title: str
    sku: str
    price: Decimal
    version: int
    tracked: bool


def goods_of(session: Session, lines: Iterable[WantedLine]) -> Mapping[Key, Goods]:
    """What the wanted lines are now, in one SELECT. A variant no longer sold is missing."""
    products = {line.product_id for line in lines}
    found = session.execute(_goods(), {"b_products": sorted(products)})
    return {
        (product, colour, size): Goods(variant, title, sku, price, version, stock is not None)
        for variant, product, colour, size, title, sku, price, version, stock in found
    }


@lru_cache(maxsize=1)
def _goods() -> Any:
    """b_products."""
    variant, colour, product = (row.__table__ for row in (VariantRow, ColourRow, ProductRow))
    v = variant.c
    wanted = v.product_id.in_(bindparam("b_products", expanding=True))
    return (
        select(v.id, v.product_id, colour.c.name, v.size, product.c.title, v.sku, v.price, v.row_version, v.stock)
        .join_from(variant, colour, colour.c.sku == v.sku)
        .join(product, product.c.id == v.product_id)
        .where(wanted, ~v.retired, ~colour.c.retired, ~product.c.retired)
    )


def rebalance(session: Session, held: Mapping[int, int], wanted: Mapping[int, int]) -> None:
    """Keep `wanted` pieces of each variant instead of `held`. Raises StockGone when there are not enough."""
    for variant_id in sorted({*held, *wanted}):
        more = wanted.get(variant_id, 0) - held.get(variant_id, 0)
        if more > 0:
            _reserve(session, variant_id, more)
        elif more < 0:
            _return(session, variant_id, -more)


def kept(lines: Iterable[OrderLineRow]) -> Counter[int]:
    """Pieces the lines hold, by variant."""
    pieces: Counter[int] = Counter()
    for line in lines:
        if line.variant_id is not None and line.reserved:
            pieces[line.variant_id] += line.reserved
    return pieces


def give_back(session: Session, lines: Iterable[OrderLineRow]) -> None:
    """Everything the lines hold or took is for sale again."""
    lines = list(lines)
    for variant_id, pieces in sorted(kept(lines).items()):
        _return(session, variant_id, pieces)
    taken = sorted((line.variant_id, line.taken) for line in lines if line.variant_id is not None and line.taken)
    for variant_id, pieces in taken:
        _change(session, variant_id, stock=VariantRow.stock + pieces)
    for line in lines:
        line.reserved = line.taken = 0


def take(session: Session, lines: Iterable[OrderLineRow]) -> None:
    """What the lines hold is sold: it leaves the stock and the reservation at once (DESIGN §7, «hard at approval»)."""
    for line in sorted((x for x in lines if x.variant_id is not None and x.reserved), key=lambda x: x.variant_id or 0):
        assert line.variant_id is not None
        _change(session, line.variant_id, stock=VariantRow.stock - line.reserved, reserved=VariantRow.reserved - line.reserved)
        line.taken, line.reserved = line.taken + line.reserved, 0


def _reserve(session: Session, variant_id: int, pieces: int) -> None:
    kept_now = session.execute(
        update(VariantRow)
        .where(VariantRow.id == variant_id, or_(VariantRow.stock.is_(None), VariantRow.stock - VariantRow.reserved >= pieces))
        .values(reserved=VariantRow.reserved + pieces, row_version=VariantRow.row_version + 1)
    )
    if not kept_now.rowcount:  # type: ignore[attr-defined]
        raise StockGone(str(variant_id))


def _return(session: Session, variant_id: int, pieces: int) -> None:
    _change(session, variant_id, reserved=VariantRow.reserved - pieces)


def _change(session: Session, variant_id: int, **values: object) -> None:
    session.execute(
        update(VariantRow)
        .where(VariantRow.id == variant_id)
        .values(row_version=VariantRow.row_version + 1, **values)
        .execution_options(synchronize_session=False)
    )
