"""Colours by lightness, chroma and hue (oklch), and how well one is read on another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

_HEX = re.compile(r"#([0-9a-fA-F]{6})")
_OKLCH = re.compile(r"oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)")
_BISECTIONS = 20


class Colour(NamedTuple):
    """Lightness 0–1, chroma from 0, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def hex(self) -> str:
        return "#{:02x}{:02x}{:02x}".format(*channels(self))


WHITE, BLACK = Colour(1.0, 0.0, 0.0), Colour(0.0, 0.0, 0.0)
Need = tuple[Colour, float]  # a ground, and the least contrast on it


def parse(text: str) -> Colour:
    """«#rrggbb» or «oklch(0.52 0.16 10)». Raises ValueError."""
    if found := _HEX.fullmatch(text.strip()):
        return _from_channels(int(found[1][at : at + 2], 16) for at in (0, 2, 4))
    if found := _OKLCH.fullmatch(text.strip()):
        lightness, chroma, hue = map(float, found.groups())
        if lightness <= 1 and chroma <= 0.5 and hue <= 360:
            return Colour(lightness, chroma, hue)
    raise ValueError(text)


def channels(colour: Colour) -> tuple[int, int, int]:
    """Red, green, blue 0–255, as the screen gets them: contrast is counted on what is shown, not on what was meant."""
    red, green, blue = (round(255 * _gamma(min(1.0, max(0.0, value)))) for value in _linear(fit(colour)))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def fit(colour: Colour) -> Colour:
    """The same lightness and hue with the most chroma a screen can show, never more than asked for."""
    lightness = min(1.0, max(0.0, colour.lightness))
    if _shown(Colour(lightness, colour.chroma, colour.hue)):
        return Colour(lightness, colour.chroma, colour.hue)
    low, high = 0.0, colour.chroma
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if _shown(Colour(lightness, middle, colour.hue)) else (low, middle)
    return Colour(lightness, low, colour.hue)


def until(colour: Colour, step: float, needs: Iterable[Need]) -> Colour:
    """The nearest lightness in the step's direction at which every need holds; black or white when none does."""
    needs = tuple(needs)
    found = fit(colour)
    while not all(contrast(found, ground) >= ratio for ground, ratio in needs):
        if not 0 < colour.lightness < 1:
            return found
        colour = colour._replace(lightness=min(1.0, max(0.0, colour.lightness + step)))
        found = fit(colour)
    return found


def _from_channels(values: Iterable[int]) -> Colour:
    red, green, blue = (_ungamma(value / 255) for value in values)
    long, middle, short = (
        value ** (1 / 3)
        for value in (
            0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
            0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
            0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
        )
    )
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Colour(0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short, hypot(a, b), degrees(atan2(b, a)) % 360)


def _linear(colour: Colour) -> tuple[float, float, float]:
    """Linear sRGB; a colour no screen shows leaves 0–1."""
    a, b = colour.chroma * cos(radians(colour.hue)), colour.chroma * sin(radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(colour: Colour) -> bool:
    return all(-1e-4 <= value <= 1.0001 for value in _linear(colour))


@lru_cache(maxsize=256)  # grounds are asked about again and again
def _luminance(colour: Colour) -> float:
    return sum(weight * _ungamma(value / 255) for weight, value in zip((0.2126, 0.7152, 0.0722), channels(colour), strict=True))


def _piecewise(edge: float, below: Callable[[float], float], above: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: below(value) if value <= edge else above(value)


_gamma = _piecewise(0.0031308, lambda value: 12.92 * value, lambda value: 1.055 * value ** (1 / 2.4) - 0.055)
_ungamma = _piecewise(0.04045, lambda value: value / 12.92, lambda value: ((value + 0.055) / 1.055) ** 2.4)
