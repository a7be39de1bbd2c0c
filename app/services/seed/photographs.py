"""Is every picture the products name there, and a picture? Told at its line, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from app.services import pictures
from app.services.seed.files import SeedFile

Look = Callable[[str], str | None]  # a picture's name → what is wrong with it

_NAMED = (
    ("products", "*", "picture"),
    ("products", "*", "photos", "*"),
    ("products", "*", "colours", "*", "picture"),
    ("products", "*", "colours", "*", "photos", "*"),
)


def check(file: SeedFile, look: Look) -> None:
    """Every name once looked at, and told wherever it stands."""
    known: dict[str, str | None] = {}
    for pattern in _NAMED:
        for place, name in file.each(*pattern):
            if isinstance(name, str) and name not in known:
                known[name] = look(name)
            if isinstance(name, str) and (what := known[name]):
                file.wrong(place, what)


def wrong(name: str) -> str | None:
    """By the files' heads: a damaged body is refused when a photo is taken in, which is how they come here."""
    found = [picture.path for size in pictures.SIZES if (picture := pictures.find(name, size))]
    if not found:
        folders = ", ".join(pictures.SIZES)
        return f"there is no picture «{name}»; expected {name}.webp in photos/ ({folders}), or none: `flask picture` adds it later"
    return next((f"{path.parent.name}/{path.name} is no picture; expected WebP" for path in found if not _opens(path)), None)


def _opens(path: Path) -> bool:
    try:
        with Image.open(path, formats=("WEBP",)):
            return True
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return False
