"""A shopper's picture becomes one of ours: at most 1600 px, JPEG, without EXIF, place or anything else it carried."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import UploadBroken, UploadNotPicture, UploadTooBig

SIDE_MAX = 1600  # px of the longer side
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")  # an MPO comes in through JPEG
# Millions of pixels: a baseline JPEG is reduced while it is decoded, the others stand whole in memory.
_MEGAPIXELS_BASELINE = 64
_MEGAPIXELS = 25
_MEGAPIXELS_ALPHA = 12
_ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes  # JPEG
    width: int
    height: int


def reencoded(content: bytes) -> Picture:
    """Raises UploadNotPicture, UploadTooBig, UploadBroken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                _check_size(image)
                return _small(image)
    except UnidentifiedImageError as unknown:
        raise UploadNotPicture() from unknown
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as giant:
        raise UploadTooBig() from giant
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, IndexError, TypeError) as damaged:
        # What Pillow raises for damaged files, by decoder.
        raise UploadBroken() from damaged


def _check_size(image: Image.Image) -> None:
    """Known from the header, before a pixel is decoded."""
    megapixels = image.width * image.height / 1e6
    baseline = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
    limit = _MEGAPIXELS_BASELINE if baseline else _MEGAPIXELS_ALPHA if image.mode in _ALPHA else _MEGAPIXELS
    if megapixels > limit:
        raise UploadTooBig()


def _small(image: Image.Image) -> Picture:
    scale = SIDE_MAX / max(image.size)
    if scale < 1:
        # draft wants the true target in the photo's own proportions, or it reduces nothing.
        image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
    image.load()
    upright = ImageOps.exif_transpose(_reduced(image))
    flat = _flattened(upright)
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), flat.width, flat.height)


def _reduced(image: Image.Image) -> Image.Image:
    """thumbnail keeps the EXIF orientation that exif_transpose needs."""
    image.thumbnail((SIDE_MAX, SIDE_MAX))
    return image


def _flattened(image: Image.Image) -> Image.Image:
    """On white: a transparent receipt must stay readable."""
    if image.mode not in _ALPHA and "transparency" not in image.info:
        return _bare(image.convert("RGB"))
    whole = image.convert("RGBA")
    ground = Image.new("RGB", whole.size, "white")
    ground.paste(whole, mask=whole.getchannel("A"))
    return ground


def _bare(image: Image.Image) -> Image.Image:
    """Only pixels: nothing of `info` is written again."""
    image.info = {}
    return image
