"""The goods at the staff's desk: the list, the form, what is refused at its field, who saves second, who may only look."""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from tests.web.visitors import OWN, Shopper, Staff, picture

LAGOON = "/admin/products/11698818"
NEW = "/admin/products/new"


def fields(page: str) -> dict[str, Any]:
    """What the form on the page would send as it stands; a list where several stand under one name."""
    form = page[page.index('<form class="stack goods"') : page.index("</form>", page.index('<form class="stack goods"'))]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value, kind = (re.search(rf'\b{part}="([^"]*)"', tag) for part in ("name", "value", "type"))
        if not name or (kind and kind[1] == "file") or (kind and kind[1] in ("checkbox", "radio") and " checked" not in tag):
            continue
        text = html.unescape(value[1]) if value else ""
        found[name[1]] = [*found.get(name[1], []), text] if name[1].endswith("-photos") else text
    for name, text in re.findall(r'<textarea id="[^"]*" name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name] = html.unescape(text)
    chosen = re.search(r'<option value="([^"]*)" selected', form)
    return found | {"category": chosen[1] if chosen else ""}


def features(page: str) -> list[str]:
    return re.findall(r'name="features" value="([^"]+)" checked', page)


def send(staff: Staff, path: str, typed: dict[str, object], ticked: list[str] | None = None) -> tuple[int, str, str]:
    """Status, the page, and where it leads."""
    sent = {**typed, "features": ticked or []}
    response = staff.client.post(path, data=sent, headers={"Origin": OWN}, content_type="multipart/form-data")
    return response.status_code, response.get_data(as_text=True), response.headers.get("Location", "")


def told(page: str) -> dict[str, str]:
    """Field → the sentence beside it."""
    found = re.findall(r'<p class="err" id="([\w-]+)-wrong">.*?<span>(.*?)</span></p>', page, re.DOTALL)
    return {name: html.unescape(sentence) for name, sentence in found}


def goods(staff: Staff, **typed: object) -> dict[str, object]:
    form = fields(staff.page(NEW))
    prices = {form[name.replace("label", "price")]: name for name in form}
    assert prices
    at = {form[name]: name.removesuffix("-label") for name in form if name.endswith("-label")}
    dress = {"title": "Сукня Зоря", "category": "dresses", "fabric": "льон", f"{at['110-116']}-price": "1 190,00",
             f"{at['122-128']}-price": "1290", "colours-0-name": "синій"}  # fmt: skip
    return {**form, **dress, **typed}


def test_a_model_made_in_the_form_is_in_the_window_at_once(manager: Staff, shopper: Shopper) -> None:
    photo = FileStorage(picture((900, 1200), "JPEG"), "dress.jpg")
    status, _, place = send(manager, NEW, goods(manager, **{"colours-0-photo": photo}))
    assert (status, place) == (303, "/admin/products/suknia-zoria?saved=added")
    page = manager.page(place)
    assert "Збережено. Модель уже продається" in page and "Марія</b>: додано модель" in page
    window = shopper.client.get("/").get_data(as_text=True)
    assert "Сукня Зоря" in window
    shown = re.search(r'src="(/pictures/[^"]+)"', shopper.client.get("/product/suknia-zoria").get_data(as_text=True))
    assert shown and shopper.client.get(shown[1]).mimetype == "image/webp"


def test_the_form_as_it_stands_changes_nothing(manager: Staff) -> None:
    for path in (LAGOON, "/admin/products/3443041", "/admin/products/9251497"):
        page = manager.page(path)
        assert send(manager, path, fields(page), features(page))[::2] == (303, f"{path}?saved=same")


def test_a_new_price_is_in_the_window_and_in_the_history(manager: Staff, shopper: Shopper) -> None:
    page = manager.page(LAGOON)
    assert send(manager, LAGOON, {**fields(page), "sizes-2-price": "2 050 грн"}, features(page))[0] == 303
    assert "2050" in shopper.client.get("/product/11698818").get_data(as_text=True).replace("\N{NO-BREAK SPACE}", "")
    assert re.search(r'ціна 110-116: <span class="mute">1990</span> → 2050', manager.page(LAGOON))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("дві тисячі", "Напишіть ціну цифрами"),
        ("0", "Ціна має бути більша за 0."),
        ("1990.555", "Після коми щонайбільше дві цифри."),
        ("10 000 000", "Ціна має бути менша за 10 000 000."),
    ],
)
def test_a_wrong_price_is_told_at_its_field_and_what_was_typed_stays(manager: Staff, typed: str, sentence: str) -> None:
    page = manager.page(LAGOON)
    status, page, _ = send(manager, LAGOON, {**fields(page), "sizes-2-price": typed, "fabric": "велюр"}, features(page))
    assert status == 422
    assert list(told(page)) == ["sizes-2-price"] and told(page)["sizes-2-price"].startswith(sentence)
    assert (fields(page)["sizes-2-price"], fields(page)["fabric"]) == (typed, "велюр")
    assert re.search(r'name="sizes-2-price"[^>]* aria-invalid="true" aria-describedby="sizes-2-price-wrong"', page)
    assert fields(manager.page(LAGOON))["sizes-2-price"] == "1990"


