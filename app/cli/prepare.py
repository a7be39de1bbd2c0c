"""`flask prepare`: folder, migrations and first seed, so that the shop can open. Twice is as once."""

from __future__ import annotations

import errno
import json
import socket
import sys
from contextlib import redirect_stdout
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from app.cli import database
from app.errors import DatabaseAway
from app.services import staff
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
            database.migrate(settings)
            if database.is_empty():
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
