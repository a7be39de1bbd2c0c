"""Patterns: each a tile that a garment lays on several grains."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .colour import STRIPE, Tone
from .hand import num
from .sheet import Sheet

Pattern = Callable[[Tone, str, float], str]  # tone, the pattern's id, its grain in degrees


def lay_print(sheet: Sheet, pattern: Pattern, tone: Tone, grains: Mapping[str, float], sway: str = "loose") -> dict[str, str]:
    """One print, its own grain for every piece (name -> degrees); gives the paint of every piece."""
    sheet.add("<defs>" + "".join(pattern(tone, f"p-{name}", turn) for name, turn in grains.items()) + "</defs>")
    return {name: f'<path d="M0 0H800V1000H0Z" fill="url(#p-{name})" filter="url(#{sway})"/>' for name in grains}


def tile(ident: str, turn: float, wide: float, high: float, base: str, marks: str) -> str:
    return (
        f'<pattern id="{ident}" width="{num(wide)}" height="{num(high)}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({turn})"><path d="M0 0h{num(wide)}v{num(high)}H0z" fill="{base}"/>{marks}</pattern>'
    )


def check(tone: Tone, ident: str, turn: float) -> str:
    """Tartan: broad bands, a thin dark line and a thin pale one, both ways.

    One path a direction, or the crossings do not darken.
    """
    dark, size = tone.shade(-0.3, 0.55), 46
    bars = "".join(
        f'<path d="M{at} 0h{w}v{size}h-{w}z" fill="{c}" opacity="{o}"/><path d="M0 {at}h{size}v{w}H0z" fill="{c}" opacity="{o}"/>'
        for at, w, c, o in ((0, 15, dark, 0.42), (22, 3, dark, 0.5), (32, 2.4, "#fff3e2", 0.8))
    )
    return tile(ident, turn, size, size, tone.base, bars)


def stripes(tone: Tone, ident: str, turn: float) -> str:
    """Across the cloth: a dark stripe on the undyed ground."""
    return tile(ident, turn, 60, 27, tone.base, f'<path d="M0 8h60v11H0z" fill="{STRIPE.base}"/>')


def knit(tone: Tone, ident: str, turn: float) -> str:
    """Stockinette: columns of V, every leg a soft bar with its shadow."""
    wide, high = 14.0, 10.0
    c = wide / 2
    legs = "".join(
        f'<path d="M{num(c + side * (c - 1.4))} {num(y)}Q{num(c + side * c * 0.5)} {num(y + high * 0.6)} '
        f'{num(c + side * 1.5)} {num(y + high * 1.1)}" stroke="{ink}" stroke-width="{w}"/>'
        for y in (-high, 0, high)
        for side in (-1, 1)
        for ink, w in ((tone.shade(-0.15, 1.1), 5.8), (tone.shade(0.02, 0.9), 4.3))
    )
    return tile(ident, turn, wide, high, tone.shade(-0.125, 1.1), f'<g fill="none" stroke-linecap="round">{legs}</g>')
