"""The snapshot: one SELECT while nothing changes, whole again after a restore, the same for many threads at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, update

from app.errors import DatabaseAway
from app.extensions import db, write_transaction
from app.models.catalogue import CatalogueRow, ProductRow, ShopRow
from app.services import catalogue
from app.services.catalogue import DatabaseVariants, NothingForSale
from app.services.seed.seeding import apply
from tests.seed.conftest import Files, files, shop_app  # noqa: F401

pytestmark = pytest.mark.usefixtures("shop_app")


@contextmanager
def _statements() -> Iterator[list[str]]:
    heard: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            heard.append(statement)

    event.listen(db.engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(db.engine, "before_cursor_execute", hear)


def test_an_unseeded_database_is_named(shop_app: Flask) -> None:  # noqa: F811
    with pytest.raises(NothingForSale, match="flask seed"):
        catalogue.current()


def test_a_database_without_tables_is_away(shop_app: Flask) -> None:  # noqa: F811
    CatalogueRow.__table__.drop(db.engine)
    with pytest.raises(DatabaseAway):
        catalogue.current()


def test_an_unchanged_catalogue_costs_one_select(files: Files) -> None:  # noqa: F811
    apply(files.load())
    first = catalogue.current()
    with _statements() as heard:
        again = catalogue.current()
    assert len(heard) == 1
    assert again[0] is first[0] and again[1] is first[1]


def test_variants_of_several_products_cost_one_select(files: Files) -> None:  # noqa: F811
    apply(files.load())
    with _statements() as heard:
        found = DatabaseVariants().read(["11698818", "11705284", "11698818", "no such"])
    assert len(heard) == 1
    assert [v.product_id for v in found] == ["11698818"] * 28 + ["11705284"] * 28
    assert [v.size for v in found][:7] == ["80-92", "98-104", "110-116", "122-128", "134-140", "146-152", "158-164"]
    assert DatabaseVariants().read([]) == ()


def test_an_older_database_put_back_is_read_whole(files: Files) -> None:  # noqa: F811
    apply(files.load())
    catalogue.current()
    with write_transaction() as session:
        session.execute(update(CatalogueRow).values(version=0))
        session.execute(update(ProductRow).values(version=0))
        session.execute(update(ProductRow).where(ProductRow.id == "5888646").values(retired=True))
    assert catalogue.snapshot().find("5888646") is None
    assert catalogue.snapshot().version == 0


def test_a_changed_shop_leaves_the_products_snapshot_as_it_is(files: Files) -> None:  # noqa: F811
    apply(files.load())
    was = catalogue.snapshot()
    with write_transaction() as session:
        row = session.get_one(ShopRow, 1)
        row.document, row.version = {**row.document, "agent": "Олег"}, row.version + 1
    assert catalogue.shop().agent == "Олег"
    assert catalogue.snapshot() is was


def test_many_threads_share_one_snapshot(shop_app: Flask, files: Files) -> None:  # noqa: F811
    apply(files.load())

    def look(_: int) -> int:
        with shop_app.app_context():
            return id(catalogue.snapshot())

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(look, range(40)))) == 1
