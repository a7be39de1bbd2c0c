"""A sleeve, a belt, a cuff: two edges and every place between them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .outline import Place, Point, spline


class Strip:
    """at(t along, s across): both run from 0 to 1; s = 0 is the left edge."""

    def __init__(self, left: Sequence[Place], right: Sequence[Place]) -> None:
        self.edges, self.steps = (left, right), len(left) - 1

    def at(self, t: float, s: float) -> tuple[float, float]:
        (px, py), (qx, qy) = (_on(edge, t) for edge in self.edges)
        return px + (qx - px) * s, py + (qy - py) * s

    def along(self, s: float, t0: float = 0, t1: float = 1, n: int = 6) -> list[Point]:
        return [Point(*self.at(t0 + (t1 - t0) * i / n, s)) for i in range(n + 1)]

    def across(self, t: float, s0: float = 0, s1: float = 1, bulge: float = 0, n: int = 4) -> list[Point]:
        return [Point(*self.at(t + bulge * math.sin(math.pi * i / n), s0 + (s1 - s0) * i / n)) for i in range(n + 1)]

    def outline(self, bulge: float = 0, n: int = 6) -> list[Point]:
        left, right = self.along(0, n=n), self.along(1, n=n)[::-1]
        for side in (left, right):
            side[0], side[-1] = side[0]._replace(corner=True), side[-1]._replace(corner=True)
        return left + ([Point(*self.at(1 + bulge, 0.5))] if bulge else []) + right

    def beyond(self, inset: float, back: float, out: float) -> Strip:
        """A shorter strip that goes on where this one ends: the place of a cuff."""
        (ax, ay), (bx, by) = self.at(1, 0.5), self.at(0.93, 0.5)
        m = math.hypot(ax - bx, ay - by)
        ux, uy = (ax - bx) / m, (ay - by) / m
        left, right = (
            [Point(x - ux * back, y - uy * back), Point(x + ux * out, y + uy * out)]
            for x, y in (self.at(1, inset), self.at(1, 1 - inset))
        )
        return Strip(left, right)

    def ribs(self, n: int, t0: float = 0, t1: float = 1.03) -> str:
        """Lines that run along the strip."""
        places = ((k + 0.5) / n for k in range(n))
        return "".join(spline([self.at(t0, s), self.at(t1, s)], False) for s in places)

    def rungs(self, n: int) -> str:
        """Lines that cross the strip, as the ribs of a neckband do."""
        return "".join(spline([self.at((k + 0.5) / n, 0), self.at((k + 0.5) / n, 1)], False) for k in range(n))


def _on(edge: Sequence[Place], t: float) -> tuple[float, float]:
    k = min(max(int(t * (len(edge) - 1)), 0), len(edge) - 2)
    u = t * (len(edge) - 1) - k
    (x, y), (to_x, to_y) = edge[k][:2], edge[k + 1][:2]
    return x + (to_x - x) * u, y + (to_y - y) * u
