"""Documents ↔ the domain's catalogue and shop: how a row's JSON becomes a frozen value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from app.domain.catalogue import Category, Colour, Confusable, Feature, Product
from app.domain.money import Money
from app.domain.shop import Shop

Document = Mapping[str, Any]
PricedSize = tuple[str, Decimal, Decimal]  # size label, its lowest and highest price over the colours


def product(
    key: str, document: Document, colours: Iterable[Colour], sizes: Sequence[PricedSize], currency: str, version: int
) -> Product:
    """`sizes` in the order they are shown; at least one."""
    return Product(
        id=key,
        title=document["title"],
        category=document["category"],
        words=tuple(document.get("words", ())),
        sizes=tuple(label for label, _, _ in sizes),
        colours=tuple(colours),
        price_min=Money(min(low for _, low, _ in sizes), currency),
        price_max=Money(max(high for _, _, high in sizes), currency),
        fabric=document.get("fabric", ""),
        features=frozenset(document.get("features", ())),
        facts=dict(document.get("facts", {})),
        trait=document.get("trait", ""),
        worth=document.get("worth", ""),
        care=document.get("care", ""),
        measures=dict(document.get("measures", {})),
        version=version,
    )


def colour(sku: str, document: Document) -> Colour:
    return Colour(
        name=document["name"],
        sku=sku,
        words=tuple(document.get("words", ())),
        note=document.get("note", ""),
        look=document.get("look", ""),
        photos=tuple(document.get("photos", ())),
        swatch=document.get("swatch", ""),
    )


def category(key: str, document: Document) -> Category:
    return Category(key, document["title"], tuple(document["words"]), tuple(document.get("adjacent", ())))


def features(document: Document) -> tuple[Feature, ...]:
    """`document` of the catalogue as a whole."""
    given = document.get("features", {})
    return tuple(Feature(key, f["phrase"], tuple(f["words"]), tuple(f.get("excludes", ()))) for key, f in given.items())


def confusable(document: Document) -> tuple[Confusable, ...]:
    return tuple(
        Confusable((c["products"][0], c["products"][1]), c["question"], (c["answers"][0], c["answers"][1]))
        for c in document.get("confusable", ())
    )


# Built at first use: no work at import.
@lru_cache(maxsize=1)
def _shops() -> TypeAdapter[Shop]:
    return TypeAdapter(Shop)


def shop(document: Document) -> Shop:
    return _shops().validate_python(dict(document))
