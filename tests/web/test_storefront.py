"""The shop's window: the collection, what is asked for in an address, one model, and the language it speaks."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select, update

from app.extensions import db, write_transaction
from app.models.catalogue import CategoryRow, ColourRow, ProductRow, VariantRow
from app.services import catalogue
from app.services.window import PAGE
from tests.web.visitors import Shopper

NBSP = "\N{NO-BREAK SPACE}"
LAGUNA = "/product/11698818"


def page(client: FlaskClient, path: str, **headers: str) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200, path
    return response.get_data(as_text=True)


def tiles(html: str) -> list[str]:
    return re.findall(r'<h2 class="title"><a href="[^"]*">(.*?)</a>', html)


def prices(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", shown).strip() for shown in re.findall(r'<p class="price">(.*?)</p>', html)]


@contextmanager
def statements(house: Flask) -> Iterator[list[str]]:
    seen: list[str] = []
    with house.app_context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def test_every_model_stands_in_the_window_with_its_price(shopper: Shopper) -> None:
    home = page(shopper.client, "/")
    shown = dict(zip(tiles(home), prices(home), strict=True))
    assert len(shown) == 9
    assert shown["Костюм Лагуна"] == f"від 1{NBSP}590{NBSP}грн"
    assert shown["Сукня Анна"] == f"1{NBSP}850{NBSP}грн"
    assert home.count('<svg class="sw"') >= 29
    assert 'href="/chat"' in home


def test_a_search_finds_in_the_window_and_keeps_its_words(shopper: Shopper) -> None:
    found = page(shopper.client, "/collection?q=лагна+сіра")
    assert tiles(found) == ["Костюм Лагуна"]
    assert 'value="лагна сіра"' in found and "1 модель" in found
    assert "11762726-GREY" in found, "the picture is of the colour asked for"


def test_what_was_not_found_is_said(shopper: Shopper) -> None:
    nothing = page(shopper.client, "/collection?q=шкарпетки")
    assert "нічого не знайшли" in nothing and tiles(nothing) == [] and 'href="/chat"' in nothing
    assert "На «зелена» нічого немає." in page(shopper.client, "/collection?q=зелена+лагуна")
    assert "ось найближче" in page(shopper.client, "/collection?q=червона+лагуна")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("category=dresses", {"Сукня Анна"}),
        ("category=outerwear&colour=рожевий", {"Тренч"}),
        ("colour=білий", {"Костюм Мерея", "Тренч екошкіра"}),
        ("colour=бордовий&colour=капучіно", {"Костюм Ритм", "Костюм Каприз", "Тренч екошкіра"}),
        ("size=80-92", {"Костюм Лагуна", "Костюм Мрія", "Костюм Мерея"}),
        ("size=110-116&category=suits", {"Костюм Валері", "Костюм Лагуна", "Костюм Мрія", "Костюм Мерея"}),
        ("height=86", {"Костюм Лагуна", "Костюм Мрія", "Костюм Мерея"}),
        ("height=1,12&q=тренч", {"Тренч екошкіра", "Тренч"}),
        ("price=-1800", {"Костюм Лагуна", "Костюм Мрія"}),
        ("price=-1800&size=158-164", set()),
        ("price=2300-&size=158-164", {"Костюм Лагуна", "Костюм Мрія", "Тренч"}),
        ("category=nothing", set()),
    ],
)
def test_what_is_asked_for_is_shown(shopper: Shopper, asked: str, found: set[str]) -> None:
    assert set(tiles(page(shopper.client, f"/collection?{asked}"))) == found


def test_a_size_asked_for_is_shown_with_its_own_price(shopper: Shopper) -> None:
    found = page(shopper.client, "/collection?height=119&q=лагуна")
    assert prices(found) == [f"110-116 · 1{NBSP}990{NBSP}грн"]


def test_a_height_that_is_none_is_said_at_its_field_and_stays_there(shopper: Shopper) -> None:
    for typed in ("велика", "12345", "5", "-3", "112abc"):
        shown = page(shopper.client, f"/collection?height={typed}")
        assert "Напишіть зріст числом" in shown and f'value="{typed}"' in shown
        assert len(tiles(shown)) == 9


def test_nonsense_in_an_address_is_ignored(shopper: Shopper) -> None:
    for query in ("page=-1", "page=x", "page=999999999999", "price=abc", "price=-", "colour=", "size=%00", "q=%F0%9F%A4%8D"):
        assert shopper.client.get(f"/collection?{query}").status_code == 200, query


def test_a_page_past_the_last_leads_to_the_last(shopper: Shopper) -> None:
    assert shopper.client.get("/collection?category=suits&page=50").location == "/collection?category=suits&page=1"


def test_a_big_shop_is_shown_a_page_at_a_time(shopper: Shopper, house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.window.PAGE", 4)
    first, last = page(shopper.client, "/collection"), page(shopper.client, "/collection?page=3")
    assert len(tiles(first)) == 4 and 'rel="next"' in first and 'rel="prev"' not in first
    assert len(tiles(last)) == 1 and 'rel="prev"' in last and 'rel="next"' not in last
    assert PAGE == 24


def test_the_window_asks_the_database_no_more_for_more_models(shopper: Shopper, house: Flask) -> None:
    page(shopper.client, "/")
    for path, most in (("/", 1), ("/collection?q=лагуна", 1), ("/collection?height=116&colour=рожевий", 2), (LAGUNA, 2)):
        page(shopper.client, path)
        with statements(house) as seen:
            page(shopper.client, path)
        assert len(seen) <= most, (path, seen)


def test_typing_replaces_the_address_and_leaving_a_page_keeps_it(shopper: Shopper) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/"}
    first = shopper.client.get("/collection?q=лаг", headers=headers)
    assert "HX-Push-Url" in first.headers
    headers["HX-Current-URL"] = "http://localhost/collection?q=лаг"
    then = shopper.client.get("/collection?q=лагу", headers=headers)
    assert "HX-Push-Url" not in then.headers and then.headers["HX-Replace-Url"].startswith("/collection?q=")


def sizes(html: str) -> dict[str, tuple[str, str]]:
    rows = re.findall(r'name="size" value="(\S+)".*?class="cm">(\S+?)</td>.*?class="price">(.*?)</td>', html, re.DOTALL)
    return {size: (heights, price) for size, heights, price in rows}


def test_a_model_shows_a_price_for_every_size_and_leads_to_the_chat(shopper: Shopper) -> None:
    product = page(shopper.client, LAGUNA)
    shown = sizes(product)
    assert len(shown) == 7
    assert shown["110-116"] == ("110–120", f"1{NBSP}990{NBSP}грн")
    assert shown["146-152"] == ("144–155", f"2{NBSP}390{NBSP}грн")
    assert 'name="product" value="11698818:рожевий"' in product
    assert "122-128</span>: довжина кофти 49" in product


def test_a_model_of_single_sizes_says_for_which_heights_each_is(shopper: Shopper) -> None:
    shown = sizes(page(shopper.client, "/product/9251497"))
    assert (shown["98"][0], shown["104"][0], shown["164"][0]) == ("92–98", "99–104", "159–164")


def test_a_colour_is_chosen_by_its_address(shopper: Shopper) -> None:
    grey = page(shopper.client, f"{LAGUNA}?colour=11762726-GREY")
    assert "<b>сірий</b>" in grey and 'value="11698818:сірий"' in grey
    assert "<b>рожевий</b>" in page(shopper.client, f"{LAGUNA}?colour=none")


@pytest.mark.parametrize(
    ("model", "height", "says"),
    [
        ("11698818", "115", "На 115 см підійде 110-116 за 1 990 грн."),
        ("11698818", "119", "На виріст: 122-128 за 2 190 грн."),
        ("11698818", "107", "На виріст: 110-116 за 1 990 грн."),
        ("11698818", "70", "навіть найменший розмір, 80-92 за 1 590 грн, буде вільним"),
        ("11698818", "175", "На 175 см розміру обіцяти не можемо."),
        ("3443041", "95", "На 95 см розміру тут немає. Є: 110-116,"),
        ("9251497", "103", "На 103 см підійде 104 за 1 950 грн."),
        ("11698818", "зріст", "Напишіть зріст числом"),
    ],
)
def test_the_ruler_answers_as_the_table_says(shopper: Shopper, model: str, height: str, says: str) -> None:
    answer = re.search(r'<div class="answer".*?</div>', page(shopper.client, f"/product/{model}?height={height}"), re.DOTALL)
    assert answer
    assert says in re.sub(r"<[^>]+>", "", answer[0]).replace(NBSP, " ")


def test_a_model_is_told_to_search_engines(shopper: Shopper) -> None:
    product = page(shopper.client, LAGUNA)
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', product, re.DOTALL)[1])  # type: ignore[index]
    assert (told["@type"], told["name"]) == ("Product", "Костюм Лагуна")
    offers = told["offers"]
    assert (offers["lowPrice"], offers["highPrice"], offers["priceCurrency"]) == ("1590.00", "2390.00", "UAH")
    assert offers["availability"].endswith("/MadeToOrder"), "what is sewn to order is not called in stock"
    assert len(told["image"]) == 4 and all(image.startswith("http://localhost/pictures/") for image in told["image"])
    assert '<link rel="canonical" href="http://localhost/product/11698818">' in product
    assert 'property="og:image" content="http://localhost/pictures/' in product


def structured(shown: str) -> dict[str, Any]:
    """What a page tells search engines."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', shown, re.DOTALL)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_an_unknown_model_is_not_found(shopper: Shopper) -> None:
    response = shopper.client.get("/product/none")
    assert response.status_code == 404
    assert "Цієї сторінки тут немає" in response.get_data(as_text=True)


