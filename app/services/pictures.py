"""Pictures of the goods: WebP files in `seed/photos`, one folder a size, named as the catalogue names them.

A shop's own photos replace the files. An address carries the file's fingerprint, so that browsers may keep it for a year.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "seed" / "photos"
WIDTHS = (320, 640, 1280)  # px, 4 : 5
SIZES = (*map(str, WIDTHS), "square")
_FINGERPRINT = 10  # characters
_REMEMBERED = 100_000  # files


@dataclass(frozen=True, slots=True)
class Picture:
    path: Path
    version: str  # the fingerprint of what is in the file


def find(name: str, size: str) -> Picture | None:
    """`name` as the catalogue has it, `size` one of SIZES. None: there is no such file."""
    path = FOLDER / size / f"{name}.webp"
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return Picture(path, _fingerprint(path, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=_REMEMBERED)
def _fingerprint(path: Path, changed_ns: int, size: int) -> str:
    """Read once for as long as the file stays as it is."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_FINGERPRINT]
