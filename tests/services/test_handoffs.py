"""Tickets and takeovers: who speaks, and what the bot makes of what it overheard."""

from __future__ import annotations

import pytest
from flask import Flask

from app.dialog.turn import Turn
from app.domain.dialog_state import Owner, State
from app.domain.orders import OrderStatus
from app.errors import EmptyMessage, MessageTooLong, UnknownConversation
from app.ports import Ports
from app.services import approvals, conversations, handoffs, sweeps
from app.services.runtime import runtime
from tests.conftest import Clock
from tests.services.shopping import WISH, Shopper, Thinking, acts

COMPLAINT = "Прийшов брак, шов розійшовся! Я дуже незадоволена"


def test_a_complaint_silences_the_bot_until_it_is_handed_back(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    result = shopper.says(COMPLAINT)
    assert result.state is State.COMPLAINT and result.owner is Owner.PERSON
    assert shopper.stands.handoff and shopper.stands.alerts == 1
    silent = shopper.says("ви тут?")
    assert silent.silent and silent.bubbles == ()
    assert [message.author for message in handoffs.reply(shopper.id, "Вже дивлюся", by="Марина")][-1] == "staff"
    shopper.says("а скільки коштує Мрія на 120?")
    result = handoffs.release(shopper.id, by="Марина")
    assert "back_from_person" in acts(result)
    assert result and result.owner is Owner.BOT and result.state is not State.COMPLAINT
    assert not shopper.stands.handoff


@pytest.mark.parametrize("text", ["", " \x00\n", "\u200b\u2060"])
def test_a_reply_of_nothing_is_refused_and_takes_nothing_over(house: Flask, text: str) -> None:
    shopper = Shopper.enters()
    shopper.says(WISH)
    with pytest.raises(EmptyMessage):
        handoffs.reply(shopper.id, text, by="Марина")
    with pytest.raises(MessageTooLong):
        handoffs.reply(shopper.id, "а" * 4001, by="Марина")
    assert shopper.stands.conversation.owner is Owner.BOT


def test_a_reply_keeps_its_words_and_no_control_characters(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.says(WISH)
    said = handoffs.reply(shopper.id, " Вітаю\x00 👩\u200d👧\nдо справи \x1b", by="Марина", client_id="z" * 900)[-1]
    assert said.text == "Вітаю 👩\u200d👧\nдо справи"
    assert conversations.thread(shopper.id)[-1].text == said.text


def test_a_reply_takes_the_talk_over_and_says_once_who_joined(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.says(WISH)
    shown = handoffs.reply(shopper.id, "Вітаю!", by="Марина")
    assert [m.author for m in shown] == ["bot", "staff"] and "Марина" in shown[0].text
    again = handoffs.reply(shopper.id, "Чим допомогти?", by="Марина")
    assert [m.author for m in again] == ["staff"]
    assert shopper.stands.alerts == 0
    assert shopper.says("дякую").silent


def test_a_reply_sent_twice_is_one_message(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.says(WISH)
    first = handoffs.reply(shopper.id, "Вітаю!", by="Марина", client_id="tap")
    second = handoffs.reply(shopper.id, "Вітаю!", by="Марина", client_id="tap")
    assert first[-1].id == second[-1].id
    assert sum(m.author == "staff" for m in conversations.thread(shopper.id)) == 1


def test_a_talk_taken_over_while_the_bot_thinks_stays_silent(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    shopper = Shopper.enters()
    shopper.says(WISH)
    dialogue = runtime().dialogue

    def overtaken(turn: Turn, ports: Ports) -> Turn:
        monkeypatch.setattr(runtime(), "dialogue", dialogue)
        handoffs.take_over(shopper.id, by="Марина")
        return dialogue.run(turn, ports)

    monkeypatch.setattr(runtime(), "dialogue", Thinking(overtaken))
    shopper.says("зріст 112", client_id="raced")
    turn = conversations.answer_of(shopper.id, shopper.talk.shopper_id, "raced")
    assert turn and turn.silent and turn.bubbles == ()
    assert shopper.stands.conversation.basket.item.height is None
    handed: list[Turn] = []

    def watched(turn: Turn, ports: Ports) -> Turn:
        handed.append(turn)
        return dialogue.run(turn, ports)

    monkeypatch.setattr(runtime(), "dialogue", Thinking(watched))
    shopper.says("то що з розміром?")
    handoffs.release(shopper.id, by="Марина")
    assert [inbound.text for inbound in handed[-1].inbounds] == ["зріст 112", "то що з розміром?"]
    assert sweeps.run_due() == ()


def test_a_picture_sent_to_a_person_is_filed_as_the_proof_of_a_waiting_order(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.orders()
    handoffs.take_over(shopper.id, by="Марина")
    assert shopper.sends_receipt().silent
    assert shopper.order.status is OrderStatus.AWAITING_APPROVAL
    assert approvals.waiting_of(shopper.id)


def test_the_shopper_takes_the_talk_back_before_anybody_claimed_it(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    assert shopper.says("покличте людину").owner is Owner.PERSON
    result = shopper.says(choice="do:continue_with_bot")
    assert result.owner is Owner.BOT and acts(result) == ["continued_with_bot"]
    assert shopper.stands.handoff  # a ticket stays
    assert shopper.says("беру").bubbles
    handoffs.release(shopper.id, by="Марина")
    assert not shopper.stands.handoff


def test_a_ticket_is_opened_once_for_one_reason(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.says("хочу гуртом, опт")
    shopper.says("кажу ж, опт мені треба")
    assert shopper.stands.alerts == 1 and shopper.stands.conversation.owner is Owner.BOT
    assert handoffs.release(shopper.id, by="Марина") is None


def test_the_inbox_shows_who_waits_and_since_when(house: Flask, clock: Clock) -> None:
    calm, cross = Shopper.enters(), Shopper.enters()
    calm.says(WISH)
    clock.pass_(minutes=1)
    cross.says(COMPLAINT)
    clock.pass_(minutes=9)
    entries = {entry.conversation_id: entry for entry in handoffs.inbox()}
    assert entries[calm.id].waiting_since is None and entries[calm.id].last_author == "bot"
    since = entries[cross.id].waiting_since
    assert since and (clock() - since).total_seconds() == 9 * 60


@pytest.mark.parametrize("words", ["костюмчик", "КОСТЮМЧИК", "коваль", "0671234567", "+380 67 123 45 67"])
def test_a_talk_is_found_by_its_words_its_recipient_and_the_phone(house: Flask, words: str) -> None:
    sought, other = Shopper.enters(), Shopper.enters()
    other.says("сукня є?")
    sought.says("Костюмчик Лагуна жовтий на 112")
    sought.says("беру")
    sought.says("Коваль Олена, 067 123 45 67, Харків, відділення 12")
    assert [entry.conversation_id for entry in handoffs.inbox(words=words)] == [sought.id]
    assert handoffs.inbox(words="нічого%такого") == []


def test_no_reminder_reaches_a_talk_that_a_person_holds(house: Flask, clock: Clock) -> None:
    shopper = Shopper.enters()
    shopper.gets_offer()
    handoffs.take_over(shopper.id, by="Марина")
    clock.pass_(hours=24)
    assert sweeps.run_due() == ()


def test_an_unknown_talk_is_named(sqlite_house: Flask) -> None:
    for attempt in (handoffs.take_over, handoffs.release):
        with pytest.raises(UnknownConversation):
            attempt(10**6, by="Марина")
    with pytest.raises(UnknownConversation):
        handoffs.reply(10**6, "?", by="Марина")
