"""Points into smooth outlines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .hand import num, warp


class Point(NamedTuple):
    """On the garment: x from its middle, y from the top of the sheet; the outline turns sharply at a corner."""

    x: float
    y: float
    corner: bool = False


Place = Point | tuple[float, float]


def pts(text: str, side: int = 1) -> list[Point]:
    """'56,78c 40,84' -> points; c marks a corner; side -1 mirrors."""

    def point(word: str) -> Point:
        x, y = map(float, word.rstrip("c").split(","))
        return Point(side * x, y, word[-1] == "c")

    return [point(word) for word in text.split()]


def mirrored(points: Iterable[Point]) -> list[Point]:
    return [p._replace(x=-p.x) for p in points]


def whole(text: str) -> list[Point]:
    """The right half, top to bottom, to the whole outline."""
    right = pts(text)
    return right + mirrored(p for p in reversed(right) if p.x)


def hemline(text: str) -> list[Point]:
    """The right half of a hem, from the middle outwards, to the whole line from left to right."""
    return mirrored(pts(text)[:0:-1]) + pts(text)


def upwards(text: str) -> str:
    """A hem read from the side seam to the middle, to close the outline it ends."""
    return " ".join(reversed(text.split()))


def lifted(points: Iterable[Point], by: float) -> list[tuple[float, float]]:
    """The same line higher up, its corners rounded: where a hem is stitched."""
    return [(p.x, p.y - by) for p in points]


def spline(points: Sequence[Place], close: bool = True) -> str:
    """Catmull-Rom through warped points, as path data."""
    given = [p if isinstance(p, Point) else Point(*p) for p in points]
    p, n = [warp(q.x, q.y) for q in given], len(given)

    def handle(k: int, other: int, sign: int, reach: float) -> tuple[float, float]:
        if given[k].corner or (not close and k in (0, n - 1)):
            return p[k][0] + (p[other][0] - p[k][0]) / 3, p[k][1] + (p[other][1] - p[k][1]) / 3
        a, b = p[k - 1], p[(k + 1) % n]
        m = sign * reach / 3 / (math.hypot(b[0] - a[0], b[1] - a[1]) or 1)
        return p[k][0] + (b[0] - a[0]) * m, p[k][1] + (b[1] - a[1]) * m

    d = f"M{num(p[0][0], 1)} {num(p[0][1], 1)}"
    for i in range(n if close else n - 1):
        j = (i + 1) % n
        reach = math.hypot(p[j][0] - p[i][0], p[j][1] - p[i][1])
        d += "C" + " ".join(num(v, 1) for v in (*handle(i, j, 1, reach), *handle(j, i, -1, reach), *p[j]))
    return d + ("Z" if close else "")


def arc(wide: float, top: float, deep: float, n: int = 12) -> list[Point]:
    """Half an ellipse that hangs from the height `top`, left to right: a neckline."""
    turns = (math.pi * (1 - i / n) for i in range(n + 1))
    return [Point(wide * math.cos(a), top + deep * math.sin(a)) for a in turns]
