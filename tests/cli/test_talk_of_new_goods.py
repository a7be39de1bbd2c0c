"""A model made in the desk's form is priced in the terminal's talk, in the very next line."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.cli.talk.clock import TalkClock
from app.cli.talk.session import Talk
from app.extensions import db
from app.services import staff
from app.settings import Settings
from tests.web.visitors import OWN, PASSWORD, Staff

FORM = {
    "title": "Сукня Зоря", "category": "dresses", "fabric": "льон", "sizes-0-label": "110-116", "sizes-0-price": "1 190,00",
    "sizes-1-label": "122-128", "sizes-1-price": "1290", "colours-0-name": "синій", "colours-1-name": "жовтий",
    "colours-1-prices": "122-128: 1350",
}  # fmt: skip


@pytest.fixture
def house(sqlite_url: str, tmp_path: Path) -> Iterator[Flask]:
    """No context is pushed: a request has its own, as in a server."""
    app = create_app(Settings(_env_file=None, database_url=sqlite_url, instance_dir=tmp_path))
    app.extensions["storefront"].clock = TalkClock("Europe/Kyiv")
    with app.app_context():
        staff.add("maria@mirt.example", "Марія", PASSWORD, "manager")
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def manager(house: Flask) -> Staff:
    return Staff(house.test_client()).signed_in("maria@mirt.example")


@pytest.fixture
def talk(house: Flask) -> Talk:
    return Talk(house.extensions["storefront"].clock)


def post(manager: Staff, path: str, form: dict[str, str]) -> None:
    response = manager.client.post(path, data=form, headers={"Origin": OWN}, content_type="multipart/form-data")
    assert response.status_code == 303, response.get_data(as_text=True)


def said(house: Flask, talk: Talk, text: str) -> str:
    with house.app_context():
        return json.dumps(talk.answer(json.dumps({"text": text})), ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("wish", "price"), [("Сукня Зоря синя на 112", "1 190"), ("а жовта Зоря на 125?", "1 350")])
def test_what_was_just_saved_is_priced_by_size_and_colour(house: Flask, manager: Staff, talk: Talk, wish: str, price: str) -> None:
    assert "Зоря" not in said(house, talk, "Які сукні є?")
    post(manager, "/admin/products/new", FORM)
    answer = said(house, talk, wish)
    assert "Сукня Зоря" in answer and price in answer


def test_a_price_changed_and_a_model_hidden_are_known_in_the_same_talk(house: Flask, manager: Staff, talk: Talk) -> None:
    post(manager, "/admin/products/new", FORM)
    assert "1 190" in said(house, talk, "Сукня Зоря синя на 112")
    base = re.search(r'name="base" value="([^"]*)"', manager.page("/admin/products/suknia-zoria"))
    assert base
    kept = {"colours-0-sku": "suknia-zoria-SYNII", "colours-1-sku": "suknia-zoria-ZHOVTYI"}
    known = {f"colours-{at}-{name}": "1" for at in (0, 1) for name in ("known", "sold")}
    again = {**FORM, **kept, **known, "sizes-0-price": "1222", "base": html.unescape(base[1])}
    post(manager, "/admin/products/suknia-zoria", again)
    assert "1 222" in said(house, talk, "скільки коштує Зоря на 112?")
    assert manager.post("/admin/products/suknia-zoria/hide").status_code == 303
    assert "1 222" not in said(house, talk, "Сукня Зоря синя на 112")
