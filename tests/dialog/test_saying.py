"""The last two stages of a turn: words for the plan, and what may be said when they do not hold."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.dialog import phrases
from app.dialog.acts import Act
from app.dialog.conversation import Conversation
from app.dialog.facts import Fact, FactSheet
from app.dialog.replies import BubbleKind, Card, Decision, Draft, Said, SpeechAct
from app.dialog.sealing import Reader
from app.dialog.stages.phrase import REPLY_LIMIT, phrase, words_of
from app.dialog.stages.seal import seal
from app.dialog.turn import Turn
from app.dialog.voice import Voice
from app.domain.effects import OpenTicket, TicketReason
from app.domain.shopper import Shopper
from tests.dialog.speaking import hryvnias
from tests.domain.shop_by_hand import CATALOGUE, SHOP

FIXED = phrases.load("uk").entries[Act.LAST_RESORT].says[0].text
FACTS = {
    "v1.title": Fact("title", "Костюм Лагуна"),
    "v1.colour": Fact("colour", "жовтий"),
    "v1.size": Fact("size", "110-116"),
    "v1.other_sizes": Fact("list", ("110-116", "122-128")),
    "v1.other_colours": Fact("list", ("жовтий", "сірий")),
    "v1.price": Fact("money", hryvnias(1990)),
    "s.height": Fact("height", 112),
    "q.due": Fact("money", hryvnias(200)),
    "o.number": Fact("number", "1042"),
    "o.link": Fact("link", "https://shop.example/order"),
    "shop.exchange": Fact("text", "Можна."),
    "shop.requisites": Fact("requisites", {"payee": "ФОП Вигадана", "iban": "UA00", "tax_id": "00", "demo": True}),
}
GOOD = Draft(Act.OFFER, "{v1.title}, {v1.colour}, {v1.size} за {v1.price}. Берете?", {}, "llm")


def turn(*plan: Said, facts: dict[str, Fact] = FACTS, drafts: tuple[Draft, ...] = (), number: int = 1, turns: int = 0) -> Turn:
    talk = Conversation(number, turns=turns)
    return Turn(
        "t1",
        talk,
        Shopper("s1"),
        SHOP,
        CATALOGUE,
        datetime(2026, 6, 1, 9, tzinfo=UTC),
        sheet=FactSheet(facts),
        drafts=drafts,
        decision=Decision(talk, (), plan),
    )


def tickets(done: Turn) -> list[OpenTicket]:
    assert done.decision
    return [effect for effect in done.decision.effects if isinstance(effect, OpenTicket)]


def test_what_is_planned_is_said_in_order_and_remembered() -> None:
    done = seal(phrase(turn(SpeechAct(Act.GREET_AGAIN), SpeechAct(Act.OFFER), Card(BubbleKind.CSAT))))
    assert [bubble.act or bubble.kind for bubble in done.bubbles] == ["greet_again", "offer", "csat"]
    assert done.decision and done.decision.conversation.used == tuple(bubble.wording for bubble in done.bubbles if bubble.wording)
    assert done.decision.conversation.offered_choices[:3] == ("yes", "change:size", "change:color")
    assert not tickets(done)


def test_a_turn_that_says_nothing_is_left_as_it_is() -> None:
    silent = turn()
    assert seal(phrase(silent)) == silent


def test_the_same_turn_is_said_the_same_way() -> None:
    assert phrase(turn(SpeechAct(Act.OFFER), turns=4)).bubbles == phrase(turn(SpeechAct(Act.OFFER), turns=4)).bubbles
    assert len({phrase(turn(SpeechAct(Act.OFFER), turns=n)).bubbles[0].text for n in range(40)}) > 2


def test_a_models_words_are_used_where_they_pass_the_seal() -> None:
    done = seal(phrase(turn(SpeechAct(Act.OFFER), drafts=(GOOD,))))
    assert done.bubbles[0].text.replace("\u00a0", " ") == "Костюм Лагуна, жовтий, 110-116 за 1 990 грн. Берете?"
    assert done.bubbles[0].wording == ""
    assert done.bubbles[0].choices[0].choice == "yes"


@pytest.mark.parametrize("lie", [" Залишився останній.", " Усього 1500 грн.", " Зі знижкою."])
def test_a_models_words_that_fail_give_way_to_the_template_whole(lie: str) -> None:
    done = seal(phrase(turn(SpeechAct(Act.OFFER), drafts=(replace(GOOD, text=GOOD.text.replace(". Берете?", lie)),))))
    assert done.bubbles[0].wording.startswith("offer:")
    assert lie.strip() not in done.bubbles[0].text
    assert not tickets(done)


def test_a_models_bubble_that_reads_wrong_after_all_gives_way_too() -> None:
    said = phrase(turn(SpeechAct(Act.OFFER), drafts=(GOOD,)))
    done = seal(replace(said, bubbles=(replace(said.bubbles[0], text=said.bubbles[0].text.replace("110", "122")),)))
    assert done.bubbles[0].wording.startswith("offer:")
    assert not tickets(done)


def test_a_template_that_reads_wrong_becomes_the_fixed_sentence_and_a_ticket() -> None:
    said = phrase(turn(SpeechAct(Act.GREET_AGAIN), SpeechAct(Act.OFFER)))
    wrong = replace(said.bubbles[1], text=said.bubbles[1].text.replace("990", "890"))
    done = seal(replace(said, bubbles=(said.bubbles[0], wrong)))
    assert [bubble.text for bubble in done.bubbles][1:] == [FIXED]
    assert [ticket.reason for ticket in tickets(done)] == [TicketReason.SEAL]
    assert "offer" in tickets(done)[0].note


def test_a_card_that_reads_wrong_becomes_the_fixed_sentence_and_a_ticket() -> None:
    said = phrase(turn(Card(BubbleKind.REQUISITES)))
    done = seal(replace(said, bubbles=(replace(said.bubbles[0], text=said.bubbles[0].text.replace("UA00", "UA01")),)))
    assert [bubble.text for bubble in done.bubbles] == [FIXED]
    assert len(tickets(done)) == 1


def test_missing_facts_are_owned_up_to_once_however_many_bubbles_lack_them() -> None:
    done = seal(phrase(turn(SpeechAct(Act.OFFER), Card(BubbleKind.PRODUCT), SpeechAct(Act.THANKS_REPLY), facts={})))
    assert [bubble.text for bubble in done.bubbles].count(FIXED) == 1
    assert len(done.bubbles) == 2
    assert len(tickets(done)) == 1


def test_the_last_resort_itself_is_no_failure_when_it_was_planned() -> None:
    assert not tickets(seal(phrase(turn(SpeechAct(Act.LAST_RESORT)))))


def test_the_orders_link_is_a_line_under_the_card_before_it() -> None:
    done = seal(phrase(turn(Card(BubbleKind.REQUISITES), SpeechAct(Act.ORDER_LINK))))
    assert len(done.bubbles) == 1
    assert "https://shop.example/order" in done.bubbles[0].text
    assert done.bubbles[0].payload["note"] in done.bubbles[0].text
    assert done.bubbles[0].kind is BubbleKind.REQUISITES


def test_a_reply_too_long_is_said_in_the_shortest_words_and_else_left_to_staff() -> None:
    texts = {n: Fact("text", "Довге речення. " * n) for n in (10, 80)}
    fits = seal(phrase(turn(*[SpeechAct(Act.EXCHANGE_POLICY)] * 6, facts={"shop.exchange": texts[10]})))
    assert words_of(fits.bubbles) <= REPLY_LIMIT or tickets(fits)
    long = seal(phrase(turn(SpeechAct(Act.EXCHANGE_POLICY), facts={"shop.exchange": texts[80]})))
    assert [bubble.text for bubble in long.bubbles] == [FIXED]
    assert tickets(long)


def test_words_and_seal_cost_next_to_nothing() -> None:
    """Budgets are 50 µs a rendered act; ten times that would still be a change of kind, so the bound is loose for busy machines."""
    ready = turn(SpeechAct(Act.OFFER))
    voice, reads = Voice.of(ready), Reader.of(ready)
    draft = voice.book.draft(Act.OFFER, {}, voice.sheet)
    best = min(
        _timed(lambda: reads.reread(voice.render(draft), ready.sheet, voice.buttons(SpeechAct(Act.OFFER)))) for _ in range(30)
    )
    assert best < 0.002


def _timed(work: object) -> float:
    assert callable(work)
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
