"""What guards every door: origins, headers, cookies, limits."""

from __future__ import annotations

import pytest
from flask import Flask

from app.settings import Settings
from app.web.security import CONTENT_POLICY
from tests.web.visitors import Script, Shopper, Staff, picture

PAGES = ("/", "/product/11698818", "/chat", "/admin/sign-in", "/health/live", "/no-such-page")


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://localhost:81", "http://localhost.evil.example"])
def test_only_our_own_pages_may_post(shopper: Shopper, script: Script, origin: str | None) -> None:
    response = shopper.write("зріст 112", origin=origin)
    assert response.status_code == 403
    assert "з іншого сайту" in response.get_data(as_text=True)
    assert script.turns == []
    assert "Set-Cookie" not in response.headers


def test_staffs_doors_refuse_a_foreign_origin_too(manager: Staff, shopper: Shopper) -> None:
    shopper.write("привіт")
    for path in ("/admin/sign-in", "/admin/sign-out", "/admin/talks/1/reply", "/admin/approvals/1/approve"):
        assert manager.post(path, origin="https://evil.example", text="так").status_code == 403
    assert "Марія" in manager.page("/admin")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(shopper: Shopper, path: str) -> None:
    headers = shopper.client.get(path).headers
    assert headers["Content-Security-Policy"] == CONTENT_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]
    assert "unsafe" not in CONTENT_POLICY and "frame-ancestors 'none'" in CONTENT_POLICY


def test_the_staffs_session_lives_under_admin_only(house: Flask) -> None:
    staff = Staff(house.test_client())
    cookie = next(c for c in staff.sign_in("maria@mirt.example").headers.getlist("Set-Cookie") if c.startswith("staff="))
    assert "Path=/admin" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_a_photo_is_its_senders_and_the_staffs_alone(shopper: Shopper, stranger: Shopper, manager: Staff, script: Script) -> None:
    shopper.write(photo=(picture(), "a.png"))
    (photo,) = script.turns[0].inbounds[0].photos
    stranger.write("привіт")
    mine = shopper.client.get(f"/attachments/{photo}")
    assert mine.status_code == 200 and mine.mimetype == "image/jpeg"
    assert "sandbox" in mine.headers["Content-Security-Policy"]
    assert mine.headers["Content-Disposition"] == "inline"
    assert mine.headers["Cache-Control"].startswith("private")
    assert stranger.client.get(f"/attachments/{photo}").status_code == 404
    assert stranger.client.get("/attachments/nothing").status_code == 404
    assert manager.client.get(f"/admin/attachments/{photo}").data == mine.data
    assert stranger.client.get(f"/admin/attachments/{photo}").status_code == 302


def test_the_limits_are_those_promised() -> None:
    default = Settings(_env_file=None)
    assert default.messages_per_minute == 60
    assert default.messages_per_hour == 1000
    assert default.address_messages_per_minute == 300
    assert default.all_messages_per_minute == 3000
    assert default.sign_ins_per_minute == 5


class TestAShoppersOwnPace:
    @pytest.fixture
    def limits(self) -> dict[str, object]:
        return {"messages_per_minute": 3}

    def test_is_counted_from_what_is_stored(self, shopper: Shopper, stranger: Shopper) -> None:
        for _ in range(3):
            assert shopper.write("так").status_code == 200
        refused = shopper.write("так")
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
        assert "Забагато повідомлень одразу. Продовжте, будь ласка, за" in refused.get_data(as_text=True)
        assert stranger.write("так").status_code == 200

    def test_keeps_the_words_without_script(self, shopper: Shopper) -> None:
        for _ in range(3):
            shopper.write("так")
        assert ">ще</textarea>" in shopper.write("ще", plain=True).get_data(as_text=True)


class TestAnHoursPace:
    @pytest.fixture
    def limits(self) -> dict[str, object]:
        return {"messages_per_hour": 2}

    def test_is_counted_too(self, shopper: Shopper) -> None:
        assert [shopper.write("так").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("name", ["address_messages_per_minute", "all_messages_per_minute"])
class TestTheDoorsPace:
    @pytest.fixture
    def limits(self, name: str) -> dict[str, object]:
        return {name: 2}

    def test_is_refused_with_a_sentence_and_a_time(self, shopper: Shopper, stranger: Shopper) -> None:
        assert [who.write("так").status_code for who in (shopper, stranger)] == [200, 200]
        refused = shopper.write("так")
        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) > 0
        assert "Забагато повідомлень одразу" in refused.get_data(as_text=True)


def test_the_sixth_sign_in_of_a_minute_is_refused(house: Flask) -> None:
    staff = Staff(house.test_client())
    tries = [staff.sign_in("maria@mirt.example", "wrong").status_code for _ in range(6)]
    assert tries == [200] * 5 + [429]
    assert staff.sign_in("maria@mirt.example").status_code == 429
