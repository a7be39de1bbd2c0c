"""After a process was killed: its leases are freed at once and what it left unanswered is answered."""

from __future__ import annotations

import logging

from sqlalchemy import select

from app.errors import DatabaseAway
from app.extensions import read_session
from app.models.conversation import ConversationRow
from app.services import sweeps
from app.services.runtime import runtime
from app.services.turns import leases

log = logging.getLogger("storefront.restarts")


def recover() -> int:
    """How many talks were left. Only where this process alone plays its role (DESIGN §4); a database away is the sweep's worry."""
    role = runtime().boot_id.partition("-")[0]
    try:
        if not leases.free_of_earlier_boots(role):
            return 0
        with read_session() as session:
            left = list(session.scalars(select(ConversationRow.id).where(ConversationRow.waiting > 0)))
        log.info("%d talks were left unanswered", len(left))
        for conversation_id in left:
            sweeps.answer(conversation_id)
        return len(left)
    except DatabaseAway:
        log.warning("the database is away; the worker will answer what was left")
        return 0
