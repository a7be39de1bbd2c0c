"""Костюм Ритм: an oversize hoodie and joggers in dense matte cotton."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import Tone
from ..folds import creases, gathers, rising
from ..hand import lay
from ..outline import pts, whole
from ..parts.hood import hood, hood_inside
from ..parts.limb import limb
from ..parts.sleeve import rib_cuff, sleeve
from ..parts.trousers import joggers
from ..sheet import Sheet
from ..strip import Strip


def rytm(title: str, tone: Tone) -> Sheet:
    s, fab = Sheet(title, tone), Fabric(tone, "fleece")
    lay(1.1, 700, 4)
    joggers(s, fab)
    lay(-1.3, 280, 18)
    for side, elbow, wrist in ((-1, (226, 300), (280, 450)), (1, (240, 306), (264, 454))):
        arm = limb(side, (168, 154), (158, 284), elbow, wrist, 90)
        rib_cuff(s, tone, arm.beyond(0.12, 5, 42))
        sleeve(s, fab, side, arm)
    _rib_hem(s, tone)
    hood_inside(s, fab)
    _body(s, fab)
    hood(s, fab)
    return s


def _rib_hem(sheet: Sheet, tone: Tone) -> None:
    band = Strip(pts("-170,442 -158,488"), pts("170,442 158,488"))
    outline = whole("0,442 170,438c 166,452 157,488c 0,494")
    sheet.piece(outline, Fabric(tone, "rib"), edge="b6", lift=1.2, ribs=band.ribs(68, 0, 1.1))


def _body(sheet: Sheet, fab: Fabric) -> None:
    """Wide, with a dropped shoulder: the seam of the sleeve lies well down the arm."""
    ridges = creases("176,296 76,336 16 10;172,276 88,236 -12 9;166,166 96,240 -12 10;182,350 90,398 12 9", both=True)
    grooves = creases("178,312 88,362 14 6;170,284 102,262 -5 5", both=True)
    for side in (1, -1):
        ridges += gathers(rising(side, 452), (34, 66, 98, 128, 158), 76, 7)
        grooves += gathers(rising(side, 454), (50, 82, 113, 142), 42)
    outline = whole("0,176 40,148 62,114c 112,126 168,153c 164,206 166,250 178,288c 186,366 184,426 172,448c 0,454")
    soft = creases("84,180 92,430 -6 32", both=True)
    sheet.piece(outline, fab, ridges=ridges, grooves=grooves, soft=soft, paper=True)
