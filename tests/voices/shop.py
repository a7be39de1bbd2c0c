"""The first shop as the dialogue sees it, read from the seed files: catalogue and settings."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from app.domain.catalogue import Catalogue, Category, Colour, Feature, Product
from app.domain.money import Money
from app.domain.shop import Band, Faq, FollowUpTerms, Hours, PaymentTerms, Requisites, Shop, Sizing

_SEED = Path(__file__).parents[2] / "seed"


def _read(name: str) -> Any:
    return yaml.load((_SEED / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    seed = _read("products.yaml")
    return Catalogue(
        version=1,
        products=tuple(_product(row) for row in seed["products"]),
        categories=tuple(
            Category(c["id"], c["title"], tuple(c["words"]), tuple(c.get("adjacent", ()))) for c in seed["categories"]
        ),
        features=tuple(Feature(f["id"], f["phrase"], tuple(f["words"]), tuple(f.get("excludes", ()))) for f in seed["features"]),
    )


def _product(row: dict[str, Any]) -> Product:
    prices = [Decimal(price) for price in row["sizes"].values()]
    return Product(
        id=row["id"],
        title=row["title"],
        category=row["category"],
        words=tuple(row["words"]),
        sizes=tuple(row["sizes"]),
        colours=tuple(Colour(c["name"], c["sku"], tuple(c.get("words", ()))) for c in row["colours"]),
        price_min=Money(min(prices), "UAH"),
        price_max=Money(max(prices), "UAH"),
        fabric=row["fabric"],
        features=frozenset(row["features"]),
        measures=row.get("measures", {}),
    )


@lru_cache(maxsize=1)
def shop() -> Shop:
    seed = _read("shop.yaml")
    return Shop(
        name=seed["name"], agent=seed["agent"], agent_role=seed["agent_role"], currency="UAH", zone=seed["zone"],
        subject=seed["subject"],
        carrier=seed["carrier"], carrier_genitive=seed["carrier_genitive"], hours=Hours(time(9), time(20)),
        sizing=Sizing(tuple(Band(b["label"], int(b["low"]), int(b["high"])) for b in seed["sizing"]["table"])),
        payment=PaymentTerms(Decimal(200), Decimal(2), Decimal(20)), requisites=Requisites("", "", ""), follow_up=FollowUpTerms(),
        texts=seed["texts"], faq=tuple(Faq(f["topic"], f["answer"], tuple(f["words"])) for f in seed["faq"]),
        colour_words=seed["colour_words"], colour_twins=tuple(map(tuple, seed["colour_twins"])), made_not=tuple(seed["made_not"]),
    )  # fmt: skip
