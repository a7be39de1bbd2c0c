"""When a silent shopper is reminded (DOMAIN §6). Whether reminders stay due is settled again when they are sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.dialog_state import State
from app.domain.shop import FollowUpTerms

MOST = 2  # reminders of one offer or checkout, whatever the settings list and however often the shopper answers between


def is_due(state: State, offered: bool, stopped: bool, *, paid: bool = False, cancelled: bool = False, held: bool = False) -> bool:
    """Whether this silence deserves reminders: after an offer or inside checkout, and nothing speaks against them.

    `paid`: a proof was sent or approved · `cancelled`: the offer or order was · `held`: a person owns the talk.
    """
    if stopped or paid or cancelled or held or state is State.COMPLAINT:
        return False
    return offered or state in (State.OFFER, State.PAYMENT_DELIVERY)


def plan(
    last_message_at: datetime,
    state: State,
    offered: bool,
    stopped: bool,
    *,
    terms: FollowUpTerms,
    zone: str,
    paid: bool = False,
    cancelled: bool = False,
    held: bool = False,
    sent: int = 0,
) -> tuple[datetime, ...]:
    """The UTC moments of the reminders owed after the shopper's last message; none when none may come.

    `sent` counts those already sent of the same offer or checkout: an answer in between puts the rest off, it earns no new ones.
    """
    if not is_due(state, offered, stopped, paid=paid, cancelled=cancelled, held=held):
        return ()
    moments = (last_message_at + timedelta(hours=hours) for hours in sorted(terms.after_hours)[:MOST])
    return tuple(dict.fromkeys(moved_into_window(moment, terms, zone) for moment in moments))[sent:]


def moved_into_window(moment: datetime, terms: FollowUpTerms, zone: str) -> datetime:
    """This moment if the shop's clock allows a reminder at it, else the next opening of the window; in UTC.

    Needs a window that does not cross midnight: `from_time` before `until_time`.
    """
    while not terms.from_time <= moment.astimezone(ZoneInfo(zone)).time() < terms.until_time:
        moment = _next_opening(moment, terms, zone)  # once; twice when the clock springs over the whole window
    return moment.astimezone(UTC)


def _next_opening(moment: datetime, terms: FollowUpTerms, zone: str) -> datetime:
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=1) if local.time() >= terms.until_time else local.date()
    opening = datetime.combine(day, terms.from_time, ZoneInfo(zone))
    if opening.astimezone(UTC) < moment:
        opening = opening.replace(fold=1)  # the clock went back over the opening: the second one is meant
    return opening.astimezone(UTC)