def test_the_browsers_language_is_spoken_and_ukrainian_otherwise(shopper: Shopper) -> None:
    assert 'lang="en"' in page(shopper.client, "/", **{"Accept-Language": "en-GB,en"})
    assert "9 models" in page(shopper.client, "/collection", **{"Accept-Language": "en"})
    assert "9 моделей" in page(shopper.client, "/collection", **{"Accept-Language": "uk,en;q=0.5"})
    assert "9 моделей" in page(shopper.client, "/collection", **{"Accept-Language": "de"})


def test_a_language_chosen_by_hand_is_kept(shopper: Shopper) -> None:
    assert "Write to us" in page(shopper.client, "/?lang=en")
    assert "Write to us" in page(shopper.client, "/", **{"Accept-Language": "uk"})
    assert "Написати нам" in page(shopper.client, "/?lang=uk")
    assert page(shopper.client, "/?lang=xx")


def test_errors_speak_the_shoppers_language(shopper: Shopper) -> None:
    page(shopper.client, "/chat?lang=en")
    assert "A message has room for 4000 characters." in shopper.write("x" * 5000).get_data(as_text=True)


def test_the_chat_opened_from_a_model_knows_its_colour_and_the_size_chosen(shopper: Shopper) -> None:
    about = page(shopper.client, "/chat?product=11698818:сірий&size=110-116")
    assert "<b>Костюм Лагуна, сірий</b>" in about
    assert 'name="page" value="11698818:сірий"' in about and ">Розмір 110-116</textarea>" in about
    foreign = page(shopper.client, "/chat?product=11698818:зелений&size=3")
    assert 'name="page" value="11698818"' in foreign and "></textarea>" in foreign
    assert 'name="page"' not in page(shopper.client, "/chat?product=none")


