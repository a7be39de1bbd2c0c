"""Whatever is said in whatever order: the reply holds, nothing is ordered that was not asked for, no paid line is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialog.acts import Act
from app.dialog.replies import SpeechAct
from app.dialog.turn import Sighting
from app.domain.commands import Command, Do
from app.domain.dialog_state import Owner
from app.domain.effects import SaveOrder, StopReminders
from app.domain.orders import OrderLine, OrderStatus
from tests.dialog.desk import Desk
from tests.dialog.generated import messages, sights

GREETINGS = (Act.GREET_FIRST, Act.GREET_AGAIN)
Message = tuple[list[Command], Sighting | None, bool]  # commands, a picture, whether staff decide at once


@settings(max_examples=250)
@given(st.lists(st.tuples(messages, sights, st.booleans()), min_size=1, max_size=9))
def test_any_talk_is_answered_by_sealed_words_and_never_loses_a_paid_line(talk: list[Message]) -> None:
    desk = Desk()
    for commands, sighting, decided in talk:
        if desk.conversation.owner is Owner.PERSON:
            return
        paid = desk.order.lines if desk.orders and desk.order.approved.amount else ()
        desk.hears(*commands, sighting=sighting)
        assert desk.plan, commands
        assert sum(len(bubble.text) for bubble in desk.bubbles if bubble.act) <= 900
        assert sum(isinstance(said, SpeechAct) and said.act in GREETINGS for said in desk.plan) <= 1
        _holds_its_orders(desk, commands, paid)
        if decided and desk.orders and desk.order.status is OrderStatus.AWAITING_APPROVAL:
            desk.approves()


def _holds_its_orders(desk: Desk, commands: list[Command], paid: tuple[OrderLine, ...]) -> None:
    for effect in desk.effects:
        if isinstance(effect, SaveOrder):
            assert effect.lines
            assert effect.place <= (effect.method is not None and effect.delivery.is_complete)
        if isinstance(effect, StopReminders):
            assert any(isinstance(command, Do) and command.what == "stop_reminders" for command in commands)
    assert not paid or any(order.lines[: len(paid)] == paid for order in desk.orders)
