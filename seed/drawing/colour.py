"""A colour and its shades, and the one palette of the collection."""

from __future__ import annotations

import math

_TO_CONE = (0.39633778, 0.21580376), (-0.10556135, -0.06385417), (-0.08948418, -1.29148555)
_TO_RGB = (
    (4.07674166, -3.30771159, 0.23096993),
    (-1.26843800, 2.60975740, -0.34131940),
    (-0.00419609, -0.70341861, 1.70761470),
)


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """CSS oklch() as #rrggbb, clipped to sRGB."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    cone = [(lightness + x * a + y * b) ** 3 for x, y in _TO_CONE]
    linear = (min(1, max(0, sum(k * v for k, v in zip(row, cone, strict=True)))) for row in _TO_RGB)
    return "#" + "".join(f"{_level(v):02x}" for v in linear)


def _level(linear: float) -> int:
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))


class Tone:
    """A ramp round one colour. Yellow darkens towards orange, greys and milk towards warm brown, the rest keep their hue."""

    def __init__(self, lightness: float, chroma: float, hue: float) -> None:
        self.lightness, self.chroma, self.hue = lightness, chroma, hue
        self.base = oklch(lightness, chroma, hue)
        self._turn = -16 if chroma > 0.04 and 55 < hue < 120 else -3
        dark, faint = max(0.1, lightness * 0.5), min(chroma * 0.75, 0.1) + 0.01
        self.line = oklch(dark, faint, hue + self._turn if chroma > 0.04 else 50)

    def shade(self, lighter: float, chroma: float = 1.0) -> str:
        """The tone that much lighter (or darker), its chroma multiplied."""
        lightness, pale = min(0.98, max(0.06, self.lightness + lighter)), self.chroma < 0.04
        hue = self.hue if lighter >= -0.1 else 60 if pale else self.hue + self._turn
        return oklch(lightness, self.chroma * chroma + 0.012 * (pale and lighter < -0.1), hue)


PAPER, METAL, PEARL, LINING = Tone(0.957, 0.014, 78), Tone(0.83, 0.02, 85), Tone(0.95, 0.02, 80), Tone(0.5, 0.05, 60)
CAST = "#4b3322"  # what a shadow is made of; multiplied
BRAND = oklch(0.52, 0.16, 10)  # the thread on the label

YELLOW, ORANGE, GREY, PINK = Tone(0.90, 0.125, 94), Tone(0.76, 0.15, 55), Tone(0.79, 0.008, 80), Tone(0.825, 0.068, 12)
RED, RASPBERRY, BURGUNDY = Tone(0.585, 0.215, 26), Tone(0.545, 0.195, 5), Tone(0.385, 0.125, 16)
CHOCOLATE, CAPPUCCINO, SAND = Tone(0.405, 0.058, 48), Tone(0.69, 0.048, 64), Tone(0.74, 0.032, 72)
BLUE, NAVY, BLACK = Tone(0.80, 0.065, 238), Tone(0.33, 0.06, 265), Tone(0.27, 0.008, 60)
STRIPE = Tone(0.37, 0.02, 50)  # of Валері
MILK, MILK_LEATHER = Tone(0.945, 0.024, 82), Tone(0.89, 0.028, 80)  # leather at .93 does not shine: nothing lies above it
