"""The shape of an arm: from the armhole round the elbow to the wrist."""

from __future__ import annotations

import math

from ..strip import Strip

Pair = tuple[float, float]
_STEPS = 12


def limb(side: int, tip: Pair, pit: Pair, elbow: Pair, wrist: Pair, w: float) -> Strip:
    """A sleeve of the width w at the wrist, its armhole from tip (above) to pit; s = 0 is its inner edge."""
    tip, pit, elbow, wrist = ((side * p[0], p[1]) for p in (tip, pit, elbow, wrist))
    armhole = (tip[0] + pit[0]) / 2, (tip[1] + pit[1]) / 2
    w0 = math.hypot(tip[0] - pit[0], tip[1] - pit[1])
    inner, outer = [], []
    for i in range(_STEPS + 1):
        t = i / _STEPS
        x, y = ((1 - t) ** 2 * armhole[k] + 2 * t * (1 - t) * elbow[k] + t * t * wrist[k] for k in (0, 1))
        tx, ty = (2 * (1 - t) * (elbow[k] - armhole[k]) + 2 * t * (wrist[k] - elbow[k]) for k in (0, 1))
        k = _smooth(t / 0.4)  # the armhole turns into the arm
        nx, ny = ((1 - k) * (tip[j] - pit[j]) / w0 + k * side * v / math.hypot(tx, ty) for j, v in ((0, ty), (1, -tx)))
        taper = 1 - 0.07 * max(0, t - 0.9) / 0.1
        h = (w0 + (w - w0) * min(1, t * 1.2) ** 0.62) / 2 / math.hypot(nx, ny) * taper
        inner.append((x - nx * h, y - ny * h))
        outer.append((x + nx * h, y + ny * h))
    return Strip(inner, outer)


def _smooth(t: float) -> float:
    t = min(1, t)
    return t * t * (3 - 2 * t)


def set_in_arms() -> tuple[tuple[int, Strip], ...]:
    """(side, arm) of a top with a plain armhole. They do not mirror: one is bent more, one lies lower."""
    left = limb(-1, (147, 129), (140, 262), (216, 284), (272, 428), 86)
    right = limb(1, (147, 129), (140, 262), (232, 290), (252, 432), 86)
    return (-1, left), (1, right)
