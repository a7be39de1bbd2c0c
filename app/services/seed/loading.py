"""Both files, read and checked as a whole: everything, or every reason why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import SeedError
from app.services.seed import photographs
from app.services.seed.checks import check
from app.services.seed.files import SeedFile, read
from app.services.seed.forms import CatalogueForm
from app.services.seed.photographs import Look
from app.services.seed.shop_form import ShopForm
from app.services.seed.wordings import note

F = TypeVar("F", bound=BaseModel)
Progress = Callable[[str, int, int], None]  # step, done, of how many


def silent(step: str, done: int, total: int) -> None:
    """For callers who show no progress."""


@dataclass(frozen=True)
class SeedFiles:
    catalogue: CatalogueForm
    shop: ShopForm


def load(products: Path, shop: Path, progress: Progress = silent, look: Look | None = None) -> SeedFiles:
    """`look`: what is wrong with a picture named; without it they are taken at their word.

    Raises SeedError with all problems of both files at once.
    """
    read_products, read_shop = read(products), read(shop)
    progress("reading", 1, 3)
    catalogue_form = _fill(CatalogueForm, read_products)
    shop_form = _fill(ShopForm, read_shop)
    progress("reading", 2, 3)
    check(read_products, read_shop)
    if look is not None:
        photographs.check(read_products, look)
    progress("reading", 3, 3)
    problems = read_products.told() + read_shop.told()
    if problems or catalogue_form is None or shop_form is None:
        raise SeedError(problems)
    return SeedFiles(catalogue_form, shop_form)


def _fill(form: type[F], file: SeedFile) -> F | None:
    if file.tree is None:
        return None
    try:
        return form.model_validate(file.tree)
    except ValidationError as error:
        note(file, form, error)
        return None
