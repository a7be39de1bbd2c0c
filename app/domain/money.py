"""Exact sums in one currency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount in a currency's major unit (hryvnias, not kopecks)."""

    amount: Decimal
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        return cls(Decimal(amount), currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, times: int | Decimal) -> Money:
        return Money(self.amount * times, self.currency)

    def rounded(self) -> Money:
        """To whole units, halves up: the carrier's fee is shown so (DOMAIN §5)."""
        return Money(self.amount.quantize(Decimal(1), rounding=ROUND_HALF_UP), self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return other


def total(sums: Iterable[Money], currency: str) -> Money:
    """The sum of sums; zero of the currency when there is none."""
    result = Money(Decimal(0), currency)
    for each in sums:
        result += each
    return result
