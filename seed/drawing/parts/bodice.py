"""The body of a top, and the rib that ends it."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import Tone
from ..folds import creases, gathers, rising
from ..outline import pts, whole
from ..sheet import Sheet
from ..strip import Strip

SHOULDERS = "104,115 148,129c 145,180 150,226 164,264c 169,340 166,418 159,434c 0,440"


def rib_hem(sheet: Sheet, tone: Tone) -> None:
    band = Strip(pts("-160,430 -154,474"), pts("160,430 154,474"))
    outline = whole("0,430 160,426c 158,440 153,474c 0,480")
    sheet.piece(outline, Fabric(tone, "rib"), edge="b6", lift=1.2, ribs=band.ribs(64, 0, 1.1))


def sweatshirt(sheet: Sheet, fab: Fabric, neckline: str, paint: str = "") -> None:
    """The front, drawn together by the rib below it."""
    ridges = creases("160,266 66,318 14 10;160,244 80,220 -10 8;146,140 84,232 -10 9;166,330 86,380 10 8", both=True)
    grooves = creases("162,282 80,344 12 5;158,252 92,244 -4 4", both=True)
    for side in (1, -1):
        ridges += gathers(rising(side, 438), (32, 62, 92, 118, 146), 70, 6)
        grooves += gathers(rising(side, 440), (47, 77, 104, 130), 38)
    soft = creases("76,160 82,410 -6 30", both=True)
    outline = whole(f"{neckline} {SHOULDERS}")
    sheet.piece(outline, fab, paint=paint, ridges=ridges, grooves=grooves, soft=soft, paper=True)
