"""The seal: lies planted in rendered replies are found, and drafts that say anything on their own are refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from app.dialog import phrases
from app.dialog.acts import Act
from app.dialog.facts import Fact, FactSheet
from app.dialog.replies import Draft, Said, SpeechAct, Verdict
from app.dialog.sealing import check_draft
from app.dialog.sealing.ear import vocabulary
from app.dialog.sealing.names import Names, Shelf, of_catalogue
from tests.dialog.card_facts import CARDS, card_sheets
from tests.dialog.planting import Planted, plants
from tests.dialog.speaking import TEXTS, hryvnias, reader, sheets, voice_over
from tests.domain.shop_by_hand import CATALOGUE, SHOP

BOOK = phrases.load("uk")
OFFER = FactSheet({
    "v3.title": Fact("title", "Костюм Лагуна"), "v3.colour": Fact("colour", "жовтий"), "v3.size": Fact("size", "110-116"),
    "v3.price": Fact("money", hryvnias(1990)), "s.height": Fact("height", 112),
})  # fmt: skip
REFS = {"v1": "v3"}
GOOD = "{v1.title} у кольорі «{v1.colour}», розмір {v1.size}: {v1.price}. Оформимо?"


def judged(text: str, plan: tuple[Said, ...] = (SpeechAct(Act.OFFER, REFS),), act: Act = Act.OFFER) -> Verdict:
    reads = reader()
    return check_draft(Draft(act, text, REFS, "llm"), BOOK, plan, OFFER, reads.ear, reads.names)


def lies(words: FactSheet, cards: FactSheet, chance: Random) -> Iterator[tuple[Planted, bool]]:
    """Every lie that can be planted in one reply of each act and each card, and whether it was let through."""
    reads = reader()
    acts: list[Said] = [SpeechAct(act) for act in BOOK.entries]
    for sheet, said in [*((words, act) for act in acts), *((cards, card) for card in CARDS)]:
        voice = voice_over(sheet)
        if isinstance(said, SpeechAct):
            wording = chance.choice(BOOK.entries[said.act].says)
            bubble = voice.render(Draft(said.act, wording.text, wording=wording.key))
        else:
            bubble = voice.draw(said)
        for planted in plants(bubble, sheet, chance):
            yield planted, reads.reread(planted.bubble, sheet, voice.buttons(said)).ok


@settings(max_examples=4, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(sheets(), card_sheets())
def test_of_two_hundred_planted_lies_at_least_all_but_one_are_found(words: FactSheet, cards: FactSheet) -> None:
    passed: list[Planted] = []
    kinds: Counter[str] = Counter()
    for planted, let_through in lies(words, cards, Random(7)):
        kinds[planted.what.partition(":")[0]] += 1
        passed += [planted] if let_through else []
    assert kinds.total() >= 200
    assert len(passed) <= kinds.total() / 200, passed[:10]
    assert {"digit", "claim", "lost unit", "label", "posts", "other title", "other colour", "other size", "unit"} <= set(kinds)


def test_a_draft_of_handles_and_plain_words_may_be_filled() -> None:
    assert judged(GOOD) == Verdict(True)


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("{v1.price}", "{v1.price} замість 2500"),
        GOOD.replace("Оформимо", "Лишилася пара штук. Оформимо"),
        GOOD.replace("{v1.price}", "дві тисячі"),
        GOOD.replace("{v1.price}", "дев’яносто гривень, а не {v1.price}"),
        GOOD.replace("{v1.price}", "$ {v1.price}"),
        GOOD.replace("розмір", "останній розмір"),
        GOOD.replace("розмір", "є в наявності, розмір"),
        GOOD.replace("розмір", "зі знижкою, розмір"),
        GOOD.replace("розмір", "безкоштовна доставка, розмір"),
        GOOD.replace("розмір", "доїде завтра, розмір"),
        GOOD.replace("розмір", "гарантуємо розмір"),
        GOOD.replace("розмір", "½ ціни, розмір"),
        GOOD.replace("розмір", "краща за Мрію, розмір"),
        GOOD.replace("розмір", "є й у сірому, розмір"),
    ],
)
def test_a_draft_that_claims_anything_outside_handles_is_refused(text: str) -> None:
    verdict = judged(text)
    assert any(reason.startswith("says on its own") for reason in verdict.reasons), text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD + " Чекаю!", "too many sentences"),
        (GOOD.replace("розмір", "так? розмір"), "too many questions"),
        (GOOD.replace(":", " —"), "em dash"),
        (GOOD.replace("розмір", "**розмір**"), "markup"),
        (GOOD.replace("розмір", "[розмір](x)"), "markup"),
        (GOOD.replace("розмір", "❤ розмір"), "a heart that is not white"),
        (GOOD.replace("Оформимо", "Выберем"), "foreign letters"),
        (GOOD.replace("{v1.price}", "{q.total}"), "q.total is not the act's"),
        (GOOD.replace("{v1.price}", "{v1.stock}"), "v1.stock is not the act's"),
        (GOOD.replace(": {v1.price}", ""), "v1.price is left out"),
        (GOOD.replace("{v1.price}", "{v1.price:xxl}"), "unknown form xxl"),
        (GOOD.replace("{v1.price}", "{{v1.price}}"), "markup"),
        ("", "nothing said"),
    ],
)
def test_a_draft_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert reason in judged(text).reasons


def test_a_fact_that_is_not_this_turns_cannot_be_drafted() -> None:
    reads = reader()
    draft = Draft(Act.OFFER, GOOD, {"v1": "v9"}, "llm")
    verdict = check_draft(draft, BOOK, (SpeechAct(Act.OFFER, {"v1": "v9"}),), OFFER, reads.ear)
    assert "v1.price is not on the sheet" in verdict.reasons


def test_a_draft_counts_only_for_an_act_planned_with_the_same_refs() -> None:
    assert judged(GOOD, plan=()).reasons == ("no such act is planned with these refs",)
    assert not judged(GOOD, plan=(SpeechAct(Act.OFFER, {"v1": "v4"}),)).ok


def test_an_act_that_leaves_no_question_may_not_ask() -> None:
    assert (
        "asks what the act does not" in judged("Прошу, а ще щось?", (SpeechAct(Act.THANKS_REPLY, REFS),), Act.THANKS_REPLY).reasons
    )


@pytest.mark.parametrize("text", ["візьміть Лагуну", "є Мерея", "у малиновому, чорному", "темно синього", "сукню Анна"])
def test_the_catalogues_names_are_heard_in_any_case(text: str) -> None:
    assert Names.of(of_catalogue(CATALOGUE), vocabulary(SHOP)).heard_in(text)


def test_plain_speech_is_no_name() -> None:
    names = Names.of([*of_catalogue(CATALOGUE), "Розмір", "Ваше замовлення"], vocabulary(SHOP))
    assert not names.heard_in("Ваше замовлення чекає, розмір знаю.")


def test_names_are_gathered_once_a_catalogue() -> None:
    shelf = Shelf()
    assert shelf.names(CATALOGUE, ()) is shelf.names(CATALOGUE, ())


@pytest.mark.parametrize("text", TEXTS)
def test_the_shops_own_sentence_is_printed_whole_and_nothing_is_added(text: str) -> None:
    sheet = FactSheet({"shop.exchange": Fact("text", text)})
    bubble = voice_over(sheet).render(Draft(Act.EXCHANGE_POLICY, "{shop.exchange}"))
    reads = reader()
    assert reads.reread(bubble, sheet).ok
    changed = FactSheet({"shop.exchange": Fact("text", text.replace(".", " цілком.", 1))})
    assert not reads.reread(bubble, changed).ok


def test_two_prices_that_changed_places_are_found() -> None:
    sheet = FactSheet({
        "s.height": Fact("height", 120), "v1.size": Fact("size", "110-116"), "v1.price": Fact("money", hryvnias(1990)),
        "v2.size": Fact("size", "122-128"), "v2.price": Fact("money", hryvnias(2190)),
    })  # fmt: skip
    voice, reads = voice_over(sheet), reader()
    said = SpeechAct(Act.EDGE_BETWEEN_SIZES)
    for wording in BOOK.entries[said.act].says:
        bubble = voice.render(Draft(said.act, wording.text, wording=wording.key))
        swapped = [planted for planted in plants(bubble, sheet, Random(1)) if planted.what.startswith("swapped sums")]
        assert swapped
        assert not any(reads.reread(planted.bubble, sheet, voice.buttons(said)).ok for planted in swapped)
