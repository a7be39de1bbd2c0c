"""The shop's pages in a browser: live search and filters, the size helper, what a phone downloads, and no script at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import DESKTOP
from tests.browser.test_axe import violations
from tests.browser.visits import Talk

pytestmark = pytest.mark.browser
Opened = Callable[..., Page]
PAGES = (
    "/", "/collection?category=suits&height=119&colour=рожевий", "/collection?q=шкарпетки", "/collection?height=велика",
    "/product/11698818?height=119", "/product/9251497?height=175", "/order", "/delivery", "/privacy", "/no-such-page",
)  # fmt: skip
LIGHT_ENOUGH = 150_000  # bytes on a phone before lazy pictures, nothing compressed


def test_axe_finds_nothing_by_day_and_night(opened: Opened) -> None:
    page = opened()
    found = []
    for path in PAGES:
        page.goto(path)
        found += violations(page, path)
    page.set_viewport_size(DESKTOP)
    page.goto("/")
    found += violations(page, "wide window")
    page.click(".sieve summary")
    page.click(".rest summary")
    assert [*found, *violations(page, "filters open")] == []


def test_typing_finds_at_once_and_back_leads_to_where_one_was(opened: Opened) -> None:
    talk = Talk(opened()).open("/")
    page = talk.page
    page.click("#q")
    page.keyboard.type("лагна", delay=30)
    expect(page.locator(".item")).to_have_count(1)
    expect(page.locator(".item")).to_contain_text("Костюм Лагуна")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(" сіра", delay=30)
    expect(page.locator("h1")).to_contain_text("«лагна сіра»")
    page.go_back()
    expect(page.locator(".item")).to_have_count(9)
    assert talk.problems == []


def test_filters_and_the_size_helper_answer_in_place(opened: Opened) -> None:
    page = opened()
    page.goto("/")
    page.click(".sieve summary")
    page.fill("#h", "86")
    page.click(".drop button")
    expect(page.locator(".item")).to_have_count(3)
    expect(page.locator(".item .price").first).to_contain_text("80-92")
    page.locator(".item a").first.click()
    page.fill("#height", "119")
    page.click(".ruler button")
    expect(page.locator(".answer")).to_contain_text("110-116")
    expect(page.locator(".sizes .fit")).to_have_count(2)


@pytest.mark.parametrize("scripted", [True, False])
def test_a_big_shop_shows_more_at_a_press(opened: Opened, monkeypatch: pytest.MonkeyPatch, scripted: bool) -> None:
    monkeypatch.setattr("app.services.window.PAGE", 4)
    page = opened(java_script_enabled=scripted)
    page.goto("/")
    for shown in (4, 8) if scripted else (4, 4):
        expect(page.locator(".item")).to_have_count(shown)
        page.locator(".more a").hover()
        page.locator(".more a").click()
    expect(page.locator(".item")).to_have_count(9 if scripted else 1)
    expect(page.locator(".more")).to_have_count(0)
    if scripted:
        expect(page).to_have_url(re.compile(r"/$"))
        expect(page.locator(".item .title a").nth(8)).to_be_focused()
    else:
        page.get_by_role("link", name="Назад").click()
        expect(page.locator(".item")).to_have_count(4)


def test_a_size_on_a_card_is_taken_in_two_presses(opened: Opened) -> None:
    page = opened()
    page.goto("/collection?q=лагуна")
    page.locator(".fits a", has_text="110-116").click()
    button = page.get_by_role("button", name=re.compile("Обрати 110-116 за 1.990.грн"))
    expect(button).to_be_in_viewport()
    page.locator(".sizes label", has_text="122-128").click()
    expect(page.locator(".go .btn")).to_contain_text("Обрати 122-128")
    page.wait_for_load_state("networkidle")  # the script that came with the touch
    page.locator(".go .btn").click()
    expect(page.locator("#say")).to_have_value("Розмір 122-128")


def test_the_home_is_light_on_a_phone_and_nothing_jumps(opened: Opened) -> None:
    page = opened(device_scale_factor=2)
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        sizes[response.url] = len(response.body())

    page.on("response", weigh)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((l) => l.getEntries().forEach((e) => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for path in ("/product/11698818", "/"):
        sizes.clear()
        page.goto(path, wait_until="networkidle")
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(200)
        assert page.evaluate("window.moved") == 0, path
    lazy = set(page.eval_on_selector_all("img[loading=lazy]", "all => all.map((each) => each.currentSrc)"))
    assert sum(size for url, size in sizes.items() if url not in lazy) < LIGHT_ENOUGH


def test_a_dress_is_found_asked_about_and_ordered_without_script(opened: Opened) -> None:
    talk = Talk(opened(java_script_enabled=False), scripted=False).open("/")
    page = talk.page
    page.fill("#q", "рожева сукня анна")
    page.keyboard.press("Enter")
    page.locator(".item a").first.click()
    page.fill("#height", "119")
    page.click(".ruler button")
    expect(page.locator(".answer")).to_contain_text("На 119 см підійде 110-116")
    page.locator(".sizes label").first.click()
    page.get_by_role("button", name="Обрати цей розмір").click()
    expect(page.locator("#say")).to_have_value("Розмір 110-116")
    page.click("button.go")
    talk.shows("Сукня Анна", "рожевий", "110-116")
    talk.say("беру").say("Коваль Олена, 067 123 45 67, Харків, відділення 12").say("повна оплата")
    link: Any = page.locator(".pay .where a").last
    link.click()
    page.fill("#phone", "4567")
    page.get_by_role("button", name="Перевірити").click()
    expect(page.locator("h1")).to_contain_text("чекає на оплату")
    expect(page.locator(".bill")).to_contain_text("Сукня Анна, рожевий")
