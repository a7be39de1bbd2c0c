"""What is kept of a shopper: with consent, dated, and gone when it is taken back."""

from __future__ import annotations

import dataclasses

import pytest
from flask import Flask

from app.dialog.turn import Turn
from app.domain import effects as fx
from app.domain.basket import Item
from app.domain.slots import Delivery
from app.ports import Ports
from app.services import approvals
from app.services.runtime import runtime
from tests.conftest import NOON, Clock
from tests.services.shopping import DELIVERY, Shopper, Thinking

HOME = Delivery("Іваненко Марія", "+380671234567", "Київ", "12")
TODAY = NOON.date()


def _causing(monkeypatch: pytest.MonkeyPatch, shopper: Shopper, *effects: fx.Effect) -> None:
    """A turn that causes exactly these."""
    dialogue = runtime().dialogue

    def causing(turn: Turn, ports: Ports) -> Turn:
        answered = dialogue.run(turn, ports)
        assert answered.decision
        return dataclasses.replace(answered, decision=dataclasses.replace(answered.decision, effects=effects))

    with monkeypatch.context() as patch:
        patch.setattr(runtime(), "dialogue", Thinking(causing))
        shopper.says("дякую")


def test_without_consent_neither_height_nor_address_is_kept(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()
    _causing(monkeypatch, shopper, fx.RememberHeights((112,), TODAY), fx.RememberAddress(HOME))
    assert shopper.stands.shopper.children == () and shopper.stands.shopper.address == Delivery()


def test_with_consent_both_are_kept_and_taking_it_back_forgets_them(
    house: Flask, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    _causing(monkeypatch, shopper, fx.ConsentToMemory(True), fx.RememberAddress(HOME))
    kept = shopper.stands.shopper
    assert kept.remembers and kept.address == HOME
    assert [(child.height, child.measured_on) for child in kept.children] == [(112, TODAY)]
    clock.pass_(days=40)
    _causing(monkeypatch, shopper, fx.RememberHeights((112, 98), clock.now.date()))
    assert [child.measured_on for child in shopper.stands.shopper.children] == [clock.now.date()] * 2
    _causing(monkeypatch, shopper, fx.ConsentToMemory(False))
    assert shopper.stands.shopper == dataclasses.replace(kept, remembers=False, children=(), address=Delivery())


def test_the_bot_introduces_itself_once_and_greets_once_a_day(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.says("Добрий день!")
    assert shopper.stands.shopper.introduced and shopper.stands.shopper.greeted_on == TODAY
    clock.pass_(days=1)
    shopper.says("Добрий день!")
    assert shopper.stands.shopper.greeted_on == clock.now.date()


def test_the_last_approved_order_is_remembered(house: Flask) -> None:
    shopper = Shopper.enters()
    approvals.approve(shopper.pays().payment_id, by="Марина")
    assert shopper.stands.shopper.last_order == (Item("11698818", "жовтий", "110-116"),)


def test_what_the_shopper_typed_stands_on_the_order(house: Flask) -> None:
    shopper = Shopper.enters()
    order = shopper.orders()
    assert order.delivery.phone == "+380671234567" and order.delivery.np_branch == "12" and DELIVERY.startswith("Іваненко")
