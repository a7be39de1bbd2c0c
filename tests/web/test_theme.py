"""The shop's own look: one small style sheet, kept while it stays the same."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import update

from app.domain.theme import Theme
from app.extensions import write_transaction
from app.models.catalogue import ShopRow
from app.services.seed.shop_form import ThemeForm
from app.web.theme import sheet
from tests.web.visitors import Shopper


def picked(house: Flask, **theme: object) -> None:
    """As if the shop had been seeded with it."""
    with house.app_context(), write_transaction() as session:
        document = dict(session.query(ShopRow).one().document)
        document["theme"] = ThemeForm(**theme).model_dump(mode="json")
        session.execute(update(ShopRow).values(document=document, version=ShopRow.version + 1))


def linked(shopper: Shopper) -> str:
    found = re.search(r'href="(/theme\.css\?v=\w+)"', shopper.page())
    assert found
    return found[1]


def test_a_shop_that_picks_nothing_keeps_the_houses_look(shopper: Shopper) -> None:
    assert "--" not in shopper.client.get(linked(shopper)).get_data(as_text=True)


def test_a_picked_brand_comes_by_day_and_by_night(house: Flask, shopper: Shopper) -> None:
    picked(house, brand="#0b5a56", radius=6, font="Georgia")
    css = shopper.client.get(linked(shopper)).get_data(as_text=True)
    day, night = css.split("@media (prefers-color-scheme: dark)")
    assert "--brand: #0b5a56;" in day and "--radius: 6px;" in day and "--font: Georgia, Onest" in day
    assert "--brand: #" in night and "#0b5a56" not in night


def test_the_address_moves_with_the_theme_and_its_answer_is_kept(house: Flask, shopper: Shopper) -> None:
    before = linked(shopper)
    kept = shopper.client.get(before).headers["Cache-Control"]
    assert "immutable" in kept and "max-age=31536000" in kept
    picked(house, brand="#0b7a75")
    assert linked(shopper) != before
    assert "immutable" not in shopper.client.get(before).headers["Cache-Control"]


def test_without_a_version_it_is_asked_for_anew(shopper: Shopper) -> None:
    first = shopper.client.get("/theme.css")
    again = shopper.client.get("/theme.css", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize(
    "wrong", [{"brand": "red"}, {"paper": "#333333"}, {"font": "x; } body { display: none"}, {"radius": 90}, {"ink": "#000"}]
)
def test_a_theme_that_would_break_the_pages_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        ThemeForm(**wrong)


def test_a_sheet_is_plain_declarations_of_tokens() -> None:
    css = sheet(Theme(brand="#c2185b", paper="#ffffff", ink="#111111", radius=4, font="Georgia, serif"))
    assert re.fullmatch(r"(?::root[^{]*\{( --[\w-]+: [#\w, -]+;)+ \}\n|@media \([\w: -]+\) \{\n|\}\n)+", css)
