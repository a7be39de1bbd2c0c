"""A process killed between the two commits: its message is answered after the restart, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.domain.orders import OrderStatus
from app.extensions import read_session
from app.models.conversation import TurnRow
from app.services import conversations, restarts, sweeps
from app.services.runtime import runtime
from tests.conftest import Clock
from tests.services.shopping import DELIVERY, Shopper

ROOT = Path(__file__).resolve().parents[2]
THINKING = """
import sys, time
from pathlib import Path
from app import create_app
from app.dialog.turn import Inbound
from app.services import conversations
from app.services.runtime import runtime
from app.settings import Settings

class Thinking:
    def run(self, turn, ports):
        print("thinking", flush=True)
        time.sleep(60)

address, folder, conversation_id, shopper_id, text = sys.argv[1:]
with create_app(Settings(database_url=address, instance_dir=Path(folder))).app_context():
    runtime().dialogue = Thinking()
    conversations.take_turn(int(conversation_id), shopper_id, Inbound("killed", text))
"""


def _killed_while_thinking(shopper: Shopper, text: str) -> None:
    """A real process that stores the message, takes the lease, and is killed before it answers."""
    settings = runtime().settings
    arguments = [settings.database, str(settings.instance_dir), str(shopper.id), shopper.talk.shopper_id, text]
    process = subprocess.Popen([sys.executable, "-c", THINKING, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "thinking\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def _turns() -> int:
    with read_session() as session:
        return session.scalar(select(func.count()).select_from(TurnRow)) or 0


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_message_left_by_a_killed_process_is_answered_once_after_the_restart(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    shopper.says("беру")
    before = _turns()
    _killed_while_thinking(shopper, f"{DELIVERY}, повна оплата")
    assert _turns() == before and conversations.thread(shopper.id)[-1].author == "shopper"
    assert restarts.recover() == 1
    assert _turns() == before + 1
    assert [order.status for order in shopper.stands.orders] == [OrderStatus.AWAITING_PAYMENT]
    assert restarts.recover() == 0 and sweeps.run_due() == ()
    again = shopper.says("anything", client_id="killed")
    assert again.repeated and again.bubbles
    assert _turns() == before + 1


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_without_a_restart_the_sweep_answers_when_the_lease_has_run_out(sqlite_house: Flask, clock: Clock) -> None:
    clock.now = datetime.now(UTC)  # the killed process goes by the real clock
    shopper = Shopper.enters()
    _killed_while_thinking(shopper, "Добрий день!")
    assert sweeps.run_due() == ()
    clock.pass_(seconds=runtime().settings.turn_lease_seconds + 10)
    assert len(sweeps.run_due()) == 1 and sweeps.run_due() == ()
