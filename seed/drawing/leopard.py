"""The leopard print: rosettes, a warm heart in a broken dark ring, and flecks between."""

from __future__ import annotations

import math
import random

from .colour import Tone, oklch
from .hand import num
from .prints import tile

_SPOT = oklch(0.34, 0.04, 40)
_SIZE, _REACH = 124, 20
_RINGS = ((1.7, 1.5, 1.2), (1.9, 2.0), (1.4, 1.2, 1.5), (2.1, 1.2, 0.9))  # sweeps of the brush, radians


def leopard(tone: Tone, ident: str, turn: float) -> str:
    """No two rosettes alike; the tile joins at its edges. The same tile for every grain."""
    chance, marks, step = random.Random("leopard"), "", _SIZE / 4
    for row in range(4):
        for column in range(4):
            x = (column + 0.5 * (row % 2) + chance.uniform(-0.14, 0.14)) * step
            y = (row + chance.uniform(-0.14, 0.14)) * step
            marks += _repeated(x, y, _rosette(chance, chance.uniform(8.5, 11.5), tone))
            marks += _repeated(x + step * 0.5, y + step * 0.45, _fleck(chance))
    return tile(ident, turn, _SIZE, _SIZE, tone.base, marks)


def _repeated(x: float, y: float, mark: str) -> str:
    """A mark and its neighbours over the edge of the tile."""
    places = ((x + dx, y + dy) for dx in (-_SIZE, 0, _SIZE) for dy in (-_SIZE, 0, _SIZE))
    return "".join(
        f'<g transform="translate({num(px)} {num(py)})">{mark}</g>'
        for px, py in places
        if -_REACH < px < _SIZE + _REACH and -_REACH < py < _SIZE + _REACH
    )


def _rosette(chance: random.Random, r: float, tone: Tone) -> str:
    squash, lean, a, ring = chance.uniform(0.74, 0.95), chance.randrange(360), 0.0, ""
    for sweep in chance.choice(_RINGS):
        ring += _blot(r, a, a + sweep, chance.uniform(5, 7))
        a += sweep + chance.uniform(0.5, 0.75)
    return (
        f'<g transform="rotate({lean}) scale(1 {squash:.2f})">'
        f'<circle r="{num(r * 0.95)}" fill="{tone.shade(-0.1, 1.35)}"/>'
        f'<path d="{ring}" fill="{_SPOT}" stroke="{_SPOT}" stroke-width="2.4" stroke-linejoin="round"/></g>'
    )


def _blot(r: float, a: float, b: float, thick: float) -> str:
    """A brush mark along a ring from the angle a to b, fat in the middle."""

    def on(angle: float, radius: float) -> str:
        return f"{num(radius * math.cos(angle), 1)} {num(radius * math.sin(angle), 1)}"

    m, reach = (a + b) / 2, r / math.cos((b - a) / 2)
    return f"M{on(a, r)}Q{on(m, reach + thick)} {on(b, r)}Q{on(m, reach - thick * 0.7)} {on(a, r)}Z"


def _fleck(chance: random.Random) -> str:
    return (
        f'<ellipse rx="{num(chance.uniform(2.4, 4.2))}" ry="{num(chance.uniform(1.8, 2.8))}" fill="{_SPOT}" '
        f'transform="rotate({chance.randrange(180)})"/>'
    )
