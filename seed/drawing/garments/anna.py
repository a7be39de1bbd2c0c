"""Сукня Анна: poplin, A-line, buttoned cuffs, a round neck, a zip on the back; the only dress."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import METAL, Tone
from ..folds import creases, flares, gathers
from ..hand import lay
from ..ink import stitches, stroke
from ..outline import hemline, lifted, mirrored, pts, spline, upwards, whole
from ..parts.limb import limb
from ..parts.notions import slider
from ..parts.sleeve import button_cuff, sleeve
from ..prints import Pattern, lay_print
from ..sheet import Sheet

HEM = "0,862 50,870 98,856 146,863 190,848 222,842 230,834c"
GRAINS = {"skirt": 0.6, "right": -15, "left": 17, "bodice": -0.8, "bias": 45}  # cuffs and neck are cut on the bias


def anna(title: str, tone: Tone, pattern: Pattern | None = None) -> Sheet:
    s, fab = Sheet(title, tone), Fabric(tone, "poplin")
    paint = lay_print(s, pattern, tone, GRAINS) if pattern else dict.fromkeys(GRAINS, "")
    lay(-1, 400)
    for side, elbow, wrist, grain in ((-1, (186, 336), (226, 494), "left"), (1, (196, 344), (210, 498), "right")):
        arm = limb(side, (114, 163), (104, 268), elbow, wrist, 80)
        button_cuff(s, fab, arm.beyond(0.06, 6, 54), paint["bias"])
        sleeve(s, fab, side, arm, True, paint[grain])
    _skirt(s, fab, paint["skirt"])
    _back_of_neck(s, fab)
    _bodice(s, fab, paint["bodice"])
    _neck_facing(s, fab, paint["bias"])
    return s


def _skirt(sheet: Sheet, fab: Fabric, paint: str) -> None:
    sheet.inside(whole("0,800 190,800c 224,836c 192,856 150,866 98,866 50,876 0,870"), fab, 0.2, 0.8, depth=0.3)
    ridges = flares(((-92, 15), (-52, 22), (-12, 17), (34, 22), (80, 18)), 398, 880, 2.05)
    grooves = flares(((-72, 10), (-30, 13), (10, 9), (58, 13), (98, 9)), 398, 880, 2.1)
    grooves += gathers(lambda t, x: (x * (1 + t / 500), 396 + t), range(-100, 105, 15), 74, 4)
    over = stitches(lifted(hemline(HEM), 17), fab.tone)
    soft = flares(((-84, 26), (-20, 28), (44, 30), (96, 20)), 398, 880, 2.05)
    outline = whole("0,396 112,394c 128,466 152,580 188,706 " + upwards(HEM))
    sheet.piece(outline, fab, paint=paint, ridges=ridges, grooves=grooves, over=over, soft=soft, paper=True)


def _back_of_neck(sheet: Sheet, fab: Fabric) -> None:
    """The inside of the neck and the top of the zip on the back."""
    sheet.inside(whole("0,128 34,130 54,142c 46,180 0,206"), fab, 0.24, 0.62, depth=0.5, lift=0.5)
    teeth = stroke(spline(pts("0,130 1,174"), False), METAL.shade(0.05), 5, "butt", stroke_dasharray="2.4 2.4")
    sheet.add(teeth, slider(0, 142, fab.tone, " scale(.5)"))


def _bodice(sheet: Sheet, fab: Fabric, paint: str) -> None:
    ridges = creases("124,274 52,312 10 6;120,250 66,232 -6 5;112,404 78,316 6 6", both=True)
    grooves = creases("122,286 60,330 9 4;100,404 64,330 5 4;110,172 70,236 -6 4", both=True)
    grooves += gathers(lambda t, x: (x, 404 - t), range(-96, 100, 24), 46, 4)
    neck, side = "0,200 30,190 50,164 56,140c", "116,162c 110,205 114,245 126,274c 119,340 113,398 108,404 0,408"
    outline, soft = whole(f"{neck} 86,148 {side}"), creases("46,180 44,390 6 22", both=True)
    sheet.piece(outline, fab, paint=paint, ridges=ridges, grooves=grooves, soft=soft, edge="b6", paper=True)


def _neck_facing(sheet: Sheet, fab: Fabric, paint: str) -> None:
    right = pts("0,206 30,194 50,170 58,138c 46,135c 40,160 24,179 0,188")
    ring = mirrored(right[3:0:-1]) + right + mirrored(right[6:3:-1])
    sheet.piece(ring, fab, paint=paint, edge="b4", lift=0.5)
