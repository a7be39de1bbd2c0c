"""The revisions make the tables the code has, on both databases, and can be walked back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import inspect, select

from app import create_app
from app.extensions import db
from app.factory import open_migrations
from app.models.tables import METADATA
from app.services import health
from app.settings import Settings


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Flask:
    """An application on a database without tables."""
    address = f"sqlite:///{tmp_path / 'empty.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("empty_postgres_url")
    app = create_app(Settings(database_url=address, instance_dir=tmp_path))
    open_migrations(app)
    return app


def test_migrated_there_and_back_and_there_again_the_tables_are_the_codes(empty: Flask) -> None:
    with empty.app_context():
        assert not health.run()["migrations"]
        upgrade()
        assert set(inspect(db.engine).get_table_names()) == {*METADATA.tables, "alembic_version"}
        check()
        assert health.run()["migrations"]
        downgrade(revision="base")
        assert set(inspect(db.engine).get_table_names()) == {"alembic_version"}
        upgrade()
        check()
        db.engine.dispose()


def test_there_is_one_newest_revision() -> None:
    assert len(health.newest_revisions()) == 1


def test_one_picture_becomes_the_first_of_several_photos_and_the_cover_goes_back(empty: Flask) -> None:
    colour = {"name": "синій", "picture": "sea", "words": []}
    rows = {
        "A": ({**colour, "look": "Темний."}, colour),
        "B": ({**colour, "picture": ""}, None),
        "C": ({"name": "без фото"}, {"name": "без фото", "retired": False}),
    }
    with empty.app_context():
        upgrade(revision="0002")
        with db.engine.begin() as connection:
            connection.execute(_CATEGORY.insert().values(id="c", position=0, retired=False, document={}))
            connection.execute(
                _PRODUCT.insert().values(id="p", category_id="c", title="П", position=0, version=1, retired=False, document={})
            )
            for sku, (document, seeded) in rows.items():
                connection.execute(_COLOUR.insert().values(**_ROW, sku=sku, document=document, seeded=seeded))
        upgrade(revision="0003")
        assert _colours() == {
            "A": (
                {"name": "синій", "look": "Темний.", "words": [], "photos": ["sea"]},
                {"name": "синій", "words": [], "photos": ["sea"]},
            ),
            "B": ({"name": "синій", "words": [], "photos": []}, None),
            "C": rows["C"],
        }
        with db.engine.begin() as connection:
            two = {"name": "синій", "words": [], "photos": ["front", "back"]}
            connection.execute(_COLOUR.update().where(_COLOUR.c.sku == "B").values(document=two))
        downgrade(revision="0002")
        assert _colours() == {**rows, "B": ({**colour, "picture": "front"}, None)}
        db.engine.dispose()


_CATEGORY, _PRODUCT, _COLOUR = (METADATA.tables[name] for name in ("category", "product", "colour"))
_ROW = {"product_id": "p", "name": "синій", "position": 0, "retired": False}


def _colours() -> dict[str, tuple[Any, Any]]:
    """Document and seeded by SKU. JSON null and no value at all are both None."""
    with db.engine.connect() as connection:
        return {row.sku: (row.document, row.seeded) for row in connection.execute(select(_COLOUR))}
