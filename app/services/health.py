"""Whether the house stands: each check does the real thing and may fail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.errors import DatabaseAway
from app.extensions import read_session
from app.models.handoff import SweepRow
from app.revisions import newest_revisions
from app.services.runtime import runtime
from app.services.sweeping import SWEEP

BEATS_MISSED = 6  # sweeps without a beat make a worker that is gone
_LEAST_SECONDS = 30


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
    """The database's revision is the newest of ours."""
    return set(session.scalars(text("SELECT version_num FROM alembic_version"))) == newest_revisions()


def _beats(session: Session) -> bool:
    """The sweep's next moment moves on as long as a worker lives."""
    next_at = session.scalar(select(SweepRow.next_at).where(SweepRow.name == SWEEP))
    patience = max(_LEAST_SECONDS, BEATS_MISSED * runtime().settings.sweep_seconds)
    return next_at is not None and next_at > runtime().clock() - timedelta(seconds=patience)
