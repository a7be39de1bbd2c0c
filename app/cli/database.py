"""The database as commands find it: migrated with a copy made first, and whether it holds a shop yet."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import inspect, text

from app.extensions import db, read_session
from app.models.catalogue import ONLY, ShopRow
from app.revisions import newest_revisions
from app.settings import Settings


def migrate(settings: Settings) -> None:
    """To the newest revision. What was there is copied first: a migration that went wrong loses nothing."""
    stands = revisions()
    if stands == newest_revisions():
        return
    if stands:
        back_up(settings)
    tell("Migrating the database")
    from flask_migrate import upgrade  # a web process never loads Alembic

    upgrade()


def revisions() -> frozenset[str]:
    """Where the database stands; nowhere when it is new."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return frozenset()
        return frozenset(connection.scalars(text("SELECT version_num FROM alembic_version")))


def back_up(settings: Settings) -> None:
    """A copy of the SQLite file under backups/. PostgreSQL has its own tools, and its owner."""
    name = db.engine.url.database
    if db.engine.dialect.name != "sqlite" or not name or name == ":memory:":
        tell("This database is not copied here: use pg_dump before an upgrade")
        return
    folder = settings.instance_dir / "backups"
    folder.mkdir(exist_ok=True)
    copy = folder / f"{Path(name).stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    tell(f"Copied the database to {copy}")


def is_empty() -> bool:
    with read_session() as session:
        return session.get(ShopRow, ONLY) is None


def tell(line: str) -> None:
    click.echo(line, err=True)
