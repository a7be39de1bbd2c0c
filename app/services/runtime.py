"""What services need besides rows: ports, clock, settings. Put together by the factory, found on the application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from app.ports import Ports
from app.settings import Settings


@dataclass
class Runtime:
    """One per application. `clock` gives UTC moments; a terminal talk replaces it by one that is moved by hand."""

    ports: Ports
    settings: Settings
    clock: Callable[[], datetime]
    boot_id: str  # names this process's leases


def runtime() -> Runtime:
    """The application's. Raises RuntimeError outside an application context."""
    found: Runtime = current_app.extensions["storefront"]
    return found
