"""Костюм Валері: a cotton blouse with horizontal stripes, and plain palazzo trousers."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import MILK, Tone
from ..folds import creases
from ..hand import lay
from ..ink import stitches
from ..outline import hemline, lifted, upwards, whole
from ..parts.limb import limb
from ..parts.neck import FACED_NECKLINE, faced_back, faced_front
from ..parts.sleeve import button_cuff, sleeve
from ..parts.trousers import palazzo
from ..prints import lay_print, stripes
from ..sheet import Sheet

HEM = "0,470 54,474 108,470 158,462c"


def valeri(title: str, tone: Tone) -> Sheet:
    s, fab = Sheet(title, tone, MILK), Fabric(MILK, "cotton")
    lay(0.9, 700)
    palazzo(s, Fabric(tone, "cotton"))
    paint = lay_print(s, stripes, MILK, {"body": -1.1, "left": 17, "right": -14}, "close")
    lay(-1.1, 280)
    for side, elbow, wrist, grain in ((-1, (212, 286), (268, 424), "left"), (1, (230, 292), (250, 428), "right")):
        arm = limb(side, (140, 133), (132, 258), elbow, wrist, 84)
        button_cuff(s, fab, arm.beyond(0.1, 5, 46))
        sleeve(s, fab, side, arm, True, paint[grain])
    faced_back(s, fab)
    _blouse(s, fab, paint["body"])
    faced_front(s, fab)
    return s


def _blouse(sheet: Sheet, fab: Fabric, paint: str) -> None:
    """Cut straight, without rib: it falls over the trousers; the back of its hem shows."""
    sheet.inside(whole("0,440 154,440c 156,468c 108,476 54,480 0,476"), fab, 0.12)
    ridges = creases(
        "154,268 66,318 14 8;152,250 84,226 -10 6;138,148 84,232 -10 6;160,350 92,396 10 7;60,470 66,372 4 7;120,468 112,380 -4 8",
        both=True,
    )
    grooves = creases("154,282 80,340 12 5;92,470 90,390 3 6;24,472 26,400 3 5", both=True)
    body = whole(FACED_NECKLINE + " 100,119 142,132c 138,180 142,226 156,262c 160,340 160,410 " + upwards(HEM))
    over, soft = stitches(lifted(hemline(HEM), 15), fab.tone), creases("76,160 82,430 -6 28", both=True)
    sheet.piece(
        body, fab, paint=paint, ridges=ridges, grooves=grooves, over=over, soft=soft, edge="b6", lift=1.2, paper=True
    )  # fmt: skip
