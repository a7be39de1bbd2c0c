"""Where files lie: one folder of the instance, spread over 256 subfolders."""

from __future__ import annotations

import os
from pathlib import Path

from app.services.runtime import runtime


def folder() -> Path:
    return (runtime().settings.instance_dir / "attachments").resolve()


def keep(name: str, ending: str, content: bytes) -> str:
    """The file's path relative to the folder. A crash leaves a whole file or none under this name."""
    relative = f"{name[:2]}/{name}.{ending}"
    target = folder() / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(target)
    return relative


def read(relative: str) -> bytes:
    """Raises FileNotFoundError when the disk lost it."""
    return (folder() / relative).read_bytes()
