"""A spreadsheet's export: read whatever it was saved as, told as the files are, all or nothing, retiring nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from app.errors import SeedError
from app.services import catalogue
from app.services.catalogue import DatabaseVariants
from app.services.seed.changes import Change, What
from app.services.seed.seeding import apply, apply_table, plan_table, unread_columns
from tests.seed.conftest import Files

LAGOON = "11698818"
NEW = """Назва;Категорія;Тканина;Колір;SKU;Розмір;Ціна, грн;Склад на полиці
Сукня Зоря;сукні;льон;синій;Z-BLUE;110-116;"1 190,00";5
;;;;;122-128;1290;7
;;;жовтий;Z-YELLOW;110-116;1190;
;;;;;122-128;1300,5;
"""


@pytest.fixture
def seeded(shop_app: Flask, files: Files) -> Files:
    apply(files.load())
    return files


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "price.csv"
    path.write_bytes(text.encode(encoding))
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(SeedError) as refused:
        apply_table(path)
    return refused.value.problems


def prices(product: str) -> dict[tuple[str, str], Decimal]:
    return {(v.colour, v.size): v.price.amount for v in DatabaseVariants().read([product])}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_new_model_comes_out_of_any_export(seeded: Files, tmp_path: Path, encoding: str, separator: str) -> None:
    text = NEW.replace("Ціна, грн", "Ціна").replace("1300,5", "1300.5").replace(";", separator)
    path = table(tmp_path, text, encoding)
    if (encoding, separator) == ("utf-8", ";"):
        assert plan_table(path).lines == apply_table(path).lines
        assert unread_columns(path) == ("Склад на полиці",)
    else:
        apply_table(path)
    found = catalogue.snapshot().by_id["suknia-zoria"]
    assert (found.category, found.fabric, [c.sku for c in found.colours]) == ("dresses", "льон", ["Z-BLUE", "Z-YELLOW"])
    assert prices(found.id) == {
        ("синій", "110-116"): 1190,
        ("синій", "122-128"): 1290,
        ("жовтий", "110-116"): 1190,
        ("жовтий", "122-128"): Decimal("1300.5"),
    }
    assert len(catalogue.snapshot().products) == 10


def test_the_same_table_twice_changes_nothing(seeded: Files, tmp_path: Path) -> None:
    path = table(tmp_path, NEW)
    assert apply_table(path).lines == [Change(What.ADDED, "Сукня Зоря", after="colours: 2, sizes: 2, 1190–1300.5")]
    changes = apply_table(path)
    assert (changes.lines, changes.rows, bool(changes)) == ([], 0, False)


def test_prices_in_columns_of_sizes_are_for_every_colour(seeded: Files, tmp_path: Path) -> None:
    path = table(tmp_path, "Товар,80-92,98-104\nкостюм лагуна,1 650,1850\n")
    assert apply_table(path).lines == [
        Change(What.REPRICED, "Костюм Лагуна", "80-92", "1590", "1650"),
        Change(What.REPRICED, "Костюм Лагуна", "98-104", "1790", "1850"),
    ]
    assert prices(LAGOON)["сірий", "80-92"] == 1650 and prices(LAGOON)["сірий", "110-116"] == 1990


def test_one_price_without_a_size_is_every_sizes(seeded: Files, tmp_path: Path) -> None:
    apply_table(table(tmp_path, "SKU;Ціна\n11995414-MILK;2000\n"))
    assert set(prices("11995414").values()) == {Decimal(2000)} and len(prices("11995414")) == 7


def test_a_size_added_stands_where_its_number_belongs(seeded: Files, tmp_path: Path) -> None:
    apply_table(table(tmp_path, "Назва;Розмір;Ціна\nСукня Анна;98-104;1800\n"))
    assert catalogue.snapshot().by_id["3443041"].sizes == ("98-104", "110-116", "122-128", "134-140", "146-152", "158-164")


def test_what_a_table_leaves_out_stays_and_files_still_know_their_own(seeded: Files, tmp_path: Path) -> None:
    apply_table(table(tmp_path, NEW + "Костюм Лагуна;;велюр;;;110-116;2050;\n"))
    lagoon = catalogue.snapshot().by_id[LAGOON]
    assert lagoon.fabric == "велюр" and lagoon.trait and lagoon.facts
    lines = apply(seeded.load()).lines
    assert lines == [
        Change(What.CHANGED, "Костюм Лагуна", "fabric", "велюр", "плюш"),
        Change(What.REPRICED, "Костюм Лагуна", "110-116", "2050", "1990"),
    ]
    assert catalogue.snapshot().find("suknia-zoria")


def test_features_are_named_by_phrase_and_may_not_exclude_each_other(seeded: Files, tmp_path: Path) -> None:
    heading = "Назва;Категорія;Ознаки;Колір;Розмір;Ціна\n"
    apply_table(table(tmp_path, heading + 'Сукня Зоря;сукні;"пояс, капюшон";синій;112;990\n'))
    assert catalogue.snapshot().by_id["suknia-zoria"].features == {"belt", "hood"}
    assert [c.sku for c in catalogue.snapshot().by_id["suknia-zoria"].colours] == ["suknia-zoria-SYNII"]
    told = problems(table(tmp_path, heading + 'Сукня Ніч;сукні;"без капюшона, капюшон";синій;112;990\n'))
    assert told == ["price.csv:2: «hood» cannot stand with «no_hood»; expected one of the two"]


def test_every_mistake_is_told_at_its_line_and_nothing_is_loaded(seeded: Files, tmp_path: Path) -> None:
    text = """Назва;Категорія;Колір;SKU;Розмір;Ціна
