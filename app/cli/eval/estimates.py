"""Shares with their uncertainty, and pass^k: the chance that k visits of one shopper all go well."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, sqrt
from statistics import fmean

Z = 1.96  # 95 %


def pass_hat(visits: Sequence[Sequence[bool]], k: int) -> float | None:
    """The unbiased estimate over shoppers: C(passed, k) ÷ C(visits, k); None when nobody came k times."""
    shares = [comb(sum(each), k) / comb(len(each), k) for each in visits if len(each) >= k]
    return fmean(shares) if shares else None


def interval(right: int, total: int) -> tuple[float, float]:
    """Wilson's, of a share."""
    if not total:
        return 0.0, 1.0
    share = right / total
    middle = share + Z * Z / (2 * total)
    spread = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    under = 1 + Z * Z / total
    return (middle - spread) / under, (middle + spread) / under


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank one; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
