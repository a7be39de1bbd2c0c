"""The desk that looks after itself: nothing when nothing changed, else the parts that did, and nothing under the hand."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask

from tests.web.visitors import Script, Shopper, Staff, grow, picture


def address(page: str) -> str:
    """Where the page asks for news."""
    (found,) = re.findall(r'id="news" hx-get="([^"]+)"', page)
    return unescape(found)


def parts(staff: Staff, where: str) -> set[str]:
    """What is told there; nothing when nothing changed."""
    response = staff.client.get(where)
    if response.status_code == 204:
        assert response.data == b""
        return set()
    assert response.status_code == 200
    return set(re.findall(r'hx-target="([^"]+)"', response.get_data(as_text=True)))


@pytest.mark.parametrize(
    "path", ["/admin", "/admin?show=held", "/admin/talks/1", "/admin/approvals", "/admin/orders", "/admin/orders/1001"]
)
def test_nothing_new_is_told_by_nothing(shopper: Shopper, manager: Staff, script: Script, path: str) -> None:
    script.sells()
    shopper.pays()
    assert parts(manager, address(manager.page(path))) == set()


def test_a_message_moves_the_list_and_only_its_own_talk(shopper: Shopper, stranger: Shopper, manager: Staff) -> None:
    shopper.write("раз")
    stranger.write("два")
    mine, other = address(manager.page("/admin/talks/1")), address(manager.page("/admin/talks/2"))
    shopper.write("є ще питання")
    assert parts(manager, mine) == {"#rail", "#list", "#talk-head", "#said", "#side", "#news"}
    assert parts(manager, other) == {"#rail", "#list", "#news"}
    told = manager.page(mine)
    assert "є ще питання" in told and "<textarea" not in told
    assert parts(manager, address(told)) == set()


def test_the_list_under_the_hand_stays_and_is_told_later(shopper: Shopper, manager: Staff) -> None:
    shopper.write("раз")
    where = address(manager.page("/admin/talks/1"))
    assert parts(manager, where + "&hold=list") == set()
    shopper.write("два")
    held = manager.page(where + "&hold=list")
    assert 'hx-target="#said"' in held and 'hx-target="#list"' not in held
    assert parts(manager, address(held) + "&hold=list") == set()
    assert "#list" in parts(manager, address(held))


def test_a_talk_taken_by_another_is_told(shopper: Shopper, manager: Staff) -> None:
    shopper.write("раз")
    page = manager.page("/admin/talks/1")
    manager.post("/admin/talks/1/take-over")
    assert "Передати боту" in manager.page(address(page))


def test_a_wait_grows_by_the_minute(house: Flask, shopper: Shopper, manager: Staff, script: Script) -> None:
    script.sells()
    shopper.pays()
    where = address(manager.page("/admin/approvals"))
    runtime_ = house.extensions["storefront"]
    now = runtime_.clock()
    runtime_.clock = lambda: now + timedelta(minutes=6)
    told = manager.page(where)
    assert '<b class="wait w1">6' in told and 'hx-target="#act"' not in told


def test_a_receipt_that_comes_is_announced_and_never_slid_under_the_thumb(
    shopper: Shopper, stranger: Shopper, manager: Staff, script: Script
) -> None:
    script.sells()
    empty = address(manager.page("/admin/approvals"))
    shopper.pays()
    assert "Переглянути 1 квитанцію" in manager.page(empty)
    page = manager.page("/admin/approvals")
    assert "(1) Оплати" in page
    stranger.pays()
    told = manager.page(address(page))
    assert "1 з 2" in told and "/approvals/2/approve" not in told
    manager.post("/admin/approvals/1/approve", sum="1990")
    told = manager.page(address(told))
    assert "Цю оплату тим часом розглянуто." in told and "/approve" not in told


def test_a_sum_that_moved_is_told_unless_a_refusal_is_being_written(shopper: Shopper, manager: Staff, script: Script) -> None:
    script.sells()
    shopper.pays()
    where = address(manager.page("/admin/approvals"))
    script.answers = lambda turn: grow(turn, 2)
    shopper.write("дві")
    script.sells()
    shopper.write(photo=(picture(), "b.png"))
    assert {"#act", "#case-body"} <= parts(manager, where)
    assert "#act" not in parts(manager, where + "&hold=act")


def test_news_are_for_staff(shopper: Shopper) -> None:
    assert shopper.client.get("/admin/news").status_code == 302
