"""Every named error has its sentence; what nobody foresaw has a number, shown and logged."""

from __future__ import annotations

import logging
import re
from urllib.parse import unquote

import pytest
from flask import Flask

from app import errors
from app.dialog.turn import Turn
from app.extensions import db
from app.web import error_pages
from tests.web.visitors import OWN, Script, Shopper, Staff


def test_an_unforeseen_error_shows_the_number_that_is_in_the_log(
    shopper: Shopper, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(turn: Turn) -> Turn:
        raise RuntimeError("зріст 112")

    script.answers = broken
    with caplog.at_level(logging.ERROR):
        page = shopper.write("зріст 112").get_data(as_text=True)
    mark = re.search(r"Номер для наших працівників: (\w{8})", page)
    assert mark and f"unforeseen error {mark[1]} at chat.post_message" in caplog.text


def test_an_error_is_a_partial_for_script_and_a_page_without(shopper: Shopper) -> None:
    assert "<html" not in shopper.write("").get_data(as_text=True)
    assert "<html" in shopper.write("", plain=True).get_data(as_text=True)
    assert "<html" in shopper.client.get("/no-such-page").get_data(as_text=True)


def test_without_a_database_there_is_still_a_sentence(house: Flask, shopper: Shopper) -> None:
    with house.app_context():
        db.engine.dispose()
    house.extensions["storefront"].settings.instance_dir.joinpath("shop.db").unlink()
    for response in (shopper.client.get("/"), shopper.write("привіт"), shopper.write("привіт", plain=True)):
        assert response.status_code == 503
        assert "Наші записи тимчасово недоступні." in response.get_data(as_text=True)


def test_a_page_that_broke_offers_to_be_tried_again_as_it_was_asked_for(house: Flask, shopper: Shopper) -> None:
    with house.app_context():
        db.engine.dispose()
    house.extensions["storefront"].settings.instance_dir.joinpath("shop.db").unlink()
    broke = shopper.client.get("/collection?q=лагуна&height=116").get_data(as_text=True)
    assert 'class="btn" href="/collection?q=лагуна&amp;height=116"' in unquote(broke)
    assert "Щось зламалося в нас" in broke and "MIRT" not in broke
    assert 'class="btn" href="/chat' not in shopper.write("привіт", plain=True).get_data(as_text=True)


def test_a_wrong_method_is_refused_in_words(shopper: Shopper) -> None:
    response = shopper.client.get("/chat/messages")
    assert response.status_code == 405
    assert "таких запитів не приймає" in response.get_data(as_text=True)


def test_every_error_a_service_may_raise_at_a_door_is_in_the_table(house: Flask) -> None:
    inside = {
        errors.StorefrontError, errors.SettingsError, errors.SeedError, errors.EffectRefused, errors.StockGone, errors.PriceMoved,
        errors.OrderMoved, errors.ShoppersWrong, errors.VersionLost, errors.LeaseLost, errors.TurnUnderWay, errors.UploadRefused,
    }  # fmt: skip
    terminal = {"BadLine", "StaffExists", "NoWording", "UnknownLanguage"}
    known = set(error_pages.ANSWERS)
    named = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.StorefrontError)}
    assert {kind for kind in named - inside if kind.__name__ not in terminal} == known


@pytest.mark.parametrize("number", [2**31, 10**22])
def test_a_number_no_row_can_have_is_an_address_that_does_not_exist(shopper: Shopper, manager: Staff, number: int) -> None:
    shopper.write("привіт")
    assert shopper.client.get(f"/chat/since/{number}").status_code == 404
    assert manager.client.get(f"/admin/talks/{number}").status_code == 404
    for door in (f"/admin/talks/{number}/release", f"/admin/approvals/{number}/approve"):
        assert manager.client.post(door, headers={"Origin": OWN}).status_code == 404
