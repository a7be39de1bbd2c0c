"""The list of goods for staff, hidden ones too, and one product with all that stands beside its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.money import Money
from app.extensions import read_session
from app.models.catalogue import ONLY, CatalogueRow, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow
from app.services.products import sheets
from app.services.products.sheets import Sheet

PAGE = 50
HIDDEN = "hidden"  # the shelf of what is not for sale


@dataclass(frozen=True)
class Shade:
    name: str
    sku: str
    picture: str


@dataclass(frozen=True)
class Goods:
    """One product of the list. `stock`: pieces free to sell, None where everything is sewn to order."""

    id: str
    title: str
    category_id: str
    category: str
    hidden: bool
    colours: tuple[Shade, ...]
    sizes: int
    low: Money | None
    high: Money | None
    stock: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """What one product is found by: every word of its title, category, article, colours and SKUs, letters of either case."""

    id: str
    category_id: str
    hidden: bool
    text: str

    def is_on(self, shelf: str) -> bool:
        """A category; HIDDEN; or everything, for sale and hidden alike."""
        return not shelf or (self.hidden if shelf == HIDDEN else not self.hidden and self.category_id == shelf)


@dataclass(frozen=True)
class Shelf:
    """`title` is empty for what is hidden."""

    id: str
    title: str
    many: int


@dataclass(frozen=True)
class Listing:
    """`many` were found, `goods` are those of the page."""

    goods: tuple[Goods, ...]
    many: int
    page: int
    pages: int
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True)
class Product:
    id: str
    version: int
    hidden: bool
    sheet: Sheet


def look(words: str = "", shelf: str = "", page: int = 1) -> Listing:
    """A page of what the words find on a shelf, in the shop's order. As many statements for ten models as for ten thousand."""
    with read_session() as session:
        lines = _lines(session)
        wanted = words.casefold().split()
        found = [line.id for line in lines if line.is_on(shelf) and all(word in line.text for word in wanted)]
        titles = {row.id: row.document["title"] for row in session.scalars(select(CategoryRow).order_by(CategoryRow.position))}
        pages = max(-(-len(found) // PAGE), 1)
        page = min(max(page, 1), pages)
        goods = _read(session, found[(page - 1) * PAGE : page * PAGE], titles)
    return Listing(tuple(goods), len(found), page, pages, _shelves(lines, titles))


def _lines(session: Session) -> tuple[Line, ...]:
    """Gathered once for each version of the catalogue: a search in any letters is none of the database's arts."""
    version = session.scalar(select(CatalogueRow.version).where(CatalogueRow.id == ONLY))
    known: tuple[int | None, tuple[Line, ...]] = current_app.extensions.get("storefront_listing", (None, ()))
    if known[0] != version:
        known = (version, _gathered(session))
        current_app.extensions["storefront_listing"] = known
    return known[1]


def _gathered(session: Session) -> tuple[Line, ...]:
    titles = {row.id: row.document["title"] for row in session.scalars(select(CategoryRow))}
    shades: dict[str, list[str]] = {}
    colours = select(ColourRow.product_id, ColourRow.name, ColourRow.sku).where(~ColourRow.retired)
    for product_id, name, sku in session.execute(colours.order_by(ColourRow.position)):
        shades.setdefault(product_id, []).append(f"{name} {sku}")
    products = select(ProductRow.id, ProductRow.title, ProductRow.category_id, ProductRow.retired)
    return tuple(
        Line(key, category, hidden, " ".join((title, titles.get(category, ""), key, *shades.get(key, ()))).casefold())
        for key, title, category, hidden in session.execute(products.order_by(ProductRow.position, ProductRow.id))
    )


def _shelves(lines: Sequence[Line], titles: dict[str, str]) -> tuple[Shelf, ...]:
    counts = Counter(HIDDEN if line.hidden else line.category_id for line in lines)
    return tuple(Shelf(key, title, counts[key]) for key, title in (*titles.items(), (HIDDEN, "")) if counts[key])


def _read(session: Session, ids: Sequence[str], titles: dict[str, str]) -> list[Goods]:
    currency = session.scalar(select(ShopRow.currency).where(ShopRow.id == ONLY)) or ""
    colours: dict[str, list[Shade]] = {}
    alive = select(ColourRow).where(ColourRow.product_id.in_(ids), ~ColourRow.retired)
    for row in session.scalars(alive.order_by(ColourRow.position)):
        cover = next(iter(row.document.get("photos", ())), "")
        colours.setdefault(row.product_id, []).append(Shade(row.name, row.sku, cover))
    v = VariantRow
    sums = select(v.product_id, func.count(v.size.distinct()), func.min(v.price), func.max(v.price), func.sum(v.stock - v.reserved))
    sold = sums.join(ColourRow, ColourRow.sku == v.sku).where(v.product_id.in_(ids), ~v.retired, ~ColourRow.retired)
    counted = {product_id: numbers for product_id, *numbers in session.execute(sold.group_by(v.product_id))}
    rows = {row.id: row for row in session.scalars(select(ProductRow).where(ProductRow.id.in_(ids)))}
    return [_goods(rows[key], titles, colours.get(key, []), counted.get(key), currency) for key in ids if key in rows]


def _goods(
    row: ProductRow, titles: dict[str, str], colours: Sequence[Shade], counted: Sequence[object] | None, currency: str
) -> Goods:
    sizes, low, high, stock = counted or (0, None, None, None)
    return Goods(
        id=row.id,
        title=row.title,
        category_id=row.category_id,
        category=titles.get(row.category_id, row.category_id),
        hidden=row.retired,
        colours=tuple(colours),
        sizes=int(str(sizes)),
        low=Money(low, currency) if isinstance(low, Decimal) else None,
        high=Money(high, currency) if isinstance(high, Decimal) else None,
        stock=None if stock is None else max(int(str(stock)), 0),
    )


def find(product_id: str) -> Product | None:
    with read_session() as session:
        row = session.get(ProductRow, product_id)
        sheet = sheets.read(session, product_id)
        return Product(row.id, row.version, row.retired, sheet) if row and sheet else None
