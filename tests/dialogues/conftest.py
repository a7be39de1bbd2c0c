"""One shop for all scripts of a test process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.cli.talk.session import Talk
from tests.dialogues.walking import first_day
from tests.terminal import Shop, kept_open


@pytest.fixture(scope="session")
def terminal() -> Iterator[Shop]:
    with kept_open() as shop:
        yield shop


@pytest.fixture
def talk(terminal: Shop) -> Iterator[Talk]:
    with first_day(terminal) as talk:
        yield talk
