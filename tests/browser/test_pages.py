"""What a browser alone can tell: retries, previews, news from staff, and pages that fit a narrow screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Desk, Talk, receipt

pytestmark = pytest.mark.browser
BAD: Any = {"name": "receipt.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"}


def test_a_refused_message_is_told_under_its_bubble_and_goes_back_to_its_field_with_its_file(talk: Talk) -> None:
    talk.open()
    talk.page.fill("#say", "ось")
    talk.page.set_input_files("#photo", BAD)
    talk.page.click("button.go")
    failed = talk.page.locator("#pending .failed")
    expect(failed.get_by_role("alert")).to_contain_text("Це не зображення.")
    expect(talk.page.locator("#say")).to_have_value("")
    failed.get_by_role("button", name="Виправити").click()
    expect(talk.page.locator("#say")).to_have_value("ось")
    expect(talk.page.locator("#chosen li")).to_have_count(1)
    talk.page.click("#chosen button")
    talk.page.click("button.go")
    talk.shows("ось")
    expect(talk.page.locator("#pending > *")).to_have_count(0)


def test_words_too_long_are_told_under_their_bubble_and_the_page_keeps_its_width(talk: Talk) -> None:
    talk.open().say("Добрий день")
    talk.page.fill("#say", "ї" * 4100)
    assert sideways(talk.page) == []
    talk.page.click("button.go")
    failed = talk.page.locator("#pending .failed")
    expect(failed.get_by_role("alert")).to_contain_text("вміщається 4000 символів")
    assert sideways(talk.page) == []
    talk.page.fill("#say", "і ще")
    failed.get_by_role("button", name="Виправити").click()
    expect(talk.page.locator("#say")).to_have_value("ї" * 4100 + "\nі ще")
    expect(talk.mine).to_have_count(1)


def test_a_photo_shows_how_much_of_it_has_gone_up(talk: Talk) -> None:
    talk.open()
    talk.page.route("**/chat/messages", lambda route: (talk.page.wait_for_timeout(600), route.continue_()))
    talk.page.set_input_files("#photo", receipt())
    talk.page.click("button.go")
    expect(talk.page.locator("#pending progress")).to_be_visible()
    expect(talk.mine.locator("img")).to_be_visible()
    expect(talk.page.locator("#pending > *")).to_have_count(0)
    assert talk.problems == []


@pytest.mark.parametrize("scripted", [True, False])
def test_a_size_on_a_card_is_chosen_by_a_tap(opened: Any, scripted: bool) -> None:
    talk = Talk(opened(java_script_enabled=scripted), scripted)
    talk.open("/chat?product=11698818").say("Покажіть костюм Лагуна")
    talk.page.locator(".goods .size", has_text="122-128").last.click()
    talk.shows("Костюм Лагуна, 122-128")
    expect(talk.page.locator("#thread > .turn:not(.me)").last).not_to_contain_text("зріст")
    assert talk.problems == []


def test_words_sent_into_the_void_wait_in_their_bubble_and_arrive_once(talk: Talk) -> None:
    talk.open().say("Добрий день")
    talk.page.context.set_offline(True)
    talk.page.fill("#say", "Лагуна є?")
    talk.page.click("button.go")
    failed = talk.page.locator("#pending .failed")
    expect(failed).to_contain_text("Лагуна є?")
    expect(failed.get_by_role("alert")).to_contain_text("Не надіслалося")
    talk.page.fill("#say", "ще думаю")
    talk.page.context.set_offline(False)
    failed.get_by_role("button", name="Повторити").click()
    expect(talk.mine).to_have_count(2)
    expect(talk.mine.last).to_contain_text("Лагуна є?")
    expect(talk.page.locator("#pending > *")).to_have_count(0)
    expect(talk.page.locator("#say")).to_have_value("ще думаю")


def test_a_button_pressed_without_a_connection_can_be_pressed_from_its_bubble(talk: Talk) -> None:
    talk.open().say("Костюм Лагуна жовтий на 112")
    talk.page.context.set_offline(True)
    talk.page.get_by_role("button", name="Оформити").last.click()
    failed = talk.page.locator("#pending .failed")
    expect(failed).to_contain_text("Оформити")
    talk.page.context.set_offline(False)
    failed.get_by_role("button", name="Повторити").click()
    expect(talk.mine).to_have_count(2)
    expect(talk.page.locator("#pending > *")).to_have_count(0)


def test_a_slow_answer_shows_who_writes_and_the_words_at_once(talk: Talk) -> None:
    talk.open()
    talk.page.route("**/chat/messages", lambda route: (talk.page.wait_for_timeout(700), route.continue_()))
    talk.page.fill("#say", "Добрий день")
    talk.page.click("button.go")
    expect(talk.page.locator("#pending .sending")).to_contain_text("Добрий день")
    expect(talk.page.locator("#pending .typing")).to_be_visible()
    expect(talk.mine).to_have_count(1)
    expect(talk.page.locator("#pending > *")).to_have_count(0)


def test_requisites_are_copied_and_say_so(talk: Talk) -> None:
    talk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    talk.open().say("Костюм Лагуна жовтий на 112").say("беру").say("Коваль Олена, 067 123 45 67, Харків, відділення 12")
    talk.say("повна оплата")
    iban = talk.page.locator(".pay li", has_text="IBAN")
    iban.get_by_role("button").click()
    expect(iban.get_by_role("button")).to_contain_text("Скопійовано")
    expect(iban).to_contain_text("IBAN: скопійовано")
    assert re.fullmatch(r"UA\d{27}", talk.page.evaluate("navigator.clipboard.readText()"))


def test_the_field_grows_to_five_lines_and_no_further(talk: Talk) -> None:
    talk.open()

    def tall(lines: int) -> float:
        talk.page.fill("#say", "\n".join("рядок" for _ in range(lines)))
        box = talk.page.locator("#say").bounding_box()
        assert box
        return box["height"]

    one, three, five, nine = tall(1), tall(3), tall(5), tall(9)
    assert one < three < five == nine


def test_a_press_of_enter_sends_and_the_field_is_free_at_once(talk: Talk) -> None:
    talk.open()
    talk.page.fill("#say", "Добрий день")
    talk.page.keyboard.press("Enter")
    expect(talk.mine).to_have_count(1)
    expect(talk.page.locator("#say")).to_have_value("")
    expect(talk.page.locator("#hello")).to_have_count(0)


def test_staffs_words_come_by_themselves(talk: Talk, desk: Desk) -> None:
    talk.open().say("кличте людину")
    desk.page.goto(f"/admin/talks/{talk.number}")
    desk.page.fill("#say", "Добрий день, я тут")
    desk.page.get_by_role("button", name="Надіслати").click()
    talk.shows("Добрий день, я тут")
    expect(talk.page.locator(".turn.staff .name")).to_have_text("Demo")
    expect(talk.page.get_by_role("heading", level=1)).to_have_text("Demo")
    desk.page.get_by_role("button", name="Передати боту").click()
    expect(desk.page.locator(".talk > header")).to_contain_text("Відповідає бот")
    expect(talk.page.get_by_role("heading", level=1)).to_have_text("Ольга")


OVER = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)"""


def sideways(page: Page) -> list[str]:
    """What sticks out, when the page can be scrolled sideways."""
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    found: list[str] = page.evaluate(OVER)
    return found


def test_no_page_scrolls_sideways_on_the_narrowest_phone(talk: Talk, desk: Desk) -> None:
    narrow = {"width": 320, "height": 640}
    talk.page.set_viewport_size(narrow)
    desk.page.set_viewport_size(narrow)
    talk.open().say("Лагуна жовта на 112").say("беру")
    for path in ("/", "/product/11698818", "/product/3443041?height=119", "/product/5888646", "/chat"):
        talk.page.goto(path)
        assert sideways(talk.page) == [], path
    for path in ("/admin", "/admin/approvals", "/admin/orders", "/admin/design", "/admin/sign-in"):
        desk.page.goto(path)
        assert sideways(desk.page) == [], path
    desk.page.goto("/admin")
    desk.page.locator(".talk-row").first.click()
    assert sideways(desk.page) == []


def test_the_page_keeps_to_its_content_policy(opened: Any) -> None:
    for path in ("/", "/product/11698818", "/chat", "/admin/sign-in", "/no-such-page"):
        talk = Talk(opened())
        talk.open(path)
        assert talk.problems == [], path
