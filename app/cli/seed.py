"""`flask seed`: the shop's files into the database, or only what that would change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

from app.errors import DatabaseAway, SeedError

if TYPE_CHECKING:
    from app.services.seed.changes import Change, Changes
    from app.services.seed.loading import Progress


@click.command("seed")
@click.argument("table", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--products", "products_file", type=click.Path(path_type=Path), help="The catalogue; SEED_DIR has it by default.")
@click.option("--shop", "shop_file", type=click.Path(path_type=Path), help="The settings; SEED_DIR has it by default.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.option("--overwrite", is_flag=True, help="Write the files' word over what staff changed since the last seed.")
@click.option(
    "--export", "folder", is_flag=False, flag_value="export", type=click.Path(file_okay=False, path_type=Path), metavar="[DIR]",
    help="Write the database back as YAML into DIR, ./export unless named.",
)  # fmt: skip
@with_appcontext
def seed(
    table: Path | None, products_file: Path | None, shop_file: Path | None, dry_run: bool, overwrite: bool, folder: Path | None
) -> None:
    """Load the shop's files, or TABLE, a spreadsheet's export as CSV.

    Twice is once; nothing is deleted. What the files no longer name is retired; a table only adds and changes.
    """
    from sqlalchemy.exc import ProgrammingError

    try:
        if folder is not None:
            _export(folder)
        else:
            _print(_changes(table, products_file, shop_file, dry_run, overwrite), dry_run)
    except SeedError as error:
        click.echo("\n".join(error.problems), err=True)
        raise click.ClickException(f"nothing was written, {len(error.problems)} to mend") from error
    except (DatabaseAway, ProgrammingError) as error:
        raise click.ClickException(f"the database is not ready, is `flask db upgrade` done? ({error})") from error


def _changes(table: Path | None, products: Path | None, shop: Path | None, dry_run: bool, overwrite: bool) -> Changes:
    from app.services.runtime import runtime
    from app.services.seed import photographs, seeding
    from app.services.seed.loading import load

    with _bar() as progress:
        if table is not None:
            if unread := seeding.unread_columns(table):
                click.echo(f"Not read: {', '.join(filter(None, unread))}", err=True)
            if dry_run:
                return seeding.plan_table(table, overwrite=overwrite)
            return seeding.apply_table(table, overwrite=overwrite, progress=progress)
        own_products, own_shop = runtime().settings.seed_files
        files = load(products or own_products, shop or own_shop, progress, photographs.wrong)
        if dry_run:
            return seeding.plan(files, overwrite=overwrite)
        return seeding.apply(files, overwrite=overwrite, progress=progress)


def _export(folder: Path) -> None:
    from app.services.seed.exporting import export

    try:
        for path in export(folder):
            click.echo(f"wrote {path}")
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written to ({error.strerror})") from error


def _print(changes: Changes, dry_run: bool) -> None:
    for line in changes.lines:
        click.echo(told(line))
    if not changes:
        click.echo("Nothing to change.")
    elif dry_run:
        click.echo("Nothing was written: this was a dry run.")
    else:
        click.echo("Done.")


def told(line: Change) -> str:
    """«repriced  Костюм Лагуна, 110-116: 1990 → 2050»."""
    from app.services.seed.changes import What

    name = f"{line.thing}, {line.part}" if line.part else line.thing
    if line.what is What.KEPT:
        value = f": {_short(line.before)} (changed by staff; the file says {_short(line.after)}, --overwrite takes it)"
    elif line.before is not None:
        value = f": {_short(line.before)} → {_short(line.after)}"
    else:
        value = f": {_short(line.after)}" if line.after is not None else ""
    return f"{line.what:<9} {name}{value}"


def _short(value: object) -> str:
    text = "nothing" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 80 else text[:79] + "…"


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar on standard error; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, TaskID] = {"reading": bar.add_task("reading", total=3)}

        def progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        yield progress
