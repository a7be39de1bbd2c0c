"""One more product in `products.yaml`, between what people wrote there: every other line stays as it is."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import yaml
from pydantic import ValidationError

from app.errors import SeedError
from app.extensions import read_session
from app.services import pictures
from app.services.products import naming
from app.services.seed import photographs, standing
from app.services.seed.changes import Changes
from app.services.seed.exporting import dumped
from app.services.seed.files import SeedFile, read
from app.services.seed.loading import Progress, load, silent
from app.services.seed.seeding import apply
from app.services.seed.shop_form import ShopForm


@dataclass(frozen=True)
class NewProduct:
    """`prices`: size → price, as written; of one size «» → price. `colours` may be none. `photo`: of the first colour."""

    title: str
    category: str
    prices: Mapping[str, str]
    colours: tuple[str, ...]
    fabric: str = ""
    photo: bytes | None = None
    words: tuple[str, ...] = field(default=())


def categories(products: Path) -> dict[str, str]:
    """Id → title, as the file has them. Raises SeedError."""
    file = read(products)
    found = {each["id"]: str(each.get("title", each["id"])) for _, each in file.each("categories", "*") if _has_id(each)}
    if not found:
        raise SeedError(file.told() or [f"{products.name}:1: no categories; expected one at least"])
    return found


def titles(products: Path) -> frozenset[str]:
    """Those of the file and of the database, hidden things included, in small letters. Raises SeedError."""
    with read_session() as session:
        kept = (str(row.document["title"]) for row in standing.read(session).products.values())
        return frozenset(title.casefold() for title in (*kept, *(str(t) for _, t in read(products).each("products", "*", "title"))))


def bands(shop: Path) -> dict[str, tuple[int, int]]:
    """Size label → its heights in cm, as the shop's file has them; empty where it has no table. What is wrong there `add` says."""
    file = read(shop)
    try:
        table = ShopForm.model_validate(file.tree).sizing.table
    except ValidationError:
        return {}
    return {band.label: (band.low, band.high) for band in table}


def add(new: NewProduct, products: Path, shop: Path, progress: Progress = silent) -> tuple[str, Changes]:
    """Its id, and what loading the file changed. Raises SeedError, UploadRefused, OSError; then file and database are as before."""
    file = read(products)
    entry = _entry(new, file)
    photo = _first(entry).get("picture")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / products.name
        draft.write_text(inserted(products.read_text(encoding="utf-8"), entry), encoding="utf-8")
        files = load(draft, shop, progress, lambda name: None if name == photo else photographs.wrong(name))
    if new.photo is not None:
        pictures.keep(_first(entry)["picture"], new.photo)
    changes = apply(files, progress=progress)
    with products.with_suffix(".partial").open("w", encoding="utf-8") as partial:
        partial.write(inserted(products.read_text(encoding="utf-8"), entry))
    products.with_suffix(".partial").replace(products)
    return entry["id"], changes


def _first(entry: dict[str, Any]) -> dict[str, Any]:
    """Its first colour; a thing without colours itself."""
    return entry["colours"][0] if "colours" in entry else entry


def inserted(text: str, entry: dict[str, Any]) -> str:
    """The file's text with the entry after its last product. Raises SeedError when `products` is no list in lines."""
    top = yaml.compose(text, yaml.BaseLoader)
    node = next((value for key, value in getattr(top, "value", ()) if key.value == "products"), None)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise SeedError(["products: expected a list with each product in lines of its own"])
    dash = node.start_mark.column
    lines = text.splitlines(keepends=True)
    end = node.end_mark.line
    while end and _is_between(lines[end - 1], dash):
        end -= 1
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    block = indent(dedent(dumped([entry])), " " * dash)
    return "".join([*lines[:end], "\n", block, *lines[end:]])


def _is_between(line: str, dash: int) -> bool:
    """A blank line, or a comment of what comes next."""
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) <= dash)


def _entry(new: NewProduct, file: SeedFile) -> dict[str, Any]:
    """Names are new to the file and to the database, hidden things included."""
    with read_session() as session:
        kept = standing.read(session)
    ids = {*kept.products, *(str(value) for _, value in file.each("products", "*", "id"))}
    named = (*file.each("products", "*", "sku"), *file.each("products", "*", "colours", "*", "sku"))
    skus = {*kept.colours, *(str(value) for _, value in named)}
    if new.title.casefold() in {row.document["title"].casefold() for row in kept.products.values()}:
        raise SeedError([f"«{new.title}» is the name of another product, perhaps a hidden one; expected its own"])
    key = naming.article(new.title, ids)
    colours: list[dict[str, Any]] = []
    for name in new.colours or ("",):
        colours.append({"name": name, "sku": naming.sku(key, name or new.category, skus)})
        skus.add(colours[-1]["sku"])
    if new.photo is not None and colours:
        colours[0]["picture"] = colours[0]["sku"]
    priced = {"price": new.prices[""]} if "" in new.prices else {"sizes": dict(new.prices)}
    shades = {"colours": colours} if new.colours else {name: text for name, text in colours[0].items() if name != "name"}
    words = {"id": key, "title": new.title, "category": new.category, "words": list(new.words)}
    return {**words, **priced, "fabric": new.fabric, **shades}


def _has_id(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str)
