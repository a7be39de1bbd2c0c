"""What a browser alone can tell: retries, previews, news from staff, and pages that fit a narrow screen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Desk, Talk

pytestmark = pytest.mark.browser
BAD: Any = {"name": "receipt.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"}


def test_a_refused_message_stays_in_its_field_with_its_file(talk: Talk) -> None:
    talk.open()
    talk.page.fill("#say", "ось")
    talk.page.set_input_files("#photo", BAD)
    talk.page.click("button.go")
    expect(talk.page.locator("#error")).to_contain_text("Це не зображення.")
    expect(talk.page.locator("#say")).to_have_value("ось")
    expect(talk.page.locator("#chosen li")).to_have_count(1)
    talk.page.click("#chosen button")
    talk.page.click("button.go")
    talk.shows("ось")
    expect(talk.page.locator("#error")).to_be_empty()


def test_words_sent_into_the_void_come_back_and_arrive_once(talk: Talk) -> None:
    talk.open().say("Добрий день")
    talk.page.context.set_offline(True)
    talk.page.fill("#say", "Лагуна є?")
    talk.page.click("button.go")
    expect(talk.page.locator("#error")).to_contain_text("Немає зв’язку.")
    expect(talk.page.locator("#say")).to_have_value("Лагуна є?")
    talk.page.context.set_offline(False)
    talk.say("Лагуна є?")
    expect(talk.mine).to_have_count(2)


def test_a_press_of_enter_sends_and_the_field_is_free_at_once(talk: Talk) -> None:
    talk.open()
    talk.page.fill("#say", "Добрий день")
    talk.page.keyboard.press("Enter")
    expect(talk.mine).to_have_count(1)
    expect(talk.page.locator("#say")).to_have_value("")
    expect(talk.page.locator("#hello")).to_have_count(0)


def test_staffs_words_come_by_themselves(talk: Talk, desk: Desk) -> None:
    talk.open().say("кличте людину")
    desk.page.goto("/admin")
    desk.page.locator(".talk-row").first.click()
    desk.page.fill("#say", "Добрий день, я тут")
    desk.page.get_by_role("button", name="Надіслати").click()
    talk.shows("Добрий день, я тут")
    expect(talk.page.locator(".turn.staff .name")).to_have_text("Demo")
    desk.page.get_by_role("button", name="Передати боту").click()
    expect(desk.page.locator(".bar .sub")).to_contain_text("Відповідає бот")


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_no_page_scrolls_sideways_on_the_narrowest_phone(talk: Talk, desk: Desk) -> None:
    narrow = {"width": 320, "height": 640}
    talk.page.set_viewport_size(narrow)
    desk.page.set_viewport_size(narrow)
    talk.open().say("Лагуна жовта на 112").say("беру")
    for path in ("/", "/product/11698818", "/chat"):
        talk.page.goto(path)
        assert not sideways(talk.page), path
    for path in ("/admin", "/admin/approvals", "/admin/orders", "/admin/sign-in"):
        desk.page.goto(path)
        assert not sideways(desk.page), path
    desk.page.goto("/admin")
    desk.page.locator(".talk-row").first.click()
    assert not sideways(desk.page)


def test_the_page_keeps_to_its_content_policy(opened: Any) -> None:
    for path in ("/", "/product/11698818", "/chat", "/admin/sign-in", "/no-such-page"):
        talk = Talk(opened())
        talk.open(path)
        assert talk.problems == [], path
