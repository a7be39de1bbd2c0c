"""What cloth does: creases, gathers, flares. Each is path data for the height map of a piece."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from .hand import jit, warp
from .outline import pts

Plane = Callable[[float, float], tuple[float, float]]


def flat(x: float, y: float) -> tuple[float, float]:
    """The plane a crease lies on when it lies on no sleeve."""
    return x, y


def turned(side: int) -> Plane:
    """The plane of a piece that is drawn once and mirrored."""
    return lambda x, y: (side * x, y)


def rising(side: int, foot: float) -> Plane:
    """The plane of gathers that stand on a rib: (how far above the height `foot`, x on that side)."""
    return lambda up, x: (side * x, foot - up)


def fold(p: tuple[float, float], q: tuple[float, float], bend: float = 0, w: float = 8, j: float = 5) -> str:
    """A tapered crease from p (the deep end) to q (where it dies): the leaf that cloth makes."""
    (x, y), (to_x, to_y) = warp(p[0] + jit(j), p[1] + jit(j)), warp(q[0] + jit(2 * j), q[1] + jit(2 * j))
    m = math.hypot(to_x - x, to_y - y) or 1
    nx, ny, bend, w = (y - to_y) / m, (to_x - x) / m, bend * (1 + jit(0.3)), w * (1 + jit(0.2))
    mx, my = x + (to_x - x) * 0.4 + nx * bend, y + (to_y - y) * 0.4 + ny * bend
    there, back = (mx + nx * w, my + ny * w), (mx - nx * w, my - ny * w)
    return f"M{_whole(x, y)}Q{_whole(*there, to_x, to_y)} {_whole(*back, x, y)}Z"


def creases(text: str, at: Plane = flat, both: bool = False, j: float = 5) -> str:
    """'x,y x,y bend width; ...' -> folds; both: on the other side too, never quite the same."""
    d = ""
    for row in text.split(";"):
        a, b, bend, w = row.split()
        for side in (1, -1) if both else (1,):
            (ax, ay), (bx, by) = ((p.x, p.y) for p in pts(a + " " + b))
            p, q = at(ax, ay), at(bx, by)
            d += fold((side * p[0], p[1]), (side * q[0], q[1]), side * float(bend), float(w), j)
    return d


def gathers(at: Plane, places: Iterable[float], reach: float, w: float = 5) -> str:
    """Short folds that a rib or a waist seam draws together: at(0, s) on the seam, at(1, s) one unit away."""
    return "".join(fold(at(0, s), at(reach * (1 - 0.22 * (k % 3)), s), 2 * (-1) ** k, w, 3) for k, s in enumerate(places))


def flares(rows: Iterable[tuple[float, float]], top: float, hem: float, spread: float) -> str:
    """Cones of a skirt: a point at the waist, wide at the hem. rows: (x at the waist, half width at the hem)."""
    d = ""
    for x, half in rows:
        (px, py), (qx, qy), w = warp(x, top), warp(x * spread + jit(6), hem), half * (1 + jit(0.25))
        mx, my = (px + qx) / 2 + jit(6), (py + qy) / 2
        down, up = (mx - w * 0.35, my, qx - w, qy), (mx + w * 0.35, my, px, py)
        d += f"M{_whole(px, py)}Q{_whole(*down)}L{_whole(qx + w, qy)}Q{_whole(*up)}Z"
    return d


def _whole(*values: float) -> str:
    """Creases are blurred: whole units are enough."""
    return " ".join(str(int(v)) for v in values)
