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
    target = page.locator("[data-drop]").nth(place).element_handle()
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
    expect(page.locator("[data-photo] img")).to_be_visible()
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


PASTE = """([field, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
}"""


def prices(page: Page) -> list[str]:
    return [each.input_value() for each in page.locator(".prices .price").all()]


def test_prices_are_pasted_from_a_spreadsheet_copied_down_and_walked_by_keys(desk: Desk) -> None:
    page = desk.page
    page.goto("/admin/products/new")
    first = page.locator("[name=sizes-0-price]")
    page.evaluate(PASTE, [first.element_handle(), "1 590\r\n1790\r\n1990\r\n"])
    assert prices(page)[:4] == ["1 590", "1790", "1990", ""]
    page.evaluate(PASTE, [first.element_handle(), "122–128\t2190\n80-92\t1500\tдовжина 70 см\n"])
    assert prices(page)[:4] == ["1500", "1790", "1990", "2190"]
    expect(page.locator("[name=sizes-0-measures]")).to_have_value("довжина 70 см")
    page.locator("[name=sizes-3-price]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=sizes-4-price]")).to_be_focused()
    page.keyboard.press("Control+d")
    assert prices(page)[4] == "2190"
    page.locator("[name=sizes-4-price]").hover()
    page.locator("[data-down]").nth(4).click()
    assert prices(page)[4:] == ["2190", "2190", "2190", ""]
    page.keyboard.press("ArrowUp")
    expect(page.locator("[name=sizes-3-price]")).to_be_focused()


def test_what_is_typed_is_seen_as_shoppers_will_see_it(desk: Desk) -> None:
    page = desk.page
    page.goto("/admin/products/11698818")
    page.fill("[name=sizes-0-price]", "1 777,50")
    expect(page.locator("#seen .as-card .price")).to_contain_text("777,50")
    expect(page.locator("#seen .as-chat")).to_contain_text("777,50")
    page.fill("[name=title]", "")
    expect(page.locator("#seen .as-card")).to_have_count(0)


def test_whoever_is_refused_stands_at_the_first_mistake_with_its_sentence(desk: Desk) -> None:
    page = desk.page
    page.goto("/admin/products/11698818")
    fill(page, sizes_0_price="дві тисячі", sizes_3_price="0", colours_1_name="")
    page.get_by_role("button", name="Зберегти").click()
    expect(page.locator("[name=sizes-0-price]")).to_be_focused()
    for name, value in (("sizes-0-price", "дві тисячі"), ("sizes-3-price", "0"), ("colours-1-name", "")):
        field = page.locator(f"[name={name}]")
        expect(field).to_have_value(value)
        expect(page.locator(f"#{field.get_attribute('aria-describedby')}".split()[0])).to_be_visible()


def test_photos_are_dropped_put_in_order_and_taken_away(desk: Desk) -> None:
    page = desk.page
    page.goto("/admin/products/new")
    drop_photo(page, 0)
    expect(page.locator("[data-photo]")).to_have_count(1)
    green = BytesIO()
    Image.new("RGB", (600, 750), "green").save(green, "JPEG")
    page.set_input_files("[name=colours-0-photo]", {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": green.getvalue()})
    expect(page.locator("[data-photo]")).to_have_count(2)
    names = [each.input_value() for each in page.locator("[name=colours-0-photos]").all()]
    page.locator("[data-photo]").nth(1).drag_to(page.locator("[data-photo]").nth(0))
    assert [each.input_value() for each in page.locator("[name=colours-0-photos]").all()] == names[::-1]
    page.locator("[data-photo]").nth(0).hover()
    page.locator("[data-move='1']").nth(0).click()
    assert [each.input_value() for each in page.locator("[name=colours-0-photos]").all()] == names
    page.set_input_files("[name=colours-0-photo]", {"name": "c.png", "mimeType": "image/png", "buffer": b"text"})
    expect(page.locator("[data-refused]")).to_contain_text("Це не зображення")
    page.locator("[data-remove]").nth(0).click()
    assert [each.input_value() for each in page.locator("[name=colours-0-photos]").all()] == names[1:]


def test_the_list_is_found_while_typing(desk: Desk) -> None:
    page = desk.page
    page.goto("/admin/products")
    page.locator("[type=search]").press_sequentially("лагуна")
    expect(page.locator(".g-name")).to_have_count(1)
    page.locator("[type=search]").fill("шкарпетки")
    expect(page.locator("#found .none")).to_contain_text("Такого немає.")
