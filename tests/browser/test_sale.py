"""The first sale in a real browser: from «Добрий день» to a paid order, with script and without."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import expect

from app.domain.orders import OrderStatus
from app.services.views import OrderDetail
from tests.browser.visits import Desk, Talk

pytestmark = pytest.mark.browser


def order_in_words(talk: Talk) -> Talk:
    """Up to the requisites, everything typed."""
    talk.open().say("Добрий день! Цікавить костюм Лагуна жовтий").shows("бот-помічниця MIRT")
    talk.say("зріст 112").shows("110-116", "1 990 грн")
    talk.say("беру").say("Коваль Олена, 067 123 45 67, Харків, відділення 12")
    talk.say("все вірно, повна оплата").shows("Сума", "IBAN")
    expect(talk.page.locator(".pay .big")).to_have_text("1 990 грн")
    return talk


def assert_paid(detail: OrderDetail) -> None:
    order = detail.entry.order
    assert order.status is OrderStatus.PAID
    (line,) = order.lines
    assert (line.title, line.colour, line.size, line.quantity) == ("Костюм Лагуна", "жовтий", "110-116", 1)
    assert order.total.amount == order.approved.amount == Decimal(1990)
    assert (order.delivery.full_name, order.delivery.city, order.delivery.np_branch) == ("Коваль Олена", "Харків", "12")


def test_a_suit_is_bought_in_words_and_the_payment_approved(talk: Talk, desk: Desk) -> None:
    order_in_words(talk).send_receipt()
    assert desk.newest_order().entry.order.status is OrderStatus.AWAITING_APPROVAL
    said = talk.page.locator("#thread > .turn").count()
    desk.approve(desk.newest_order().entry.order.number)
    assert_paid(desk.newest_order())
    expect(talk.page.locator("#thread > .turn").nth(said)).to_be_visible()  # the news come by themselves
    assert talk.problems == []


def test_the_same_sale_without_script(scriptless_talk: Talk, desk: Desk) -> None:
    order_in_words(scriptless_talk).send_receipt()
    desk.approve(desk.newest_order().entry.order.number)
    assert_paid(desk.newest_order())
    said = scriptless_talk.page.locator("#thread > .turn").count()
    scriptless_talk.open()
    expect(scriptless_talk.page.locator("#thread > .turn").nth(said)).to_be_visible()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_sale_by_buttons_and_the_delivery_form(opened: Any, desk: Desk, scripted: bool) -> None:
    talk = Talk(opened(java_script_enabled=scripted), scripted)
    talk.open("/chat?product=11698818").say("Скільки коштує Лагуна, жовта, на 112?").shows("1 990 грн")
    talk.say("беру").fill_delivery(city="Харків", np_branch="12", full_name="Коваль Олена", phone="0671234567")
    expect(talk.page.locator(".bill .total")).to_contain_text("1 990 грн")
    talk.page.locator("#thread [name=choice][value='payment_method:full']").last.click()
    expect(talk.page.locator(".pay .big")).to_have_text("1 990 грн")
    talk.send_receipt()
    desk.approve(desk.newest_order().entry.order.number)
    assert_paid(desk.newest_order())
    assert talk.problems == []


def test_a_rejected_receipt_is_told_with_its_reason_and_the_next_one_pays(talk: Talk, desk: Desk) -> None:
    order_in_words(talk).send_receipt()
    number = desk.newest_order().entry.order.number
    desk.reject(number, "на квитанції 20 грн")
    talk.shows("на квитанції 20 грн")
    assert desk.newest_order().entry.order.status is OrderStatus.AWAITING_PAYMENT
    talk.send_receipt()
    desk.approve(number)
    assert_paid(desk.newest_order())
