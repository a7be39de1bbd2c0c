"""Live means the process answers; ready means the house can serve."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from app.extensions import write_transaction
from app.models.handoff import SweepRow
from app.services import health
from app.services.sweeping import SWEEP


@pytest.fixture(autouse=True)
def newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "newest_revisions", lambda: frozenset({"b2"}))


def stamp(house: Flask, revision: str, beat: datetime) -> None:
    with house.app_context(), write_transaction() as session:
        session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))"))
        session.execute(text("DELETE FROM alembic_version"))
        session.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
        session.merge(SweepRow(name=SWEEP, next_at=beat))


def ready(house: Flask) -> tuple[int, dict[str, bool]]:
    response = house.test_client().get("/health/ready")
    assert response.json is not None
    return response.status_code, response.json["checks"]


def test_a_process_that_answers_is_live(house: Flask) -> None:
    response = house.test_client().get("/health/live")
    assert response.status_code == 200 and response.json == {"status": "ok"}


def test_a_migrated_house_with_a_worker_is_ready(house: Flask) -> None:
    stamp(house, "b2", datetime.now(UTC))
    assert ready(house) == (200, {"database": True, "migrations": True, "worker": True})


def test_an_older_schema_is_not_ready(house: Flask) -> None:
    stamp(house, "a1", datetime.now(UTC))
    assert ready(house) == (503, {"database": True, "migrations": False, "worker": True})


def test_a_schema_never_migrated_and_a_worker_never_started_are_not_ready(house: Flask) -> None:
    assert ready(house) == (503, {"database": True, "migrations": False, "worker": False})


def test_a_worker_that_fell_silent_is_noticed(house: Flask) -> None:
    stamp(house, "b2", datetime.now(UTC) - timedelta(minutes=5))
    assert ready(house) == (503, {"database": True, "migrations": True, "worker": False})
