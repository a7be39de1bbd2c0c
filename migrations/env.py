"""Alembic's environment: the application's own engine and rows, inside `flask db`."""

from __future__ import annotations

from alembic import context
from flask import current_app
from flask_sqlalchemy import SQLAlchemy

from app.models.base import UtcDateTime
from app.models.tables import METADATA


def rendered(kind: str, item: object, _context: object) -> str | bool:
    """Our types as plain ones: a revision stays readable and runs whatever becomes of them."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def run() -> None:
    """One transaction a revision; on SQLite tables are rebuilt where it cannot alter them."""
    extension = current_app.extensions["migrate"]
    engine = extension.db.engine
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=METADATA, render_item=rendered, **extension.configure_args)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    database: SQLAlchemy = current_app.extensions["migrate"].db
    context.configure(url=database.engine.url, target_metadata=METADATA, literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()
else:
    run()
