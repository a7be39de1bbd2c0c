"""Figures: medians with their spread, ratios to the bare app, percentiles, and what they are held against."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one figure over the rounds: median, lowest, highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        return cls(statistics.median(values), min(values), max(values))

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f}–{self.high:.2f})"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of PRODUCT §15. `hard`: a count, which fails when missed; times only say so."""

    number: int
    what: str
    unit: str
    ours: Spread
    goal: float
    bare: Spread | None = None
    prototype: str = ""
    hard: bool = False
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        return self.ours.median / self.bare.median if self.bare and self.bare.median else None

    @property
    def met(self) -> bool:
        """Ratios where there is a bare figure and the goal is said in them; counts by their worst."""
        if self.hard:
            return self.ours.high <= self.goal
        return (self.ratio if self.unit == "× bare" and self.ratio is not None else self.ours.median) <= self.goal

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": self.ratio, "met": self.met}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie (0 < share < 1), by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]
