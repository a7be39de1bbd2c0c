"""One shop for all scripts of a test process; each script brings a shopper of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.cli.talk import house
from app.cli.talk.session import Talk
from app.settings import Settings


@pytest.fixture(scope="session")
def talk() -> Iterator[Talk]:
    with house.temporary(Settings()) as clock:
        yield Talk(clock)