@pytest.mark.parametrize("typed", ["1 990,00", "1990 грн", "1\N{NO-BREAK SPACE}990", "1990.0"])
def test_a_price_as_people_write_it_is_that_price(manager: Staff, typed: str) -> None:
    page = manager.page(LAGOON)
    typed_so = {**fields(page), "sizes-2-price": typed}
    assert send(manager, LAGOON, typed_so, features(page))[::2] == (303, f"{LAGOON}?saved=same")


def test_an_odd_price_is_asked_about_once(manager: Staff) -> None:
    page = manager.page(LAGOON)
    typed = {**fields(page), "sizes-2-price": "199"}
    status, page, _ = send(manager, LAGOON, typed, features(page))
    assert status == 422 and "Виправте" in told(page)["sizes-2-price"] and 'name="sure"' in page
    assert send(manager, LAGOON, {**typed, "sure": "1"}, features(page))[0] == 303


def test_a_size_twice_and_a_taken_sku_are_told_at_their_fields(manager: Staff) -> None:
    manager.post(f"{LAGOON}/hide")
    form = goods(manager, **{"colours-0-sku": "11704797-YELLOW", "sizes-7-label": "110-116", "sizes-7-price": "1190"})
    status, page, _ = send(manager, NEW, form)
    assert status == 422
    assert told(page) == {
        "sizes-7-label": "Розмір 110-116 тут двічі: лишіть один рядок.",
        "colours-0-sku": "SKU 11704797-YELLOW уже має «Костюм Лагуна», навіть якщо модель схована.",
    }


def send_giant(staff: Staff, typed: dict[str, object], size: int) -> TestResponse:
    """Encoded by hand: the test client's own encoder leaves its temporary files open."""
    part = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    texts = "".join(part.format(name, "") + f"{text}\r\n" for name, text in typed.items())
    head = texts + part.format("colours-0-photo", '; filename="giant.jpg"')
    body = head.encode() + b"\xff\xd8\xff" + bytes(size) + b"\r\n--x--\r\n"
    return staff.client.post(NEW, data=body, headers={"Origin": OWN}, content_type="multipart/form-data; boundary=x")


def test_a_giant_photo_and_a_text_called_png_are_told_at_their_fields(manager: Staff) -> None:
    limit = re.search(r'data-photo-limit="(\d+)"', manager.page(NEW))
    assert limit
    response = send_giant(manager, goods(manager), 60 * 1024 * 1024)
    status, page = response.status_code, response.get_data(as_text=True)
    assert (status, told(page)) == (422, {"colours-0-photo": f"Фото більше за {limit[1]} МБ. Оберіть менше."})
    assert fields(page)["title"] == "Сукня Зоря"
    text = FileStorage(BytesIO("просто текст".encode()), "photo.png")
    status, page, _ = send(manager, NEW, goods(manager, **{"colours-0-photo": text}))
    assert (status, told(page)) == (422, {"colours-0-photo": "Це не зображення. Підійде JPEG, PNG або WebP."})


def test_a_good_photo_outlives_a_mistake_elsewhere(manager: Staff) -> None:
    photo = FileStorage(picture((400, 500)), "dress.png")
    status, page, _ = send(manager, NEW, goods(manager, title="", **{"colours-0-photo": photo}))
    assert (status, told(page)) == (422, {"title": "Заповніть це поле."})
    assert re.fullmatch(r"[0-9a-f]{16}", *fields(page)["colours-0-photos"])
    assert fields(page)["colours-0-swatch"] == "#ffffff"


