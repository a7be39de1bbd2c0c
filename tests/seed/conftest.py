"""A bare application over a database of its own with the catalogue's tables, and the shop's files to copy and spoil."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from app.cli.seed import seed
from app.extensions import db
from app.models.base import Base
from app.models.catalogue import CatalogueRow, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow
from app.services.seed.loading import SeedFiles, load
from app.settings import Settings

SEED = Path(__file__).parents[2] / "seed"
TABLES = [row.__table__ for row in (CatalogueRow, ShopRow, CategoryRow, ProductRow, ColourRow, VariantRow)]

Spoil = Callable[[str], str]


class Files:
    """Copies of the shop's two files that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.products, self.shop = folder / "products.yaml", folder / "shop.yaml"
        for file in (self.products, self.shop):
            file.write_text((SEED / file.name).read_text(encoding="utf-8"), encoding="utf-8")

    def replace(self, file: Path, old: str, new: str) -> int:
        """Change the first `old`; its line."""
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file.name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def load(self) -> SeedFiles:
        return load(self.products, self.shop)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def shop_app(tmp_path: Path) -> Iterator[Flask]:
    """Within its application context; nothing is seeded."""
    app = Flask("app")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{tmp_path / 'shop.db'}"
    db.init_app(app)
    app.cli.add_command(seed)
    app.extensions["storefront"] = SimpleNamespace(settings=Settings(instance_dir=tmp_path))
    with app.app_context():
        Base.metadata.create_all(db.engine, tables=TABLES)
        yield app
        db.engine.dispose()
