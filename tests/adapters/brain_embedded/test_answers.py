from __future__ import annotations

import pytest

from app.domain.commands import Answer, Cancel, Do, Paid, PhotoTalk, SetSlot, SmallTalk, Source, Topic, UnknownChoice
from app.domain.dialog_state import Intent
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import LAGUNA, commands, intent, of_slot, pressed, slots, topics, turn, understood


def answer(text: str, state: str = "offer", pending: str | None = "confirm_order", **known: object) -> str | None:
    return next((c.value for c in commands(text, state, pending, **{**LAGUNA, **known}) if isinstance(c, Answer)), None)


@pytest.mark.parametrize(
    "yes", ["так", "дааа беремо 😍", "ок заверніть", "го", "Да нет, я не против, оформляйте", ",the", "ну добре"]
)
def test_a_yes_to_the_offer(yes: str) -> None:
    assert answer(yes) == "yes"


@pytest.mark.parametrize("no", ["ні", "нє, пас", "та не", "ні, мабуть не будемо брати", "ага, щас, розбігся"])
def test_a_no_to_the_offer(no: str) -> None:
    assert answer(no) == "no"


@pytest.mark.parametrize("unsure", ["ще подумаю", "пораджусь з чоловіком", "чекайте я ще думаю"])
def test_hesitation_is_neither(unsure: str) -> None:
    assert answer(unsure) == "unsure"


def test_uncertainty_about_the_height_keeps_its_intent() -> None:
    assert intent("хз", "size_color", "height", product="Костюм Лагуна") is Intent.SIZE
    assert intent("та пофіг який колір", "size_color", "color", product="Костюм Лагуна") is Intent.COLOUR


def test_a_yes_with_a_change_keeps_both() -> None:
    said = "ага оформлюємо тільки колір поміняйте на жовтий"
    assert answer(said) == "yes"
    assert slots(said, "offer", "confirm_order", **LAGUNA) == {"color": "жовтий"}
    assert intent(said, "offer", "confirm_order", **LAGUNA) is Intent.PAYMENT


def test_the_method_named_last_counts() -> None:
    at = {"state": "payment_delivery", "pending": "method", **LAGUNA}
    assert slots("передоплату зроблю", **at) == {"payment_method": "prepay"}
    assert slots("двісті", **at) == {"payment_method": "prepay"}
    assert slots("повну... хоча ні, давайте 200 наперед", **at) == {"payment_method": "prepay"}
    assert slots("не передплата, а повна оплата", **at) == {"payment_method": "full"}


def test_bare_cash_on_delivery_sets_no_method() -> None:
    assert slots("наложка", "payment_delivery", "method", **LAGUNA) == {}
    assert topics("наложка", "payment_delivery", "method", **LAGUNA) == {Topic.COD}


def test_a_question_about_terms_sets_no_method() -> None:
    assert slots("а якщо двісті зараз то скільки на пошті доплачу?", "payment_delivery", "method", **LAGUNA) == {}


def test_not_yet_paid_is_not_paid() -> None:
    said = commands("ще не оплатила", "payment_delivery", "receipt", **LAGUNA)
    assert [c.done for c in said if isinstance(c, Paid)] == [False]
    assert intent("ще не оплатила", "payment_delivery", "receipt", **LAGUNA) is Intent.PAYMENT


def test_paid_is_heard() -> None:
    said = commands("оплатила, квитанція ось", "payment_delivery", "receipt", **LAGUNA)
    assert [c.done for c in said if isinstance(c, Paid)] == [True]


def test_cancel_is_recognised_everywhere() -> None:
    assert any(isinstance(c, Cancel) for c in commands("скасуйте все", "offer", "confirm_order", **LAGUNA))
    assert intent("скасуйте замовлення", "payment_delivery", "method", **LAGUNA) is Intent.PAYMENT
    assert intent("скасуйте все, нічого не треба", "size_color", "color") is Intent.THANKS


def test_words_about_a_photo_are_told_from_asking_for_ours() -> None:
    assert any(isinstance(c, PhotoTalk) for c in commands("фото скинула, що за модель?"))
    assert Topic.PHOTO in topics("скиньте фото лагуни будь ласка")


def test_asked_whether_it_is_a_bot() -> None:
    assert topics("а ви точно не бот?") == {Topic.BOT}
    assert intent("а ви точно не бот?") is Intent.THANKS


def test_a_greeting_alone_is_a_greeting() -> None:
    for said in ("добрий деньочок", "lj,hbq ltym", "dobryj den", "дбрий денб", "здравствуйте"):
        assert intent(said, "init") is Intent.GREETING, said


def test_thanks_before_a_wish_do_not_hide_it() -> None:
    said = commands("дякую, а ритм бордовий на 140 є?")
    assert any(isinstance(c, SmallTalk) for c in said)
    assert intent("дякую, а ритм бордовий на 140 є?") is Intent.DISCOVERY


def test_options_are_answered_by_place_and_size() -> None:
    both = understood(turn("більший", "offer", "which_size", options=("110-116", "122-128"), **LAGUNA)).commands
    assert [c.value for c in of_slot(both, Slot.SIZE)] == ["122-128"]
    child = understood(turn("старшому", "discovery", "which_child", options=("98", "122"))).commands
    assert [c.value for c in of_slot(child, Slot.HEIGHT)] == [122]
    consent = understood(turn("так", "end", "consent")).commands
    assert [c.what for c in consent if isinstance(c, Do)] == ["remember"]


def test_a_button_means_what_it_says_only_if_it_was_shown() -> None:
    shown = pressed("color:жовтий", "color:жовтий")
    assert [(c.value, c.evidence.source) for c in shown if isinstance(c, SetSlot)] == [("жовтий", Source.BUTTON)]
    assert [type(c) for c in pressed("color:жовтий")] == [UnknownChoice]
