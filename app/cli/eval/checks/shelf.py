"""What is true of the goods and the shop, read from the seed files by a reader of this package's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

VOWELS = "аеєиіїоуюяьй"


@dataclass(frozen=True, slots=True)
class Ware:
    title: str
    prices: dict[str, int]  # size → price
    colours: tuple[str, ...]
    stem: re.Pattern[str]  # finds its title or a word of its own in the shop's sentences

    @property
    def is_single_sized(self) -> bool:
        return all("-" not in size for size in self.prices)


@dataclass(frozen=True, slots=True)
class Shelf:
    """`whole`: sentences the shop prints as they stand, longest first. `bands`: label → (low, high) cm."""

    wares: dict[str, Ware]
    colours: dict[str, re.Pattern[str]]
    bands: dict[str, tuple[int, int]]
    whole: tuple[str, ...]
    prepay: int
    fee_percent: float
    fee_fixed: int
    grow_margin: int
    slack_under: int
    days: str
    requisites: dict[str, str]
    hours: tuple[str, str]
    in_hours: str
    tomorrow: str
    today: str
    zone: str

    def fee(self, rest: float) -> int:
        """The carrier's, of what is paid on delivery, rounded half up."""
        return int(rest * self.fee_percent / 100 + self.fee_fixed + 0.5)

    def fitting(self, ware: Ware, height: float, *, roomy: bool = False) -> tuple[str, ...]:
        """The size for a height, and the next one where it may be named too: near the band's edge, over the label's own
        heights, or with room to grow asked for (`roomy`); empty when the model has none."""
        labels = list(ware.prices)
        if ware.is_single_sized:
            serves = [s for s in labels if int(s) >= height]
            return tuple(serves[: 1 + roomy]) if serves and height >= int(labels[0]) - self.slack_under else ()
        order = list(self.bands)
        # Overlapping bands: the first that holds the height, the smallest for less.
        at = next((i for i, label in enumerate(order) if height <= self.bands[label][1]), None)
        if at is None or (order[at] not in ware.prices):
            return ()
        top = self.bands[order[at]][1]
        edge = roomy or height > min(top - self.grow_margin, int(order[at].split("-")[1]))
        return tuple(s for s in order[at : at + 1 + edge] if s in ware.prices)


@lru_cache(maxsize=2)
def read(seed: Path) -> Shelf:
    goods, shop = _yaml(seed / "products.yaml"), _yaml(seed / "shop.yaml")
    wares = {row["title"]: _ware(row) for row in goods["products"]}
    bands = {b["label"]: (int(b["low"]), int(b["high"])) for b in shop["sizing"]["table"]}
    payment, hours = shop["payment"], shop["hours"]
    colours = {name for ware in wares.values() for name in ware.colours}
    return Shelf(
        wares=wares,
        colours={name: _stemmed(name) for name in sorted(colours)},
        bands=bands,
        whole=tuple(sorted({*_printed_whole(goods), *_printed_whole(shop)}, key=len, reverse=True)),
        prepay=int(payment["prepay"]),
        fee_percent=float(payment["fee_percent"]),
        fee_fixed=int(payment["fee_fixed"]),
        grow_margin=int(shop["sizing"]["grow_margin"]),
        slack_under=int(shop["sizing"]["slack_under"]),
        days=_days(shop["texts"]["delivery_terms"]),
        requisites=dict(shop["requisites"]),
        hours=(hours["opens"], hours["closes"]),
        in_hours=hours["in_hours"],
        tomorrow=hours["tomorrow"],
        today=hours["today"],
        zone=shop["zone"],
    )


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _ware(row: dict[str, Any]) -> Ware:
    prices = {size: int(price) for size, price in row["sizes"].items()}
    return Ware(row["title"], prices, tuple(c["name"] for c in row["colours"]), re.compile(re.escape(row["title"])))


def _stemmed(name: str) -> re.Pattern[str]:
    """The colour's name in any case: the last word's ending may change."""
    return re.compile(rf"(?<![\w-]){re.escape(name.rstrip(VOWELS))}[{VOWELS}гмхї]{{0,3}}(?![\w-])", re.IGNORECASE)


def _days(terms: str) -> str:
    found = re.search(r"\d+\s*[–-]\s*\d+(?=\s*дн)", terms)
    return found.group().replace("-", "–").replace(" ", "") if found else ""


def _printed_whole(tree: Any) -> Iterator[str]:
    """Every text of a file that is more than a word or two."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _printed_whole(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _printed_whole(value)
    elif isinstance(tree, str) and len(tree.split()) > 2:
        yield " ".join(tree.split())
