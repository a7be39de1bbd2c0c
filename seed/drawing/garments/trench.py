"""Both trenches are one coat: belt, lapels, two rows of buttons; the fabric does the rest."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import LINING, Tone
from ..folds import creases, flares, gathers, turned
from ..hand import lay
from ..ink import gloss, stitches, stroke
from ..outline import Point, hemline, lifted, pts, spline, upwards, whole
from ..parts.belt import belt
from ..parts.limb import limb
from ..parts.notions import button, label
from ..parts.sleeve import sleeve
from ..sheet import Sheet
from ..strip import Strip

HEM = "0,884 60,890 118,880 168,884 200,875 207,868c"
EDGE = "63,334 66,380 67,460 72,640 80,892"  # the front edge, from the lapel to the hem
STREAKS = (
    "-110,180 -124,262 -8 8;-132,540 -156,720 -6 8;-160,745 -168,800 -2 5;-82,540 -94,690 5 5;"
    "96,190 100,280 8 6;106,560 126,740 6 7;132,764 140,815 2 4;-100,380 -108,430 3 5;100,390 92,434 3 4"
)


def eco_leather(title: str, tone: Tone) -> Sheet:
    return _trench(title, tone, "leather")


def suiting(title: str, tone: Tone) -> Sheet:
    return _trench(title, tone, "suiting")


def _trench(title: str, tone: Tone, kind: str) -> Sheet:
    s, fab, lining = Sheet(title, tone), Fabric(tone, kind), Fabric(LINING, "suiting")
    buttons = Tone(0.34, 0.012, 60) if tone.lightness < 0.4 else Tone(tone.lightness - 0.14, tone.chroma, tone.hue)
    lay(-0.8, 450)
    _arms(s, fab, buttons)
    s.piece(whole("0,92 46,96 66,112c 40,220 0,300"), lining, depth=0.6, lift=0.4)
    s.add(label(124, lining.tone))
    _body(s, fab)
    for side in (-1, 1):  # pocket welts
        s.piece(pts("84,600c 102,594c 132,684c 114,690c", side), fab, edge="b4", lift=0.7)
    rows = ((y, x, lean) for y in (352, 408, 560, 640) for x, lean in ((-50, -0.03), (42, 0.02)))
    s.add(*(button(x + (y - 352) * lean, y, buttons, 11) for y, x, lean in rows))
    belt(s, fab)
    _lapels(s, fab)
    _collar(s, fab)
    return s


def _arms(sheet: Sheet, fab: Fabric, buttons: Tone) -> None:
    for side, elbow, wrist in ((-1, (212, 352), (264, 556)), (1, (226, 360), (246, 560))):
        arm = limb(side, (138, 141), (132, 296), elbow, wrist, 92)
        sleeve(sheet, fab, side, arm, False)
        strap = Strip(arm.across(0.82, -0.03, 1.03, 0.01), arm.across(0.9, -0.03, 1.03, 0.01))
        sheet.piece(strap.outline(), fab, edge="b4", lift=0.7)
        sheet.add(button(*arm.at(0.865, 0.3), buttons, 7))


def _body(sheet: Sheet, fab: Fabric) -> None:
    ridges = flares(((-112, 14), (-72, 20), (-24, 12), (92, 20), (120, 14)), 480, 900, 1.6)
    grooves = flares(((-94, 10), (-46, 13), (104, 11), (70, 9)), 480, 900, 1.62)
    ridges += creases("150,300 74,350 12 9;136,452 92,360 8 8;100,456 84,392 3 6", both=True)
    ridges += gathers(lambda t, x: (x * (1 + t / 400), 486 + t), range(-122, 130, 34), 66)
    grooves += creases("150,314 84,376 12 6;118,456 88,380 5 5", both=True)
    body = "0,300 44,200 70,108c 104,122 140,140c 138,200 142,256 154,300c 146,380 136,462 152,560 182,740 "
    outline, over, soft = whole(body + upwards(HEM)), _seams(fab), creases("70,160 74,440 6 24", both=True)
    sheet.piece(outline, fab, ridges=ridges, grooves=grooves, over=over, soft=soft, paper=True)


def _seams(fab: Fabric) -> str:
    """The front edge with the shade it throws, its stitches and those of the hem, the sheen."""
    tone, edge = fab.tone, pts(EDGE)
    shade = stroke(spline(edge, False), "#000", 14, opacity=".28", filter="url(#b4)", transform="translate(7)")
    beside: list[tuple[float, float]] = [(p.x - 8, p.y) for p in edge]
    seams = stitches(beside, tone, fab.shiny) + stitches(lifted(hemline(HEM), 20), tone, fab.shiny)
    return shade + stroke(spline(edge, False), tone.line, 2.4) + seams + gloss(STREAKS)


def _lapels(sheet: Sheet, fab: Fabric) -> None:
    """The under lapel, then the upper one, which runs into the front edge."""
    for side, (x, y) in ((1, (38, 322)), (-1, (64, 338))):
        outline = [Point(x, y, True), *pts("62,272 124,226c 96,200 68,180c 52,142c 26,228", side)]
        seam = stitches([(x - 10, y - 18), *pts("60,256 108,218", side)], fab.tone, fab.shiny)
        sheet.piece(outline, fab, edge="b4", over=seam + gloss(f"{40 * side},200 {36 * side},280 -6 5"))


def _collar(sheet: Sheet, fab: Fabric) -> None:
    """Its fall at the back, then the two leaves."""
    sheet.piece(whole("0,78 40,80 66,93c 52,124c 0,104"), fab, edge="b4", lift=0.6)
    for side in (-1, 1):
        seam = stitches(pts("62,184 84,184 106,190 108,160 99,128", side), fab.tone, fab.shiny)
        leaf = pts("42,212c 72,187 114,203c 118,176 113,146 106,123c 82,103 55,86c 55,112 52,142 46,178", side)
        sheet.piece(
            leaf,
            fab,
            edge="b3",
            ridges=creases("54,98 50,186 3 6", turned(side)),
            over=seam + gloss(f"{74 * side},104 {84 * side},166 {-7 * side} 5"),
        )
