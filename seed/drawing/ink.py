"""Seams, stitches, sheen: what is drawn on cloth with a line."""

from __future__ import annotations

from collections.abc import Sequence

from .colour import Tone
from .folds import Plane, creases, flat
from .hand import num, warp
from .outline import Place, spline


def stroke(d: str, colour: str, w: float, cap: str = "round", **more: str) -> str:
    attributes = "".join(f' {name.replace("_", "-")}="{v}"' for name, v in more.items())
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(w)}" stroke-linecap="{cap}"{attributes}/>'


def stitches(points: Sequence[Place], tone: Tone, light: bool = False) -> str:
    thread = tone.shade(0.13, 0.6) if light else tone.line
    return stroke(spline(points, False), thread, 1.3, stroke_dasharray="5.5 4", opacity=".6")


def gloss(text: str, at: Plane = flat) -> str:
    """Sheen drawn where it should run; left out of every fabric but leather."""
    d = creases(text, at, j=0)
    return (
        f'<path class="g m" d="{d}" fill="#6b543f" opacity=".3" filter="url(#sheen)" transform="translate(9 3)"/>'
        f'<path class="g" d="{d}" fill="#fff" opacity=".36" filter="url(#b5)"/>'
        f'<path class="g" d="{d}" fill="#fff" opacity=".72" filter="url(#sheen)"/>'
    )


def placed(x: float, y: float, markup: str, extra: str = "") -> str:
    at_x, at_y = (num(v, 1) for v in warp(x, y))
    return f'<g transform="translate({at_x} {at_y}){extra}">{markup}</g>'
