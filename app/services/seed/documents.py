"""What the files say, as the documents that rows hold: one `Entry` per row, in the files' order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.catalogue import Catalogue
from app.domain.shop import Shop
from app.services import shelves
from app.services.seed.forms import CatalogueForm, ProductForm
from app.services.seed.loading import SeedFiles


@dataclass(frozen=True)
class ColourEntry:
    sku: str
    document: dict[str, Any]


@dataclass(frozen=True)
class ProductEntry:
    """`prices`: size label → price, the same for every colour."""

    id: str
    document: dict[str, Any]
    colours: tuple[ColourEntry, ...]
    prices: dict[str, Decimal]


@dataclass(frozen=True)
class Entries:
    """`categories`: id → document. `catalogue`: features and confusable."""

    shop: dict[str, Any]
    catalogue: dict[str, Any]
    categories: dict[str, dict[str, Any]]
    products: tuple[ProductEntry, ...]


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
        document=form.model_dump(mode="json", exclude={"id", "sizes", "colours"}),
        colours=tuple(ColourEntry(c.sku, c.model_dump(mode="json", exclude={"sku"})) for c in form.colours),
        prices=dict(form.sizes),
    )


def _shown(entry: ProductEntry, currency: str) -> Any:
    colours = [shelves.colour(c.sku, c.document) for c in entry.colours]
    sizes = [(label, price, price) for label, price in entry.prices.items()]
    return shelves.product(entry.id, entry.document, colours, sizes, currency, version=1)
