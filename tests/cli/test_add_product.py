"""`flask add-product` as it is answered: the file keeps every line, the product is for sale at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from app.cli.add_product import add_product
from app.services import catalogue, pictures
from app.services.catalogue import DatabaseVariants
from app.services.products import saving
from tests.seed.conftest import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "seed").mkdir()
    return Files(tmp_path / "seed")


def answer(app: Flask, files: Files, *said: str) -> tuple[int, str]:
    arguments = ["--products", str(files.products), "--shop", str(files.shop)]
    result = app.test_cli_runner().invoke(add_product, arguments, input="\n".join(said) + "\n")
    return result.exit_code, result.output


def test_six_answers_and_it_is_for_sale(sqlite_house: Flask, files: Files, tmp_path: Path) -> None:
    before = files.products.read_text(encoding="utf-8").splitlines()
    photo = tmp_path / "dress.png"
    Image.new("RGB", (800, 1000), "navy").save(photo)
    code, output = answer(
        sqlite_house, files, "Сукня Зоря", "сукні", "110-116: 1 190, 122-128: 1290,50", "синій, жовтий", "льон", str(photo)
    )
    assert code == 0, output
    assert "added     Сукня Зоря: colours: 2, sizes: 2, 1190–1290.5" in output
    found = catalogue.snapshot().by_id["suknia-zoria"]
    assert [c.name for c in found.colours] == ["синій", "жовтий"] and found.fabric == "льон"
    assert {v.size: str(v.price.amount) for v in DatabaseVariants().read([found.id])} == {
        "110-116": "1190.00",
        "122-128": "1290.50",
    }
    assert pictures.find(found.colours[0].picture, "640")
    after = files.products.read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(before) if after[at] != line)
    many = len(after) - len(before)
    assert after[:start] + after[start + many :] == before and "  - id: suknia-zoria" in after[start : start + many]
    assert after[start + many].startswith("# Two models easily mixed up")


def test_what_has_no_sizes_and_no_colours_takes_a_price_and_a_dash(sqlite_house: Flask, files: Files) -> None:
    code, output = answer(sqlite_house, files, "Пояс Стрічка", "dresses", "1 190,50", "-", "", "")
    assert code == 0, output
    found = catalogue.snapshot().by_id["poias-strichka"]
    assert [c.name for c in found.colours] == [""] and found.sizes == ("",)
    assert "price: 1190.5" in files.products.read_text(encoding="utf-8")
    assert files.load()


def test_a_second_product_follows_the_first(sqlite_house: Flask, files: Files) -> None:
    for name in ("Сукня Зоря", "Сукня Ніч"):
        assert answer(sqlite_house, files, name, "dresses", "112: 990", "синій", "", "")[0] == 0
    assert [p.title for p in catalogue.snapshot().products][-2:] == ["Сукня Зоря", "Сукня Ніч"]
    assert files.load()


def test_an_answer_that_cannot_be_is_asked_again(sqlite_house: Flask, files: Files) -> None:
    names = ("", "Сукня Зоря", "шкарпетки", "сукні")
    prices = ("дві тисячі", "112: 0", "112: 10000000", "112: 990")
    said = (*names, *prices, "", "синій", "", "none.png", str(files.shop), "")
    code, output = answer(sqlite_house, files, *said)
    assert code == 0
    for sentence in ("A name is needed.", "There is no category «шкарпетки»", "Each size needs its price", "One colour at least"):
        assert sentence in output
    assert "not «дві тисячі»." in output.replace("\n", "")
    assert "none.png cannot be read" in output and "shop.yaml is no photo that can be shown" in output.replace("\n", "")


def test_a_taken_name_and_a_size_the_table_lacks_are_asked_again_at_once(sqlite_house: Flask, files: Files) -> None:
    saving.hide("11698818", "Марія")
    names, sizes = ("Костюм Лагуна", "костюм лагуна", "Сукня Зоря"), ("110-117: 990", "110-116: 990")
    code, output = answer(sqlite_house, files, *names, "сукні", *sizes, "синій", "", "")
    assert code == 0 and output.count("is the name of another product, perhaps a hidden one") == 2
    assert "The shop's table has no size 110-117: take " in output
    assert catalogue.snapshot().by_id["suknia-zoria"].sizes == ("110-116",)
