"""Names of our own for what staff did not name: a model's article and a colour's SKU, in Latin letters for addresses and files."""

from __future__ import annotations

import re
from collections.abc import Container

_LETTERS = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфьыэъ", "abvhgdezyiiiklmnoprstuf_ye_", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ё": "io"}
)
_LONGEST = 48


def latin(text: str) -> str:
    """«Сукня Зоря» → «suknia-zoria»; empty when there is nothing to write."""
    letters = text.lower().translate(_LETTERS).replace("_", "")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-")


def article(title: str, taken: Container[str]) -> str:
    return _free(latin(title) or "model", taken)


def sku(product_id: str, colour: str, taken: Container[str]) -> str:
    return _free(f"{product_id[:_LONGEST]}-{latin(colour).upper() or 'COLOUR'}"[:60], taken)


def _free(wanted: str, taken: Container[str]) -> str:
    """The name, or with the first number that nobody has."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
