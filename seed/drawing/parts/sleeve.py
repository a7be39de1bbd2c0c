"""The cloth of an arm and what ends it."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import PEARL, Tone
from ..folds import creases, fold, gathers
from ..ink import gloss, stitches, stroke
from ..outline import Point, spline
from ..sheet import Sheet
from ..strip import Strip
from .limb import set_in_arms
from .notions import button


def sleeve(sheet: Sheet, fab: Fabric, side: int, arm: Strip, gathered: bool = True, paint: str = "") -> None:
    """Its cap runs on under the body, so that the shoulder is one line."""
    q = arm.at
    ridges = creases(
        f".5,0 .44,.75 {8 * side} 8;.57,0 .62,.8 {-6 * side} 8;.66,.02 .76,.6 {-6 * side} 7;"
        f".14,.3 .4,.12 {7 * side} 8;.2,.9 .5,.84 5 7",
        q,
        j=4,
    )
    grooves = creases(f".535,0 .54,.6 2 5;.62,0 .7,.6 {-5 * side} 5", q, j=4)
    if gathered:
        ridges += gathers(lambda t, s: q(1 - t, s), (0.16, 0.36, 0.57, 0.8), 0.2)
        grooves += gathers(lambda t, s: q(1 - t, s), (0.26, 0.46, 0.69), 0.12, 4)
    s = 0.74 if side < 0 else 0.3  # where the key light meets a sleeve
    shine = gloss(f".2,{s} .5,{s + 0.04} 5 6;.64,{s} .8,{s} 3 5;.28,{s - 0.13} .4,{s - 0.13} 3 3", q)
    soft = fold(q(0.12, 0.55), q(0.95, 0.5), 0, 15)
    outline = _cap(arm, side, gathered)
    sheet.piece(outline, fab, paint=paint, ridges=ridges, grooves=grooves, soft=soft, over=shine, paper=True)


def ribbed_arms(sheet: Sheet, fab: Fabric) -> None:
    for side, arm in set_in_arms():
        rib_cuff(sheet, fab.tone, arm.beyond(0.08, 5, 42))
        sleeve(sheet, fab, side, arm)


def _cap(arm: Strip, side: int, gathered: bool) -> list[Point]:
    """Sharp corners at a gathered end are spikes: they stay round."""
    out = arm.outline(0.02, 8)
    last = len(out) - 1
    out = [p._replace(corner=False) if i == last or (gathered and i) else p for i, p in enumerate(out)]
    return [*out, Point(out[-1].x - side * 40, out[-1].y + 14, True)]


def rib_cuff(sheet: Sheet, tone: Tone, strip: Strip) -> None:
    sheet.piece(strip.outline(0.06, 2), Fabric(tone, "rib"), ribs=strip.ribs(15), lift=0.8, edge="b6")


def button_cuff(sheet: Sheet, fab: Fabric, strip: Strip, paint: str = "") -> None:
    seams = stitches(strip.across(0.18), fab.tone) + stitches(strip.across(0.9), fab.tone)
    slit = stroke(spline(strip.along(0.5, 0, 1.1, 1), False), fab.tone.line, 2)
    sheet.piece(strip.outline(0.04, 2), fab, paint=paint, over=seams + slit, lift=0.9, edge="b6")
    sheet.add(*(button(*strip.at(t, 0.28), PEARL, 7.5) for t in (0.42, 0.78)))
