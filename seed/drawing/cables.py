"""Braids in knit: strands that cross, each painted on the end of the one before."""

from __future__ import annotations

from .colour import Tone
from .folds import Plane
from .hand import warp
from .ink import stroke

Strand = tuple[str, str]  # its outline and the ridge along it


def cable(at: Plane, s: float, half: float, crossings: int, t0: float = 0.0, t1: float = 1.0, plait: bool = False) -> list[Strand]:
    """The strands of a braid along a strip, the upper one first.

    A rope turns one way; in a plait the strands come from both sides in turn.
    """
    step, strands = (t1 - t0) / crossings, []
    for k in range(crossings):
        side, reach = ((-1) ** k, 0.3) if plait else (1, 1.0)
        t = t0 + k * step
        strands.append(_strand(at(t, s - side * half), at(min(1, t + 1.9 * step), s + side * half * reach)))
    return strands


def _strand(p: tuple[float, float], q: tuple[float, float]) -> Strand:
    """A plump S between two places."""
    (x, y), (to_x, to_y) = warp(*p), warp(*q)
    dx, dy = to_x - x, to_y - y
    nx, ny = -dy * 0.34, dx * 0.34

    def by(along: float, across: float) -> str:
        return f"{x + dx * along + nx * across:.1f} {y + dy * along + ny * across:.1f}"

    body = f"M{by(0, 0)}C{by(0.1, 1.1)} {by(0.6, 0.9)} {by(1, 0)}C{by(0.9, -1.1)} {by(0.4, -0.9)} {by(0, 0)}Z"
    return body, f"M{by(0.2, 0.12)}Q{by(0.5, 0.16)} {by(0.78, -0.1)}"


def braid(strands: list[Strand], tone: Tone) -> str:
    """Each strand throws a shade on the one below it, and shows the two plies of its yarn."""
    cast, edge, ply, pale = tone.shade(-0.26, 1.3), tone.shade(-0.3, 1.2), tone.shade(-0.12, 1.5), tone.shade(0.04, 0.5)
    return "".join(
        f'<path d="{body}" fill="{cast}" opacity=".55" transform="translate(1.5 3)"/>'
        f'<path d="{body}" fill="{tone.shade(-0.03, 1.2)}" stroke="{edge}" stroke-width="1"/>'
        + stroke(ridge, pale, 4.4)
        + stroke(ridge, ply, 1, stroke_dasharray="3 2.2", transform="translate(.6 1.6)")
        for body, ridge in strands
    )
