"""Костюми Лагуна and Мрія: one cut in plush; they differ in the zip and in the legs."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import Tone
from ..hand import lay
from ..ink import stitches
from ..outline import pts, whole
from ..parts.bodice import rib_hem, sweatshirt
from ..parts.notions import label, slider, zipper
from ..parts.sleeve import ribbed_arms
from ..parts.trousers import joggers, straight
from ..sheet import Sheet

HEM, CHEST = 474, 300  # where the two zips end


def laguna(title: str, tone: Tone) -> Sheet:
    s, fab = Sheet(title, tone), Fabric(tone, "plush")
    lay(1.1, 700)
    straight(s, fab)
    _top(s, fab, zip_open=150, zip_end=HEM)
    return s


def mriya(title: str, tone: Tone) -> Sheet:
    s, fab = Sheet(title, tone), Fabric(tone, "plush")
    lay(1.1, 700)
    joggers(s, fab)
    _top(s, fab, zip_open=168, zip_end=CHEST)
    return s


def _top(sheet: Sheet, fab: Fabric, zip_open: int, zip_end: int) -> None:
    lay(-1.3, 280)
    ribbed_arms(sheet, fab)
    sheet.inside(whole("0,48 34,49 56,56c 60,84 58,118c 0,190"), fab, 0.17, 1.05, depth=0.6, lift=0.5)
    sheet.add(label(76, fab.tone))
    rib_hem(sheet, fab.tone)
    sweatshirt(sheet, fab, f"0,{zip_open} 26,130 60,106c")
    _zip(sheet, fab.tone, zip_open, zip_end)
    _stand_collar(sheet, fab, zip_open)
    sheet.add(slider(0, zip_open - 8, fab.tone))


def _zip(sheet: Sheet, tone: Tone, top: int, end: int) -> None:
    sheet.add(*zipper([(0, top - 18), (1, 220), (-0.5, 270), (0, end)], tone))
    if end == HEM:  # a line of stitches on each side
        sheet.add(*(stitches([(20 * side, top + 8), (19 * side, 300), (19 * side, 434)], tone) for side in (-1, 1)))
    else:  # one line round the placket
        foot: list[tuple[float, float]] = [(-19, end + 6), (-12, end + 13), (12, end + 13), (19, end + 6)]
        sheet.add(stitches([(-20, top + 8), *foot, (20, top + 8)], tone))


def _stand_collar(sheet: Sheet, fab: Fabric, top: int) -> None:
    """It falls open; without its fall at the back the leaves look like horns."""
    for side in (-1, 1):
        leaf = pts(f"3,{top + 10}c 30,136 65,112c 68,88 64,68 55,57c 44,66 34,88 16,{top - 42} 1,{top - 24}c", side)
        sheet.piece(leaf, fab, lift=0.9, edge="b6")
