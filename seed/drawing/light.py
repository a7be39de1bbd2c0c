"""The frame and the one light on every fabric of every sheet.

A height map in grey becomes alpha, is lit, and its shade and shine are painted with inks of the cloth's own colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .colour import CAST, PAPER, Tone, oklch
from .effect import add, blur, diffuse, filter_, ink, merge, noise, specular
from .grain import grains

FRAME = -100, 0, 1000, 1000  # the whole sheet; the portrait is its middle, 800 wide
SCALE = 1.6  # pixels a unit when it is drawn
RELIEF = 30
BLURS = (1, 0.8), (2, 2), (3, 3.2), (4, 4), (5, 5), (6, 6.5), (12, 13), (20, 20)
DITHER = 0.012  # 8-bit heights shine in contour lines: a little fine noise under the highlights breaks them up


def _height(freq: str, swell: float, octaves: int = 2, sink: float = 0) -> str:
    """Grey to alpha, and a slow swell so that no plane is dead flat; sink: or the tops of the swell are cut off."""
    return ink("#ffffff", 1, 0, "h", "SourceGraphic") + noise(freq, octaves, 5) + add("h", 1, swell, -sink)


def _lit() -> str:
    return diffuse(RELIEF, 0.67, "z") + blur(1.3, "r")


def _matte(tone: Tone) -> str:
    """Dark cloth with a black shade and a grey shine would look like leather."""
    night = max(0, 0.52 - tone.lightness)
    shade = tone.shade(-min(0.3, 0.54 * tone.lightness), 1.1)
    pale = tone.shade(0.1 + 0.2 * night, 0.85 if night else 0.5)
    inks = ink(shade, -1.7, 0.85, "d", "r") + ink(pale, 1.7, -0.86, "l", "r")
    return _height(".013 .008", 0.16) + _lit() + inks + merge("d", "l")


def _leather(tone: Tone) -> str:
    """The key light from the upper left and a cool, weaker one reflected from the lower right."""
    if tone.lightness < 0.6:
        shade, reach, key = tone.shade(-0.3), (-1.9, 0.95), (2.1, -0.48)
    else:  # pale leather has little room above it: its shade reaches further, its highlight is stronger
        shade, reach, key = tone.shade(-0.26, 1.2), (-2.6, 1.31), (4.2, -0.7)
    return (
        _height(".017 .006", 0.5, 1, 0.14)
        + (noise(".5", 2, 3) + add("z", 1, DITHER, -DITHER / 2) + _lit())
        + (ink(shade, *reach, "d", "r") + ink(tone.shade(0.1, 0.5), 0.9, -0.46, "l", "r"))
        + (specular(RELIEF, 1, 30, 232, 46) + blur(3) + ink("#fffaf2", *key, "k"))
        + (specular(RELIEF, 0.7, 18, 42, 34) + blur(3) + ink("#ccdbf2", 0.8, -0.2, "e"))
        + merge("d", "l", "e", "k")
    )


def _paper() -> list[str]:
    rough = noise(".035 .05", 4, 11) + diffuse(1.1, 1.35)
    sun = (
        '<radialGradient id="sun" gradientUnits="userSpaceOnUse" cx=".28" cy=".2" r="1" '
        'gradientTransform="scale(800 1000)"><stop stop-color="#fff" stop-opacity=".55"/>'
        '<stop offset=".5" stop-color="#fff" stop-opacity="0"/>'
        f'<stop offset="1" stop-color="{oklch(0.78, 0.04, 65)}" stop-opacity=".3"/></radialGradient>'
    )
    return [filter_("paper", rough, FRAME), sun]


def filters(tones: Sequence[Tone]) -> str:
    """Every filter of a sheet whose cloths have these tones: each is lit with inks of its own."""
    blurs = [filter_(f"b{name}", blur(radius)) for name, radius in BLURS]
    lights = [
        filter_(f"{name}{k}", light(tone)) for k, tone in enumerate(tones) for name, light in (("lit", _matte), ("gloss", _leather))
    ]
    return "<defs>" + "".join([*blurs, *grains(), *lights, *_paper()]) + "</defs>"


def ground(on_paper: Iterable[str]) -> str:
    """Warm paper in the sun, and the wide soft shadow of the large pieces on it."""
    x, y, wide, high = FRAME
    sheet = f'x="{x}" y="{y}" width="{wide}" height="{high}"'
    return (
        f'<rect {sheet} fill="{PAPER.base}"/><rect class="m" {sheet} filter="url(#paper)" opacity=".14"/>'
        f'<rect {sheet} fill="url(#sun)"/><g class="m" filter="url(#b20)" opacity=".42" fill="{CAST}" '
        f'transform="translate(13 20)">{"".join(on_paper)}</g>'
    )
