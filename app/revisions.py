"""Which migration is the newest, read from the files: Alembic is no part of a web process (DESIGN §8)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "migrations" / "versions"
_LINE = re.compile(r'^(down_)?revision(?:: .+)? = ["\'](\w+)["\']', re.MULTILINE)


@lru_cache(maxsize=1)
def newest_revisions() -> frozenset[str]:
    """Those that no other revision comes after."""
    found = [match.groups() for file in _FOLDER.glob("*.py") for match in _LINE.finditer(file.read_text(encoding="utf-8"))]
    older = {name for down, name in found if down}
    return frozenset(name for down, name in found if not down and name not in older)
