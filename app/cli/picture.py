"""`flask picture`: a shop's own photos for a colour, in the place of its drawing or behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from flask.cli import with_appcontext

from app.errors import UploadRefused

Kept = TypeVar("Kept")


@click.command("picture")
@click.argument("sku")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--add", is_flag=True, help="Behind the photos there are, instead of the cover's place.")
@with_appcontext
def picture(sku: str, files: tuple[Path, ...], add: bool) -> None:
    """Show FILES for the colour SKU, cut to every size and kept in the instance's folder.

    The first takes the place of the cover, the others stand behind.
    """
    from app.services import catalogue, pictures
    from app.services.products import photos

    colours = {colour.sku: (product.id, colour) for product in catalogue.snapshot().products for colour in product.colours}
    if sku not in colours:
        raise click.ClickException(f"no colour has the SKU {sku}")
    product_id, colour = colours[sku]
    cover = [] if add or not colour.picture else list(files[:1])
    kept = [_taken(partial(photos.keep, file.read_bytes()), file) for file in files[len(cover) :]]
    for file in cover:  # last: with one file refused nothing has changed
        _taken(partial(pictures.keep, colour.picture, file.read_bytes()), file)
    if kept:
        _stand_behind(product_id, sku, kept)
    click.echo(f"{', '.join(file.name for file in files)}: shown for {sku}.")


def _taken(keep: Callable[[], Kept], file: Path) -> Kept:
    try:
        return keep()
    except UploadRefused as refused:
        raise click.ClickException(f"{file.name} is no picture that can be shown ({type(refused).__name__})") from refused


def _stand_behind(product_id: str, sku: str, names: list[str]) -> None:
    """Saved as staff would save it, with its line in the history."""
    from app.services.products import listing, saving, sheets

    found = listing.find(product_id)
    assert found is not None  # it is in the snapshot, and nothing is ever deleted
    draft = sheets.draft(product_id, found.sheet)
    for card in draft.colours:
        if card.sku == sku:
            card.photos = list(dict.fromkeys([*card.photos, *names]))
    try:
        saving.save(product_id, draft, found.sheet, by="flask picture")
    except saving.SavedMeanwhile as meanwhile:
        raise click.ClickException("somebody saved this model at the same moment; run it once more") from meanwhile
