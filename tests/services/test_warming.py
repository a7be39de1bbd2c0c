"""What the first message needs is loaded beforehand, and nothing is left behind by it."""

from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import create_app
from app.adapters.brain_embedded import words
from app.extensions import read_session
from app.models.conversation import ConversationRow, MessageRow
from app.services import warming
from app.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'empty.db'}", instance_dir=tmp_path)


def warm_up_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "warm-up"]


def test_a_rehearsal_loads_the_dictionaries_and_stores_nothing(sqlite_house: Flask) -> None:
    for kept in [known for known in vars(words).values() if hasattr(known, "cache_clear")]:
        kept.cache_clear()
    warming.rehearse()
    assert words._dictionaries.cache_info().currsize == 1
    with read_session() as session:
        stored = [session.scalar(select(func.count()).select_from(row)) for row in (ConversationRow, MessageRow)]
    assert stored == [0, 0]


def test_it_begins_once_an_application_with_what_the_door_adds(sqlite_house: Flask) -> None:
    loaded: list[Flask] = []
    warming.begin(sqlite_house, loaded.append)
    warming.begin(sqlite_house, loaded.append)
    for thread in warm_up_threads():
        thread.join()
    assert loaded == [sqlite_house]


def test_what_was_loaded_is_left_alone_by_the_collector() -> None:
    gc.unfreeze()
    try:
        warming.settle()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def test_an_empty_database_is_no_fault(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "storefront.warming"):
        warming.begin(create_app(settings))
        for thread in warm_up_threads():
            thread.join()
    assert "the first turn will load what it needs" in caplog.text


def test_a_setting_turns_it_off(settings: Settings) -> None:
    warming.begin(create_app(settings.model_copy(update={"warm_up": False})))
    assert warm_up_threads() == []
