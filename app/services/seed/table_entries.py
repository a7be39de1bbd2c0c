"""Products gathered from a table → entries to compare: only what the table says of what stands, everything of what is new."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.errors import SeedError
from app.services.products import naming
from app.services.seed import photographs
from app.services.seed.documents import ColourEntry, Entries, ProductEntry
from app.services.seed.files import Place
from app.services.seed.forms import ColourForm, ProductForm
from app.services.seed.places import by_number
from app.services.seed.standing import Standing
from app.services.seed.table_rows import COLOUR, ColourRows, Gathering, ProductRows
from app.services.seed.tables import Table
from app.services.seed.wordings import sentence

_LISTS = ("words", "features", "colour_words", "picture")


def entries(table: Table, standing: Standing) -> Entries:
    """Raises SeedError with every problem of the table."""
    products = _Assembly(table, standing).run(Gathering(table, standing).run())
    if table.file.problems:
        raise SeedError(table.file.told())
    return Entries(shop={}, catalogue={}, categories={}, products=tuple(products), partial=True)


class _Assembly:
    def __init__(self, table: Table, standing: Standing) -> None:
        self.file, self.standing = table.file, standing
        self.categories = {
            word.casefold(): key
            for key, row in standing.categories.items()
            for word in (key, row.document["title"], *row.document["words"])
        }
        self.titles = {row.document["title"].casefold() for row in standing.products.values()}
        features = standing.catalogue.document.get("features", {}) if standing.catalogue else {}
        self.features = {word.casefold(): key for key, each in features.items() for word in (key, each["phrase"])}
        self.excludes = {key: each.get("excludes", ()) for key, each in features.items()}
        sizing = standing.shop.document.get("sizing", {}).get("table", ()) if standing.shop else ()
        self.bands = {band["label"]: (band["low"], band["high"]) for band in sizing}
        self.fields = {name: TypeAdapter(_annotated(ProductForm, name)) for name in ProductForm.model_fields}
        self.shades = {name: TypeAdapter(_annotated(ColourForm, name)) for name in ColourForm.model_fields}
        self.ids, self.skus = set(standing.products), set(standing.colours)
        self.skus_said: dict[str, ProductRows] = {}

    def run(self, gathered: list[ProductRows]) -> list[ProductEntry]:
        for rows in gathered:
            for colour in rows.colours.values():
                if colour.sku:
                    self._own(colour, rows)
        return [entry for rows in gathered if (entry := self._entry(rows))]

    def _own(self, colour: ColourRows, rows: ProductRows) -> None:
        owner = self.standing.colours.get(colour.sku)
        if (owner and owner.owner != rows.id) or self.skus_said.setdefault(colour.sku, rows) is not rows:
            self.file.wrong(colour.at, f"sku «{colour.sku}» belongs to another product; expected its own")

    def _entry(self, rows: ProductRows) -> ProductEntry | None:
        row = self.standing.products.get(rows.id)
        wrong = len(self.file.problems)
        document = self._document(rows)
        title = document.get("title") or (row.document["title"] if row else rows.id)
        key = rows.id or naming.article(title, self.ids)
        self.ids.add(key)
        if row is None:
            if title.casefold() in self.titles:
                self.file.wrong(rows.at, f"title «{title}» belongs to another article; expected its own")
            document = {"words": [], "fabric": "", **document}
            self._needs(rows, document)
        colours = self._colours(rows, key, new=row is None)
        for label in {label for colour in colours for label in colour.prices}:
            self._known_size(rows, label)
        prices = {label: price for colour in colours for label, price in colour.prices.items()}
        sizes = {label: prices[label] for label in by_number(prices)}
        if row is None and not sizes and not rows.doubtful and len(self.file.problems) == wrong:
            self.file.wrong(rows.at, "a new product without a price; expected one for each size")
        if rows.doubtful or len(self.file.problems) > wrong:
            return None
        if row is None:
            named = [{"sku": colour.sku, "name": colour.name} for colour in colours]
            form = ProductForm.model_validate({"id": key, "sizes": sizes, "colours": named, **document})
            document = form.model_dump(mode="json", exclude={"id", "sizes", "colours"})
        return ProductEntry(key, document, tuple(colours), sizes)

    def _document(self, rows: ProductRows) -> dict[str, Any]:
        document: dict[str, Any] = {}
        for name, (text, place) in rows.cells.items():
            value = self._value(name, text, place)
            if value is not None and self._fits(self.fields[name], name, value, place):
                document[name] = value
        for size, (text, place) in rows.measures.items():
            if size and self._fits(self.fields["measures"], "measures", {size: text}, place):
                document.setdefault("measures", {})[size] = text
        return document

    def _value(self, name: str, text: str, place: Place) -> Any:
        if name == "category":
            return self._one(self.categories, text, place, name)
        if name == "features":
            found = [self._one(self.features, word, place, "feature") for word in _listed(text)]
            for one, other in ((a, b) for a in found if a for b in self.excludes.get(a, ()) if b in found and a < b):
                self.file.wrong(place, f"«{one}» cannot stand with «{other}»; expected one of the two")
            return None if None in found else found
        return _listed(text) if name in _LISTS else text

    def _one(self, known: dict[str, str], word: str, place: Place, what: str) -> str | None:
        found = known.get(word.casefold())
        if found is None:
            shown = ", ".join(dict.fromkeys(known.values()))
            self.file.wrong(place, f"unknown {what} «{word}»; expected one of: {shown[:300]}")
        return found

    def _pictured(self, names: Any, place: Place) -> None:
        for name in names:
            if what := photographs.wrong(name):
                self.file.wrong(place, what)

    def _fits(self, form: TypeAdapter[Any], name: str, value: Any, place: Place) -> bool:
        try:
            form.validate_python(value)
        except ValidationError as error:
            for each in error.errors(include_url=False):
                self.file.wrong(place, sentence(ProductForm, (name,), each))
            return False
        return True

    def _needs(self, rows: ProductRows, document: dict[str, Any]) -> None:
        for name in ("title", "category"):
            if name not in document and name not in rows.cells:
                self.file.wrong(rows.at, f"a new product without «{name}»; expected a value")
        if not rows.colours:
            self.file.wrong(rows.at, "a new product without a colour; expected one")

    def _colours(self, rows: ProductRows, key: str, *, new: bool) -> list[ColourEntry]:
        alive = {sku: row for sku, row in self.standing.colours.items() if row.owner == key}
        said = {colour.sku: colour for colour in rows.colours.values() if colour.sku}
        nameless = [colour for colour in rows.colours.values() if not colour.sku]
        found = [self._colour(colour, key, rows, known=colour.sku in alive) for colour in (*said.values(), *nameless)]
        if rows.every.prices and not new:
            rest = (sku for sku, row in alive.items() if sku not in said and not row.retired)
            found += [self._colour(ColourRows(sku=sku, at=rows.at), key, rows, known=True) for sku in rest]
        return found

    def _colour(self, colour: ColourRows, key: str, rows: ProductRows, *, known: bool) -> ColourEntry:
        document: dict[str, Any] = {}
        for column, (text, place) in colour.cells.items():
            value = _listed(text) if column in _LISTS else text
            if column == "picture":
                self._pictured(value, place)
            if self._fits(self.shades[COLOUR[column]], COLOUR[column], value, place):
                document[COLOUR[column]] = value
        name = document.get("name") or (self.standing.colours[colour.sku].document["name"] if known else "")
        if not name:
            self.file.wrong(colour.at, "a new colour without its name; expected one")
        elif not known:
            given = {"sku": colour.sku or naming.sku(key, name, self.skus), "name": name, **document}
            colour.sku = given["sku"]
            document = ColourForm.model_validate(given).document()
        self.skus.add(colour.sku)
        return ColourEntry(colour.sku, name, document, self._prices(colour, rows))

    def _prices(self, colour: ColourRows, rows: ProductRows) -> dict[str, Decimal]:
        """A price without a size is every size's that the colour has and the table does not name."""
        prices: dict[str, Decimal] = {}
        standing = self.standing.variants.get(colour.sku, {})
        for said in (rows.every.prices, colour.prices):
            for label, (price, place) in said.items():
                if label:
                    prices[label] = price
                elif standing:
                    prices |= {size: price for size, row in standing.items() if not row.retired and size not in said}
                else:
                    self.file.wrong(place, "a price without a size; expected the size it is for")
        return {label: prices[label] for label in by_number(prices)}

    def _known_size(self, rows: ProductRows, label: str) -> None:
        """As the files' check has it: a label of the shop's table, or one height within it."""
        if not self.bands or label in self.bands:
            return
        heights = [edge for band in self.bands.values() for edge in band]
        if not (label.isascii() and label.isdigit() and min(heights) <= int(label) <= max(heights)):
            places = [
                place for each in (*rows.colours.values(), rows.every) for size, (_, place) in each.prices.items() if size == label
            ]
            expected = f"a label of the shop's size table ({', '.join(self.bands)}) or one height within it"
            for place in places or [rows.at]:
                self.file.wrong(place, f"unknown size «{label}»; expected {expected}")


def _annotated(form: Any, name: str) -> Any:
    from typing import Annotated

    field = form.model_fields[name]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _listed(text: str) -> list[str]:
    return [word for part in text.replace(";", ",").split(",") if (word := " ".join(part.split()))]
