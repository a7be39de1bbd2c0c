"""Label, zip, button, drawstring: everything that is not cloth."""

from __future__ import annotations

from collections.abc import Sequence

from ..colour import BRAND, CAST, METAL, PEARL, Tone
from ..hand import num
from ..ink import placed, stroke
from ..outline import Place, pts, spline

_EDGE = METAL.shade(-0.52)
_PULL_TURN = " rotate(5) scale(1.15)"


def label(y: int, tone: Tone) -> str:
    patch = spline(pts(f"-18,{y}c 20,{y}c 19,{y + 22}c -17,{y + 22}c"))
    thread = stroke(spline([(-10, y + 11), (11, y + 11)], False), BRAND, 3)
    return f'<path d="{patch}" fill="#fbf6ea" stroke="{tone.line}" stroke-width="1.4"/>{thread}'


def zipper(points: Sequence[Place], tone: Tone, wide: int = 25) -> tuple[str, ...]:
    """Tape in its ditch, two rows of teeth half a step apart with the light on the left one, a stop."""
    d = spline(points, False)
    teeth = "".join(
        f'<path transform="translate({shift})" d="{d}" fill="none" stroke="{ink}" stroke-width="7" stroke-dasharray="3.2 3.4"/>'
        for shift, ink in (("-3.5 0", METAL.shade(0.13)), ("3.5 3.3", METAL.shade(-0.02)))
    )
    stop = f'<path d="M-5-9h10v9h-10z" fill="{METAL.base}" stroke="{_EDGE}" stroke-width="1.4"/>'
    return (
        stroke(d, tone.line, wide + 4, "butt", opacity=".5"),
        stroke(d, tone.shade(-0.27, 1.1), wide, "butt"),
        stroke(d, METAL.shade(-0.5), 13, "butt", opacity=".6"),
        teeth,
        placed(points[-1][0], points[-1][1], stop),
    )


def slider(x: float, y: float, tone: Tone, extra: str = _PULL_TURN) -> str:
    line = f'stroke="{_EDGE}" stroke-width="2" stroke-linejoin="round"'
    pull = (
        '<path d="M-2 8H10L13 47Q13 55 4 55T-5 47Z" opacity=".2"/>'
        f'<path d="M-10-12Q0-18 10-12L8 10Q0 14-8 10Z" fill="{METAL.base}" {line}/>'
        '<path d="M-6-10Q-2-13 1-13L-1 6Q-4 7-6 6Z" fill="#fff" opacity=".75"/>'
        f'<path d="M-4 3H4L8 40Q8 48 0 48T-8 40Z" fill="{METAL.shade(0.02)}" {line}/>'
        f'<path d="M0 33a4.5 4.5 0 1 0 .1 0Z" fill="{tone.shade(-0.14)}" {line}/>'
        '<path d="M-3 9L-5 35" stroke="#fff" stroke-width="2" opacity=".8"/>'
    )
    return placed(x, y, pull, extra)


def button(x: float, y: float, tone: Tone, r: float = 9) -> str:
    holes = "".join(f'<circle cx="{a}" cy="{b}" r="1.3" fill="{tone.shade(-0.3)}"/>' for a in (-2.6, 2.6) for b in (-2.6, 2.6))
    g = num(r * 0.8)
    disc = (
        f'<circle r="{r}" cx="2" cy="3" opacity=".3"/>'
        f'<circle r="{r}" fill="{tone.base}" stroke="{tone.shade(-0.3)}" stroke-width="1.6"/>'
        f'<circle r="{num(r * 0.64)}" fill="none" stroke="{tone.shade(-0.12)}" stroke-width="1.6"/>{holes}'
        f'<path d="M-{g}-1A{g} {g} 0 0 1-1-{g}" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" '
        'opacity=".75"/>'
    )
    return placed(x, y, disc)


def eyelet(x: float, y: float) -> str:
    hole = f'<circle r="5.5" fill="{METAL.shade(-0.5)}" stroke="{METAL.base}" stroke-width="3"/>'
    return placed(x, y, hole + f'<circle r="7.2" fill="none" stroke="{_EDGE}" stroke-width="1"/>')


def drawstring(points: Sequence[Place], tone: Tone) -> str:
    """A round cord with a knot and a frayed end."""
    d, (x, y) = spline(points, False), points[-1][:2]
    cord = PEARL if tone.lightness < 0.6 else tone
    twist = stroke(d, cord.shade(-0.16), 5.2, "butt", stroke_dasharray="1.6 4.2", opacity=".6")
    knot = (
        f'<path d="M-5 4Q-7 22-4 27L5 27Q7 20 5 4Z" fill="{cord.shade(-0.03)}" stroke="{cord.line}" stroke-width="1.5"/>'
        f'<path d="M-2 12V26M2 12V26" stroke="{cord.shade(-0.2)}" stroke-width="1.2"/>'
        f'<ellipse rx="8" ry="7" fill="{cord.shade(0.02)}" stroke="{cord.line}" stroke-width="1.7"/>'
        f'<path d="M-6-2Q0 3 6-3M-4 4Q1 1 5 3" fill="none" stroke="{cord.shade(-0.22)}" stroke-width="1.3"/>'
    )
    shadow = f'<g class="m" transform="translate(4 5)" opacity=".4" filter="url(#b2)">{stroke(d, CAST, 8)}</g>'
    return shadow + stroke(d, cord.line, 8.4) + stroke(d, cord.base, 6) + twist + placed(x, y, knot)
