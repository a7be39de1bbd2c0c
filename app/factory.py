"""The composition root: settings → extensions → ports → doors → commands."""

from __future__ import annotations

import logging
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask
from huey.storage import SqliteStorage
from pydantic_core import from_json, to_json
from werkzeug.middleware.proxy_fix import ProxyFix

from app.cli import COMMANDS
from app.dialog import pipeline
from app.extensions import db, huey
from app.ports import Ports
from app.services import staff
from app.services.runtime import Runtime
from app.settings import Settings
from app.web import open_doors

FORM_PARTS_MAX = 50
MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def build(settings: Settings | None = None, role: str = "web") -> Flask:
    """An application ready to serve. Reads no rows and loads no dictionary: that waits for first use."""
    settings = settings or Settings()
    app = Flask("app", template_folder="templates", static_folder="static")
    app.config.update(configuration(settings))
    db.init_app(app)
    if click.get_current_context(silent=True):
        open_migrations(app)
        open_teaching(app)
    else:
        open_log()
    boot_id = f"{role}-{secrets.token_hex(4)}"
    app.extensions["storefront"] = Runtime(ports(settings), settings, lambda: datetime.now(UTC), boot_id, pipeline)
    if role == "worker":
        open_queue(settings)
    if settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, *[settings.proxy_hops] * 4)  # type: ignore[method-assign]
    open_doors(app, settings, staff.datastore())
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def configuration(settings: Settings) -> dict[str, Any]:
    """What Flask and its extensions want to be told."""
    engine: dict[str, Any] = {"pool_size": settings.web_threads, "max_overflow": settings.worker_threads}
    # A failed statement would carry its values, a shopper's words and phone among them, into the log.
    engine["hide_parameters"] = True
    engine |= {"json_serializer": written_json, "json_deserializer": from_json}
    if settings.database.startswith("postgresql"):
        # PgBouncer in transaction mode knows no prepared statements; a connection that died is noticed before use.
        engine |= {"pool_pre_ping": True, "connect_args": {"prepare_threshold": None}}
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": engine,
        "MAX_FORM_PARTS": FORM_PARTS_MAX,
    }


def written_json(value: Any) -> str:
    """A document of a row: trails and bubbles are written with every turn, and the standard library takes three times as long."""
    return to_json(value).decode()


def ports(settings: Settings) -> Ports:
    """Who answers the dialogue's needs, by settings."""
    from app.adapters.brain_embedded import EmbeddedBrain
    from app.adapters.words_embedded import EmbeddedWords
    from app.services.catalogue import DatabaseVariants

    return Ports(brain=EmbeddedBrain(), variants=DatabaseVariants(), words=EmbeddedWords())


def open_queue(settings: Settings) -> None:
    """Huey is made bare and gets its storage here (DESIGN §8). Only the worker has one: what is owed are rows."""
    settings.instance_dir.mkdir(parents=True, exist_ok=True)
    huey.storage_class = SqliteStorage
    huey.storage_kwargs = {"filename": str((settings.instance_dir / "queue.db").resolve())}
    huey.storage = huey.create_storage()


def open_log() -> None:
    """Lines of the services on stderr, for servers: ids, states and times, never what somebody wrote."""
    log = logging.getLogger("storefront")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)


def open_teaching(app: Flask) -> None:
    """`flask brain`: the one command that belongs to an adapter."""
    from app.adapters.brain_embedded.command import brain

    app.cli.add_command(brain)


def open_migrations(app: Flask) -> None:
    """`flask db`, for commands only: a web process never loads Alembic (DESIGN §8)."""
    from flask_migrate import Migrate

    from app.models.tables import METADATA

    assert db.metadata is METADATA
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)
