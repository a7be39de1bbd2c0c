"""A PDF receipt's first page as a picture, made by the worker in a process of its own that may be killed."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from app.extensions import read_session, write_transaction
from app.models.conversation import AttachmentRow
from app.services.uploads import places

SECONDS = 20  # for one page
CLAIM_SECONDS = 60  # then another worker may try


def owed(now: datetime, limit: int) -> list[str]:
    free = or_(AttachmentRow.preview_until.is_(None), AttachmentRow.preview_until <= now)
    query = select(AttachmentRow.id).where(AttachmentRow.preview_status == "owed", free).order_by(AttachmentRow.at).limit(limit)
    with read_session() as session:
        return list(session.scalars(query))


def make(attachment_id: str, now: datetime) -> None:
    """Claimed by UPDATE. A page that cannot be drawn is not tried again: staff have the file itself."""
    path = _claimed(attachment_id, now)
    if path is None:
        return
    preview = f"{path.rpartition('.')[0]}-page.jpg"
    drawn = _drawn(path, preview)
    with write_transaction() as session:
        session.execute(
            update(AttachmentRow)
            .where(AttachmentRow.id == attachment_id)
            .values(preview=preview if drawn else None, preview_status="made" if drawn else "failed")
        )


def _claimed(attachment_id: str, now: datetime) -> str | None:
    free = or_(AttachmentRow.preview_until.is_(None), AttachmentRow.preview_until <= now)
    with write_transaction() as session:
        return session.execute(
            update(AttachmentRow)
            .where(AttachmentRow.id == attachment_id, AttachmentRow.preview_status == "owed", free)
            .values(preview_until=now + timedelta(seconds=CLAIM_SECONDS))
            .returning(AttachmentRow.path)
        ).scalar_one_or_none()


def _drawn(path: str, preview: str) -> bool:
    folder = places.folder()
    command = [sys.executable, "-m", "app.services.uploads.first_page", str(folder / path), str(folder / preview)]
    try:
        return subprocess.run(command, capture_output=True, timeout=SECONDS, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False
