"""Rows of a table gathered into products: what each says of its model, its colour and the prices of its sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

from app.services.seed import numerals
from app.services.seed.files import Place
from app.services.seed.forms import Price
from app.services.seed.standing import Standing
from app.services.seed.tables import SIZE, Row, Table

PRODUCT = ("title", "category", "words", "fabric", "trait", "worth", "care", "features")
COLOUR = {"colour": "name", "colour_words": "words", "note": "note", "look": "look", "picture": "photos"}
_PRICE: TypeAdapter[Decimal] = TypeAdapter(Price)


@dataclass
class ColourRows:
    """`cells`: column → text and where it stands. `prices`: size → price and where."""

    sku: str = ""
    cells: dict[str, tuple[str, Place]] = field(default_factory=dict)
    prices: dict[str, tuple[Decimal, Place]] = field(default_factory=dict)
    at: Place = ()


@dataclass
class ProductRows:
    """`id` empty: new, and the table gives it none. `every`: what is said without a colour, for all of them."""

    id: str
    at: Place
    cells: dict[str, tuple[str, Place]] = field(default_factory=dict)
    measures: dict[str, tuple[str, Place]] = field(default_factory=dict)
    colours: dict[str, ColourRows] = field(default_factory=dict)
    every: ColourRows = field(default_factory=ColourRows)
    doubtful: bool = False  # a row of it was told wrong already


class Gathering:
    """`standing` tells which product an article, a SKU or a title is. Problems go into the table's file."""

    def __init__(self, table: Table, standing: Standing) -> None:
        self.file, self.rows, self.standing = table.file, table.rows, standing
        self.titles = {row.document["title"].casefold(): key for key, row in standing.products.items()}
        self.names = {(row.owner, row.document["name"].casefold()): sku for sku, row in standing.colours.items()}
        self.products: dict[str, ProductRows] = {}

    def run(self) -> list[ProductRows]:
        last: ProductRows | None = None
        colour = ""
        for row in self.rows:
            product = self._product(row) or last
            if product is None:
                self.file.wrong((row.at,), "no product is named; expected a title, an article or a SKU")
                continue
            # A cell left empty under a name means the name above, as spreadsheets do with merged cells.
            said = row.cells.get("colour", "")
            colour = said or (colour if product is last and not row.cells.get("sku") else "")
            before = len(self.file.problems)
            self._keep(product, row, colour)
            product.doubtful = product.doubtful or len(self.file.problems) > before
            last = product
        return list(self.products.values())

    def _product(self, row: Row) -> ProductRows | None:
        key, title, sku = (row.cells.get(column, "") for column in ("id", "title", "sku"))
        owner = self.standing.colours[sku].owner if sku in self.standing.colours and not title else ""
        found = key or owner or self.titles.get(title.casefold(), "")
        handle = found or title.casefold()
        if not handle:
            return None
        if handle not in self.products:
            self.products[handle] = ProductRows(found, (row.at,))
        return self.products[handle]

    def _keep(self, product: ProductRows, row: Row, name: str) -> None:
        for column in PRODUCT:
            # A title that finds its product in whatever letters is no new title.
            if column != "title" or not product.id or self.titles.get(row.cells.get("title", "").casefold()) != product.id:
                self._cell(product.cells, column, row)
        sku = row.cells.get("sku", "") or self.names.get((product.id, name.casefold()), "")
        colour = product.every
        if sku or name:
            handle = name.casefold() or sku
            known = next((each for each in product.colours.values() if sku and each.sku == sku), None)
            colour = known or product.colours.setdefault(handle, ColourRows(at=(row.at,)))
            colour.sku = colour.sku or sku
            if sku and colour.sku != sku:
                self.file.wrong((row.at,), f"sku is «{sku}»; expected «{colour.sku}», as this colour has it above")
        for column in COLOUR:
            self._cell(colour.cells, column, row)
        for size, price in self._sizes(row):
            self._price(product, colour, row, size, price)

    def _cell(self, cells: dict[str, tuple[str, Place]], column: str, row: Row) -> None:
        text = row.cells.get(column)
        if text is None:
            return
        before, place = cells.setdefault(column, (text, (row.at,)))
        if before != text:
            line = self.file.lines.get(place, 1)
            self.file.wrong((row.at,), f"{column} is «{text}»; expected «{before}», as in line {line}")

    def _sizes(self, row: Row) -> Iterator[tuple[str, str]]:
        """Size and price as written; «» is every size the product has."""
        sizes = [size.strip().replace("–", "-") for size in row.cells.get("size", "").replace(";", ",").split(",")]
        price = row.cells.get("price", "")
        if price:
            yield from ((size, price) for size in sizes)
        elif any(sizes):
            self.file.wrong((row.at,), "«price» is empty; expected a number above 0")
        for column, text in row.cells.items():
            if column.startswith(SIZE):
                yield column.removeprefix(SIZE), text

    def _price(self, product: ProductRows, colour: ColourRows, row: Row, size: str, written: str) -> None:
        place = (row.at,)
        if measures := row.cells.get("measures"):
            product.measures.setdefault(size, (measures, place))
        try:
            price = _PRICE.validate_python(numerals.price(written))
        except ValidationError:
            self.file.wrong(
                place, f"price is «{written[:60]}»; expected a number above 0 and below 10 000 000, with at most two decimals"
            )
            return
        before, there = colour.prices.setdefault(size, (price, place))
        if before != price:
            line = self.file.lines.get(there, 1)
            self.file.wrong(place, f"size {size or 'of all'} costs {price}; expected {before}, as in line {line}")
