"""How often the doors may be knocked on; every number is a setting (PRODUCT §12)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask

from app.extensions import limiter
from app.services.runtime import runtime
from app.web import counts

View = TypeVar("View", bound=Callable[..., Any])


def configure(app: Flask) -> None:
    """Counts stand in this process's memory; Retry-After goes with every refusal."""
    app.config.setdefault("RATELIMIT_STORAGE_URI", f"{counts.SCHEME}://")
    app.config.setdefault("RATELIMIT_HEADERS_ENABLED", True)
    limiter.init_app(app)


def messages(view: View) -> View:
    """From one address, and from everybody together."""
    one = limiter.limit(lambda: f"{runtime().settings.address_messages_per_minute} per minute")
    everybody = limiter.limit(lambda: f"{runtime().settings.all_messages_per_minute} per minute", key_func=lambda: "everybody")
    return cast(View, everybody(one(view)))


@limiter.limit(lambda: f"{runtime().settings.sign_ins_per_minute} per minute")
def count_sign_in() -> None:
    """One attempt from this address. A function of its own: the view is Flask-Security's, hung anew on each application."""


def wait_seconds() -> int:
    """Until the limit this request ran into is free again."""
    met = limiter.current_limit
    return max(1, round(met.reset_at - time.time())) if met else 60
