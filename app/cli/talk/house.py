"""The shop a terminal talks with: on a fresh temporary database, or on one that is named."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask

from app import create_app
from app.cli import database
from app.cli.talk.clock import FIRST_DAY, TalkClock
from app.extensions import db
from app.models.tables import METADATA
from app.services import catalogue
from app.services.runtime import runtime
from app.services.seed import loading, seeding
from app.settings import Settings


@contextmanager
def temporary(settings: Settings) -> Iterator[TalkClock]:
    """A shop of its own, seeded from the files of `settings.seed_dir`, gone at the end. Its clock stands at noon of FIRST_DAY.

    The tables are made as the code has them: what migrations make of them is compared elsewhere, and takes longer.
    """
    with tempfile.TemporaryDirectory(prefix="talk-", ignore_cleanup_errors=True) as folder:
        place = {"database_url": f"sqlite:///{Path(folder) / 'talk.db'}", "instance_dir": Path(folder)}
        with _opened(settings.model_copy(update=place)):
            METADATA.create_all(db.engine)
            seeding.apply(loading.load(*settings.seed_files))
            clock = TalkClock(catalogue.shop().zone, FIRST_DAY)
            runtime().clock = clock
            yield clock


@contextmanager
def named(settings: Settings, url: str) -> Iterator[TalkClock]:
    """The database at `url`, migrated, and seeded when empty. The clock stands at noon of tomorrow."""
    with _opened(settings.model_copy(update={"database_url": url})):
        database.migrate(runtime().settings)
        if database.is_empty():
            seeding.apply(loading.load(*settings.seed_files))
        zone = catalogue.shop().zone
        clock = TalkClock(zone, datetime.now(UTC).astimezone(ZoneInfo(zone)).date() + timedelta(days=1))
        runtime().clock = clock
        yield clock


@contextmanager
def _opened(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()
