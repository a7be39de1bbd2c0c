"""A belt with a metal buckle, its tail hanging."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import METAL
from ..ink import gloss, stitches, stroke
from ..outline import pts, spline
from ..sheet import Sheet
from ..strip import Strip


def belt(sheet: Sheet, fab: Fabric) -> None:
    tail = Strip(pts("-14,470 -18,530 -22,600 -26,662"), pts("21,474 19,535 16,606 11,674"))
    round_ = Strip(pts("-138,452 -70,458 0,460 70,458 138,452"), pts("-138,490 -70,497 0,499 70,497 138,490"))
    for strip, shine in ((tail, ""), (round_, gloss("-124,470 -48,474 2 4;60,476 100,472 1 3"))):
        seams = stitches(strip.along(0.14), fab.tone, fab.shiny) + stitches(strip.along(0.86), fab.tone, fab.shiny)
        sheet.piece(strip.outline(), fab, edge="b6", over=seams + shine)
    sheet.add(*_buckle())


def _buckle() -> tuple[str, ...]:
    frame, bar = spline(pts("-26,448c 32,447c 33,508c -25,509c")), spline(pts("-22,478 36,480"), False)
    return (
        stroke(frame, METAL.shade(-0.5), 11, stroke_linejoin="round"),
        stroke(frame, METAL.shade(-0.1), 7.5, stroke_linejoin="round"),
        f'<g transform="translate(-1.4 -1.6)">{stroke(frame, "#fff", 1.8, opacity=".8")}</g>',
        stroke(bar, METAL.shade(-0.5), 7),
        stroke(bar, METAL.shade(-0.04), 4),
    )
