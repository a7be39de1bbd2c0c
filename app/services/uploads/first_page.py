"""`python -m app.services.uploads.first_page RECEIPT.pdf PAGE.jpg`: draws the first page, within limits, and ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

from app.services.uploads.pictures import QUALITY, SIDE_MAX

MEMORY_MAX = 1 << 30  # bytes of address space
SECONDS_MAX = 15  # of processor


def draw(source: Path, target: Path) -> None:
    """Raises PdfiumError for what is no PDF, IndexError for one without pages."""
    document = pypdfium2.PdfDocument(source)
    page = document[0]
    width, height = page.get_size()
    scale = SIDE_MAX / max(width, height, 1)
    page.render(scale=scale).to_pil().convert("RGB").save(target, "JPEG", quality=QUALITY)


def limit() -> None:
    """A hostile file exhausts this process only. Windows has no such limits; the timeout stands there alone."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MAX, SECONDS_MAX))


if __name__ == "__main__":
    limit()
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
