"""Prices as people write them: «1 990,00», «1990.5», «2 190 грн»."""

from __future__ import annotations

import re
from decimal import Decimal

_UNIT = re.compile(r"\s*(грн|uah|₴)\.?$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f']\d{3})+(?=[.,]|$)")
_PRICE = re.compile(r"-?\d+(?:[.,]\d+)?")


def price(text: str) -> str:
    """The same number as a form reads it, «1990.00»; what is none comes back as it was, for the form to refuse."""
    bare = _UNIT.sub("", text.strip())
    bare = _GROUPED.sub(lambda grouped: re.sub(r"\D", "", grouped[0]), bare)
    return bare.replace(",", ".") if _PRICE.fullmatch(bare) else text.strip()


def plain(amount: Decimal) -> str:
    """A price without idle zeros: «1990», «1990.5»."""
    return f"{amount.normalize():f}"
