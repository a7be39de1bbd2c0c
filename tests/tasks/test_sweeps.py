"""The worker: one chain of sweeps, whoever starts it, and a consumer process that really sweeps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from app.errors import TurnUnderWay
from app.extensions import huey, write_transaction
from app.models.conversation import ConversationRow
from app.services import conversations, health
from app.services.runtime import runtime
from app.tasks import sweeps
from tests.conftest import Clock
from tests.services.shopping import Shopper, hold_lease

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 25.0  # a consumer's start and first sweep, on a busy machine


@pytest.fixture(autouse=True)
def empty_queue() -> Iterator[None]:
    huey.storage.flush_all()
    yield
    huey.storage.flush_all()


def test_a_sweep_calls_the_next_one_and_a_second_chain_ends(sqlite_house: Flask, clock: Clock) -> None:
    sweeps.sweep_later.call_local()
    assert len(huey.pending()) == 1
    sweeps.sweep_later.call_local()
    assert len(huey.pending()) == 1
    clock.pass_(seconds=runtime().settings.sweep_seconds)
    sweeps.sweep_later.call_local()
    assert len(huey.pending()) == 2


def test_a_sweep_that_fails_calls_the_next_one_all_the_same(sqlite_house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("app.services.sweeps.run_due", fail)
    with pytest.raises(ZeroDivisionError):
        sweeps.sweep_later.call_local()
    assert len(huey.pending()) == 1


def test_each_minute_a_new_chain_may_begin(sqlite_house: Flask) -> None:
    sweeps.start_later.call_local()
    assert len(huey.pending()) == 1


def test_the_beat_is_seen_and_its_absence_too(sqlite_house: Flask, clock: Clock) -> None:
    assert not health.run()["worker"]
    sweeps.sweep_later.call_local()
    assert health.run()["worker"]
    clock.pass_(minutes=5)
    assert not health.run()["worker"]


@pytest.mark.skipif(os.name == "nt", reason="starts POSIX processes")
def test_two_consumers_answer_what_was_left_once(house: Flask, tmp_path: Path) -> None:
    shopper = Shopper.enters()
    hold_lease(shopper, runtime().clock, seconds=3600)
    with pytest.raises(TurnUnderWay):
        shopper.says("Добрий день!")
    with write_transaction() as session:
        session.execute(update(ConversationRow).values(turn_until=None, turn_id=None))
    settings = runtime().settings
    environment = os.environ | {
        "DATABASE_URL": settings.database, "INSTANCE_DIR": str(settings.instance_dir), "SWEEP_SECONDS": "0.5",
    }  # fmt: skip
    command = [sys.executable, "-m", "huey.bin.huey_consumer", "app.worker.huey", "-k", "thread", "-w", "1", "-d", "0.05"]
    consumers = [subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) for _ in range(2)]
    try:
        _wait_for_an_answer(shopper)
        time.sleep(1.5)  # time for a second answer, if there were one
    finally:
        for consumer in consumers:
            consumer.send_signal(signal.SIGINT)
        for consumer in consumers:
            consumer.wait(20)
    turns = {message.turn_id for message in conversations.thread(shopper.id) if message.author == "bot"}
    assert len(turns) == 1


def _wait_for_an_answer(shopper: Shopper) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if any(message.author == "bot" for message in conversations.thread(shopper.id)):
            return
        time.sleep(0.1)
    pytest.fail("no consumer answered")
