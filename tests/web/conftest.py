"""A shop with open doors: the first shop's goods, a database of its own, and a dialogue that says what it is told to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.extensions import db
from app.models.tables import METADATA
from app.services import staff
from app.services.seed.loading import load
from app.services.seed.seeding import apply
from app.settings import Settings
from tests.web.visitors import PASSWORD, Script, Shopper, Staff

SEED = Path(__file__).resolve().parents[2] / "seed"


def settings(folder: Path, **more: object) -> Settings:
    return Settings(_env_file=None, instance_dir=folder, **more)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a seeded database and two members of staff, copied for each test."""
    folder = tmp_path_factory.mktemp("seeded")
    app = create_app(settings(folder))
    with app.app_context():
        METADATA.create_all(db.engine)
        apply(load(SEED / "products.yaml", SEED / "shop.yaml"))
        staff.add("maria@mirt.example", "Марія", PASSWORD, "manager")
        staff.add("guest@mirt.example", "Гість", PASSWORD, "viewer")
        db.engine.dispose()
    return folder


@pytest.fixture
def limits() -> dict[str, object]:
    """Settings a test may change before its house is built."""
    return {}


@pytest.fixture
def house(tmp_path: Path, seeded: Path, limits: dict[str, object]) -> Iterator[Flask]:
    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    app = create_app(settings(tmp_path, **limits))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def script(house: Flask) -> Script:
    """What the shop says; by default an echo."""
    script = Script()
    house.extensions["storefront"].dialogue = script
    return script


@pytest.fixture
def shopper(house: Flask, script: Script) -> Shopper:
    return Shopper(house.test_client())


@pytest.fixture
def stranger(house: Flask, script: Script) -> Shopper:
    return Shopper(house.test_client())


@pytest.fixture
def manager(house: Flask, script: Script) -> Staff:
    return Staff(house.test_client()).signed_in("maria@mirt.example")


@pytest.fixture
def viewer(house: Flask, script: Script) -> Staff:
    return Staff(house.test_client()).signed_in("guest@mirt.example")
