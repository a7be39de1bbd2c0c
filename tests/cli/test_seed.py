"""`flask seed` as it is typed."""

from __future__ import annotations

import pytest
from flask import Flask

from app.services import catalogue, pictures
from tests.seed.conftest import Files, files, shop_app  # noqa: F401


def _seed(app: Flask, files: Files, *more: str) -> tuple[int, str]:  # noqa: F811
    result = app.test_cli_runner().invoke(args=["seed", "--products", str(files.products), "--shop", str(files.shop), *more])
    return result.exit_code, result.output


def test_a_dry_run_shows_and_writes_nothing(shop_app: Flask, files: Files) -> None:  # noqa: F811
    code, output = _seed(shop_app, files, "--dry-run")
    assert code == 0
    assert "added     Костюм Лагуна: colours: 4, sizes: 7, 1590–2390" in output
    assert output.endswith("Nothing was written: this was a dry run.\n")
    assert not catalogue.is_seeded()


def test_seeding_twice_has_nothing_to_change(shop_app: Flask, files: Files) -> None:  # noqa: F811
    assert _seed(shop_app, files)[1].endswith("Done.\n")
    assert _seed(shop_app, files) == (0, "Nothing to change.\n")


def test_a_new_price_reads_from_and_to(shop_app: Flask, files: Files) -> None:  # noqa: F811
    _seed(shop_app, files)
    files.replace(files.products, "98-104: 1790, 110-116: 1990", "98-104: 1790, 110-116: 2050")
    assert "repriced  Костюм Лагуна, 110-116: 1990 → 2050\n" in _seed(shop_app, files)[1]


def test_mistakes_are_all_shown_and_nothing_is_loaded(shop_app: Flask, files: Files) -> None:  # noqa: F811
    first = files.replace(files.products, "110-116: 1850", "110-116: -1850")
    second = files.replace(files.shop, "opens: 09:00", "opens: зранку")
    code, output = _seed(shop_app, files)
    assert code == 1
    assert f"products.yaml:{first}: «110-116» is «-1850»; expected a number above 0" in output
    assert f"shop.yaml:{second}: «opens» is «зранку»; expected a time such as 09:00" in output
    assert "nothing was written, 2 to mend" in output
    assert not catalogue.is_seeded()


def test_without_tables_it_says_what_to_run(shop_app: Flask, files: Files) -> None:  # noqa: F811
    from app.extensions import db
    from app.models.base import Base
    from tests.seed.conftest import TABLES

    Base.metadata.drop_all(db.engine, tables=TABLES)
    code, output = _seed(shop_app, files)
    assert code == 1 and "flask db upgrade" in output


def test_the_shipped_files_are_the_default(shop_app: Flask) -> None:  # noqa: F811
    assert shop_app.test_cli_runner().invoke(args=["seed"]).exit_code == 0
    assert len(catalogue.snapshot().products) == 9


@pytest.mark.parametrize("content", [None, b"<html>no picture</html>"], ids=["missing", "text"])
def test_a_picture_named_and_not_there_is_told_at_its_line_and_nothing_is_written(
    sqlite_house: Flask,
    files: Files,  # noqa: F811
    content: bytes | None,
) -> None:
    line = files.replace(files.products, "picture: 3443041-BLUE", "photos: [3443041-BLUE, sea-back]")
    if content is not None:
        folder = pictures.own_folder() / "640"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sea-back.webp").write_bytes(content)
    version = catalogue.snapshot().version
    code, output = _seed(sqlite_house, files)
    assert code == 1 and "nothing was written, 1 to mend" in output
    says = "there is no picture «sea-back»" if content is None else "640/sea-back.webp is no picture; expected WebP"
    assert f"products.yaml:{line}: {says}" in output
    assert catalogue.snapshot().version == version
