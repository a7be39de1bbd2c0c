"""`flask picture`: a shop's own photo in the place of a drawing."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from app.errors import UploadRefused


@click.command("picture")
@click.argument("sku")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def picture(sku: str, file: Path) -> None:
    """Show FILE for the colour SKU: cut to every size, kept in the instance's folder."""
    from app.services import catalogue, pictures

    colours = {colour.sku: colour for product in catalogue.snapshot().products for colour in product.colours}
    if sku not in colours:
        raise click.ClickException(f"no colour has the SKU {sku}")
    name = colours[sku].picture
    if not name:
        raise click.ClickException(f"the colour {sku} has no picture yet: give it `picture: {sku}` in products.yaml and seed")
    try:
        pictures.keep(name, file.read_bytes())
    except UploadRefused as refused:
        raise click.ClickException(f"{file.name} is no picture that can be shown ({type(refused).__name__})") from refused
    click.echo(f"{file.name} is shown for {sku}.")