def test_neighbours_in_the_window_wear_different_colours(shopper: Shopper) -> None:
    shown = re.findall(r'<img class="pic" src="/pictures/\w+/\d+/\d+-([A-Z-]+)\.webp"', page(shopper.client, "/"))
    assert len(shown) == 9
    assert all(len(set(row)) == len(row) for row in (shown[:4], shown[4:8]))


def test_a_shop_that_sells_nothing_just_now_still_has_a_window(shopper: Shopper, house: Flask) -> None:
    with house.app_context(), write_transaction() as session:
        version = catalogue.raise_version(session)
        session.execute(update(ProductRow).values(retired=True, version=version))
    for path in ("/", "/collection", "/collection?q=лагуна&height=116&price=-2000", "/sitemap.xml"):
        assert tiles(page(shopper.client, path)) == [], path
    assert 'href="/chat"' in page(shopper.client, "/")
    assert shopper.client.get(LAGUNA).status_code == 404


def test_a_size_that_is_gone_cannot_be_chosen_and_the_ruler_says_so(shopper: Shopper, house: Flask) -> None:
    with house.app_context(), write_transaction() as session:
        gone = (VariantRow.sku == "11698818-PINK") & (VariantRow.size == "110-116")
        session.execute(update(VariantRow).where(gone).values(stock=2, reserved=2))
    product = page(shopper.client, f"{LAGUNA}?height=115")
    assert 'value="110-116" disabled' in product and "зараз немає" in product
    assert "у цьому кольорі немає" in product
    assert "disabled" not in page(shopper.client, f"{LAGUNA}?colour=11762726-GREY")


@pytest.mark.parametrize(
    ("stock", "availability"),
    [({}, "MadeToOrder"), ({"stock": 3, "reserved": 1}, "InStock"), ({"stock": 2, "reserved": 2}, "OutOfStock")],
)
def test_search_engines_are_told_what_can_be_had(shopper: Shopper, house: Flask, stock: dict[str, int], availability: str) -> None:
    if stock:
        with house.app_context(), write_transaction() as session:
            session.execute(update(VariantRow).where(VariantRow.product_id == "11698818").values(**stock))
    told = structured(page(shopper.client, LAGUNA))
    assert told["offers"]["availability"] == f"https://schema.org/{availability}"


