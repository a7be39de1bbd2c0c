"""The database back into the shop's two files: loading them changes nothing.

What is hidden is left out, as a file leaves it out; stock is no matter of the files.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from app.extensions import read_session
from app.services import pictures
from app.services.catalogue import NothingForSale
from app.services.seed import standing
from app.services.seed.numerals import plain
from app.services.seed.shop_form import ShopForm
from app.services.seed.standing import Priced, Shelved, Standing

_HEAD = "# Written by `flask seed --export`. Edited by people, checked as a whole and loaded by `flask seed`.\n\n"
_WIDTH = 132


def export(folder: Path) -> list[Path]:
    """The files written: products.yaml, shop.yaml, and the shop's own photos under photos/. Raises NothingForSale, OSError."""
    with read_session() as session:
        found = standing.read(session)
    if found.shop is None or found.catalogue is None:
        raise NothingForSale("no shop in the database: run `flask seed`")
    folder.mkdir(parents=True, exist_ok=True)
    shop = ShopForm.model_validate(found.shop.document).model_dump(mode="json", exclude_defaults=True)
    written = [folder / "products.yaml", folder / "shop.yaml"]
    for path, tree in zip(written, (_products(found), shop), strict=True):
        path.write_text(_HEAD + dumped(tree), encoding="utf-8")
    return written + _photos(found, folder)


def dumped(tree: Any) -> str:
    """YAML in the manner of the shop's files: lists of words and tables of prices on one line."""
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(_laid_out(tree), text)
    return text.getvalue()


def _products(found: Standing) -> dict[str, Any]:
    assert found.catalogue is not None
    features = found.catalogue.document.get("features", {})
    return {
        "categories": [{"id": key, **_said(row.document, "words")} for key, row in _alive(found.categories)],
        "features": [{"id": key, **_said(document, "words")} for key, document in features.items()],
        "products": [entry for key, row in _alive(found.products) if (entry := _product(key, row, found))],
        "confusable": _confusable(found),
    }


def _confusable(found: Standing) -> list[Any]:
    """Pairs of which both are still for sale."""
    assert found.catalogue is not None
    alive = {key for key, row in _alive(found.products) if _product(key, row, found)}
    return [pair for pair in found.catalogue.document.get("confusable", ()) if alive.issuperset(pair["products"])]


def _product(key: str, row: Shelved, found: Standing) -> dict[str, Any] | None:
    colours = [(sku, colour) for sku, colour in _alive(found.colours) if colour.owner == key]
    sold = {sku: _prices(found.variants.get(sku, {})) for sku, _ in colours}
    table = _table(found.variants.get(sku, {}) for sku, _ in colours)
    if not table:
        return None
    document = _said(row.document, "words")
    if measures := {label: text for label, text in document.pop("measures", {}).items() if label in table}:
        document["measures"] = measures
    shown = [
        {"sku": sku, **_said(_pictured(colour.document))} | ({"sizes": sold[sku]} if sold[sku] != table else {})
        for sku, colour in colours
        if sold[sku]
    ]
    priced = {"price": table[""]} if list(table) == [""] else {"sizes": table}
    return {"id": key, **document, **priced, **_shades(shown)}


def _shades(shown: list[dict[str, Any]]) -> dict[str, Any]:
    """A thing without colours has its SKU and picture itself."""
    if any(colour.get("name") for colour in shown):
        return {"colours": shown}
    return {name: shown[0][name] for name in ("sku", "picture", "photos") if name in shown[0]}


def _pictured(document: dict[str, Any]) -> dict[str, Any]:
    """One photo in its short way."""
    photos = document.get("photos", [])
    return {**document, "picture": photos[0], "photos": []} if len(photos) == 1 else document


def _table(rows: Iterable[dict[str, Priced]]) -> dict[str, str]:
    """The first colour's prices, completed by the others', in the order of sizes."""
    merged: dict[str, Priced] = {}
    for of_colour in rows:
        for label, row in of_colour.items():
            if not row.retired:
                merged.setdefault(label, row)
    return _prices(merged)


def _prices(rows: dict[str, Priced]) -> dict[str, str]:
    return {label: plain(row.price) for label, row in sorted(rows.items(), key=lambda pair: pair[1].position) if not row.retired}


def _alive(rows: dict[str, Shelved]) -> list[tuple[str, Shelved]]:
    return sorted(((key, row) for key, row in rows.items() if not row.retired), key=lambda pair: (pair[1].position, pair[0]))


def _said(document: dict[str, Any], *always: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name in always or value not in ("", [], {}, None)}


def _photos(found: Standing, folder: Path) -> list[Path]:
    names = {str(name) for _, row in _alive(found.colours) for name in row.document.get("photos", ())}
    written = []
    for size in pictures.SIZES:
        for path in (pictures.own_folder() / size / f"{name}.webp" for name in sorted(names)):
            if path.exists():
                target = folder / "photos" / size / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                written.append(target)
    return written


def _laid_out(value: Any) -> Any:
    if isinstance(value, dict):
        laid = CommentedMap((_bare(key), _laid_out(inner)) for key, inner in value.items())
        if value and all(isinstance(inner, str) and len(inner) <= 40 for inner in value.values()) and len(str(value)) < _WIDTH:
            laid.fa.set_flow_style()
        return laid
    if isinstance(value, list):
        listed = CommentedSeq(map(_laid_out, value))
        if not any(isinstance(inner, dict | list) for inner in value):
            listed.fa.set_flow_style()
        return listed
    return _bare(value)


def _bare(value: Any) -> Any:
    """A number without quotes; the loader reads either as the same text."""
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isdigit() and str(int(value)) == value:
        return int(value)
    whole, point, part = value.partition(".")
    simple = point and whole.isascii() and whole.isdigit() and part.isascii() and part.isdigit()
    return float(value) if simple and str(float(value)) == value and Decimal(value) < 10**9 else value
