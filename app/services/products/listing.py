"""The list of goods for staff, hidden ones too, and one product with all that stands beside its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from app.domain.money import Money
from app.extensions import read_session
from app.models.catalogue import ONLY, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow
from app.services.products import sheets
from app.services.products.sheets import Sheet


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

    def is_on(self, shelf: str) -> bool:
        """A category; «hidden»; or everything that is for sale and hidden alike."""
        return not shelf or (self.hidden if shelf == "hidden" else not self.hidden and self.category_id == shelf)


@dataclass(frozen=True)
class Product:
    id: str
    version: int
    hidden: bool
    sheet: Sheet


def everything() -> list[Goods]:
    """In the shop's order."""
    with read_session() as session:
        currency = session.scalar(select(ShopRow.currency).where(ShopRow.id == ONLY)) or ""
        titles = {row.id: row.document["title"] for row in session.scalars(select(CategoryRow))}
        colours: dict[str, list[Shade]] = {}
        for row in session.scalars(select(ColourRow).where(~ColourRow.retired).order_by(ColourRow.position)):
            colours.setdefault(row.product_id, []).append(Shade(row.name, row.sku, next(iter(row.document.get("photos", ())), "")))
        v = VariantRow
        sums = select(
            v.product_id, func.count(v.size.distinct()), func.min(v.price), func.max(v.price), func.sum(v.stock - v.reserved)
        )
        alive = sums.join(ColourRow, ColourRow.sku == v.sku).where(~v.retired, ~ColourRow.retired).group_by(v.product_id)
        counted = {product_id: numbers for product_id, *numbers in session.execute(alive)}
        products = session.scalars(select(ProductRow).order_by(ProductRow.position, ProductRow.id)).all()
    return [_goods(row, titles, colours.get(row.id, []), counted.get(row.id), currency) for row in products]


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


def searched(goods: Sequence[Goods], words: str) -> list[Goods]:
    """Every word somewhere in a title, a category, an article or a colour; letters of either case."""
    wanted = words.casefold().split()
    return [each for each in goods if all(word in _text(each) for word in wanted)]


def _text(goods: Goods) -> str:
    shades = (word for colour in goods.colours for word in (colour.name, colour.sku))
    return " ".join((goods.title, goods.category, goods.id, *shades)).casefold()


def find(product_id: str) -> Product | None:
    with read_session() as session:
        row = session.get(ProductRow, product_id)
        sheet = sheets.read(session, product_id)
        return Product(row.id, row.version, row.retired, sheet) if row and sheet else None