def test_who_saves_second_is_shown_the_difference(manager: Staff) -> None:
    opened = manager.page(LAGOON)
    send(manager, LAGOON, {**fields(opened), "sizes-2-price": "2050", "fabric": "велюр"}, features(opened))
    late = {**fields(opened), "sizes-2-price": "2100", "trait": "довга блискавка"}
    status, page, _ = send(manager, LAGOON, late, features(opened))
    assert status == 409
    assert "Поки ви писали, модель уже змінено: Марія." in page
    notice = page[page.index('id="meanwhile"') : page.index("</section>", page.index('id="meanwhile"'))]
    assert re.search(r"ціна 110-116</th><td>1990</td><td>2050</td><td><b>2100</b> ", notice) and "велюр" in notice
    merged = fields(page)
    assert (merged["sizes-2-price"], merged["fabric"], merged["trait"]) == ("2100", "велюр", "довга блискавка")
    assert send(manager, LAGOON, merged, features(page))[0] == 303
    now = fields(manager.page(LAGOON))
    assert (now["sizes-2-price"], now["fabric"], now["trait"]) == ("2100", "велюр", "довга блискавка")


def test_who_saves_second_may_take_the_others_word_field_by_field(manager: Staff) -> None:
    opened = manager.page(LAGOON)
    send(manager, LAGOON, {**fields(opened), "sizes-2-price": "2050", "fabric": "велюр"}, features(opened))
    late = {**fields(opened), "sizes-2-price": "2100", "fabric": "мікровелюр"}
    _, page, _ = send(manager, LAGOON, late, features(opened))
    offered = [html.unescape(each) for each in re.findall(r'name="take" value="([^"]*)"', page)]
    assert sorted(offered) == ['["fabric"]', '["sizes","110-116"]']
    assert re.findall(r'data-field="([^"]*)" data-theirs="([^"]*)"', page) == [("fabric", "велюр"), ("sizes-2-price", "2050")]
    assert f'href="{LAGOON}"' in page
    assert send(manager, LAGOON, {**fields(page), "take": '["fabric"]'}, features(page))[0] == 303
    now = fields(manager.page(LAGOON))
    assert (now["sizes-2-price"], now["fabric"]) == ("2100", "велюр")
    for nonsense in ("{", "7", '[["fabric"]]', "null"):
        assert send(manager, LAGOON, {**now, "take": nonsense}, features(page))[0] == 303


def test_hiding_takes_a_model_from_the_window_at_once(manager: Staff, shopper: Shopper) -> None:
    assert manager.post(f"{LAGOON}/hide").status_code == 303
    assert shopper.client.get("/product/11698818").status_code == 404
    assert "Лагуна" in manager.page("/admin/products?shelf=hidden")
    assert manager.post(f"{LAGOON}/show").status_code == 303
    assert shopper.client.get("/product/11698818").status_code == 200


def test_the_list_is_searched_and_sorted_by_category(manager: Staff) -> None:
    page = manager.page("/admin/products")
    assert page.count('class="g-name"') == 9
    assert manager.page("/admin/products?q=ЛАГУНА").count('class="g-name"') == 1
    assert manager.page("/admin/products?shelf=outerwear").count('class="g-name"') == 2
    assert "Такого немає." in manager.page("/admin/products?q=шкарпетки")


def test_a_viewer_sees_the_goods_and_changes_nothing(viewer: Staff) -> None:
    page = viewer.page(LAGOON)
    assert '<fieldset class="stack" disabled>' in page and 'class="savebar"' not in page
    assert "/admin/products/new" not in viewer.page("/admin/products")
    for path in (LAGOON, NEW, f"{LAGOON}/hide", f"{LAGOON}/show"):
        assert viewer.post(path, title="так").status_code == 403


def test_a_model_nobody_knows_is_not_found(manager: Staff) -> None:
    for path in ("/admin/products/none", "/admin/products/none/hide"):
        assert manager.post(path).status_code == 404
    assert manager.client.get("/admin/products/none").status_code == 404


def test_the_form_asks_who_one_is(house: Flask) -> None:
    assert house.test_client().get(LAGOON).status_code == 302


def test_a_thing_without_sizes_and_colours_is_made_in_the_form(manager: Staff, shopper: Shopper) -> None:
    named = {"title": "Пояс Стрічка", "category": "dresses", "plain": "1"}
    typed: dict[str, object] = {**named, "sizes-0-label": "", "sizes-0-price": "190,50"}
    code, page, _ = send(manager, "/admin/products/new", typed)
    assert code == 303, told(page)
    assert "190,50" in shopper.client.get("/product/poias-strichka").text
    opened = fields(manager.client.get("/admin/products/poias-strichka").text)
    assert opened["plain"] == "1" and opened["colours-0-sku"]
    assert send(manager, "/admin/products/poias-strichka", {**opened, "sizes-0-price": "210"})[0] == 303
    assert "210" in shopper.client.get("/product/poias-strichka").text
    del opened["plain"]
    assert "colours-0-name" in told(send(manager, "/admin/products/poias-strichka", opened)[1])
