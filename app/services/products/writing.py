"""A sheet into its rows: the product, its colours, its priced sizes. What is no longer named is retired, never deleted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.catalogue import ColourRow, ProductRow, VariantRow
from app.services.products.drafts import NOT_SOLD
from app.services.products.sheets import COLOUR_TEXTS, TEXTS, Sheet

_DOCUMENT = (*TEXTS, "words", "features", "facts", "measures")


def write(session: Session, row: ProductRow, sheet: Sheet, version: int) -> None:
    row.document = {**(row.document or {}), **{name: sheet.get(name, _empty(name)) for name in _DOCUMENT}}
    row.title, row.category_id, row.version = sheet["title"], sheet["category"], version
    session.add(row)
    session.flush()
    colours = {c.sku: c for c in session.scalars(select(ColourRow).where(ColourRow.product_id == row.id))}
    variants = {(v.sku, v.size): v for v in session.scalars(select(VariantRow).where(VariantRow.product_id == row.id))}
    for position, (sku, colour) in enumerate(sheet["colours"].items()):
        found = colours.get(sku) or ColourRow(sku=sku, product_id=row.id, seeded=None)
        _write_colour(found, colour, position)
        session.add(found)
    for sku, gone in colours.items():
        gone.retired = gone.retired or sku not in sheet["colours"]
    session.flush()
    for sku, colour in sheet["colours"].items():
        for position, label in enumerate(sheet["sizes"]):
            _write_variant(session, variants.pop((sku, label), None), row.id, sku, label, position, colour, sheet)
    for unnamed in variants.values():
        _change(unnamed, retired=True)


def _empty(name: str) -> Any:
    return "" if name in TEXTS else {} if name in ("facts", "measures") else []


def _write_colour(row: ColourRow, colour: Sheet, position: int) -> None:
    texts = {name: colour.get(name, "") for name in COLOUR_TEXTS}
    row.document = {
        **(row.document or {}),
        **texts,
        "words": list(colour.get("words", ())),
        "photos": list(colour.get("photos", ())),
    }
    row.name, row.retired, row.position = colour["name"], colour["retired"], position


def _write_variant(
    session: Session, row: VariantRow | None, product_id: str, sku: str, label: str, position: int, colour: Sheet, sheet: Sheet
) -> None:
    stock = colour.get("stock", {}).get(label, "")
    price = Decimal(colour.get("prices", {}).get(label, sheet["sizes"][label]))
    pieces = int(stock) if stock.isdigit() else None
    if stock == NOT_SOLD:
        if row is not None:
            _change(row, retired=True)
    elif row is None:
        row = VariantRow(product_id=product_id, sku=sku, size=label, position=position, price=price, stock=pieces, retired=False)
        session.add(row)
    else:
        row.position = position
        _change(row, price=price, stock=pieces, retired=False)


def _change(row: VariantRow, **values: Any) -> None:
    """What was shown of the variant before is known to be old."""
    if any(getattr(row, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(row, name, value)
        row.row_version += 1
