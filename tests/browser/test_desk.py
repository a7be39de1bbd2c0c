"""The desk by hand: it follows what happens without taking anything out of it, and goes by keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from app.services import approvals
from tests.browser.visits import Desk, Talk

pytestmark = pytest.mark.browser
LOOK = "document.dispatchEvent(new Event('visibilitychange'))"


def test_a_talk_follows_the_shopper_and_keeps_what_is_typed(talk: Talk, desk: Desk) -> None:
    talk.open().say("кличте людину")
    desk.page.goto(f"/admin/talks/{talk.number}")
    desk.page.locator("#say").press_sequentially("Добрий день, я")
    talk.page.fill("#say", "ви тут?")
    talk.page.click("button.go")
    expect(desk.page.locator("#said")).to_contain_text("ви тут?", timeout=9000)
    expect(desk.page.locator("#say")).to_be_focused()
    expect(desk.page.locator("#say")).to_have_value("Добрий день, я")
    expect(desk.page).to_have_title(re.compile(r"^\(\d+\) "))


def test_nothing_is_asked_for_behind_a_hidden_tab(talk: Talk, desk: Desk) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url) if "/admin/news" in request.url else None)
    desk.page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true, configurable: true })")
    desk.page.evaluate(LOOK)
    desk.page.wait_for_timeout(4500)
    assert asked == []
    desk.page.evaluate("Object.defineProperty(document, 'hidden', { get: () => false })")
    desk.page.evaluate(LOOK)
    desk.page.wait_for_timeout(500)
    assert len(asked) == 1


def test_who_reads_further_up_stays_there(talk: Talk, desk: Desk) -> None:
    talk.open()
    for number in range(12):
        talk.say(f"питання {number} про розмір")
    desk.page.goto(f"/admin/talks/{talk.number}")
    log = desk.page.locator(".talk > .log")
    log.evaluate("log => (log.scrollTop = -300)")
    mark = desk.page.locator(".msg.sh").nth(6)
    before = mark.bounding_box()
    talk.say("і ще одне")
    desk.page.evaluate(LOOK)
    expect(desk.page.locator("#said")).to_contain_text("і ще одне")
    after = mark.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2


def test_talks_go_by_keys(talk: Talk, desk: Desk) -> None:
    talk.open().say("Добрий день")
    desk.page.goto("/admin")
    desk.page.keyboard.press("j")
    first = desk.page.locator(".talk-row").first
    expect(first).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page).to_have_url(re.compile(r"/admin/talks/\d+"))
    desk.page.wait_for_load_state()
    desk.page.keyboard.press("r")
    expect(desk.page.locator("#say")).to_be_focused()


def test_a_receipt_decided_elsewhere_is_said_and_no_other_slides_in(talk: Talk, desk: Desk) -> None:
    talk.open().say("Костюм Лагуна жовтий на 112").say("беру").say("Коваль Олена, 067 123 45 67, Харків, відділення 12")
    talk.say("повна оплата").send_receipt()
    number = desk.newest_order().entry.order.number
    other = Desk(desk.page.context.new_page(), desk.house)
    shown = desk._case(number)
    other.approve(number)
    desk.page.evaluate(LOOK)
    expect(desk.page.locator("#act")).to_contain_text("Цю оплату тим часом розглянуто.")
    expect(shown.get_by_role("button", name=re.compile("Підтвердити"))).to_have_count(0)


def test_a_second_tap_never_decides_the_next_payment(talk: Talk, opened: Any, desk: Desk) -> None:
    for each in (talk, Talk(opened())):
        each.open().say("Костюм Лагуна жовтий на 112").say("беру").say("Коваль Олена, 067 123 45 67, Харків, відділення 12")
        each.say("повна оплата").send_receipt()
    with desk.house.app_context():
        before = approvals.waiting()
    desk.page.goto("/admin/approvals")
    box = desk.page.locator(".approve button").bounding_box()
    assert box and len(before) > 1
    desk.page.wait_for_timeout(700)
    for _ in range(3):
        desk.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        desk.page.wait_for_timeout(60)
    desk.page.wait_for_timeout(800)
    with desk.house.app_context():
        assert [payment.payment_id for payment in approvals.waiting()] == [payment.payment_id for payment in before[1:]]
