"""A photo staff give a colour: kept by the shop's pictures under a name of its content, so that another photo is another name."""

from __future__ import annotations

import hashlib
from typing import IO

from app.errors import UploadBroken, UploadTooBig
from app.services import pictures
from app.services.runtime import runtime

_MEGABYTE = 1024 * 1024
_NAME = 16  # characters of the fingerprint


def keep(file: IO[bytes] | bytes) -> str:
    """The picture's name. The same photo twice is one picture. Raises UploadTooBig, UploadNotPicture, UploadBroken."""
    limit = runtime().settings.upload_max_megabytes * _MEGABYTE
    content = file if isinstance(file, bytes) else file.read(limit + 1)
    if len(content) > limit:
        raise UploadTooBig()
    if not content:
        raise UploadBroken()
    name = hashlib.sha256(content).hexdigest()[:_NAME]
    pictures.keep(name, content)
    return name
