"""An order's news without signing in: who may see them, what they show, and how often one may try."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.visitors import OWN, Script, Shopper, Staff

NBSP = "\N{NO-BREAK SPACE}"


def ask(shopper: Shopper, number: str = "1001", phone: str = "4567") -> TestResponse:
    return shopper.client.post("/order", data={"number": number, "phone": phone}, headers={"Origin": OWN})


def words(response: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)).split())


@pytest.fixture
def sale(shopper: Shopper, script: Script) -> Shopper:
    script.sells()
    shopper.pays()
    return shopper


def test_number_and_digits_show_the_order_to_whoever_has_them(sale: Shopper, stranger: Shopper) -> None:
    shown = words(ask(stranger, "№ 1001 "))
    assert "Замовлення № 1001: перевіряємо оплату" in shown
    assert "Костюм Лагуна, жовтий" in shown and f"1{NBSP}990{NBSP}грн" in ask(stranger).get_data(as_text=True)


def test_of_the_phone_only_the_four_digits_are_shown(sale: Shopper, stranger: Shopper) -> None:
    html = ask(stranger).get_data(as_text=True)
    assert "•••• 4567" in html
    assert "380" not in html and "67123" not in html.replace(" ", "")


@pytest.mark.parametrize(("number", "phone"), [("1001", "0000"), ("1002", "4567"), ("9999", "0000")])
def test_a_wrong_number_and_wrong_digits_read_the_same(sale: Shopper, stranger: Shopper, number: str, phone: str) -> None:
    response = ask(stranger, number, phone)
    assert response.status_code == 404
    assert "Замовлення з таким номером і цими цифрами немає." in words(response)
    assert "Лагуна" not in words(response)
    assert f'value="{number}"' in response.get_data(as_text=True)


@pytest.mark.parametrize("phone", ["", "123", "0671234567", "abcd"])
def test_other_than_four_digits_are_sent_back_to_their_field(sale: Shopper, stranger: Shopper, phone: str) -> None:
    response = ask(stranger, phone=phone)
    assert response.status_code == 422
    assert "Напишіть чотири останні цифри" in words(response)


def test_a_number_that_is_none_is_sent_back(stranger: Shopper) -> None:
    assert ask(stranger, "<script>").status_code == 422
    assert "<script>" not in ask(stranger, "<script>").get_data(as_text=True).split("<main")[1]


def test_the_address_of_the_messages_fills_the_number_in(stranger: Shopper) -> None:
    assert 'value="1001"' in stranger.client.get("/order?number=1001").get_data(as_text=True)


def test_what_staff_did_is_there_at_once(sale: Shopper, stranger: Shopper, manager: Staff) -> None:
    manager.post("/admin/approvals/1/approve", sum="1990")
    shown = words(ask(stranger))
    assert "Замовлення № 1001 збираємо" in shown and f"Отримали 1{NBSP}990{NBSP}грн" in ask(stranger).get_data(as_text=True)
    manager.post("/admin/orders/1001/tracking", tracking="20450000000000")
    assert "Замовлення № 1001 в дорозі" in words(ask(stranger))
    assert 'data-copy="20450000000000"' in ask(stranger).get_data(as_text=True)


def test_digits_cannot_be_tried_out(house: Flask, sale: Shopper, stranger: Shopper) -> None:
    answers = [ask(stranger, phone=f"{n:04d}").status_code for n in range(12)]
    assert answers == [404] * 10 + [429] * 2
    assert int(ask(stranger).headers["Retry-After"]) > 0


class TestFromManyAddresses:
    @pytest.fixture
    def limits(self) -> dict[str, object]:
        return {"order_checks_per_minute": 1000}

    def test_one_orders_digits_cannot_be_tried_out(self, sale: Shopper, stranger: Shopper) -> None:
        answers = [ask(stranger, phone=f"{n:04d}").status_code for n in range(21)]
        assert answers == [404] * 20 + [429]
        assert "хвилин" in words(ask(stranger))
        assert ask(stranger, "1002").status_code == 404


def test_a_foreign_page_cannot_ask(sale: Shopper, stranger: Shopper) -> None:
    response = stranger.client.post("/order", data={"number": "1001", "phone": "4567"}, headers={"Origin": "https://else.example"})
    assert response.status_code == 403
