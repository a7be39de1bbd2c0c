"""Seeding twice, changed files, staff's changes: what is written and what is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from app.extensions import read_session, write_transaction
from app.models.catalogue import ColourRow, ProductRow, ShopRow, VariantRow
from app.services import catalogue
from app.services.catalogue import DatabaseVariants
from app.services.seed import documents
from app.services.seed.changes import Change, What
from app.services.seed.seeding import apply, plan
from tests.seed.conftest import Files

LAGOON, ANNA, MEREYA = "11698818", "3443041", "11995414"


@pytest.fixture
def seeded(shop_app: Flask, files: Files) -> Files:
    apply(files.load())
    return files


def _count(model: type) -> int:
    with read_session() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_seeded_database_shows_what_the_files_say(seeded: Files) -> None:
    read = seeded.load()
    assert catalogue.snapshot() == documents.catalogue(read)
    assert catalogue.shop() == documents.shop(read)
    assert (_count(ProductRow), _count(ColourRow), _count(VariantRow)) == (9, 29, 164)


def test_a_dry_run_writes_nothing(shop_app: Flask, files: Files) -> None:
    changes = plan(files.load())
    assert [line for line in changes.lines if line.thing == "Костюм Лагуна"] == [
        Change(What.ADDED, "Костюм Лагуна", after="colours: 4, sizes: 7, 1590–2390")
    ]
    assert (_count(ProductRow), _count(ShopRow), _count(VariantRow)) == (0, 0, 0)
    assert not catalogue.is_seeded()


def test_a_second_seed_changes_nothing(seeded: Files) -> None:
    before = catalogue.snapshot()
    changes = apply(seeded.load())
    assert (bool(changes), changes.lines, changes.rows) == (False, [], 0)
    assert catalogue.snapshot() is before


def test_a_new_price_is_told_from_and_to_and_shown_at_once(seeded: Files) -> None:
    old = catalogue.snapshot()
    seeded.replace(seeded.products, "98-104: 1790, 110-116: 1990", "98-104: 1790, 110-116: 2050")
    changes = apply(seeded.load())
    assert changes.lines == [Change(What.REPRICED, "Костюм Лагуна", "110-116", "1990", "2050")]
    new = catalogue.snapshot()
    assert new.version == old.version + 1
    assert {p.id for p in new.products if p.version == new.version} == {LAGOON}
    assert new.by_id[ANNA] is old.by_id[ANNA]  # only what changed was read again
    prices = {v.size: v.price.amount for v in DatabaseVariants().read([LAGOON])}
    assert prices["110-116"] == Decimal(2050) and prices["122-128"] == Decimal(2190)
    assert {v.version for v in DatabaseVariants().read([LAGOON]) if v.size == "110-116"} == {2}


def test_a_product_no_longer_named_is_retired_and_its_rows_stay(seeded: Files) -> None:
    text = seeded.products.read_text(encoding="utf-8")
    start, end = text.index(f"  - id: {MEREYA}"), text.index("  - id: 3482676")
    seeded.products.write_text(text[:start] + text[end:], encoding="utf-8")
    assert apply(seeded.load()).lines == [Change(What.RETIRED, "Костюм Мерея")]
    assert catalogue.snapshot().find(MEREYA) is None
    assert DatabaseVariants().read([MEREYA]) == ()
    assert (_count(ProductRow), _count(VariantRow)) == (9, 164)

    seeded.products.write_text(text, encoding="utf-8")
    assert apply(seeded.load()).lines == [Change(What.RETURNED, "Костюм Мерея")]
    assert catalogue.snapshot().by_id[MEREYA].price_min.amount == 1985
    assert len(DatabaseVariants().read([MEREYA])) == 7


def test_a_size_no_longer_named_is_retired_and_comes_back(seeded: Files) -> None:
    seeded.replace(seeded.products, "{80-92: 1590, 98-104: 1790, 110-116", "{98-104: 1790, 110-116")
    assert apply(seeded.load()).lines == [Change(What.RETIRED, "Костюм Лагуна", "80-92")]
    lagoon = catalogue.snapshot().by_id[LAGOON]
    assert lagoon.sizes[0] == "98-104" and lagoon.price_min.amount == 1790
    assert apply(seeded.load()).lines == []
    seeded.replace(seeded.products, "{98-104: 1790, 110-116", "{80-92: 1500, 98-104: 1790, 110-116")
    assert apply(seeded.load()).lines == [
        Change(What.REPRICED, "Костюм Лагуна", "80-92", "1590", "1500"),
        Change(What.RETURNED, "Костюм Лагуна", "80-92"),
    ]
    assert catalogue.snapshot().by_id[LAGOON].sizes[0] == "80-92"


def test_a_colour_no_longer_named_is_retired_and_a_new_one_is_told_once(seeded: Files) -> None:
    seeded.replace(seeded.products, "{name: сірий, sku: 11762726-GREY,", "{name: голубий, sku: 11762726-BLUE,")
    assert apply(seeded.load()).lines == [
        Change(What.ADDED, "Костюм Лагуна", "голубий"),
        Change(What.RETIRED, "Костюм Лагуна", "сірий"),
    ]
    assert [c.name for c in catalogue.snapshot().by_id[LAGOON].colours] == ["рожевий", "помаранчевий", "жовтий", "голубий"]


def test_a_new_size_is_told_once_for_all_colours(seeded: Files) -> None:
    seeded.replace(seeded.products, "{122-128: 1975,", "{110-116: 1950, 122-128: 1975,")
    assert apply(seeded.load()).lines == [Change(What.ADDED, "Костюм Ритм", "110-116", after="1950")]


def test_a_text_changed_in_the_shop_is_told_and_shown(seeded: Files) -> None:
    was = catalogue.snapshot()
    seeded.replace(seeded.shop, "discount: Знижок у нас немає, ціна для всіх однакова.", "discount: Знижок немає.")
    assert apply(seeded.load()).lines == [
        Change(What.CHANGED, "shop", "texts.discount", "Знижок у нас немає, ціна для всіх однакова.", "Знижок немає.")
    ]
    assert catalogue.shop().texts["discount"] == "Знижок немає."
    assert catalogue.snapshot() is was


def _by_staff(product_id: str, **fields: object) -> None:
    with write_transaction() as session:
        version = catalogue.raise_version(session)
        row = session.get_one(ProductRow, product_id)
        row.document, row.version = {**row.document, **fields}, version


def test_what_staff_changed_is_kept_and_listed_until_overwritten(seeded: Files) -> None:
    _by_staff(ANNA, fabric="льон")
    assert catalogue.snapshot().by_id[ANNA].fabric == "льон"
    kept = Change(What.KEPT, "Сукня Анна", "fabric", "льон", "поплін, підкладка саржа")
    for _ in range(2):
        changes = apply(seeded.load())
        assert (changes.lines, bool(changes)) == ([kept], False)
    seeded.replace(seeded.products, "fabric: поплін, підкладка саржа", "fabric: поплін")
    assert apply(seeded.load()).lines == [Change(What.KEPT, "Сукня Анна", "fabric", "льон", "поплін")]
    assert catalogue.snapshot().by_id[ANNA].fabric == "льон"
    assert apply(seeded.load(), overwrite=True).lines == [Change(What.CHANGED, "Сукня Анна", "fabric", "льон", "поплін")]
    assert catalogue.snapshot().by_id[ANNA].fabric == "поплін"


def test_another_field_of_the_same_product_still_follows_the_file(seeded: Files) -> None:
    _by_staff(ANNA, fabric="льон")
    seeded.replace(seeded.products, "lining: Так, є підкладка із саржі.", "lining: Так, підкладка є.")
    lines = apply(seeded.load()).lines
    assert {(line.what, line.part) for line in lines} == {(What.KEPT, "fabric"), (What.CHANGED, "facts.lining")}
    anna = catalogue.snapshot().by_id[ANNA]
    assert (anna.fabric, anna.facts["lining"]) == ("льон", "Так, підкладка є.")


def test_a_price_staff_set_is_kept_against_the_files(seeded: Files) -> None:
    with write_transaction() as session:
        session.execute(
            update(VariantRow).where(VariantRow.sku == "11704797-YELLOW", VariantRow.size == "110-116").values(price=1900)
        )
    changes = apply(seeded.load())
    assert changes.lines == [Change(What.KEPT, "Костюм Лагуна", "110-116 price (жовтий)", "1900", "1990")]
    assert not changes
    assert apply(seeded.load(), overwrite=True).lines == [
        Change(What.REPRICED, "Костюм Лагуна", "110-116 (жовтий)", "1900", "1990")
    ]  # fmt: skip


def test_a_product_made_by_staff_is_left_alone(seeded: Files) -> None:
    with write_transaction() as session:
        version = catalogue.raise_version(session)
        document = {"category": "dresses", "title": "Сукня Зоря", "words": ["зоря"]}
        session.add(ProductRow(id="1", category_id="dresses", title="Сукня Зоря", position=99, version=version, document=document))
        session.flush()
        session.add(ColourRow(sku="1-RED", product_id="1", name="червоний", position=0, document={"name": "червоний"}))
        session.flush()
        session.add(VariantRow(product_id="1", sku="1-RED", size="110-116", position=0, price=Decimal(1000)))
    assert catalogue.snapshot().by_id["1"].price_max.amount == 1000
    assert apply(seeded.load()).lines == []
    assert catalogue.snapshot().find("1")


def test_stock_and_holds_outlive_a_seed(seeded: Files) -> None:
    lagoon = (VariantRow.sku == "11704797-YELLOW", VariantRow.size == "110-116")
    with write_transaction() as session:
        session.execute(update(VariantRow).where(*lagoon).values(stock=5, reserved=2))
    seeded.replace(seeded.products, "98-104: 1790, 110-116: 1990", "98-104: 1790, 110-116: 2050")
    apply(seeded.load())
    with read_session() as session:
        row = session.execute(select(VariantRow).where(*lagoon)).scalar_one()
        assert (row.stock, row.reserved, row.price) == (5, 2, Decimal(2050))
    found = {(v.colour, v.size): v.available for v in DatabaseVariants().read([LAGOON])}
    assert found["жовтий", "110-116"] == 3 and found["сірий", "110-116"] is None


def test_a_currency_changed_is_the_currency_of_every_price(seeded: Files) -> None:
    catalogue.snapshot()
    seeded.replace(seeded.shop, "currency: UAH", "currency: EUR")
    apply(seeded.load())
    assert {p.price_min.currency for p in catalogue.snapshot().products} == {"EUR"}
    assert {v.price.currency for v in DatabaseVariants().read([LAGOON])} == {"EUR"}
