"""A photo staff give a colour: kept by the shop's pictures under a name of its content, so that another photo is another name."""

from __future__ import annotations

import hashlib
from typing import IO

from app.errors import UploadBroken, UploadNotPicture, UploadTooBig
from app.services import pictures
from app.services.runtime import runtime

_MEGABYTE = 1024 * 1024
_NAME = 16  # characters of the fingerprint
_HEIC = (b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftyphevc", b"ftypmif1", b"ftypmsf1")


class TooManyPixels(UploadTooBig):
    """Few bytes, but more pixels than a photo has."""


class HeicPhoto(UploadNotPicture):
    """A telephone's own format, which browsers do not show."""


def keep(file: IO[bytes] | bytes) -> str:
    """The picture's name. The same photo twice is one picture.

    Raises UploadTooBig, TooManyPixels, UploadNotPicture, HeicPhoto, UploadBroken.
    """
    limit = runtime().settings.upload_max_megabytes * _MEGABYTE
    content = file if isinstance(file, bytes) else file.read(limit + 1)
    if len(content) > limit:
        raise UploadTooBig()
    if not content:
        raise UploadBroken()
    name = hashlib.sha256(content).hexdigest()[:_NAME]
    try:
        pictures.keep(name, content)
    except UploadTooBig as giant:
        raise TooManyPixels() from giant
    except UploadNotPicture as foreign:
        raise HeicPhoto() if content[4:12] in _HEIC else foreign from foreign
    return name


def shade(name: str) -> str:
    """The colour in the middle of a kept picture, «#rrggbb»: a sample for the list until somebody names a better one."""
    from PIL import Image

    found = pictures.find(name, "square")
    if found is None:
        return ""
    with Image.open(found.path) as picture:
        width, height = picture.size
        middle = picture.convert("RGB").crop((width * 2 // 5, height * 2 // 5, width * 3 // 5, height * 3 // 5))
        red, green, blue = middle.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
