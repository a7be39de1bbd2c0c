"""What stands in the fields of the product form: text as it was typed, whether it is right or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
NOT_SOLD = "–"  # in a stock field: this colour does not come in this size


@dataclass
class SizeLine:
    label: str = ""
    price: str = ""
    measures: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.price and not self.measures


@dataclass
class ColourCard:
    """`words` with commas. `photos`: names of kept pictures, the cover first.

    `prices`: only where this colour costs otherwise, «110-116: 1900, 122-128: 1950».
    `stock`: by the number of the size's line; empty means sewn to order. `known`: the colour is already kept under its SKU.
    """

    sku: str = ""
    name: str = ""
    words: str = ""
    note: str = ""
    look: str = ""
    photos: list[str] = field(default_factory=list)
    swatch: str = ""
    retired: bool = False
    prices: str = ""
    stock: dict[int, str] = field(default_factory=dict)
    known: bool = False

    @property
    def is_empty(self) -> bool:
        typed = (self.sku, self.name, self.words, self.note, self.look, self.prices)
        return not (self.known or self.photos or any(typed))

    @property
    def has_stock(self) -> bool:
        """Whether anything is counted, or a size lacking."""
        return any(self.stock.values())


@dataclass
class ProductDraft:
    """`sure`: staff say that a price far from the others is right. `plain`: it comes in no colours, its only card has no name."""

    id: str = ""
    title: str = ""
    category: str = ""
    words: str = ""
    fabric: str = ""
    trait: str = ""
    worth: str = ""
    care: str = ""
    features: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    sizes: list[SizeLine] = field(default_factory=list)
    colours: list[ColourCard] = field(default_factory=list)
    sure: bool = False
    plain: bool = False


def one_line(text: str) -> str:
    """Without line breaks, double spaces and control characters, which no database of ours keeps alike."""
    return " ".join(_CONTROL.sub(" ", text).split())


def listed(text: str) -> list[str]:
    """«а, б,, в» → а, б, в."""
    return [word for part in text.split(",") if (word := one_line(part))]


def paired(text: str) -> list[tuple[str, str]]:
    """«110-116: 1900, 122-128: 1950,50» → its pairs. A comma inside a price belongs to it."""
    pairs: list[tuple[str, str]] = []
    for part in text.replace(";", ",").replace("\n", ",").split(","):
        label, colon, value = part.partition(":")
        if colon:
            pairs.append((label.strip(), value.strip()))
        elif part.strip() and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]},{part.strip()}")
        elif part.strip():
            pairs.append((part.strip(), ""))
    return pairs
