"""A clock that only moves when it is told to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FIRST_DAY = date(2026, 6, 1)  # a Monday
NOON = time(12)


class TalkClock:
    """Stands at noon of the shop's first day until it is moved; gives UTC moments when called."""

    def __init__(self, zone: str, first_day: date = FIRST_DAY) -> None:
        self._zone = ZoneInfo(zone)
        self.now = self._noon(first_day)

    def __call__(self) -> datetime:
        return self.now

    def move_to(self, moment: datetime) -> None:
        """Forward only: what is due in the past has already been run."""
        self.now = max(self.now, moment)

    def next_noon(self) -> None:
        """Noon, shop time, of the next day."""
        self.now = self._noon(self.now.astimezone(self._zone).date() + timedelta(days=1))

    def _noon(self, day: date) -> datetime:
        return datetime.combine(day, NOON, self._zone).astimezone(UTC)
