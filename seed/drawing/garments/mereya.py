"""Костюм Мерея: dense knit, a pullover with inserts of cable, joggers with a stripe down the side."""

from __future__ import annotations

from ..cables import braid, cable
from ..cloth import Fabric
from ..colour import CAPPUCCINO, Tone
from ..folds import Plane
from ..hand import lay
from ..outline import pts, spline, whole
from ..parts.bodice import rib_hem, sweatshirt
from ..parts.limb import set_in_arms
from ..parts.neck import RIB_NECKLINE, rib_back, rib_front
from ..parts.sleeve import rib_cuff, sleeve
from ..parts.trousers import joggers, side_stripe
from ..prints import knit, lay_print
from ..sheet import Sheet
from ..strip import Strip


def mereya(title: str, tone: Tone) -> Sheet:
    s, fab = Sheet(title, tone, CAPPUCCINO), Fabric(tone, "knit")
    paint = lay_print(s, knit, tone, {"body": -0.5, "left": 17, "right": -15, "legs": 1}, "close")
    lay(1.1, 700)
    joggers(s, fab, paint["legs"])
    side_stripe(s, Fabric(CAPPUCCINO, "knit"))
    lay(-1.3, 280)
    for (side, arm), grain in zip(set_in_arms(), (paint["left"], paint["right"]), strict=True):
        _roped_sleeve(s, fab, side, arm, grain)
    rib_back(s, fab)
    rib_hem(s, tone)
    sweatshirt(s, fab, RIB_NECKLINE, paint["body"])
    _insert(s, fab)
    rib_front(s, fab)
    return s


def _roped_sleeve(sheet: Sheet, fab: Fabric, side: int, arm: Strip, grain: str) -> None:
    rib_cuff(sheet, fab.tone, arm.beyond(0.08, 5, 42))
    rope = cable(_down(arm), 0.5, 0.12, 21, 0.06, 0.97)
    sleeve(sheet, fab, side, arm, paint=grain + braid(rope, fab.tone))


def _down(arm: Strip) -> Plane:
    """From near the tip of the shoulder to the middle of the cuff, in even steps."""
    return lambda t, s: arm.at(t**1.3, s + 0.14 * (1 - t))


def _insert(sheet: Sheet, fab: Fabric) -> None:
    """The panel down the front: a plait between two ropes and columns of purl, no stockinette."""
    panel, tone = Strip(pts("-62,108 -63,200 -60,320 -62,437"), pts("62,108 63,200 60,320 62,437")), fab.tone
    ropes = "".join(braid(cable(panel.at, s, 0.075, 17, 0.06), tone) for s in (0.17, 0.83))
    plait = braid(cable(panel.at, 0.5, 0.15, 17, 0.16, plait=True), tone)
    purl = "".join(spline(panel.along(s, n=5), False) for s in (0.03, 0.3, 0.335, 0.665, 0.7, 0.97))
    outline = whole(RIB_NECKLINE + " 63,200 60,320 61,435c 0,438")
    sheet.piece(outline, fab, fill=tone.shade(-0.09, 1.0), ribs=purl, paint=plait + ropes, lift=0.25, edge="b4")
