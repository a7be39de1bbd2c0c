"""python -m seed.drawing [SKU ...] [--svg]: the SVGs of those (or of all), then, unless --svg, the pictures in every size."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .catalogue import CATALOGUE
from .render import NoBrowser, save, shoot

PHOTOS = Path(__file__).resolve().parent.parent / "photos"


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m seed.drawing", description=__doc__)
    ask.add_argument("sku", nargs="*", help="only these; part of a SKU will do")
    ask.add_argument("--svg", action="store_true", help="write the SVGs only")
    ask.add_argument("--out", type=Path, default=PHOTOS, help="where to; seed/photos by default")
    asked = ask.parse_args()
    skus = [sku for sku in CATALOGUE if not asked.sku or any(word in sku for word in asked.sku)]
    if not skus:
        ask.error("no such SKU; known: " + ", ".join(CATALOGUE))
    for n, sku in enumerate(skus, 1):
        began = time.monotonic()
        svg = write(sku, asked.out / "svg")
        if not asked.svg:
            save(shoot(svg), asked.out, sku)
        print(f"{n}/{len(skus)} {sku} {time.monotonic() - began:.1f} s", flush=True)


def write(sku: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sku}.svg"
    path.write_text(CATALOGUE[sku]().svg(), encoding="utf-8")
    return path


if __name__ == "__main__":
    try:
        main()
    except NoBrowser as missing:
        sys.exit(str(missing))
