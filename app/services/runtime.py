"""What services need besides rows: ports, dialogue, clock, ids, settings. Put together by the factory, found on the application."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flask import current_app

from app.dialog.turn import Turn
from app.ports import Ports
from app.settings import Settings


class Dialogue(Protocol):
    """What answers a turn: app.dialog.pipeline."""

    def run(self, turn: Turn, ports: Ports) -> Turn:
        """All stages."""

    def redecide(self, turn: Turn, ports: Ports) -> Turn:
        """Decide, phrase and seal again, on fresh facts, with the understanding the turn already carries."""

    def apologise(self, turn: Turn, ports: Ports) -> Turn:
        """Say that it could not be saved, and change nothing."""


def new_id() -> str:
    return uuid.uuid4().hex


@dataclass
class Runtime:
    """One per application. `clock` gives UTC moments; a terminal talk replaces it by one that is moved by hand."""

    ports: Ports
    settings: Settings
    clock: Callable[[], datetime]
    boot_id: str  # names this process's leases
    dialogue: Dialogue
    ids: Callable[[], str] = new_id


def runtime() -> Runtime:
    """The application's. Raises RuntimeError outside an application context."""
    found: Runtime = current_app.extensions["storefront"]
    return found
