"""Whoever closes the tab finds the order again: its link goes with requisites, approval and rejection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialog.turn import Sighting
from tests.dialog import desk as desks
from tests.dialog.desk import Desk, sets
from tests.dialog.test_selling import ADDRESS, at_offer, awaiting_payment


def linked(desk: Desk) -> list[str]:
    """Acts or kinds of the bubbles that carry the order's own link as their small line."""
    link = f"/order?number={desk.order.number}"
    return [
        str(bubble.act or bubble.kind) for bubble in desk.bubbles if link in bubble.payload.get("note", "") and link in bubble.text
    ]


def test_requisites_approval_and_rejection_carry_the_link() -> None:
    assert linked(at_offer().hears(*ADDRESS, sets("payment_method", "full"))) == ["requisites"]
    assert linked(awaiting_payment().hears(sighting=Sighting("receipt")).approves()) == ["payment_approved"]
    assert linked(awaiting_payment().hears(sighting=Sighting("receipt")).rejects("не видно суми")) == ["payment_rejected"]


def test_a_shop_without_such_a_page_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pageless = replace(desks.shop(), order_link="")
    monkeypatch.setattr(desks, "shop", lambda: pageless)
    assert not at_offer().hears(*ADDRESS, sets("payment_method", "full")).said(desks.Act.ORDER_LINK)
