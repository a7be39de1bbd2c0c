"""What an eye sees of a picture 160 pixels wide, in numbers."""

from __future__ import annotations

import itertools
from pathlib import Path
from statistics import mean, median

from PIL import Image

PHOTOS = Path(__file__).resolve().parents[3] / "seed" / "photos"
THUMB = 160, 200
Box = tuple[int, int, int, int]
CHEST: Box = (56, 52, 104, 84)
SKIRT: Box = (55, 105, 105, 170)  # of a coat
ABOVE_SHOULDERS: Box = (66, 6, 94, 18)
OUTER_LEGS: Box = (48, 110, 112, 170)


def thumb(sku: str) -> Image.Image:
    with Image.open(PHOTOS / "640" / f"{sku}.webp") as picture:
        return picture.convert("RGB").resize(THUMB, Image.Resampling.LANCZOS)


def greys(sku: str, box: Box) -> list[list[int]]:
    """Row by row, 0 to 255."""
    left, top, right, bottom = box
    grey = thumb(sku).convert("L")
    return [[int(grey.getpixel((x, y))) for x in range(left, right)] for y in range(top, bottom)]


def middle_line(sku: str, top: int, bottom: int) -> float:
    """How much darker the middle is than the cloth beside it, as a ratio: a zip is a line of shade and teeth."""
    grey = thumb(sku).convert("L")

    def ratio(y: int) -> float:
        beside = median(int(grey.getpixel((x, y))) for x in (*range(62, 70), *range(91, 99)))
        return beside / min(int(grey.getpixel((x, y))) for x in range(75, 86))

    return median(ratio(y) for y in range(top, bottom))


def banding(sku: str, box: Box) -> float:
    """How the brightness jumps from row to row: stripes across."""
    rows = [mean(row) for row in greys(sku, box)]
    return mean(abs(a - b) for a, b in itertools.pairwise(rows))


def mottle(sku: str, box: Box) -> float:
    """How the brightness jumps from pixel to pixel: a print."""
    return mean(abs(a - b) for row in greys(sku, box) for a, b in itertools.pairwise(row))


def shine(sku: str, box: Box = SKIRT) -> int:
    """How far the brightest hundredth stands above the middle: highlights."""
    every = sorted(value for row in greys(sku, box) for value in row)
    return every[int(len(every) * 0.99)] - every[len(every) // 2]


def brightness(sku: str, box: Box) -> float:
    return mean(mean(row) for row in greys(sku, box))


def colour(sku: str, box: Box = CHEST) -> tuple[float, float, float]:
    """The mean of the region in OKLab."""
    reduced = thumb(sku).crop(box).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(reduced, tuple)
    r, g, b = (_linear(channel / 255) for channel in reduced)
    cone = (
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    )
    return (
        0.2104542553 * cone[0] + 0.7936177850 * cone[1] - 0.0040720468 * cone[2],
        1.9779984951 * cone[0] - 2.4285922050 * cone[1] + 0.4505937099 * cone[2],
        0.0259040371 * cone[0] + 0.7827717662 * cone[1] - 0.8086757660 * cone[2],
    )


def apart(one: str, other: str) -> float:
    """Between the chests of two garments, OKLab."""
    return sum((a - b) ** 2 for a, b in zip(colour(one), colour(other), strict=True)) ** 0.5


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
