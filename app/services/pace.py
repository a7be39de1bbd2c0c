"""How fast one shopper may write, counted from stored messages so that it holds across processes (PRODUCT §12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.errors import TooManyMessages
from app.services.runtime import runtime

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


def shares() -> Mapping[str, int]:
    """How many messages a minute and an hour have room for: what `keep` must be told of is the newest but so many."""
    settings = runtime().settings
    return {"b_minute": settings.messages_per_minute, "b_hour": settings.messages_per_hour}


def keep(minute: datetime | None, hour: datetime | None) -> None:
    """`minute`, `hour`: when the newest message but so many was written. Raises TooManyMessages when that is too recent."""
    now = runtime().clock()
    for earliest, span in ((minute, _MINUTE), (hour, _HOUR)):
        if earliest is not None and earliest > now - span:
            raise TooManyMessages(max(1, round((earliest + span - now).total_seconds())))
