"""When staff are wanted, what is refused, what cannot be read, and what is off the topic (DOMAIN §6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialog.acts import Act
from app.dialog.turn import Event, EventKind
from app.domain.commands import (
    Answer,
    Do,
    Handoff,
    HandoffReason,
    NotMade,
    OffTopic,
    Pleasantry,
    Refusal,
    Refuse,
    SmallTalk,
    UnknownChoice,
)
from app.domain.dialog_state import Owner, State
from app.domain.effects import CancelFollowUps, OpenTicket, ScheduleFollowUps, StopReminders, TakeOver, TakeoverReason, TicketReason
from app.domain.shopper import Shopper
from tests.dialog.desk import NOON, Desk, asks, product, sets


def at_offer() -> Desk:
    return Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 112))


@pytest.mark.parametrize("reason", ["complaint", "defect", "lost_parcel", "return", "exchange", "abuse"])
def test_a_real_grievance_is_held_by_a_person_in_the_state_complaint(reason: str) -> None:
    desk = at_offer().hears(Handoff(HandoffReason(reason)))
    assert desk.conversation.owner is Owner.PERSON
    assert desk.conversation.state is State.COMPLAINT
    assert any(isinstance(effect, CancelFollowUps) for effect in desk.effects)
    assert "повернемо" not in desk.words


def test_a_person_asked_for_keeps_the_state_and_offers_the_way_back() -> None:
    desk = at_offer().hears(Handoff(HandoffReason.ASKED))
    assert desk.conversation.owner is Owner.PERSON
    assert desk.conversation.state is State.OFFER
    assert TakeOver(TakeoverReason.ASKED) in desk.effects
    assert "do:continue_with_bot" in [c.choice for c in desk.bubbles[-1].choices]


def test_outside_hours_the_bot_says_when_a_person_answers() -> None:
    desk = at_offer()
    desk.now = NOON.replace(hour=20)
    desk.hears(Handoff(HandoffReason.ASKED))
    assert desk.said(Act.HANDOFF_AFTER_HOURS)
    assert "завтра після 9:00" in desk.words


@pytest.mark.parametrize(("reason", "ticket"), [("wholesale", TicketReason.WHOLESALE), ("urgent", TicketReason.URGENT)])
def test_wholesale_and_urgency_open_a_ticket_and_the_sale_goes_on(reason: str, ticket: TicketReason) -> None:
    desk = at_offer().hears(Handoff(HandoffReason(reason)))
    assert OpenTicket(ticket) in desk.effects
    assert desk.conversation.owner is Owner.BOT
    assert desk.conversation.state is State.OFFER


def test_the_price_disputed_once_is_explained_and_twice_is_a_persons() -> None:
    desk = at_offer().hears(asks("dispute"))
    assert desk.said(Act.PRICE_DISPUTED)
    assert desk.conversation.owner is Owner.BOT
    desk.hears(asks("dispute"))
    assert TakeOver(TakeoverReason.DISPUTED) in desk.effects


def test_unreadable_once_is_asked_and_twice_in_a_row_is_a_persons() -> None:
    desk = at_offer().hears(text="абвгд")
    assert desk.said(Act.NOT_UNDERSTOOD_ONCE)
    desk.hears(text="ґґґ")
    assert TakeOver(TakeoverReason.UNREADABLE) in desk.effects
    assert desk.conversation.state is State.OFFER


def test_something_readable_between_two_unreadable_messages_starts_the_count_anew() -> None:
    desk = at_offer().hears(text="абвгд").hears(asks("fit")).hears(text="ґґґ")
    assert desk.conversation.owner is Owner.BOT


def test_only_signs_are_no_message_and_count_as_nothing() -> None:
    desk = at_offer().hears(text="🙂")
    assert desk.said(Act.EMPTY_MESSAGE)
    assert desk.conversation.unread == 0


def test_off_the_topic_is_redirected_then_insisted_on_then_a_persons() -> None:
    desk = at_offer().hears(OffTopic())
    assert (desk.acts, desk.conversation.state) == (["out_of_domain"], State.OFFER)
    desk.hears(OffTopic())
    assert (desk.acts, desk.conversation.state) == (["out_of_domain_again"], State.OUT_OF_DOMAIN)
    desk.hears(OffTopic())
    assert TakeOver(TakeoverReason.OFF_TOPIC) in desk.effects
    assert desk.conversation.basket.items


@pytest.mark.parametrize("kind", list(Refusal))
def test_attempts_fill_no_slot_and_change_no_price(kind: Refusal) -> None:
    desk = Desk().hears(Refuse(kind), product("Ритм"), sets("height", 130))
    assert desk.conversation.basket.items == ()
    assert desk.conversation.owner is Owner.BOT


def test_clothes_we_do_not_make_are_said_to_be_so() -> None:
    desk = Desk().hears(NotMade())
    assert desk.said(Act.NOT_MADE)


def test_a_forged_button_gets_one_sentence_and_loses_nothing() -> None:
    desk = at_offer()
    before = desk.conversation.pending
    desk.hears(UnknownChoice())
    assert desk.acts == ["choice_unknown"]
    assert desk.conversation.pending == before


def test_are_you_a_bot_is_answered_honestly_with_the_offer_of_a_person() -> None:
    desk = at_offer().hears(asks("bot"))
    assert desk.acts == ["are_you_a_bot"]
    assert "person" in [c.choice for c in desk.bubbles[-1].choices]


def test_the_talk_handed_back_stands_where_it_stood_before_never_in_complaint() -> None:
    desk = at_offer().hears(Handoff(HandoffReason.DEFECT)).happens(Event(EventKind.RELEASED))
    assert desk.conversation.owner is Owner.BOT
    assert desk.conversation.state is State.OFFER


def test_an_offer_schedules_two_reminders_and_says_so_once() -> None:
    desk = at_offer()
    due = next(effect.due_at for effect in desk.effects if isinstance(effect, ScheduleFollowUps))
    assert [(moment - NOON).total_seconds() // 3600 for moment in due] == [24, 72]
    assert desk.said(Act.FOLLOW_UP_ANNOUNCED)
    assert not desk.hears(asks("fit")).said(Act.FOLLOW_UP_ANNOUNCED)


def test_nothing_is_scheduled_before_an_offer() -> None:
    desk = Desk().hears(product("Лагуна"))
    assert ScheduleFollowUps(()) in desk.effects


def test_a_no_to_the_offer_ends_the_reminders_and_a_hesitation_does_not() -> None:
    assert ScheduleFollowUps(()) in at_offer().hears(Answer("no")).effects
    hesitant = at_offer().hears(SmallTalk(Pleasantry.HESITATION))
    assert any(isinstance(effect, ScheduleFollowUps) and effect.due_at for effect in hesitant.effects)


def test_a_stop_word_stops_reminders_for_good() -> None:
    desk = at_offer().hears(Do("stop_reminders"))
    assert StopReminders() in desk.effects
    assert desk.acts == ["stop_confirmed"]


def test_a_reminder_reads_the_price_again_and_says_nothing_of_what_is_gone() -> None:
    desk = at_offer()
    assert "1 990 грн" in desk.happens(Event(EventKind.FOLLOW_UP, ordinal=1)).words
    desk.prices.rows = tuple(replace(v, available=0) for v in desk.prices.rows)
    assert desk.happens(Event(EventKind.FOLLOW_UP, ordinal=2)).plan == ()


def test_a_greeting_is_owed_once_a_day_and_an_introduction_once_ever() -> None:
    desk = Desk().hears(SmallTalk(Pleasantry.GREETING))
    assert desk.said(Act.GREET_FIRST)
    assert not desk.hears(SmallTalk(Pleasantry.GREETING)).said(Act.GREET_AGAIN)
    known = Desk(shopper=Shopper("s", introduced=True))
    assert known.hears(asks("fit")).acts[0] == "greet_again"


def test_a_chat_opened_from_a_products_page_knows_the_product() -> None:
    page = product("Мрія").product_id
    desk = Desk().hears(SmallTalk(Pleasantry.GREETING), page=page)
    assert desk.acts == ["greet_first", "from_product_page", "[product]", "ask_height"]
    named = Desk().hears(product("Лагуна"), page=page)
    assert "Мрія" not in named.words
    assert desk.hears(sets("height", 112), page=page).conversation.basket.item.product_id == page


def test_the_words_of_a_button_can_be_typed() -> None:
    from app.dialog.stages.screen import screen
    from app.dialog.turn import Inbound

    desk = at_offer().hears(Handoff(HandoffReason.ASKED))
    turn = replace(desk._turn(), inbounds=(Inbound("c", "продовжити з ботом!"),))
    assert screen(turn).inbounds[0].choice == "do:continue_with_bot"
    assert screen(replace(turn, inbounds=(Inbound("c", "продовжити"),))).inbounds[0].choice is None
