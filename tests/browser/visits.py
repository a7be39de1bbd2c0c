"""A shopper at /chat and the owner at /admin, by what they see and press."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from flask import Flask
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Locator, Page, expect

from app.services import approvals, orders, staff
from app.services.views import OrderDetail

PROBLEMS = re.compile(r"Content Security Policy|Refused to|Uncaught|TypeError", re.IGNORECASE)


def receipt() -> FilePayload:
    """A bank's receipt as a screenshot."""
    image = Image.new("RGB", (360, 640), "white")
    ImageDraw.Draw(image).text((40, 60), "Payment 1990.00 UAH", fill="black")
    content = BytesIO()
    image.save(content, "PNG")
    return {"name": "receipt.png", "mimeType": "image/png", "buffer": content.getvalue()}


class Talk:
    """One shopper's chat page. `problems` collects what the browser complained about."""

    def __init__(self, page: Page, scripted: bool = True) -> None:
        self.page, self.scripted = page, scripted
        self.problems: list[str] = []
        page.on("console", lambda message: self._noted(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.thread = page.locator("#thread")
        self.mine = page.locator("#thread > .turn.me")

    def open(self, path: str = "/chat") -> Talk:
        self.page.goto(path)
        return self

    def say(self, text: str) -> Talk:
        self.page.fill("#say", text)
        return self._sent(lambda: self.page.click("button.go"))

    def press(self, label: str) -> Talk:
        return self._sent(self.page.get_by_role("button", name=label, exact=True).last.click)

    def send_receipt(self) -> Talk:
        self.page.set_input_files("#photo", receipt())
        return self._sent(lambda: self.page.click("button.go"))

    def fill_delivery(self, **fields: str) -> Talk:
        form = self.page.locator("#thread form.card").last
        for name, value in fields.items():
            form.locator(f"[name={name}]").fill(value)
        return self._sent(lambda: form.get_by_role("button").click())

    @property
    def number(self) -> str:
        """Of the conversation, as the desk knows it."""
        return (self.page.locator("#thread > .turn").first.get_attribute("data-seq") or "").split(".")[0]

    def shows(self, *words: str) -> Talk:
        for each in words:
            expect(self.thread).to_contain_text(each)
        return self

    def _sent(self, send: Any) -> Talk:
        """The message stands in the thread, and the shop has answered it."""
        before = self.mine.count()
        send()
        expect(self.mine).to_have_count(before + 1)
        expect(self.page.locator("#thread > .turn").last).not_to_have_class(re.compile(r"\bme\b"))
        return self

    def _noted(self, text: str) -> None:
        if PROBLEMS.search(text):
            self.problems.append(text)


class Desk:
    """The staff's side in a browser, and the book of orders behind it."""

    def __init__(self, page: Page, house: Flask) -> None:
        self.page, self.house = page, house

    def signed_in(self) -> Desk:
        with self.house.app_context():
            email, password = staff.demo_sign_in()
        assert password
        self.page.goto("/admin")
        self.page.fill("#email", email)
        self.page.fill("#password", password)
        self.page.click("main button")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Розмови")
        return self

    def approve(self, number: str) -> Desk:
        case = self._case(number)
        case.get_by_role("button", name=re.compile("Підтвердити")).click()
        return self._decided(number)

    def reject(self, number: str, reason: str) -> Desk:
        case = self._case(number)
        case.locator("summary").click()
        case.get_by_text("Інше").click()
        case.locator("textarea").fill(reason)
        case.get_by_role("button", name="Відхилити й написати").click()
        return self._decided(number)

    def _case(self, number: str) -> Locator:
        with self.house.app_context():
            waiting = next(payment for payment in approvals.waiting() if payment.order.number == number)
        self.page.goto(f"/admin/approvals/{waiting.payment_id}")
        expect(self.page.locator(".receipt img")).to_be_visible()
        return self.page.locator("article.case").filter(has_text=f"№ {number}")

    def _decided(self, number: str) -> Desk:
        expect(self.page.locator("article.case").filter(has_text=f"№ {number}")).to_have_count(0)
        return self

    def newest_order(self) -> OrderDetail:
        with self.house.app_context():
            found = orders.find(orders.listing()[0].order.number)
        assert found
        return found
