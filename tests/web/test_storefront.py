"""The shop's window, and the language it speaks."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from tests.web.visitors import Shopper

NBSP = "\N{NO-BREAK SPACE}"


def page(client: FlaskClient, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).get_data(as_text=True)


def test_every_model_stands_in_the_window_with_its_price(shopper: Shopper) -> None:
    home = page(shopper.client, "/")
    assert len(re.findall(r'href="/product/\w+"', home)) == 9
    assert f"від 1{NBSP}590{NBSP}грн" in home
    assert re.search(rf"Сукня Анна</a></h3>\s*<p class=\"price\">1{NBSP}850{NBSP}грн", home)
    assert "9 моделей" in home
    assert 'href="/chat"' in home


def test_a_model_shows_a_price_for_every_size_and_leads_to_the_chat(shopper: Shopper) -> None:
    product = page(shopper.client, "/product/11698818")
    rows = re.findall(r'<th scope="row">(\S+)</th><td class="cm">(\S+)</td><td class="price">(.*?)</td>', product)
    shown = {size: (heights, price.strip()) for size, heights, price in rows}
    assert len(shown) == 7
    assert shown["110-116"] == ("110–120", f"1{NBSP}990{NBSP}грн")
    assert shown["146-152"] == ("144–155", f"2{NBSP}390{NBSP}грн")
    assert 'href="/chat?product=11698818"' in product


def test_a_model_with_single_sizes_has_no_column_of_heights(shopper: Shopper) -> None:
    product = page(shopper.client, "/product/9251497")
    assert "На зріст" not in product and '<th scope="row">104</th>' in product


def test_an_unknown_model_is_not_found(shopper: Shopper) -> None:
    response = shopper.client.get("/product/none")
    assert response.status_code == 404
    assert "Такої сторінки немає" in response.get_data(as_text=True)


def test_the_browsers_language_is_spoken_and_ukrainian_otherwise(shopper: Shopper) -> None:
    assert 'lang="en"' in page(shopper.client, "/", **{"Accept-Language": "en-GB,en"})
    assert "9 models" in page(shopper.client, "/", **{"Accept-Language": "en"})
    assert "9 моделей" in page(shopper.client, "/", **{"Accept-Language": "uk,en;q=0.5"})
    assert "9 моделей" in page(shopper.client, "/", **{"Accept-Language": "de"})


def test_a_language_chosen_by_hand_is_kept(shopper: Shopper) -> None:
    assert "Message" in page(shopper.client, "/chat?lang=en")
    assert 'aria-label="Message"' in page(shopper.client, "/chat", **{"Accept-Language": "uk"})
    assert 'aria-label="Повідомлення"' in page(shopper.client, "/chat?lang=uk")
    assert page(shopper.client, "/chat?lang=xx")


def test_errors_speak_the_shoppers_language(shopper: Shopper) -> None:
    page(shopper.client, "/chat?lang=en")
    assert "A message has room for 4000 characters." in shopper.write("x" * 5000).get_data(as_text=True)
