"""The product under measurement: the real app on a temporary database, its chat door, and what is counted at it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app import create_app
from app.dialog.turn import Turn
from app.domain.effects import AddLines, CancelOrder, Effect, FileProof, SaveOrder, ScheduleFollowUps
from app.extensions import db
from app.models.tables import METADATA
from app.ports import Ports
from app.services.runtime import Dialogue, runtime
from app.services.seed import loading, seeding
from app.settings import Settings
from bench.bare import count_statements

ORDER_EFFECTS = (SaveOrder, AddLines, CancelOrder, FileProof)
HOST = "http://localhost"
SEED = Path(__file__).resolve().parents[1] / "seed"
OPEN = {name: 1_000_000 for name in Settings.model_fields if name.endswith(("_per_minute", "_per_hour"))}


@dataclass
class Counted:
    """What one turn did: statements, commits, effects, and connections held while thinking."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0
    effects: tuple[Effect, ...] = ()
    held_while_thinking: int = 0

    @property
    def allowed(self) -> int:
        """Statements this turn may take (row 6): 11, and more for what it causes."""
        orders = [e for e in self.effects if isinstance(e, ORDER_EFFECTS)]
        lines = sum(len(e.lines) for e in orders if isinstance(e, SaveOrder | AddLines))
        return 11 + 5 * len(orders) + 2 * lines + 2 * (len(self.effects) - len(orders))


class Watched:
    """The dialogue, watched: it must think with no connection out of the pool."""

    def __init__(self, dialogue: Dialogue, counted: Counted) -> None:
        self._dialogue = dialogue
        self._counted = counted

    def run(self, turn: Turn, ports: Ports) -> Turn:
        pool: Any = db.engine.pool
        self._counted.held_while_thinking = pool.checkedout()
        turn = self._dialogue.run(turn, ports)
        caused = turn.decision.effects if turn.decision else ()
        self._counted.effects = tuple(e for e in caused if e != ScheduleFollowUps(()))  # it changes nothing where nothing was due
        return turn

    def redecide(self, turn: Turn, ports: Ports) -> Turn:
        return self._dialogue.redecide(turn, ports)

    def apologise(self, turn: Turn, ports: Ports) -> Turn:
        return self._dialogue.apologise(turn, ports)


@contextmanager
def product(folder: Path) -> Iterator[tuple[Flask, Counted]]:
    """The app, seeded, with every limit wide open; `Counted` is filled anew by each turn once `reset`."""
    settings = Settings(database_url=f"sqlite:///{folder / 'product.db'}", instance_dir=folder, **OPEN)
    app = create_app(settings)
    counted = Counted()
    with app.app_context():
        METADATA.create_all(db.engine)
        seeding.apply(loading.load(SEED / "products.yaml", SEED / "shop.yaml"))
        count_statements(db.engine, counted.statements)

        @event.listens_for(db.engine, "commit")
        def _committed(_connection: object) -> None:
            counted.commits += 1

        runtime().dialogue = Watched(runtime().dialogue, counted)
    try:
        yield app, counted
    finally:
        with app.app_context():
            db.engine.dispose()


def reset(counted: Counted) -> None:
    counted.statements.clear()
    counted.commits, counted.effects, counted.held_while_thinking = 0, (), 0


@dataclass
class Shopper:
    """One browser at the chat door, the product's or the bare app's."""

    client: FlaskClient
    door: str = "/chat/messages"

    def post(self, text: str = "", choice: str = "") -> None:
        """Raises AssertionError when the shop does not answer."""
        form = {"client_id": str(uuid.uuid4()), "text": text} | ({"choice": choice} if choice else {})
        answer = self.client.post(self.door, data=form, headers={"Origin": HOST, "HX-Request": "true"}, base_url=HOST)
        assert answer.status_code == 200, f"{answer.status_code} for {text or choice!r}"
