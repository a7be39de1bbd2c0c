"""When a person answers: the shop's hours and holidays, in its own words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.domain.shop import Hours, Shop

ONE_DAY = timedelta(days=1)


def is_open(shop: Shop, moment: datetime) -> bool:
    """Whether people answer at a UTC moment. The closing minute is already outside."""
    local = shop.local(moment)
    return local.date() not in shop.hours.holidays and shop.hours.opens <= local.time() and not _is_over(shop.hours, local.time())


def next_open_day(shop: Shop, moment: datetime) -> date:
    """The shop-local day on which people answer next; today when they do, or still will."""
    local = shop.local(moment)
    day = local.date() + ONE_DAY if _is_over(shop.hours, local.time()) else local.date()
    while day in shop.hours.holidays:
        day += ONE_DAY
    return day


def answer_time(shop: Shop, moment: datetime) -> tuple[bool, str]:
    """Whether people answer now, and the shop's phrase for when they do: «протягом 15 хвилин», «завтра після 9:00»."""
    if is_open(shop, moment):
        return True, shop.hours.in_hours
    days_off = (next_open_day(shop, moment) - shop.local(moment).date()).days
    if days_off > 1:
        return False, _later(shop.hours, next_open_day(shop, moment))
    return False, shop.hours.tomorrow if days_off else shop.hours.today


def _is_over(hours: Hours, local: time) -> bool:
    return hours.closes != time(0) and local >= hours.closes  # closing at 00:00 is midnight, the day's end


def _later(hours: Hours, day: date) -> str:
    # Holidays lie between: «завтра» would be a lie, and a bare date is still the truth.
    return (hours.later or "{date}").replace("{date}", f"{day:%d.%m}")
