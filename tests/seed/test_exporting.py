"""The database back into files that change nothing when they are loaded, after whatever staff did in their form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask import Flask

from app.services import catalogue
from app.services.products import listing, saving, sheets
from app.services.products.drafts import NOT_SOLD, ColourCard, ProductDraft, SizeLine
from app.services.seed import documents
from app.services.seed.changes import Change, Changes, What
from app.services.seed.exporting import export
from app.services.seed.loading import load
from app.services.seed.seeding import apply

LAGOON, MEREYA = "11698818", "11995414"


def changes_after_export(folder: Path) -> Changes:
    export(folder)
    return apply(load(folder / "products.yaml", folder / "shop.yaml"))


def edited(product_id: str) -> tuple[ProductDraft, sheets.Sheet]:
    found = listing.find(product_id)
    assert found
    return sheets.draft(product_id, found.sheet), found.sheet


def by_staff() -> None:
    """Texts, prices, stock, a size a colour lacks, a colour gone, a model hidden, a model made."""
    draft, base = edited(LAGOON)
    draft.fabric, draft.facts["zip"], draft.sizes[2].price = "велюр: м’який, «no»", "Так, 21:00 – блискавка.", "2050.50"
    draft.colours[0].prices, draft.colours[1].retired = "80-92: 1600", True
    draft.colours[2].stock = {0: NOT_SOLD, 3: "5"}
    saving.save(LAGOON, draft, base, "Марія")
    saving.hide(MEREYA, "Марія")
    colours = [ColourCard(name="синій", words="індиго, # не коментар", look="Так: «синій».")]
    sizes = [SizeLine("112", "990", "довжина 60 см"), SizeLine("110-116", "1190")]
    saving.create(ProductDraft(title="Сукня Зоря", category="dresses", sizes=sizes, colours=colours), "Марія")


def test_the_shipped_shop_comes_back_as_it_is(sqlite_house: Flask, tmp_path: Path) -> None:
    before = catalogue.current()
    changes = changes_after_export(tmp_path)
    assert (bool(changes), changes.lines, changes.rows) == (False, [], 0)
    assert catalogue.current() == before


def test_after_staffs_changes_the_files_written_change_nothing(house: Flask, tmp_path: Path) -> None:
    by_staff()
    before = catalogue.current()
    changes = changes_after_export(tmp_path)
    assert (bool(changes), changes.lines) == (False, [])
    assert catalogue.current() == before


def test_an_empty_database_seeded_with_them_shows_the_same(sqlite_house: Flask, tmp_path: Path) -> None:
    by_staff()
    export(tmp_path)
    read = load(tmp_path / "products.yaml", tmp_path / "shop.yaml")
    shown, standing = documents.catalogue(read), catalogue.snapshot()
    assert [replace(p, version=1) for p in standing.products] == list(shown.products)
    assert standing.features == shown.features and documents.shop(read) == catalogue.shop()


def test_what_staff_changed_in_the_form_is_kept_and_listed_against_the_shops_files(house: Flask, tmp_path: Path) -> None:
    files = load(Path("seed/products.yaml"), Path("seed/shop.yaml"))
    by_staff()
    changes = apply(files)
    kept = {(line.thing, line.part): (line.before, line.after) for line in changes.lines}
    assert {line.what for line in changes.lines} == {What.KEPT} and not changes
    assert kept["Костюм Лагуна", "fabric"] == ("велюр: м’який, «no»", "плюш")
    assert kept["Костюм Лагуна", "110-116 price"] == ("2050.5", "1990")
    assert kept["Костюм Лагуна", "80-92 price (рожевий)"] == ("1600", "1590")
    assert kept["Костюм Мерея", "retired"] == (True, False)
    assert catalogue.snapshot().by_id[LAGOON].fabric == "велюр: м’який, «no»" and catalogue.snapshot().find(MEREYA) is None
    lines = apply(files, overwrite=True).lines
    assert Change(What.CHANGED, "Костюм Лагуна", "fabric", "велюр: м’який, «no»", "плюш") in lines
    assert Change(What.RETURNED, "Костюм Мерея") in lines
    assert catalogue.snapshot().by_id[LAGOON].fabric == "плюш" and catalogue.snapshot().find("suknia-zoria")
