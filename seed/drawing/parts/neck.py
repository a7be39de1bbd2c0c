"""A round neck: what it shows of the back, and the band that goes round it."""

from __future__ import annotations

from ..cloth import Fabric
from ..ink import stitches
from ..outline import arc, hemline, whole
from ..sheet import Sheet
from ..strip import Strip
from .notions import label

RIB_NECKLINE = "0,152 34,144 56,124 62,106c"  # where the front of a top ends under its band
FACED_NECKLINE = "0,160 30,152 52,132 58,111c"
_RIB_BACK = "0,89 22,90 42,95 56,102 62,107", "0,106 14,106 28,107 38,108 45,109"
_FACED_BACK = "0,96 24,97 44,102 59,111", "0,108 20,108 36,109 48,112"


def rib_back(sheet: Sheet, fab: Fabric) -> None:
    _back(sheet, fab)
    band = Strip(*map(hemline, _RIB_BACK))
    rib, fill = Fabric(fab.tone, "rib"), fab.tone.shade(-0.06)
    sheet.piece(band.outline(n=band.steps), rib, ribs=band.rungs(36), edge="b4", fill=fill, lift=0.5, depth=0.7)


def rib_front(sheet: Sheet, fab: Fabric) -> None:
    band = Strip(arc(62, 106, 52), arc(45, 108, 34))
    sheet.piece(band.outline(n=band.steps), Fabric(fab.tone, "rib"), ribs=band.rungs(46), edge="b4", lift=0.6)


def faced_back(sheet: Sheet, fab: Fabric) -> None:
    _back(sheet, fab)
    band = Strip(*map(hemline, _FACED_BACK))
    fill, seam = fab.tone.shade(-0.05), stitches(band.along(0.25, n=band.steps), fab.tone)
    sheet.piece(band.outline(n=band.steps), fab, over=seam, edge="b4", fill=fill, lift=0.4, depth=0.7)


def faced_front(sheet: Sheet, fab: Fabric) -> None:
    band = Strip(arc(59, 111, 50), arc(48, 112, 38))
    seam = stitches(band.along(0.25, n=band.steps), fab.tone)
    sheet.piece(band.outline(n=band.steps), fab, over=seam, edge="b4", lift=0.5)


def _back(sheet: Sheet, fab: Fabric) -> None:
    """The cloth of the back in shadow, the label."""
    sheet.inside(whole("0,96 40,98 60,110c 54,140 0,160"), fab, 0.18, 1.05, depth=0.6, lift=0.5)
    sheet.add(label(112, fab.tone))
