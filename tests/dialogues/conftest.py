"""One shop for all scripts of a test process; each finds it as on its first day, so that its wordings are always the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.cli.talk.clock import TalkClock
from app.cli.talk.session import Talk
from app.extensions import write_transaction
from app.models.tables import METADATA
from app.services import catalogue
from tests.terminal import Shop, kept_open

SHELVES = frozenset({"catalogue", "shop", "category", "product", "colour", "variant"})


@pytest.fixture(scope="session")
def terminal() -> Iterator[Shop]:
    with kept_open() as shop:
        yield shop


@pytest.fixture
def talk(terminal: Shop) -> Iterator[Talk]:
    app, clock = terminal
    with app.app_context():
        yield begin_anew(clock)


def begin_anew(clock: TalkClock) -> Talk:
    """The shop as on its first day: nobody came yet."""
    with write_transaction() as session:
        for table in reversed(METADATA.sorted_tables):
            if table.name not in SHELVES:
                session.execute(table.delete())
    clock.now = TalkClock(catalogue.shop().zone).now
    return Talk(clock)
