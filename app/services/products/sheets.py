"""One product as a plain document of everything staff edit: what is compared, kept in the history and shown as a draft.

`sizes`: label → price, the table. A colour's `photos`: names, the cover first; its `prices`: only where they differ from the table;
its `stock`: label → pieces, empty where it is sewn to order, NOT_SOLD where the colour does not come in the size.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.catalogue import ColourRow, ProductRow, VariantRow
from app.services.products.drafts import NOT_SOLD, ColourCard, ProductDraft, SizeLine
from app.services.seed.numerals import plain
from app.services.seed.places import by_number

Sheet = dict[str, Any]
TEXTS = ("title", "category", "fabric", "trait", "worth", "care")
COLOUR_TEXTS = ("name", "note", "look", "swatch")


def read(session: Session, product_id: str, *, lock: bool = False) -> Sheet | None:
    """`lock`: the variants stay as they are until the transaction ends."""
    row = session.get(ProductRow, product_id)
    if row is None:
        return None
    colours = session.scalars(select(ColourRow).where(ColourRow.product_id == product_id).order_by(ColourRow.position)).all()
    query = select(VariantRow).where(VariantRow.product_id == product_id).order_by(VariantRow.id)
    variants = session.scalars(query.with_for_update() if lock else query).all()
    return _sheet(row, colours, variants)


def _sheet(row: ProductRow, colours: Iterable[ColourRow], variants: Iterable[VariantRow]) -> Sheet:
    document = row.document
    sold: dict[str, dict[str, VariantRow]] = {}
    for variant in sorted(variants, key=lambda v: v.position):
        if not variant.retired:
            sold.setdefault(variant.sku, {})[variant.size] = variant
    # The table is the first colour's that is sold, completed by the others.
    table: dict[str, VariantRow] = {}
    for colour in sorted(colours, key=lambda c: c.retired):
        for label, variant in sold.get(colour.sku, {}).items():
            table.setdefault(label, variant)
    sizes = {v.size: plain(v.price) for v in sorted(table.values(), key=lambda v: v.position)}
    return {
        **{name: document.get(name, "") for name in TEXTS},
        "words": list(document.get("words", ())),
        "features": list(document.get("features", ())),
        "facts": dict(document.get("facts", {})),
        "measures": {label: text for label, text in document.get("measures", {}).items() if label in sizes},
        "sizes": sizes,
        "colours": {colour.sku: _colour(colour, sizes, sold.get(colour.sku, {})) for colour in colours},
    }


def _colour(row: ColourRow, sizes: dict[str, str], sold: dict[str, VariantRow]) -> Sheet:
    return {
        **{name: row.document.get(name, "") for name in COLOUR_TEXTS},
        "words": list(row.document.get("words", ())),
        "photos": list(row.document.get("photos", ())),
        "retired": row.retired,
        "prices": {label: price for label, v in sold.items() if (price := plain(v.price)) != sizes[label]},
        "stock": {label: _stock(sold.get(label)) for label in sizes},
    }


def _stock(variant: VariantRow | None) -> str:
    if variant is None:
        return NOT_SOLD
    return "" if variant.stock is None else str(variant.stock)


def whole(sheet: Sheet) -> Sheet:
    """With every key, empty where nothing is said, and the sizes in their order."""
    colours = {
        sku: {**dict.fromkeys(COLOUR_TEXTS, ""), "words": [], "photos": [], "retired": False, "prices": {}, "stock": {}, **colour}
        for sku, colour in sheet.get("colours", {}).items()
    }
    sizes = sheet.get("sizes", {})
    return {
        **dict.fromkeys(TEXTS, ""), "words": [], "features": [], "facts": {}, "measures": {}, **sheet,
        "sizes": {label: sizes[label] for label in by_number(sizes)}, "colours": colours,
    }  # fmt: skip


def draft(product_id: str, sheet: Sheet) -> ProductDraft:
    """The sheet in the form's fields."""
    labels = list(sheet["sizes"])
    names = [colour["name"] for colour in sheet["colours"].values() if not colour["retired"]]
    return ProductDraft(
        id=product_id,
        **{name: sheet[name] for name in TEXTS},
        words=", ".join(sheet["words"]),
        features=list(sheet["features"]),
        facts=dict(sheet["facts"]),
        sizes=[SizeLine(label, price, sheet["measures"].get(label, "")) for label, price in sheet["sizes"].items()],
        colours=[_card(sku, colour, labels) for sku, colour in sheet["colours"].items()],
        plain=names == [""],
    )


def _card(sku: str, colour: Sheet, labels: list[str]) -> ColourCard:
    return ColourCard(
        sku=sku,
        **{name: colour[name] for name in COLOUR_TEXTS},
        words=", ".join(colour["words"]),
        photos=list(colour["photos"]),
        retired=colour["retired"],
        prices=", ".join(f"{label}: {price}" for label, price in colour["prices"].items()),
        stock={at: colour["stock"].get(label, "") for at, label in enumerate(labels)},
        known=True,
    )
