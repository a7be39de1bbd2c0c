"""A hood laid up: its inside in shadow, two halves that meet in a seam, a cord."""

from __future__ import annotations

from ..cloth import Fabric
from ..folds import creases, turned
from ..ink import stitches, stroke
from ..outline import pts, spline, whole
from ..sheet import Sheet
from .notions import drawstring, eyelet, label


def hood_inside(sheet: Sheet, fab: Fabric) -> None:
    """Laid before the body: the far side of the hood, seen through its opening."""
    inside = "0,18 40,24 66,56 68,100 52,140 20,178 0,190"
    seam = stroke(spline(pts("0,20 1,80 0,150"), False), fab.tone.line, 1.8, opacity=".6")
    sheet.inside(whole(inside), fab, min(0.2, 0.32 * fab.tone.lightness), depth=0.7, lift=0.5, over=seam)
    sheet.add(label(128, fab.tone))


def hood(sheet: Sheet, fab: Fabric) -> None:
    """Laid last: the two halves, the right one over the left at the throat."""
    for side, tip in ((-1, "-1,196c"), (1, "-13,207c -9,187")):
        outer, inner = "0,4c 46,6 84,32 98,76 100,108 84,132 56,160 22,188", "20,158 42,126 50,92 44,58 24,36 0,30c"
        half = pts(f"{outer} {tip} {inner}", side)
        rim = pts("-2,192 27,162 51,128 60,92 53,54 30,29 0,21", side)
        ridges = creases("96,84 58,66 6 6;98,112 62,118 -6 6;70,150 62,108 5 6;50,14 56,44 4 6", turned(side))
        grooves = creases("97,98 66,92 4 5;80,136 66,124 -3 4", turned(side))
        sheet.piece(half, fab, ridges=ridges, grooves=grooves, over=stitches(rim, fab.tone), edge="b6", paper=True)
    for x, y, ends in ((-25, 176, "-34,232 -28,290"), (24, 178, "36,240 30,304")):
        sheet.add(eyelet(x, y), drawstring(pts(f"{x},{y} {ends}"), fab.tone))
