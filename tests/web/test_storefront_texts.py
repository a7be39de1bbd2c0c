"""The shop's own texts as pages, and what machines ask for."""

from __future__ import annotations

import re
import sys
from itertools import chain
from xml.etree import ElementTree

import pytest

from tests.web.test_storefront import page
from tests.web.visitors import Shopper

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/delivery", f"Передоплата – 200{NBSP}грн"),
        ("/delivery", "тільки Новою поштою"),
        ("/exchange", "Обмін і повернення можливі"),
        ("/terms", "Хто продає"),
        ("/privacy", "Файли cookie"),
    ],
)
def test_a_page_says_what_the_shop_has_written(shopper: Shopper, path: str, says: str) -> None:
    assert says in page(shopper.client, path)


def test_every_page_of_the_shop_leads_to_the_others(shopper: Shopper) -> None:
    home = page(shopper.client, "/")
    for path in ("/order", "/delivery", "/exchange", "/terms", "/privacy"):
        assert f'href="{path}"' in home
        assert shopper.client.get(path).status_code == 200


def test_the_map_names_every_model_once_and_every_address_answers(shopper: Shopper) -> None:
    response = shopper.client.get("/sitemap.xml")
    assert response.mimetype == "application/xml"
    found = [element.text or "" for element in ElementTree.fromstring(response.get_data()).iter() if element.tag.endswith("loc")]
    assert len(found) == len(set(found)) == 1 + 3 + 9 + 4
    assert all(shopper.client.get(address.removeprefix("http://localhost")).status_code == 200 for address in found)


def test_a_shop_too_big_for_one_map_has_several(shopper: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = locations(page(shopper.client, "/sitemap.xml"))
    monkeypatch.setattr(sys.modules["app.web.storefront.addresses"], "MOST", 5)
    parts = locations(page(shopper.client, "/sitemap.xml"))
    assert parts == [f"http://localhost/sitemap-{part}.xml" for part in (1, 2, 3, 4)]
    told = [locations(page(shopper.client, part.removeprefix("http://localhost"))) for part in parts]
    assert all(len(part) <= 5 for part in told) and [*chain(*told)] == whole
    assert shopper.client.get("/sitemap-5.xml").status_code == 404


def locations(xml: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(xml).iter() if element.tag.endswith("loc")]


def test_talks_orders_and_the_desk_are_kept_from_robots(shopper: Shopper) -> None:
    said = page(shopper.client, "/robots.txt")
    assert {"Disallow: /chat", "Disallow: /order", "Disallow: /admin"} <= set(said.splitlines())
    assert "Sitemap: http://localhost/sitemap.xml" in said


def test_a_search_is_no_page_of_its_own(shopper: Shopper) -> None:
    assert 'name="robots" content="noindex' in page(shopper.client, "/collection?q=лагуна")
    assert re.search(
        r'rel="canonical" href="http://localhost/collection\?category=suits"', page(shopper.client, "/collection?category=suits")
    )


def test_no_page_carries_style_or_script_of_its_own(shopper: Shopper) -> None:
    for path in ("/", "/collection?q=лагуна", "/product/11698818?height=119", "/order", "/terms", "/no-such-page"):
        html = shopper.client.get(path).get_data(as_text=True)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), path
        assert all("src=" in tag or "ld+json" in tag for tag in re.findall(r"<script[^>]*>", html)), path