def test_every_model_is_told_with_the_prices_its_page_shows(shopper: Shopper, house: Flask) -> None:
    with house.app_context():
        goods = catalogue.snapshot()
    for product in goods.products:
        shown_page = page(shopper.client, f"/product/{product.id}")
        told = structured(shown_page)
        prices_shown = [
            int("".join(filter(str.isdecimal, each))) for each in re.findall(r'<td class="price">([^<]+)</td>', shown_page)
        ]
        assert (float(told["offers"]["lowPrice"]), float(told["offers"]["highPrice"])) == (min(prices_shown), max(prices_shown)), (
            product.title
        )
        assert told["offers"]["offerCount"] == len(product.colours) * len(product.sizes)
        assert {"@context", "@type", "name", "description", "image", "brand", "offers", "url"} <= set(told)
        assert f'<link rel="canonical" href="{told["url"]}">' in shown_page
        image = re.search(r'property="og:image" content="http://localhost([^"]+)"', shown_page)
        assert image and shopper.client.get(image[1]).mimetype == "image/webp"


def test_a_size_on_a_card_opens_the_model_with_it_chosen(shopper: Shopper) -> None:
    card = re.search(r'<li class="item".*?Костюм Лагуна.*?</ul>', page(shopper.client, "/collection?q=лагуна"), re.DOTALL)
    assert card
    addresses = [html.unescape(each) for each in re.findall(r'<li><a href="([^"]+)"', card[0])]
    assert len(addresses) == 7 and all("=&" not in each for each in addresses)
    product = page(shopper.client, addresses[2])
    assert 'value="110-116" checked' in product and product.count(" checked") == 1
    assert "size=110-116" in product.split('class="tones"')[1].split("</section>")[0], "another colour keeps the size"
    assert " checked" not in page(shopper.client, f"{LAGUNA}?size=999")


def test_a_card_found_by_height_opens_with_the_height_answered(shopper: Shopper) -> None:
    found = page(shopper.client, "/collection?q=лагуна&height=119")
    address = re.search(r'class="title"><a href="([^"]+)"', found)
    assert address and "На 119 см підійде" in re.sub("<[^>]+>", "", page(shopper.client, html.unescape(address[1])))


def test_every_photo_of_a_colour_stands_in_the_gallery_and_opens_whole(shopper: Shopper, house: Flask) -> None:
    assert page(shopper.client, LAGUNA).count('class="shot"') == 1 and 'class="jump"' not in page(shopper.client, LAGUNA)
    names = ["11698818-PINK", "11903529-PINK", "no-such-file", "11704797-YELLOW"]
    with house.app_context(), write_transaction() as session:
        version = catalogue.raise_version(session)
        row = session.execute(select(ColourRow).where(ColourRow.sku == "11698818-PINK")).scalar_one()
        row.document = {**row.document, "photos": names}
        session.execute(update(ProductRow).where(ProductRow.id == "11698818").values(version=version))
    product = page(shopper.client, LAGUNA)
    whole = re.findall(r'class="shot" id="photo-\d" href="([^"]+)"', product)
    assert [name for name in names for address in whole if name in address] == [names[0], names[1], names[3]]
    assert all(shopper.client.get(address).status_code == 200 for address in whole)
    assert product.count('href="#photo-') == 3


def test_what_is_not_found_is_answered_by_what_there_is(shopper: Shopper) -> None:
    empty = page(shopper.client, "/collection?q=шкарпетки")
    assert "А ось що в нас є" in empty and empty.count('<h3 class="title">') == 4


def test_a_shop_of_many_shelves_and_colours_folds_them_away(shopper: Shopper, house: Flask) -> None:
    assert 'class="all"' not in page(shopper.client, "/") and "Ще 2 кольори" in page(shopper.client, "/")
    with house.app_context(), write_transaction() as session:
        version = catalogue.raise_version(session)
        session.add_all(
            CategoryRow(id=f"shelf-{n}", position=100 + n, document={"title": f"полиця {n}", "words": []}) for n in range(30)
        )
        session.execute(update(ProductRow).where(ProductRow.id == "11698818").values(version=version))
    many = page(shopper.client, "/collection?category=shelf-20")
    line, folded = many.split('class="all"')
    assert line.count('class="chip"') == 1 + 6 + 1 and "Полиця 20" in line
    assert "Полиця 29" in folded
