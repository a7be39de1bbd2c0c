"""What the files say, as the documents that rows hold: one `Entry` per row, in the files' order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.catalogue import Catalogue
from app.domain.shop import Shop
from app.services import shelves
from app.services.seed.forms import CatalogueForm, ColourForm, ProductForm
from app.services.seed.loading import SeedFiles


@dataclass(frozen=True)
class ColourEntry:
    """`prices`: size label → price. `name`: also where the document does not tell it."""

    sku: str
    name: str
    document: dict[str, Any]
    prices: dict[str, Decimal]


@dataclass(frozen=True)
class ProductEntry:
    """`prices`: size label → price, for every colour that has none of its own."""

    id: str
    document: dict[str, Any]
    colours: tuple[ColourEntry, ...]
    prices: dict[str, Decimal]


@dataclass(frozen=True)
class Entries:
    """`categories`: id → document. `catalogue`: features and confusable.

    `partial`: a table of some products and some of their fields; what it leaves out stays as it is.
    """

    shop: dict[str, Any]
    catalogue: dict[str, Any]
    categories: dict[str, dict[str, Any]]
    products: tuple[ProductEntry, ...]
    partial: bool = False


def entries(files: SeedFiles) -> Entries:
    form = files.catalogue
    return Entries(
        shop=files.shop.model_dump(mode="json"),
        catalogue=_whole(form),
        categories={c.id: c.model_dump(mode="json", exclude={"id"}) for c in form.categories},
        products=tuple(_product(p) for p in form.products),
    )


def catalogue(files: SeedFiles) -> Catalogue:
    """The catalogue as a database seeded with these files would show it."""
    told = entries(files)
    return Catalogue(
        version=1,
        products=tuple(_shown(p, files.shop.currency) for p in told.products),
        categories=tuple(shelves.category(key, document) for key, document in told.categories.items()),
        features=shelves.features(told.catalogue),
        confusable=shelves.confusable(told.catalogue),
    )


def shop(files: SeedFiles) -> Shop:
    return shelves.shop(entries(files).shop)


def _whole(form: CatalogueForm) -> dict[str, Any]:
    return {
        "features": {f.id: f.model_dump(mode="json", exclude={"id"}) for f in form.features},
        "confusable": [c.model_dump(mode="json") for c in form.confusable],
    }


def _product(form: ProductForm) -> ProductEntry:
    return ProductEntry(
        id=form.id,
        document=form.model_dump(mode="json", exclude={"id", "sizes", "price", "colours", "sku", "picture", "photos"}),
        colours=tuple(_colour(c, form.prices) for c in form.shades),
        prices=form.prices,
    )


def _colour(form: ColourForm, sizes: dict[str, Decimal]) -> ColourEntry:
    own = {label: form.sizes[label] for label in sizes if label in form.sizes}
    return ColourEntry(form.sku, form.name, form.document(), own or dict(sizes))


def _shown(entry: ProductEntry, currency: str) -> Any:
    colours = [shelves.colour(c.sku, c.document) for c in entry.colours]
    costs = {label: [c.prices[label] for c in entry.colours if label in c.prices] for label in entry.prices}
    sizes = [(label, min(prices), max(prices)) for label, prices in costs.items() if prices]
    return shelves.product(entry.id, entry.document, colours, sizes, currency, version=1)
