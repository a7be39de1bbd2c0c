"""The worker's beat: one row that whoever sweeps moves on first, so that one sweep runs at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.extensions import write_transaction
from app.models.handoff import SweepRow
from app.services.runtime import runtime

SWEEP = "due"
# A chain's own wake-up may come this much before the moment the row names.
EARLY = timedelta(milliseconds=200)


def claim(now: datetime) -> bool:
    """Whether the sweep is this caller's; then nobody else's until `sweep_seconds` from now."""
    try:
        with write_transaction() as session:
            return _claimed(session, now)
    except IntegrityError:  # another worker made the first row
        return False


def _claimed(session: Session, now: datetime) -> bool:
    following = now + timedelta(seconds=runtime().settings.sweep_seconds)
    moved = session.execute(
        update(SweepRow)
        .where(SweepRow.name == SWEEP, SweepRow.next_at <= now + EARLY)
        .values(next_at=following, boot=runtime().boot_id)
    )
    if moved.rowcount:  # type: ignore[attr-defined]
        return True
    if session.scalar(select(SweepRow.name).where(SweepRow.name == SWEEP)) is not None:
        return False
    session.add(SweepRow(name=SWEEP, next_at=following, boot=runtime().boot_id))
    return True