Костюм Лагуна;;;;110-116;дорого
Костюм Лагуна;;;;110-117;1990
Сукня Зоря;шкарпетки;синій;Z-BLUE;110-116;1190
Сукня Ніч;сукні;чорний;11704797-YELLOW;110-116;1190
Сукня День;сукні;білий;D;110-116;
Костюм Лагуна;;;;122-128;2000
Костюм Лагуна;;;;122-128;2100
"""
    told = problems(table(tmp_path, text))
    assert [line.split(": ")[0] for line in told] == [f"price.csv:{n}" for n in (2, 3, 4, 5, 6, 8)]
    for line, words in zip(told, ("«дорого»", "unknown size «110-117»", "unknown category", "", "", "expected 2000"), strict=True):
        assert words in line
    assert prices(LAGOON)["сірий", "122-128"] == 2190


def test_a_thousand_broken_rows_are_all_told(seeded: Files, tmp_path: Path) -> None:
    rows = "".join(f"Костюм Лагуна;{size};немає\n" for size in range(1000))
    told = problems(table(tmp_path, "Назва;Розмір;Ціна\n" + rows))
    assert len(told) == 1000
    assert told[-1].startswith("price.csv:1001: price is «немає»; expected a number above 0")


@pytest.mark.parametrize("text", ["", "\n\n", "яблука;груші\n1;2\n", '"Назва', "Ціна\n100\n", "\x00"])
def test_what_is_no_table_is_told_and_not_a_crash(seeded: Files, tmp_path: Path, text: str) -> None:
    path = table(tmp_path, text)
    try:
        assert not apply_table(path)
    except SeedError as refused:
        assert all(line.startswith("price.csv:") for line in refused.problems)


def test_before_the_first_seed_a_table_says_what_is_missing(shop_app: Flask, tmp_path: Path) -> None:
    assert "flask seed" in problems(table(tmp_path, NEW))[0]


def _seconds_to_load(many: int, folder: Path) -> float:
    sizes = ("80-92", "98-104", "110-116", "122-128", "134-140", "146-152")
    rows = (
        f"{n};Сукня Номер {n};сукні;{colour};{n}-{at};{size};{1000 + n % 900}\n"
        for n in range(many)
        for at, colour in enumerate(("синій", "жовтий", "білий"))
        for size in sizes
    )
    path = table(folder, "Артикул моделі;Назва;Категорія;Колір;SKU;Розмір;Ціна\n" + "".join(rows))
    steps: list[tuple[str, int, int]] = []
    began = time.perf_counter()
    apply_table(path, progress=lambda *step: steps.append(step))
    took = time.perf_counter() - began
    assert steps[-1][1] == steps[-1][2] and len(steps) > many * 18 // 1000
    assert len(catalogue.snapshot().products) == many + 9
    assert not apply_table(path)
    return took


def test_a_thousand_products_of_a_table_load_in_seconds(seeded: Files, tmp_path: Path) -> None:
    assert _seconds_to_load(500, tmp_path) <= 20


@pytest.mark.proof
def test_ten_thousand_products_of_a_table_load_within_a_minute(
    seeded: Files, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    took = _seconds_to_load(10_000, tmp_path)
    record_property("seconds_from_a_table", round(took, 1))
    assert took <= 60
