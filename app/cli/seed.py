"""`flask seed`: the shop's files into the database, or only what that would change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext

from app.errors import DatabaseAway, SeedError

if TYPE_CHECKING:
    from app.services.seed.changes import Change, Changes
    from app.services.seed.loading import Progress


@click.command("seed")
@click.option("--products", "products_file", type=click.Path(path_type=Path), help="The catalogue; seed/products.yaml by default.")
@click.option("--shop", "shop_file", type=click.Path(path_type=Path), help="The settings; seed/shop.yaml by default.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.option("--overwrite", is_flag=True, help="Write the files' word over what staff changed since the last seed.")
@with_appcontext
def seed(products_file: Path | None, shop_file: Path | None, dry_run: bool, overwrite: bool) -> None:
    """Load the shop's files. Twice is once; nothing is deleted, what the files no longer name is retired."""
    from sqlalchemy.exc import ProgrammingError

    from app.services.seed.loading import load
    from app.services.seed.seeding import apply, plan

    folder = Path(current_app.root_path).parent / "seed"
    try:
        with _bar() as progress:
            files = load(products_file or folder / "products.yaml", shop_file or folder / "shop.yaml", progress)
            changes = plan(files, overwrite=overwrite) if dry_run else apply(files, overwrite=overwrite, progress=progress)
    except SeedError as error:
        click.echo("\n".join(error.problems), err=True)
        raise click.ClickException(f"nothing was written, {len(error.problems)} to mend") from error
    except (DatabaseAway, ProgrammingError) as error:
        raise click.ClickException(f"the database is not ready, is `flask db upgrade` done? ({error})") from error
    _print(changes, dry_run)


def _print(changes: Changes, dry_run: bool) -> None:
    for line in changes.lines:
        click.echo(_told(line))
    if not changes:
        click.echo("Nothing to change.")
    elif dry_run:
        click.echo("Nothing was written: this was a dry run.")
    else:
        click.echo("Done.")


def _told(line: Change) -> str:
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
