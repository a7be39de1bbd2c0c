"""axe-core finds nothing on any template of chat and desk, by day and by night."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.visits import Desk, Talk

pytestmark = pytest.mark.browser
VENDOR = Path(__file__).parent / "vendor"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


def axe() -> str:
    """As it was published."""
    name, listed = re.findall(r"\| `(axe\S+)` \|.*\| `([0-9a-f]{64})` \|", (VENDOR / "VENDOR.md").read_text())[0]
    content = (VENDOR / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == listed
    return content.decode()


def violations(page: Page, where: str) -> list[str]:
    """By day and by night, each with the elements it was found on."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.evaluate(axe())
        result: Any = page.evaluate("rules => axe.run(document, rules)", RULES)
        found += [f"{where} {scheme}: {v['id']}: {n['target']} {n['html'][:160]}" for v in result["violations"] for n in v["nodes"]]
    return found


def test_the_chat_from_hello_to_the_receipt(talk: Talk) -> None:
    found = violations(talk.open().page, "hello")
    talk.say("Добрий день! Які костюми є?").say("Лагуна жовта на 119")
    found += violations(talk.page, "offer")
    talk.say("беру 122-128")
    found += violations(talk.page, "delivery form")
    talk.say("Коваль Олена, 067 123 45 67, Харків, відділення 12").say("повна оплата").send_receipt()
    found += violations(talk.page, "requisites and receipt")
    talk.page.click(".menu summary")
    talk.page.fill("#say", "x" * 5000)
    talk.page.click("button.go")
    talk.page.wait_for_selector("#pending .oops")
    found += violations(talk.page, "menu and error")
    assert found == []


def test_every_page_of_the_desk(talk: Talk, desk: Desk) -> None:
    talk.open().say("Лагуна жовта на 112").say("беру").say("Коваль Олена, 067 123 45 67, Харків, відділення 12")
    talk.say("повна оплата").send_receipt().say("покличте людину")
    order = desk.newest_order().entry
    pages = ["/admin", f"/admin/talks/{order.conversation_id}", "/admin/approvals", "/admin/orders", "/admin/design"]
    found = []
    for path in (*pages, f"/admin/orders/{order.order.number}"):
        desk.page.goto(path)
        found += violations(desk.page, path)
    desk.page.goto("/admin/approvals")
    desk.page.click(".refusal summary")
    found += violations(desk.page, "a refusal")
    desk.page.goto(pages[1])
    desk.page.locator(".by a").last.click()
    found += violations(desk.page, "why")
    desk.page.context.clear_cookies()
    desk.page.goto("/admin/sign-in")
    assert [*found, *violations(desk.page, "sign-in")] == []
