"""A message is stored once, answered once, and read by whoever may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from app.dialog.turn import Inbound, Turn
from app.domain.dialog_state import State
from app.domain.orders import OrderStatus
from app.errors import EmptyMessage, ForeignAttachment, MessageTooLong, StorefrontError, TurnUnderWay, UnknownConversation
from app.extensions import db, locked, read_session, write_transaction
from app.models.conversation import ConversationRow, MessageRow, TurnRow
from app.models.order import OrderRow
from app.ports import Ports
from app.services import conversations, sweeps
from app.services.runtime import runtime
from app.services.turns import intake
from tests.conftest import Clock
from tests.services.shopping import DELIVERY, WISH, Shopper, Thinking, acts, hold_lease, words


def _count(model: type, *conditions: object) -> int:
    with read_session() as session:
        return session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0  # type: ignore[arg-type]


def test_the_first_sale_ends_in_an_order_that_waits_for_payment(house: Flask) -> None:
    shopper = Shopper.enters()
    assert "1 990" in words(shopper.gets_offer()).replace("\u00a0", " ")
    order = shopper.orders()
    assert order.status is OrderStatus.AWAITING_PAYMENT
    assert [(line.title, line.size, line.price.amount) for line in order.lines] == [("Костюм Лагуна", "110-116", 1990)]


def test_nothing_is_lost_when_a_hundred_threads_add_to_one_row(house: Flask) -> None:
    shopper = Shopper.enters()

    def add(_: int) -> None:
        with house.app_context(), write_transaction() as session:
            row = locked(session, ConversationRow, shopper.id)
            assert row
            row.open_tickets += 1

    with ThreadPoolExecutor(100) as threads:
        list(threads.map(add, range(100)))
    with read_session() as session:
        assert session.get_one(ConversationRow, shopper.id).open_tickets == 100


def test_one_client_id_posted_fifty_times_at_once_is_one_message_one_reply_one_order(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    shopper.says("беру")
    before = _count(MessageRow, MessageRow.author == "shopper"), _count(TurnRow)

    def post(_: int) -> str:
        with house.app_context():
            try:
                return shopper.says(f"{DELIVERY}, повна оплата", client_id="fifty").turn_id
            except TurnUnderWay:
                return ""

    with ThreadPoolExecutor(50) as threads:
        turns = set(threads.map(post, range(50))) - {""}
    assert len(turns) == 1
    assert (_count(MessageRow, MessageRow.author == "shopper"), _count(TurnRow)) == (before[0] + 1, before[1] + 1)
    assert _count(OrderRow) == 1
    again = shopper.says("other words", client_id="fifty")
    assert again.repeated and again.turn_id in turns and again.bubbles


def test_a_message_during_a_turn_waits_for_whoever_answers_and_is_answered_with_it(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    hold_lease(shopper, clock, seconds=30)
    with pytest.raises(TurnUnderWay) as under_way:
        shopper.says(WISH)
    assert under_way.value.message.text == WISH
    with pytest.raises(TurnUnderWay):
        shopper.says("зріст 112")
    assert sweeps.run_due() == ()
    clock.pass_(seconds=31)
    (result,) = sweeps.run_due()
    assert result.state is State.OFFER
    assert sweeps.run_due() == ()


def test_a_repeat_of_a_message_left_unanswered_answers_it(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    hold_lease(shopper, clock, seconds=5)
    with pytest.raises(TurnUnderWay):
        shopper.says(WISH, client_id="left")
    clock.pass_(seconds=6)
    result = shopper.says(WISH, client_id="left")
    assert result.bubbles and result.repeated


def test_messages_that_come_while_the_turn_is_thought_are_answered_by_its_next_round(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    shopper = Shopper.enters()
    dialogue = runtime().dialogue
    came: list[str] = []

    def interrupted(turn: Turn, ports: Ports) -> Turn:
        if not came:
            came.append("зріст 112")
            with pytest.raises(TurnUnderWay):
                shopper.says("зріст 112")
        return dialogue.run(turn, ports)

    monkeypatch.setattr(runtime(), "dialogue", Thinking(interrupted))
    result = shopper.says(WISH)
    assert result.state is State.OFFER
    assert _count(TurnRow) == 2


def test_a_turn_that_lost_its_lease_writes_nothing(house: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()
    dialogue = runtime().dialogue

    def slow(turn: Turn, ports: Ports) -> Turn:
        monkeypatch.setattr(runtime(), "dialogue", dialogue)
        clock.pass_(seconds=31)
        sweeps.run_due()
        return dialogue.run(turn, ports)

    monkeypatch.setattr(runtime(), "dialogue", Thinking(slow))
    result = shopper.says(WISH)
    assert result.repeated
    assert _count(TurnRow) == 1
    seqs = [message.seq for message in conversations.thread(shopper.id)]
    assert seqs == list(range(1, len(seqs) + 1))


@pytest.mark.parametrize(
    ("inbound", "error"),
    [
        (Inbound("x", "   \n\t "), EmptyMessage),
        (Inbound("x", "\x00\x07"), EmptyMessage),
        (Inbound("x", "а" * 10_000), MessageTooLong),
        (Inbound("x", "ось", photos=("0" * 32,)), ForeignAttachment),
    ],
)
def test_bad_input_is_named_and_stores_nothing(sqlite_house: Flask, inbound: Inbound, error: type[StorefrontError]) -> None:
    talk = Shopper.enters().talk
    with pytest.raises(error):
        conversations.take_turn(talk.conversation_id, talk.shopper_id, inbound)
    assert conversations.thread(talk.conversation_id) == ()
    assert not conversations.standing(talk.conversation_id).orders


def test_another_shoppers_talk_is_unknown(sqlite_house: Flask) -> None:
    mine, theirs = Shopper.enters(), Shopper.enters()
    theirs.says(WISH, client_id="theirs")
    for client_id in ("mine", "theirs"):
        with pytest.raises(UnknownConversation):
            conversations.take_turn(theirs.id, mine.talk.shopper_id, Inbound(client_id, "привіт"))


def test_control_characters_go_and_line_breaks_stay(sqlite_house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.says("Лагуна\x00\x1b[31m\r\nжовта\ud800", client_id="odd")
    assert conversations.thread(shopper.id)[0].text == "Лагуна[31m\nжовта"


def test_a_cookie_finds_its_open_talk_and_a_forged_one_begins_anew(house: Flask) -> None:
    talk = conversations.open_for(None)
    assert conversations.open_for(talk.token) == talk
    assert conversations.find("forged") is None
    assert conversations.open_for("forged").shopper_id != talk.shopper_id
    with write_transaction() as session:
        session.execute(
            update(ConversationRow).where(ConversationRow.id == talk.conversation_id).values(closed_at=runtime().clock())
        )
    later = conversations.open_for(talk.token)
    assert later.shopper_id == talk.shopper_id and later.conversation_id != talk.conversation_id


def test_an_answer_that_fails_by_our_fault_becomes_an_apology_and_a_ticket(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()

    def broken(turn: Turn, ports: Ports) -> Turn:
        raise ZeroDivisionError

    monkeypatch.setattr(runtime(), "dialogue", Thinking(broken))
    with pytest.raises(ZeroDivisionError):
        shopper.says(WISH)
    (result,) = sweeps.run_due()
    assert acts(result) == ["last_resort"]
    assert shopper.stands.handoff
    assert sweeps.run_due() == ()


def test_no_transaction_is_open_while_thinking(sqlite_house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()
    dialogue = runtime().dialogue
    open_then: list[int] = []

    def watched(turn: Turn, ports: Ports) -> Turn:
        open_then.append(db.engine.pool.checkedout())  # type: ignore[attr-defined]
        return dialogue.run(turn, ports)

    monkeypatch.setattr(runtime(), "dialogue", Thinking(watched))
    shopper.says(WISH)
    assert open_then == [0]


def test_a_failed_statement_names_no_words_of_the_shopper(house: Flask) -> None:
    shopper = Shopper.enters()
    told = Inbound("told-twice", "мій телефон 0671234567")
    intake.store(shopper.id, shopper.talk.shopper_id, told)
    with pytest.raises(IntegrityError) as failed:
        intake.store(shopper.id, shopper.talk.shopper_id, told)
    assert "INSERT" in str(failed.value) and "0671234567" not in str(failed.value)
