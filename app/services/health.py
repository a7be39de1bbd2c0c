"""Whether the house stands: each check does the real thing and may fail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.errors import DatabaseAway
from app.extensions import read_session
from app.models.handoff import SweepRow
from app.services.runtime import runtime
from app.services.sweeping import SWEEP

BEATS_MISSED = 6  # sweeps without a beat make a worker that is gone
_LEAST_SECONDS = 30
_REVISION = re.compile(r'^(down_)?revision(?:: .+)? = ["\'](\w+)["\']', re.MULTILINE)


def run() -> Mapping[str, bool]:
    """Check → whether it holds."""
    checks = {"database": _answers, "migrations": _is_migrated, "worker": _beats}
    return {name: _holds(check) for name, check in checks.items()}


def _holds(check: object) -> bool:
    try:
        with read_session() as session:
            return bool(check(session))  # type: ignore[operator]
    except (DatabaseAway, DatabaseError):
        return False


def _answers(session: Session) -> bool:
    return session.scalar(text("SELECT 1")) == 1


def _is_migrated(session: Session) -> bool:
    """The database's revision is the newest of ours. Alembic itself is no part of a web process (DESIGN §8)."""
    return set(session.scalars(text("SELECT version_num FROM alembic_version"))) == newest_revisions()


@lru_cache(maxsize=1)
def newest_revisions() -> frozenset[str]:
    """Those that no other revision comes after."""
    files = (Path(__file__).resolve().parents[2] / "migrations" / "versions").glob("*.py")
    found = [match.groups() for file in files for match in _REVISION.finditer(file.read_text(encoding="utf-8"))]
    older = {name for down, name in found if down}
    return frozenset(name for down, name in found if not down and name not in older)


def _beats(session: Session) -> bool:
    """The sweep's next moment moves on as long as a worker lives."""
    next_at = session.scalar(select(SweepRow.next_at).where(SweepRow.name == SWEEP))
    patience = max(_LEAST_SECONDS, BEATS_MISSED * runtime().settings.sweep_seconds)
    return next_at is not None and next_at > runtime().clock() - timedelta(seconds=patience)
