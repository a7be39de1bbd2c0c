"""The shop's words: every wording of every act keeps the seal, whatever the facts."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings

from app.dialog import choices, phrases
from app.dialog.acts import Act
from app.dialog.facts import Fact, FactSheet
from app.dialog.phrases import Entry
from app.dialog.replies import Draft, SpeechAct
from app.dialog.sealing import check_draft
from app.dialog.wordings import Wording, handles
from app.errors import NoWording, UnknownLanguage
from tests.dialog.speaking import hryvnias, listed, reader, sheets, voice_over

BOOK = phrases.load("uk")
ENTRIES = list(BOOK.entries.values())
OFFER = FactSheet({
    "v1.title": Fact("title", "Костюм Лагуна"), "v1.colour": Fact("colour", "жовтий"), "v1.size": Fact("size", "110-116"),
    "v1.price": Fact("money", hryvnias(1990)), "s.height": Fact("height", 112),
})  # fmt: skip


def drafts(entry: Entry, sheet: FactSheet) -> list[Draft]:
    return [Draft(entry.act, wording.settled({}, sheet), wording=wording.key) for wording in entry.every()]


def test_the_file_knows_exactly_the_closed_list_of_acts() -> None:
    assert set(BOOK.entries) == set(Act)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.act)
def test_an_act_has_at_least_three_different_wordings(entry: Entry) -> None:
    assert len({wording.text for wording in entry.says}) >= 3
    assert all(len(wordings) >= 2 for wordings in entry.by_missing.values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.act)
def test_a_kind_without_a_question_mark_stands_in_every_wording(entry: Entry) -> None:
    for wording in entry.says:
        assert entry.needed <= set(handles(wording.text)), wording.text


@settings(max_examples=25, deadline=None)
@given(sheets())
def test_every_wording_of_every_act_passes_both_halves_of_the_seal(sheet: FactSheet) -> None:
    voice, reads = voice_over(sheet), reader()
    for entry in ENTRIES:
        for draft in drafts(entry, sheet):
            said = SpeechAct(entry.act)
            before = check_draft(draft, BOOK, (said,), sheet, reads.ear, reads.names)
            assert before.ok, (draft.text, before.reasons)
            bubble = voice.render(draft)
            after = reads.reread(bubble, sheet, voice.buttons(said))
            assert after.ok, (bubble.text, after.reasons)


@settings(max_examples=15, deadline=None)
@given(sheets())
def test_every_button_posts_a_value_that_is_understood(sheet: FactSheet) -> None:
    voice = voice_over(sheet)
    for entry in ENTRIES:
        pressed = voice.buttons(SpeechAct(entry.act))
        assert len(pressed) >= len(entry.quick), entry.act
        for button in pressed:
            assert choices.read(button.choice.choice), (entry.act, button.choice)
            assert "{" not in button.choice.label


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.act)
def test_an_act_asks_once_and_only_if_it_leaves_a_question(entry: Entry) -> None:
    for wording in entry.every():
        questions = wording.text.count("?") + sum(entry.handles[handle] == "question" for handle in handles(wording.text))
        assert questions <= (1 if entry.asks else 0) or (entry.act is Act.HOW_ARE_YOU and questions == 1), wording.text


def test_a_wording_whose_optional_fact_is_unknown_is_not_drawn() -> None:
    without_height = FactSheet({handle: fact for handle, fact in OFFER.items() if handle != "s.height"})
    drawn = {BOOK.draft(Act.OFFER, {}, without_height, seed=(talk, 1)).text for talk in range(200)}
    assert len(drawn) == 4
    assert not any("{s.height}" in text for text in drawn)
    assert any("{s.height}" in BOOK.draft(Act.OFFER, {}, OFFER, seed=(talk, 1)).text for talk in range(200))


def test_a_piece_in_brackets_is_said_only_where_its_fact_is_known() -> None:
    bare = FactSheet({handle: fact for handle, fact in OFFER.items() if handle not in ("v1.size", "v1.colour", "s.height")})
    voice, reads, said = voice_over(bare), reader(), SpeechAct(Act.OFFER)
    texts = set()
    for talk in range(40):
        draft = BOOK.draft(Act.OFFER, {}, bare, seed=(talk, 1))
        assert check_draft(draft, BOOK, (said,), bare, reads.ear, reads.names).ok
        texts.add(voice.render(draft).text.replace("\u00a0", " "))
    assert "Костюм Лагуна – 1 990 грн. Оформлюємо?" in texts and "Виходить 1 990 грн: Костюм Лагуна. Берете?" in texts
    assert not [text for text in texts if re.search("колір|розмір|[][]|, ,|,,| ,", text)]


def test_a_known_fact_may_not_be_left_out_though_it_stands_in_brackets() -> None:
    draft = Draft(Act.OFFER, "{v1.title} – {v1.price}. Оформлюємо?")
    reads = reader()
    verdict = check_draft(draft, BOOK, (SpeechAct(Act.OFFER),), OFFER, reads.ear, reads.names)
    assert verdict.reasons == ("v1.colour is left out", "v1.size is left out")


def test_an_act_whose_fact_is_missing_cannot_be_said() -> None:
    with pytest.raises(NoWording):
        BOOK.draft(Act.OFFER, {}, FactSheet({"v1.title": Fact("title", "Тренч")}))


def test_an_empty_list_counts_as_unknown_and_zero_does_not() -> None:
    with pytest.raises(NoWording):
        BOOK.draft(Act.ASK_COLOUR, {}, FactSheet({"p1.colours": listed(())}))
    due = FactSheet({"q.items": Fact("count", 0), "q.total": Fact("money", hryvnias(0))})
    assert BOOK.draft(Act.BASKET_SHOWN, {}, due).text


def test_no_wording_comes_twice_in_a_talk_while_others_are_unused() -> None:
    used: tuple[str, ...] = ()
    drawn = []
    for turn in range(15):
        draft = BOOK.draft(Act.OFFER, {}, OFFER, used, seed=(7, turn))
        used = BOOK.remember(used, draft)
        drawn.append(draft.wording)
    for first in range(0, 15, 5):
        assert len(set(drawn[first : first + 5])) == 5


def test_the_rounds_of_one_act_leave_other_acts_alone() -> None:
    used = ("thanks_reply:1",)
    for turn in range(8):
        used = BOOK.remember(used, BOOK.draft(Act.OFFER, {}, OFFER, used, seed=(1, turn)))
    assert "thanks_reply:1" in used


def test_the_same_talk_and_turn_draw_the_same_wording() -> None:
    seeds = list(product(range(20), range(5)))
    first = [BOOK.draft(Act.OFFER, {}, OFFER, seed=seed) for seed in seeds]
    assert first == [BOOK.draft(Act.OFFER, {}, OFFER, seed=seed) for seed in seeds]
    assert len({draft.text for draft in first}) == 5


def test_a_role_reads_the_subject_it_is_given() -> None:
    sheet = FactSheet({handle.replace("v1", "v3"): fact for handle, fact in OFFER.items()})
    bubble = voice_over(sheet).render(BOOK.draft(Act.OFFER, {"v1": "v3"}, sheet))
    assert "v3.price" in bubble.facts
    assert "1 990 грн" in bubble.text.replace("\u00a0", " ")


@pytest.mark.parametrize("missing", [("city", "phone"), ("np_branch", "full_name", "phone")])
def test_delivery_is_asked_in_words_made_for_what_is_missing(missing: tuple[str, ...]) -> None:
    sheet = FactSheet({"s.missing": Fact("fields", missing), "shop.carrier": Fact("carrier", "Нова пошта")})
    expected = {wording.text for wording in BOOK.entries[Act.ASK_DELIVERY_MISSING].by_missing[frozenset(missing)]}
    assert {BOOK.draft(Act.ASK_DELIVERY_MISSING, {}, sheet, seed=(n, 1)).text for n in range(40)} == expected


def test_what_is_missing_is_read_from_the_subject_the_role_names() -> None:
    sheet = FactSheet({"s2.missing": Fact("fields", ("city", "phone")), "shop.carrier": Fact("carrier", "Нова пошта")})
    assert BOOK.draft(Act.ASK_DELIVERY_MISSING, {"s": "s2"}, sheet).wording.startswith("ask_delivery_missing:city phone:")


def test_fields_of_another_shop_are_asked_in_general_words() -> None:
    sheet = FactSheet({"s.missing": Fact("fields", ("місто", "поштовий індекс"))})
    draft = BOOK.draft(Act.ASK_DELIVERY_MISSING, {}, sheet)
    assert "місто й поштовий індекс" in voice_over(sheet).render(draft).text


def test_the_last_resort_is_always_its_fixed_sentence() -> None:
    fixed = BOOK.entries[Act.LAST_RESORT].says[0].text
    assert {BOOK.draft(Act.LAST_RESORT, {}, FactSheet(), (f"{Act.LAST_RESORT}:0",), (n, n)).text for n in range(30)} == {fixed}


def test_a_value_that_opens_a_bubble_gets_a_capital_letter_unless_it_chose_its_own() -> None:
    def say(title: str) -> str:
        sheet = FactSheet({"p1.title": Fact("title", title), "p1.price_from": Fact("price_from", hryvnias(10))})
        return voice_over(sheet).render(Draft(Act.PRICE_FROM, "{p1.title}: {p1.price_from}.")).text

    assert say("сорочка льон").startswith("Сорочка льон")
    assert say("iPhone 15").startswith("iPhone 15")


def test_letters_are_ukrainian_and_dashes_are_short() -> None:
    texts = [wording.text for entry in ENTRIES for wording in entry.every()]
    assert not [text for text in texts if re.search("[ыэъёЫЭЪЁ—]", text)]


def test_a_language_without_a_catalogue_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguage):
        phrases.load("xx")
    with pytest.raises(UnknownLanguage):
        phrases.load("../uk")


def test_the_book_is_read_once() -> None:
    assert phrases.load("uk") is BOOK


def test_a_wording_knows_what_it_needs() -> None:
    assert Wording.of("x:0", "{a1.title} і {a1.title}, {b.c:or}.").needs == ("a1.title", "b.c")
