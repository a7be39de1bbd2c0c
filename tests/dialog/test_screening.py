"""Words over the limit: the bot says so, reads the rest of the turn, and says nothing while a person holds the talk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialog.stages.screen import screen
from app.dialog.stages.yield_to_staff import yield_to_staff
from app.dialog.turn import Inbound, Turn
from app.dialog.understanding import Understanding
from app.domain.dialog_state import Owner
from tests.dialog.desk import Desk, catalogue, shop

LONG = "ї" * (shop().message_limit + 1)


def turn(*texts: str, owner: Owner = Owner.BOT) -> Turn:
    desk = Desk()
    said = tuple(Inbound(f"m-{number}", text) for number, text in enumerate(texts))
    return Turn("t", replace(desk.conversation, owner=owner), desk.shopper, shop(), catalogue(), desk.now, inbounds=said)


def test_a_message_of_long_words_alone_is_answered_at_once() -> None:
    screened = screen(turn(LONG))
    assert screened.decision and [said.act for said in screened.decision.plan] == ["message_too_long"]


def test_long_words_leave_the_other_messages_of_the_turn_to_be_read() -> None:
    screened = screen(turn("зріст 112", LONG, "жовтий"))
    assert screened.decision is None
    assert [(i.text, i.cut) for i in screened.inbounds] == [("зріст 112", False), ("", True), ("жовтий", False)]


@pytest.mark.parametrize("texts", [(LONG,), ("є хто?", LONG)])
def test_while_a_person_holds_the_talk_nothing_is_said_of_long_words(texts: tuple[str, ...]) -> None:
    screened = yield_to_staff(screen(turn(*texts, owner=Owner.PERSON)))
    assert screened.silent
    assert screened.decision and screened.decision.plan == ()


def test_the_rest_is_answered_and_the_long_words_are_named_first() -> None:
    desk = Desk()
    screened = screen(turn("щось", LONG))
    told = desk._told(replace(screened, understanding=Understanding()))
    assert told.acts.index("message_too_long") < len(told.acts) - 1
    assert "4 000 знаків" in told.words
