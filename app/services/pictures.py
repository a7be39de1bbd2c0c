"""Pictures of the goods: WebP files, one folder a size, named as the catalogue names them.

A shop's own photos lie in the instance's folder and go before those beside its files, in `photos`; replacing those files does too.
An address carries the file's fingerprint, so that browsers may keep it for a year.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.services.runtime import runtime

WIDTHS = (320, 640, 1280)  # px, 4 : 5
SIDE = 640  # px of the square
SIZES = {**{str(wide): (wide, wide * 5 // 4) for wide in WIDTHS}, "square": (SIDE, SIDE)}
_QUALITY = 80
_FINGERPRINT = 10  # characters
_REMEMBERED = 100_000  # files


@dataclass(frozen=True, slots=True)
class Picture:
    path: Path
    version: str  # the fingerprint of what is in the file


def own_folder() -> Path:
    return _own_folder(runtime().settings.instance_dir)


@lru_cache(maxsize=8)
def _own_folder(instance: Path) -> Path:
    return (instance / "pictures").resolve()


def seeded_folder() -> Path:
    """Beside the files that name them."""
    return runtime().settings.seed_files[0].parent / "photos"


def find(name: str, size: str) -> Picture | None:
    """`name` as the catalogue has it, `size` one of SIZES. None: there is no such file."""
    for folder in (own_folder(), seeded_folder()):
        path = f"{folder}/{size}/{name}.webp"
        try:
            state = os.stat(path)
            return Picture(Path(path), _fingerprint(path, state.st_mtime_ns, state.st_size))
        except (OSError, ValueError):
            continue
    return None


def keep(name: str, content: bytes) -> None:
    """A shop's own photo, cut from its middle to every size. Raises UploadNotPicture, UploadTooBig, UploadBroken."""
    for size, drawn in _cut(content):
        target = own_folder() / size / f"{name}.webp"
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        partial.write_bytes(drawn)
        partial.replace(target)


def _cut(content: bytes) -> Iterator[tuple[str, bytes]]:
    from PIL import Image, ImageOps

    from app.services.uploads import pictures

    with Image.open(io.BytesIO(pictures.reencoded(content).content)) as photo:
        for size, box in SIZES.items():
            out = io.BytesIO()
            ImageOps.fit(photo, box, Image.Resampling.LANCZOS).save(out, "WEBP", quality=_QUALITY, method=6)
            yield size, out.getvalue()


@lru_cache(maxsize=_REMEMBERED)
def _fingerprint(path: str, changed_ns: int, size: int) -> str:
    """Read once for as long as the file stays as it is."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:_FINGERPRINT]
