"""One terminal talk for the tests of its contract; each begins with a setup of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.cli.talk.session import Talk
from tests.terminal import Shop, kept_open


@pytest.fixture(scope="session")
def terminal() -> Iterator[tuple[Shop, Talk]]:
    with kept_open() as shop:
        yield shop, Talk(shop[1])


@pytest.fixture
def talk(terminal: tuple[Shop, Talk]) -> Iterator[Talk]:
    (app, _), talk = terminal
    with app.app_context():
        yield talk
