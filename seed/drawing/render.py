"""SVG -> pixels. Chromium draws the whole sheet once, large; Pillow only makes it smaller.

Drawn straight at 640 the lighting and the pile would change: the pages show these pictures, not the live SVG.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from .light import FRAME, SCALE

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1")
MARGIN, WIDE, HIGH = round(-FRAME[0] * SCALE), round(FRAME[2] * SCALE), round(FRAME[3] * SCALE)
PATIENCE = 120  # seconds a picture
WIDTHS = {320: 72, 640: 66, 1280: 45}  # pixels -> WebP quality: larger pictures are shown on denser screens
SQUARE = 640


class NoBrowser(RuntimeError):
    """No Chromium is installed to draw with."""


def shoot(svg: Path) -> Image.Image:
    """The whole sheet, 1600 x 1600. Raises NoBrowser."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise NoBrowser("drawing needs one of: " + ", ".join(_BROWSERS))
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        asked = (browser, *_FLAGS, f"--window-size={WIDE},{HIGH}", f"--screenshot={shot}", svg.resolve().as_uri())
        subprocess.run(asked, check=True, capture_output=True, timeout=PATIENCE)
        return Image.open(shot).convert("RGB")


def portrait(sheet: Image.Image) -> Image.Image:
    """Its middle, 4 : 5."""
    return sheet.crop((MARGIN, 0, WIDE - MARGIN, HIGH))


def save(sheet: Image.Image, folder: Path, sku: str) -> None:
    """Every size of one picture: folder/640/SKU.webp and so on."""
    upright = portrait(sheet)
    for wide, quality in WIDTHS.items():
        _save(upright, (wide, wide * 5 // 4), quality, folder / str(wide) / f"{sku}.webp")
    _save(sheet, (SQUARE, SQUARE), WIDTHS[SQUARE], folder / "square" / f"{sku}.webp")


def _save(picture: Image.Image, size: tuple[int, int], quality: int, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.resize(size, Image.Resampling.LANCZOS).save(path, quality=quality, method=6)
