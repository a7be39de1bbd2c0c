"""The second shop, kept open for all tests of a process: two YAML files beside this one, and no line of code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.talk import house
from app.cli.talk.session import Talk
from app.settings import Settings
from tests.dialogues.conftest import begin_anew
from tests.terminal import Shop, kept_open

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def garden() -> Iterator[Shop]:
    with kept_open(house.temporary(Settings(seed_dir=HERE))) as shop:
        yield shop


@pytest.fixture
def talk(garden: Shop) -> Iterator[Talk]:
    app, clock = garden
    with app.app_context():
        yield begin_anew(clock)
