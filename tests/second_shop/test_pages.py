"""The second shop's window, product pages and chat: whole, and without a word of what it does not sell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.second_shop.test_talks import FOREIGN
from tests.terminal import Shop

# The interface says «модель» of whatever a catalogue holds.
MODEL = re.compile(r"модел\w*", re.IGNORECASE)
PAGES = (
    "/", "/collection", "/collection?category=planters", "/collection?size=17 см", "/collection?colour=білий",
    "/collection?q=монстерка", "/collection?height=110", "/product/monstera", "/product/wave?colour=W-WHITE",
    "/product/stone", "/product/soil", "/order", "/chat", "/chat?product=monstera&size=17 см", "/chat?product=soil",
    "/terms", "/privacy", "/sitemap.xml",
)  # fmt: skip


@pytest.fixture
def visitor(garden: Shop) -> Iterator[FlaskClient]:
    app, _ = garden
    with app.app_context():
        yield app.test_client()


def seen(visitor: FlaskClient, address: str) -> str:
    """What a visitor reads, attributes and tags aside."""
    page = visitor.get(address, headers={"Accept-Language": "uk"})
    assert page.status_code == 200, address
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.get_data(as_text=True), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(text)).replace("\u00a0", " ")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_speaks_of_clothes_children_or_heights(visitor: FlaskClient, address: str) -> None:
    assert FOREIGN.findall(MODEL.sub("", seen(visitor, address))) == []


def test_the_window_sorts_by_its_own_shelves_sizes_and_colours(visitor: FlaskClient) -> None:
    window = seen(visitor, "/collection")
    assert all(word in window for word in ("Кімнатні рослини", "Кашпо", "12 см", "24 см", "теракотовий", "графітовий"))
    assert "Монстера деліціоза" in seen(visitor, "/collection?size=24 см")
    assert "Кашпо Хвиля" not in seen(visitor, "/collection?size=24 см")
    assert "Кашпо Хвиля" in seen(visitor, "/collection?colour=білий")
    assert "Монстера деліціоза" in seen(visitor, "/collection?q=монстерка")


def test_a_plant_has_pots_and_prices_and_no_colour(visitor: FlaskClient) -> None:
    page = seen(visitor, "/product/monstera")
    assert all(word in page for word in ("12 см", "420 грн", "24 см", "1 650 грн"))
    assert "Колір" not in page


def test_what_comes_in_one_piece_has_a_price_and_nothing_to_choose(visitor: FlaskClient) -> None:
    page = seen(visitor, "/product/soil")
    assert "145 грн" in page
    assert not [word for word in ("Колір", "Розмір", "колір") if word in page.replace("Розмір, колір, ціна", "")]
    assert "size" not in visitor.get("/product/soil").get_data(as_text=True).partition("ld+json")[2].partition("</script>")[0]


def test_the_chat_opened_from_its_page_knows_it(visitor: FlaskClient) -> None:
    assert "Ґрунт універсальний" in seen(visitor, "/chat?product=soil")
    assert "Розмір 17 см" in visitor.get("/chat?product=monstera&size=17 см").get_data(as_text=True)
