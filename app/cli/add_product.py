"""`flask add-product`: six questions, and the product is in products.yaml, in the window and in the chat."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.prompt import Prompt

from app.errors import DatabaseAway, SeedError, UploadRefused, UploadTooBig

Answer = TypeVar("Answer")


@click.command("add-product")
@click.option("--products", "products_file", type=click.Path(exists=True, path_type=Path), help="SEED_DIR has it by default.")
@click.option("--shop", "shop_file", type=click.Path(exists=True, path_type=Path), help="SEED_DIR has it by default.")
@with_appcontext
def add_product(products_file: Path | None, shop_file: Path | None) -> None:
    """Ask for a new product, write it into the shop's file between what stands there, and sell it at once."""
    from app.cli.seed import told
    from app.services.runtime import runtime
    from app.services.seed.adding import NewProduct, add, bands, categories, titles

    own_products, own_shop = runtime().settings.seed_files
    products, shop = products_file or own_products, shop_file or own_shop
    try:
        shelves, taken, sizes = categories(products), titles(products), bands(shop)
        title = _ask("1. What is it called?", lambda said: _title(said, taken))
        category = _ask(f"2. Category: {', '.join(shelves.values())}", lambda said: _category(said, shelves))
        prices = _ask(
            "3. Sizes and prices, such as S: 1850, M: 1950; a price alone where there is one size",
            lambda said: _prices(said, sizes),
        )
        colours = _ask("4. Colours, with commas; - where it has none", _colours)
        fabric = _ask("5. Fabric, a few words (may stay empty)", str)
        photo = _ask(f"6. Photo of «{colours[0] if colours else title}», the path of a file (may stay empty)", _photo)
        key, changes = add(NewProduct(title, category, prices, colours, fabric, photo), products, shop)
    except SeedError as error:
        click.echo("\n".join(error.problems), err=True)
        raise click.ClickException(f"nothing was written, {len(error.problems)} to mend") from error
    except UploadRefused as error:
        raise click.ClickException(
            f"nothing was written: the photo is no picture that can be shown ({type(error).__name__})"
        ) from error
    except (DatabaseAway, OSError) as error:
        raise click.ClickException(f"nothing was written ({error})") from error
    for line in changes.lines:
        click.echo(told(line))
    click.echo(f"{title} is for sale: /product/{key}")


def _ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """Until the answer can be read; what is wrong with it is one sentence."""
    console = Console()
    while True:
        try:
            return read(" ".join(Prompt.ask(question, console=console, default="", show_default=False).split()))
        except ValueError as wrong:
            console.print(str(wrong), markup=False, highlight=False)


def _title(said: str, taken: Container[str]) -> str:
    if not said:
        raise ValueError("A name is needed.")
    if said.casefold() in taken:
        raise ValueError(f"«{said}» is the name of another product, perhaps a hidden one: give it its own.")
    return said


def _category(said: str, shelves: dict[str, str]) -> str:
    found = [key for key, title in shelves.items() if said.casefold() in (key.casefold(), title.casefold())]
    if not found:
        raise ValueError(f"There is no category «{said}»: choose one of {', '.join(shelves.values())}.")
    return found[0]


def _prices(said: str, bands: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    from app.services.products.checking import is_size
    from app.services.products.drafts import paired
    from app.services.seed.numerals import plain, price

    if _is_price(price(said)):
        return {"": plain(Decimal(price(said)))}
    pairs = [(size, price(written)) for size, written in paired(said)]
    wrong = [f"{size}: {written}" if written else f"«{size}»" for size, written in pairs if not (size and _is_price(written))]
    if wrong or not pairs:
        told = f"; not {', '.join(wrong)}" if wrong else ""
        raise ValueError(f"Each size needs its price above 0 and below 10 000 000, such as S: 1850{told}.")
    if len({size for size, _ in pairs}) < len(pairs):
        raise ValueError("A size stands there twice.")
    if strange := [size for size, _ in pairs if not is_size(size, bands)]:
        raise ValueError(f"The shop's table has no size {', '.join(strange)}: take {', '.join(bands)}, or a single height.")
    return {size: plain(Decimal(written)) for size, written in pairs}


def _is_price(written: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,2})?", written)) and Decimal(written) > 0


def _colours(said: str) -> tuple[str, ...]:
    from app.services.products.drafts import listed

    if said in ("-", "–"):
        return ()
    found = tuple(dict.fromkeys(listed(said)))
    if not found:
        raise ValueError("One colour at least is needed.")
    return found


def _photo(said: str) -> bytes | None:
    from app.services.uploads.pictures import reencoded

    path = Path(said.strip("'\"")).expanduser()
    if not said:
        return None
    try:
        content = path.read_bytes()
        reencoded(content)
    except OSError as error:
        raise ValueError(f"{path} cannot be read ({error.strerror}).") from error
    except UploadTooBig as error:
        raise ValueError(f"{path.name} is too large for a photo; save it smaller.") from error
    except UploadRefused as error:
        raise ValueError(f"{path.name} is no photo that can be shown; JPEG, PNG or WebP will do.") from error
    return content
