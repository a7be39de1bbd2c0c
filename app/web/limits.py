"""How often the doors may be knocked on; every number is a setting (PRODUCT §12)."""

from __future__ import annotations

import time

from flask import Flask
from flask_limiter.util import get_remote_address
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute

from app.errors import TooManyMessages
from app.extensions import limiter
from app.services.runtime import runtime
from app.web import counts


def configure(app: Flask) -> None:
    """Counts stand in this process's memory; Retry-After goes with every refusal."""
    app.config.setdefault("RATELIMIT_STORAGE_URI", f"{counts.SCHEME}://")
    app.config.setdefault("RATELIMIT_HEADERS_ENABLED", True)
    limiter.init_app(app)


def count_message() -> None:
    """From one address, and from everybody together. Raises TooManyMessages.

    Straight from the counts: as a decorator each limit would be parsed and looked up anew with every message.
    """
    settings = runtime().settings
    shares = ((get_remote_address(), settings.address_messages_per_minute), ("everybody", settings.all_messages_per_minute))
    for key, share in shares:
        _count(RateLimitItemPerMinute(share), "messages", key)


def count_order_check(number: str) -> None:
    """From one address, and of one order, so that its four digits cannot be tried out from many. Raises TooManyMessages."""
    settings = runtime().settings
    _count(RateLimitItemPerMinute(settings.order_checks_per_minute), "order checks", get_remote_address())
    _count(RateLimitItemPerHour(settings.order_checks_per_hour), "order", number.lower())


@limiter.limit(lambda: f"{runtime().settings.sign_ins_per_minute} per minute")
def count_sign_in() -> None:
    """One attempt from this address. A function of its own: the view is Flask-Security's, hung anew on each application."""


def _count(limit: RateLimitItem, what: str, key: str) -> None:
    if not limiter.limiter.hit(limit, what, key):
        raise TooManyMessages(_seconds_until(limiter.limiter.get_window_stats(limit, what, key).reset_time))


def wait_seconds() -> int:
    """Until the limit this request ran into is free again."""
    met = limiter.current_limit
    return _seconds_until(met.reset_at) if met else 60


def _seconds_until(moment: float) -> int:
    return max(1, round(moment - time.time()))
