"""Whether to greet, and by which part of the day (DOMAIN §4). The words are the language's."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from app.domain.shopper import Shopper


class Greeting(StrEnum):
    FIRST = "first"  # says who is speaking, once per shopper
    AGAIN = "again"  # a new day


class DayPart(StrEnum):
    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"  # the night too: «добрий вечір» offends nobody at three


MORNING_FROM, DAY_FROM, EVENING_FROM = time(5), time(10), time(18)


def due(shopper: Shopper, today: date) -> Greeting | None:
    """The greeting owed on a shop-local day; None when this day has had one."""
    if not shopper.introduced:
        return Greeting.FIRST
    # Earlier, not merely another: a shop that moves west a zone does not greet twice.
    return Greeting.AGAIN if shopper.greeted_on is None or shopper.greeted_on < today else None


def word(local: time) -> DayPart:
    """The part of the day whose greeting suits the shop's clock."""
    if MORNING_FROM <= local < DAY_FROM:
        return DayPart.MORNING
    return DayPart.DAY if DAY_FROM <= local < EVENING_FROM else DayPart.EVENING
