"""The revisions make the tables the code has, on both databases, and can be walked back."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import inspect

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
