"""How fast one shopper may write, counted from stored messages so that it holds across processes (PRODUCT §12)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.engine import Connection

from app.errors import TooManyMessages
from app.services.runtime import runtime
from app.services.turns import statements

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


def keep(connection: Connection, conversation_id: int, bubbles: int) -> None:
    """Raises TooManyMessages when the talk, of so many bubbles, has had its share of the last minute or hour.

    A talk with fewer bubbles than a share is not looked at: most talks cost nothing.
    """
    settings, now = runtime().settings, runtime().clock()
    for share, span in ((settings.messages_per_minute, _MINUTE), (settings.messages_per_hour, _HOUR)):
        if bubbles < share:
            continue
        earliest = connection.scalar(statements.newest_but(), {"b_talk": conversation_id, "b_skip": share - 1})
        if earliest is not None and earliest > now - span:
            raise TooManyMessages(max(1, round((earliest + span - now).total_seconds())))
