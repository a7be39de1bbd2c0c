"""Heights kept of a shopper are dated by the day they were said, not by the day they were used."""

from __future__ import annotations

from datetime import date

from app.domain.effects import RememberHeights
from app.domain.shopper import Measurement, Shopper
from tests.dialog.desk import Desk, product, sets

KNOWN = Shopper("s", remembers=True, children=(Measurement(112, date(2026, 5, 22)),))


def test_a_remembered_height_that_is_used_keeps_its_day() -> None:
    desk = Desk(shopper=KNOWN).hears(product("Лагуна"))
    assert desk.conversation.basket.item.height == 112
    assert [effect for effect in desk.effects if isinstance(effect, RememberHeights)] == []


def test_a_remembered_height_said_again_is_dated_anew() -> None:
    desk = Desk(shopper=KNOWN).hears(product("Лагуна")).hears(sets("height", 112))
    assert RememberHeights((112,), date(2026, 6, 1)) in desk.effects
