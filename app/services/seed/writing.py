"""Changes → rows, inside the caller's transaction, in batches so that progress can be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session

from app.models.catalogue import ONLY, CatalogueRow, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow
from app.services.seed.changes import Changes
from app.services.seed.standing import Standing

BATCH = 1000
_MODELS: tuple[Any, ...] = (ShopRow, CatalogueRow, CategoryRow, ProductRow, ColourRow, VariantRow)  # owners first


def write(session: Session, changes: Changes, standing: Standing, wrote: Callable[[int], None]) -> None:
    """`wrote` hears of every batch how many rows it held."""
    version = (standing.catalogue.version if standing.catalogue else 0) + changes.catalogue_moved
    for row in changes.inserts.get("product", ()):
        row["version"] = version
    _whole(changes, "catalogue", version)
    _whole(changes, "shop", (standing.shop.version if standing.shop else 0) + changes.shop_moved)
    for table, rows in _in_order(changes.inserts):
        for batch in _batches(rows):
            session.execute(insert(table), batch)
            wrote(len(batch))
    for table, rows in _in_order(changes.updates):
        for batch in _alike(rows):
            _update(session, table, batch)
            wrote(len(batch))
    if changes.catalogue_moved:
        session.execute(update(CatalogueRow).where(CatalogueRow.id == ONLY).values(version=version))
        for batch in _batches(sorted(changes.touched)):
            session.execute(update(ProductRow).where(ProductRow.id.in_(batch)).values(version=version))


def _whole(changes: Changes, table: str, version: int) -> None:
    for row in (*changes.inserts.get(table, ()), *changes.updates.get(table, ())):
        row["version"] = version
        if table == "shop":
            row["currency"] = row["document"]["currency"]


def _in_order(groups: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    for model in _MODELS:
        if rows := groups.get(model.__tablename__):
            yield model.__table__, rows


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _alike(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Batches of rows that set the same columns."""

    def columns(row: dict[str, Any]) -> tuple[str, ...]:
        return tuple(sorted(row))

    for _, group in groupby(sorted(rows, key=columns), key=columns):
        yield from _batches(list(group))


def _update(session: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    values: dict[str, Any] = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in rows[0] if name != "key"}
    if "row_version" in table.c:
        values["row_version"] = table.c.row_version + 1  # a price shown before is known to be an older one
    key = next(iter(table.primary_key.columns))
    statement = update(table).where(key == bindparam("key")).values(values)
    session.connection().execute(
        statement, [{"key" if name == "key" else f"new_{name}": value for name, value in row.items()} for row in rows]
    )
