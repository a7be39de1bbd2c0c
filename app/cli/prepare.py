"""`flask prepare`: folder, migrations and first seed, so that the shop can open. Twice is as once."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from app.cli import database
from app.errors import DatabaseAway
from app.services.runtime import runtime


@click.command("prepare")
@with_appcontext
@click.pass_context
def prepare(context: click.Context) -> None:
    """Migrate the database, backing it up first, and seed it when it is empty."""
    settings = runtime().settings
    make_folder(settings.instance_dir)
    try:
        database.migrate(settings)
        if database.is_empty():
            context.invoke(current_app.cli.commands["seed"])
    except (OperationalError, DatabaseAway) as away:
        cause = str(getattr(away, "orig", away)).strip().splitlines()[0]
        raise click.ClickException(f"The database cannot be used: {cause}. Check DATABASE_URL.") from None


def make_folder(folder: Path) -> None:
    """Raises ClickException unless files can be made there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as refused:
        raise click.ClickException(
            f"The folder {folder} cannot be written to ({refused.strerror}): set INSTANCE_DIR to one that can."
        ) from None
