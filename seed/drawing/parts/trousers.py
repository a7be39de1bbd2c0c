"""Three cuts of trousers, and the stripe down their side."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import Tone
from ..folds import creases, flares, gathers, rising
from ..ink import stitches, stroke
from ..outline import pts, spline, whole
from ..sheet import Sheet
from ..strip import Strip
from .sleeve import rib_cuff

STRAIGHT = "0,418 124,414c 147,480 160,560 166,680 169,810 170,930 169,950c 104,957 40,953c 37,900 26,790 13,700 0,620c"
JOGGER = "0,418 124,414c 150,480 163,560 160,680 144,800 131,870 126,899 112,907 88,909 64,907 50,899 44,860 28,760 14,690 0,620c"
PALAZZO = (
    "0,418 122,414c 146,480 164,560 182,690 196,820 207,922 208,934c 180,946 152,940 118,948 84,941 52,948 "
    "19,942c 19,880 14,760 8,690 0,624c"
)


def _knees() -> tuple[str, str]:
    """Ridges and grooves where a leg that somebody has worn remembers it."""
    ridges = "6,622 104,566 -12 9;10,646 120,640 -8 8;154,560 88,610 10 8;18,690 84,742 6 7;158,760 70,800 9 8;34,806 96,842 6 7"
    return creases(ridges, both=True), creases("6,634 100,602 -9 5;156,776 90,820 8 5", both=True)


def _rise(tone: Tone) -> str:
    """The seam from the waist to the crotch, with its topstitching."""
    seam = stroke(spline(pts("0,430 1,530 0,620"), False), tone.line, 1.8, opacity=".75")
    return f'{seam}<g transform="translate(6)">{stitches(pts("0,430 1,530 0,610"), tone)}</g>'


def straight(sheet: Sheet, fab: Fabric) -> None:
    tone, (ridges, grooves), over = fab.tone, _knees(), _rise(fab.tone)
    for side in (1, -1):  # the back of the hem shows a shade below the front one
        sheet.inside(pts("41,945c 168,942c 165,956 104,966 46,961", side), fab)
        over += "".join(stitches(pts(row, side), tone) for row in ("41,930 104,934 170,926", "41,937 104,941 170,933"))
    soft = creases("78,600 104,940 -6 26", both=True)
    sheet.piece(whole(STRAIGHT), fab, ridges=ridges, grooves=grooves, soft=soft, over=over, paper=True)


def joggers(sheet: Sheet, fab: Fabric, paint: str = "") -> None:
    (ridges, grooves), over = _knees(), _rise(fab.tone)
    for side in (1, -1):
        rib_cuff(sheet, fab.tone, Strip(pts("56,894 60,950", side), pts("122,894 120,950", side)))
        ridges += gathers(rising(side, 906), (60, 78, 96, 114), 54, 6)
        grooves += gathers(rising(side, 906), (69, 87, 105), 32)
    soft = creases("78,600 104,940 -6 26", both=True)
    sheet.piece(whole(JOGGER), fab, ridges=ridges, grooves=grooves, soft=soft, over=over, paint=paint, paper=True)


def palazzo(sheet: Sheet, fab: Fabric) -> None:
    """Wide from the hip: the cloth hangs, so the folds run down and the hem waves."""
    tone, over = fab.tone, _rise(fab.tone)
    for side in (1, -1):
        sheet.inside(pts("24,930c 202,924c 198,944 160,956 110,958 60,958 28,950", side), fab)
        over += stitches(pts("18,926 52,932 84,925 118,932 152,924 180,930 207,918", side), tone)
    ridges = flares(((-90, 12), (-50, 15), (30, 10), (58, 14), (96, 11)), 480, 960, 1.85)
    ridges += creases("5,628 44,606 -4 7;148,505 88,560 8 8", both=True)
    grooves = flares(((-70, 9), (-36, 8), (44, 7), (79, 10)), 540, 960, 1.88) + creases("10,650 46,800 -5 5", both=True)
    soft = flares(((-66, 26), (-26, 16), (26, 16), (70, 26)), 450, 960, 1.9)
    sheet.piece(whole(PALAZZO), fab, ridges=ridges, grooves=grooves, soft=soft, over=over, paper=True)


def side_stripe(sheet: Sheet, fab: Fabric) -> None:
    """Лампаси: a tape down the outer edge of a jogger's leg, its rims stitched."""
    edge = pts("124,420 149,480 161,560 158,680 143,800 130,870 126,897")
    for side in (1, -1):
        tape = Strip([(side * (p.x - 31), p.y) for p in edge], [(side * (p.x - 6), p.y) for p in edge])
        seams = stitches(tape.along(0.12), fab.tone, True) + stitches(tape.along(0.88), fab.tone, True)
        bends = creases(".3,.1 .35,.9 2 7;.62,.1 .66,.9 -2 7;.8,0 .83,.9 2 6", tape.at, j=2)
        sheet.piece(tape.outline(), fab, over=seams, ridges=bends, depth=0.6, lift=0.25, edge="b4")
