"""`flask prepare`: folder, migrations and first seed, so that the shop can open. Twice is as once."""

from __future__ import annotations

import errno
import json
import socket
import sqlite3
import sys
from contextlib import closing, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from app.errors import DatabaseAway
from app.extensions import db, read_session
from app.models.catalogue import ONLY, ShopRow
from app.services import staff
from app.services.health import newest_revisions
from app.services.runtime import runtime
from app.settings import Settings


@click.command("prepare")
@click.option("--to-serve", is_flag=True, help="also see that the port is free, and print as JSON what bin/run starts")
@with_appcontext
@click.pass_context
def prepare(context: click.Context, to_serve: bool) -> None:
    """Migrate the database, backing it up first, and seed it when it is empty."""
    settings = runtime().settings
    make_folder(settings.instance_dir)
    if to_serve:
        ask_port(settings.host, settings.port)
    try:
        with redirect_stdout(sys.stderr):  # stdout is the plan's
            migrate(settings)
            if is_empty():
                context.invoke(current_app.cli.commands["seed"])
        if to_serve:
            click.echo(json.dumps(plan(settings)))
    except (OperationalError, DatabaseAway) as away:
        cause = str(getattr(away, "orig", away)).strip().splitlines()[0]
        raise click.ClickException(f"The database cannot be used: {cause}. Check DATABASE_URL.") from None


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as refused:
        raise click.ClickException(
            f"The folder {folder} cannot be written to ({refused.strerror}): set INSTANCE_DIR to one that can."
        ) from None


def ask_port(host: str, port: int) -> None:
    """Raises ClickException unless a server could listen there now."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as refused:
            why = f"Port {port} of {host} cannot be opened: {refused.strerror}."
            if refused.errno == errno.EADDRINUSE:
                why = f"Port {port} is busy: stop what listens there, or choose another with --port."
            raise click.ClickException(why) from None


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


def plan(settings: Settings) -> dict[str, object]:
    """What bin/run starts and prints. The demo sign-in gets a new password at each start until somebody changes it."""
    own = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    return {
        "host": settings.host,
        "port": settings.port,
        "threads": settings.web_threads,
        "workers": settings.worker_threads,
        "health": f"http://{own}:{settings.port}/health/live",
        "sign_in": staff.demo_sign_in()._asdict() if settings.app_env == "demo" else None,
    }


def tell(line: str) -> None:
    click.echo(line, err=True)
