"""The web server's door: what a killed process left is answered at the start, and a command leaves it alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from app.dialog.turn import Inbound
from app.services import conversations
from app.services.runtime import runtime
from app.services.turns import intake
from tests.conftest import Clock
from tests.services.shopping import Shopper

ROOT = Path(__file__).resolve().parent.parent


def left_unanswered(clock: Clock) -> Shopper:
    """Stored, its lease taken and held: the state in which kill −9 leaves a turn."""
    clock.now = datetime.now(UTC)
    shopper = Shopper.enters()
    stored = intake.store(shopper.id, shopper.talk.shopper_id, Inbound("left-alone", "Добрий день!"))
    assert stored.lease
    return shopper


def start(words: Sequence[str]) -> None:
    settings = runtime().settings
    environment = {**os.environ, "DATABASE_URL": settings.database, "INSTANCE_DIR": str(settings.instance_dir)}
    subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, check=True, capture_output=True)


def test_a_web_server_answers_first_what_an_earlier_one_left(sqlite_house: Flask, clock: Clock) -> None:
    shopper = left_unanswered(clock)
    start(["-c", "import wsgi"])
    assert [bubble.author for bubble in conversations.thread(shopper.id)][:2] == ["shopper", "bot"]


def test_a_command_leaves_the_talks_of_the_web_server_alone(sqlite_house: Flask, clock: Clock) -> None:
    shopper = left_unanswered(clock)
    start(["-m", "flask", "--app", "wsgi", "dialog"])
    assert [bubble.author for bubble in conversations.thread(shopper.id)] == ["shopper"]
