"""The owner fills the shop in a browser: a model with its photo, in the window and in the chat a moment later."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.test_axe import violations
from tests.browser.visits import PROBLEMS, Desk, Talk

pytestmark = pytest.mark.browser
DROP = """([target, content]) => {
  const files = new DataTransfer();
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  files.items.add(new File([bytes], "dress.png", { type: "image/png" }));
  target.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files }));
}"""


def drop_photo(page: Page, place: int) -> None:
    content = BytesIO()
    Image.new("RGB", (800, 1000), "navy").save(content, "PNG")
    target = page.locator("[data-drop] .drop").nth(place).element_handle()
    page.evaluate(DROP, [target, base64.b64encode(content.getvalue()).decode()])


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name.replace('_', '-')}]", value)


def test_a_model_with_its_photo_is_in_the_window_and_in_the_chat(desk: Desk, talk: Talk) -> None:
    problems: list[str] = []
    page = desk.page
    page.on("console", lambda message: problems.append(message.text) if PROBLEMS.search(message.text) else None)
    page.goto("/admin/products")
    page.get_by_role("link", name="Додати").click()
    fill(page, title="Сукня Зоря", fabric="льон", sizes_2_price="1 190", sizes_3_price="1290", colours_0_name="синій")
    page.select_option("#category", "dresses")
    fill(page, sizes_7_label="112")
    expect(page.locator("[data-grows] tr")).to_have_count(9)
    fill(page, sizes_7_label="")
    drop_photo(page, 0)
    expect(page.locator(".drop.full img")).to_be_visible()
    page.get_by_role("button", name="Ще один колір").click()
    fill(page, colours_1_name="жовтий")
    page.get_by_role("button", name="Зберегти").click()
    expect(page.get_by_role("status")).to_contain_text("Модель уже продається")
    try:
        page.goto("/")
        card = page.locator("a", has_text="Сукня Зоря").first
        expect(card).to_be_visible()
        page.goto("/product/suknia-zoria")
        expect(page.locator("img").first).to_have_js_property("complete", True)
        assert page.locator("img").first.evaluate("image => image.naturalWidth") > 300
        talk.open().say("Сукня Зоря синя на 112").shows("Сукня Зоря", "1\N{NO-BREAK SPACE}190")
    finally:
        page.goto("/admin/products/suknia-zoria")
        page.get_by_role("button", name="Зняти з продажу").click()
        expect(page.locator("h1 ~ .tag")).to_have_text("сховано")
    assert [*problems, *talk.problems] == []


def test_the_pages_of_the_goods_are_for_everybody(desk: Desk) -> None:
    found = []
    for path in ("/admin/products", "/admin/products/11698818", "/admin/products/new"):
        desk.page.goto(path)
        desk.page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        found += violations(desk.page, path)
    desk.page.get_by_role("button", name="Зберегти").click()
    expect(desk.page.locator(".err:visible").first).to_be_visible()
    assert [*found, *violations(desk.page, "a form refused")] == []
    desk.page.set_viewport_size({"width": 320, "height": 700})
    assert desk.page.evaluate("document.documentElement.scrollWidth") == 320
