"""The staff's desk: signing in, talks, payments, orders."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from markupsafe import escape
from sqlalchemy import select

from app.dialog.replies import BubbleKind
from app.domain.orders import OrderStatus
from app.extensions import read_session
from app.models.staff import StaffMember
from tests.web.visitors import PASSWORD, Script, Shopper, Staff, grow, picture

PAGES = ("/admin", "/admin/talks/1", "/admin/approvals", "/admin/orders", "/admin/orders/1001")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def sale(shopper: Shopper, script: Script) -> Shopper:
    """An order of 1990 whose receipt waits."""
    script.sells()
    shopper.pays()
    return shopper


@pytest.mark.parametrize("path", PAGES)
def test_every_page_asks_who_one_is(sale: Shopper, path: str) -> None:
    response = sale.client.get(path)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/sign-in")


def test_a_wrong_password_and_an_unknown_address_read_the_same(house: Flask) -> None:
    staff = Staff(house.test_client())
    pages = [staff.sign_in(email, "wrong").get_data(as_text=True) for email in ("maria@mirt.example", "nobody@mirt.example")]
    assert all("Пошта або пароль не підійшли." in page for page in pages)


def test_the_password_is_never_kept_as_it_is(house: Flask) -> None:
    with house.app_context(), read_session() as session:
        stored = set(session.scalars(select(StaffMember.password)))
    assert all(hashed and hashed.startswith("$argon2id$") and PASSWORD not in hashed for hashed in stored)


def test_signing_out_ends_the_session(manager: Staff) -> None:
    assert manager.post("/admin/sign-out").status_code == 302
    assert manager.client.get("/admin").status_code == 302


def test_the_way_back_after_signing_in_never_leads_elsewhere(house: Flask) -> None:
    staff = Staff(house.test_client())
    for elsewhere in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        response = staff.post(f"/admin/sign-in?next={elsewhere}", email="maria@mirt.example", password=PASSWORD)
        assert urlsplit(urljoin("http://localhost/", response.headers.get("Location", ""))).netloc == "localhost"


def test_a_viewer_looks_at_everything_and_changes_nothing(sale: Shopper, viewer: Staff) -> None:
    for path in PAGES:
        viewer.page(path)
    assert "Підтвердити" not in viewer.page("/admin/approvals")
    for path in ("approvals/1/approve", "approvals/1/reject", "talks/1/reply", "talks/1/take-over", "talks/1/release"):
        refused = viewer.post(f"/admin/{path}", text="так", reason="ні")
        assert refused.status_code == 403
        assert "Ваша роль дає дивитися" in refused.get_data(as_text=True)


def test_the_inbox_names_the_shopper_and_shows_the_last_words(sale: Shopper, manager: Staff) -> None:
    page = manager.page("/admin")
    assert "Коваль Олена" in page and "noted" in page and 'href="/admin/talks/1"' in page
    assert "Веде бот" in page


def test_an_empty_desk_says_so(manager: Staff) -> None:
    assert "Ще ніхто не писав." in manager.page("/admin")
    assert "Жодна оплата не чекає на рішення." in manager.page("/admin/approvals")
    assert "Замовлень ще немає." in manager.page("/admin/orders")


def test_taking_over_silences_the_bot_until_it_is_handed_back(shopper: Shopper, manager: Staff, script: Script) -> None:
    shopper.write("привіт")
    assert manager.post("/admin/talks/1/take-over").status_code == 303
    page = manager.page("/admin/talks/1")
    assert "Розмову веде людина, бот мовчить" in page and "Передати боту" in page
    assert "Веде людина" in manager.page("/admin")
    manager.post("/admin/talks/1/release")
    assert "Відповідає бот" in manager.page("/admin/talks/1")


def test_a_reply_reaches_the_shopper_once_however_often_it_is_sent(shopper: Shopper, manager: Staff) -> None:
    shopper.write("привіт")
    for _ in range(2):
        assert manager.post("/admin/talks/1/reply", text="Вітаю!", client_id="11111111-2222").status_code == 303
    assert shopper.bubbles().count("Вітаю!") == 1


def test_an_empty_reply_takes_nothing_over(shopper: Shopper, manager: Staff) -> None:
    shopper.write("привіт")
    response = manager.post("/admin/talks/1/reply", text="  ")
    assert response.status_code == 422
    assert "Спершу напишіть відповідь." in response.get_data(as_text=True)
    assert "Відповідає бот" in manager.page("/admin/talks/1")


def test_an_unknown_talk_is_not_found(manager: Staff) -> None:
    assert manager.client.get("/admin/talks/99").status_code == 404
    assert manager.post("/admin/talks/99/reply", text="так").status_code == 404
    assert manager.client.get("/admin/orders/99").status_code == 404


def test_a_payment_stands_beside_its_receipt(sale: Shopper, manager: Staff, script: Script) -> None:
    page = manager.page("/admin/approvals")
    (photo,) = script.turns[1].inbounds[0].photos
    assert f'src="/admin/attachments/{photo}"' in page
    assert f"Підтвердити 1{NBSP}990{NBSP}грн" in page
    assert "Костюм Лагуна" in page and "Харків" in page
    assert '<span aria-hidden="true">1</span><span class="vh">1 чекає</span>' in page
    assert manager.client.get(f"/admin/attachments/{photo}?original=1").mimetype == "image/jpeg"


def test_approving_pays_the_order_and_tells_the_shopper(sale: Shopper, manager: Staff) -> None:
    assert manager.post("/admin/approvals/1/approve", sum="1990").status_code == 303
    assert "Жодна оплата не чекає на рішення." in manager.page("/admin/approvals")
    order = manager.page("/admin/orders/1001")
    assert '<span class="tag paid">оплачено</span>' in order
    assert "Марія" in order and "оплату підтверджено" in order
    assert sale.bubbles()[-1] == "payment_approved"


@pytest.mark.parametrize("told", ["1790", "1990.01", "", "багато", None])
def test_another_sum_than_the_one_expected_is_never_approved(sale: Shopper, manager: Staff, told: str | None) -> None:
    refused = manager.post("/admin/approvals/1/approve", **({} if told is None else {"sum": told}))
    assert refused.status_code == 409
    page = refused.get_data(as_text=True)
    assert f"Сума тим часом змінилася: тепер 1{NBSP}990{NBSP}грн" in page
    assert 'name="sum" value="1990.00"' in page
    assert "оплата на перевірці" in manager.page("/admin/orders/1001")
    assert manager.post("/admin/approvals/1/approve", sum="1990.00").status_code == 303


def test_an_order_that_grew_while_its_receipt_waits_shows_what_is_missing(sale: Shopper, manager: Staff, script: Script) -> None:
    script.answers = lambda turn: grow(turn, 2)
    sale.write("дві, будь ласка")
    page = manager.page("/admin/approvals")
    assert f"Бракуватиме 1{NBSP}990{NBSP}грн" in page and f"3{NBSP}980{NBSP}грн" in page
    assert f"Підтвердити 1{NBSP}990{NBSP}грн" in page
    script.sells()
    sale.write(photo=(picture(), "second.png"))
    moved = manager.post("/admin/approvals/1/approve", sum="1990")
    assert moved.status_code == 409 and f"тепер 3{NBSP}980{NBSP}грн" in moved.get_data(as_text=True)
    assert "Бракуватиме" not in manager.page("/admin/approvals")


def test_rejecting_asks_for_a_reason_and_the_shopper_reads_it(sale: Shopper, manager: Staff) -> None:
    refused = manager.post("/admin/approvals/1/reject", reason=" ")
    assert refused.status_code == 422
    assert "Напишіть причину: її прочитає покупець." in refused.get_data(as_text=True)
    assert manager.post("/admin/approvals/1/reject", reason="сума менша").status_code == 303
    assert sale.bubbles()[-1] == "payment_rejected сума менша"
    assert "чекає на оплату" in manager.page("/admin/orders/1001")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_chip_of_reasons_is_read_by_the_shopper_in_the_shops_language(sale: Shopper, manager: Staff, language: str) -> None:
    page = manager.page(f"/admin/approvals?lang={language}")
    assert "на знімку не видно суми" in page
    assert manager.post("/admin/approvals/1/reject", reason="unclear").status_code == 303
    assert sale.bubbles()[-1] == "payment_rejected на знімку не видно суми"


def test_ones_own_reason_needs_words(sale: Shopper, manager: Staff) -> None:
    refused = manager.post("/admin/approvals/1/reject", reason="own", own=" ")
    assert refused.status_code == 422
    page = refused.get_data(as_text=True)
    assert '<details class="refusal" open>' in page and 'value="own" required checked' in page
    manager.post("/admin/approvals/1/reject", reason="own", own="не той банк")
    assert sale.bubbles()[-1] == "payment_rejected не той банк"


def test_payments_are_shown_one_at_a_time_the_oldest_first(sale: Shopper, stranger: Shopper, manager: Staff) -> None:
    stranger.pays()
    first, second = manager.page("/admin/approvals"), manager.page("/admin/approvals/2")
    assert "1 з 2" in first and 'action="/admin/approvals/1/approve"' in first and "/admin/approvals/2/approve" not in first
    assert "2 з 2" in second and 'action="/admin/approvals/2/approve"' in second


def test_who_decides_second_is_told_who_was_first(sale: Shopper, manager: Staff) -> None:
    manager.post("/admin/approvals/1/approve", sum="1990")
    for path in ("/admin/approvals/1/approve", "/admin/approvals/1/reject"):
        late = manager.post(path, reason="ні", sum="1990")
        assert late.status_code == 409
        assert "Цю оплату вже розглянуто: Марія." in late.get_data(as_text=True)
    assert manager.post("/admin/approvals/7/approve").status_code == 409


def test_an_order_shows_its_lines_and_all_that_happened(sale: Shopper, manager: Staff) -> None:
    page = manager.page("/admin/orders/1001")
    assert re.search(r"Костюм Лагуна</span>.*жовтий, 110-116", page)
    phone = NBSP.join(("+380", "67", "123", "45", "67"))
    for words in ("замовлення оформлено", "квитанцію надіслано", "Коваль Олена", phone, "повна оплата"):
        assert words in page
    assert 'href="/admin/orders/1001"' in manager.page("/admin/orders")


def test_sending_off_tells_the_tracking_number(sale: Shopper, manager: Staff) -> None:
    assert "ТТН" not in manager.page("/admin/orders/1001")
    manager.post("/admin/approvals/1/approve", sum="1990")
    assert manager.post("/admin/orders/1001/tracking", tracking="").status_code == 422
    assert manager.post("/admin/orders/1001/tracking", tracking="20451234567890").status_code == 303
    page = manager.page("/admin/orders/1001")
    assert "відправлено" in page and f"2045{NBSP}1234{NBSP}5678{NBSP}90" in page
    assert manager.post("/admin/orders/1001/cancel", reason="немає тканини").status_code == 409


def test_a_parcel_that_arrived_ends_the_orders_way(sale: Shopper, manager: Staff) -> None:
    assert manager.post("/admin/orders/1001/delivered").status_code == 409
    manager.post("/admin/approvals/1/approve", sum="1990")
    manager.post("/admin/orders/1001/tracking", tracking="20451234567890")
    assert manager.post("/admin/orders/1001/delivered").status_code == 303
    assert '<li class="now" aria-current="step">доставлено</li>' in manager.page("/admin/orders/1001")


def test_orders_are_sifted_by_what_is_to_be_done(sale: Shopper, manager: Staff) -> None:
    assert 'href="/admin/orders/1001"' in manager.page("/admin/orders?show=approve")
    assert "Таких немає." in manager.page("/admin/orders?show=send")
    assert 'href="/admin/orders/1001"' in manager.page("/admin/orders?show=nonsense")


@pytest.mark.parametrize("words", ["1001", "коваль", "ОЛЕНА харків", "067 123", "+380671234567", "лагуна"])
def test_an_order_is_found_by_number_name_phone_or_goods(sale: Shopper, manager: Staff, words: str) -> None:
    assert 'href="/admin/orders/1001"' in manager.client.get("/admin/orders", query_string={"q": words}).get_data(as_text=True)


@pytest.mark.parametrize("words", ["1002", "Петренко", "067 999", "<b>"])
def test_words_of_no_order_find_none_and_stay_in_their_field(sale: Shopper, manager: Staff, words: str) -> None:
    page = manager.client.get("/admin/orders", query_string={"q": words}).get_data(as_text=True)
    assert "/admin/orders/1001" not in page and "Таких немає." in page
    assert f'value="{escape(words)}"' in page


def test_talks_are_sifted_and_a_shopper_left_without_an_answer_comes_first(
    shopper: Shopper, stranger: Shopper, manager: Staff, script: Script
) -> None:
    shopper.write("привіт")
    stranger.write("вітаю")
    manager.post("/admin/talks/2/take-over")
    script.says()
    stranger.write("є хто?")
    page = manager.page("/admin")
    assert page.index("Чекають на людину") < page.index('href="/admin/talks/2"') < page.index('href="/admin/talks/1"')
    held = manager.page("/admin?show=held")
    assert 'href="/admin/talks/2?show=held"' in held and "/admin/talks/1" not in held


def test_every_answer_of_the_bot_tells_why(sale: Shopper, manager: Staff) -> None:
    (why,) = set(re.findall(r'href="(/admin/talks/1/why/\w+)#m-', manager.page("/admin/talks/1"))[:1])
    page = manager.page(why)
    assert "Чому бот так відповів?" in page and "беру" in page and "noted" in page and "0 викликів" in page
    assert manager.client.get("/admin/talks/1/why/none").status_code == 404
    assert manager.client.get(why.replace("/talks/1/", "/talks/2/")).status_code == 404


def test_the_living_page_of_parts_shows_every_status_and_kind_of_bubble(manager: Staff) -> None:
    page = manager.page("/admin/design")
    assert all(f'class="tag {status}"' in page for status in OrderStatus)
    kinds = set(re.findall(r'data-kind="(\w+)"', page))
    assert kinds == {kind.value for kind in BubbleKind} - {"choices"}


def test_cancelling_for_the_shop_takes_a_reason(sale: Shopper, manager: Staff) -> None:
    manager.post("/admin/approvals/1/approve", sum="1990")
    assert manager.post("/admin/orders/1001/cancel").status_code == 422
    assert manager.post("/admin/orders/1001/cancel", reason="немає тканини").status_code == 303
    assert "скасовано" in manager.page("/admin/orders/1001")
    assert sale.bubbles()[-1] == "cancelled_by_shop немає тканини"


def test_the_desk_speaks_english_when_asked(manager: Staff) -> None:
    assert "Nobody has written yet." in manager.page("/admin?lang=en")


def test_staff_see_the_shoppers_photo_in_the_talk(shopper: Shopper, manager: Staff, script: Script) -> None:
    shopper.write("ось", photo=(picture(), "a.png"))
    (photo,) = script.turns[0].inbounds[0].photos
    assert f'src="/admin/attachments/{photo}"' in manager.page("/admin/talks/1")
