"""The way to pay is chosen only by a word that answers, and a standing order is cancelled only where that is asked."""

from __future__ import annotations

import pytest

from app.domain.commands import Answer, Cancel, Command, SetSlot
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import LAGUNA, turn, understood

WAYS = ("full", "prepay")


def _method(text: str, state: str = "payment_delivery", pending: str = "method") -> str | None:
    found = understood(turn(text, state, pending, WAYS if pending == "method" else (), **LAGUNA)).commands
    return next((str(c.value) for c in found if isinstance(c, SetSlot) and c.slot is Slot.METHOD), None)


def _commands(text: str, state: str, pending: str) -> tuple[Command, ...]:
    return understood(turn(text, state, pending, **LAGUNA)).commands


@pytest.mark.parametrize(
    "text",
    ["перший раз у вас замовляю, страшно", "а перший раз я платила при отриманні", "першу половину дня працює відділення?",
     "це мій другий телефон, не дзвоніть на перший", "другий день думаю", "у нас друга дитина народилась",
     "впервые заказываю, первый раз", "ні, телефон краще мій перший", "мій перший інтернет магазин", "друга зміна в школі"],
)  # fmt: skip
def test_an_ordinal_of_something_else_chooses_no_way_to_pay(text: str) -> None:
    assert _method(text) is None


@pytest.mark.parametrize(
    ("text", "way"),
    [("перший", "full"), ("давайте другий", "prepay"), ("мені зручніше другий варіант", "prepay"), ("перша будь ласка", "full"),
     ("хай буде другий", "prepay"), ("способом першим", "full"), ("1", "full"), ("тоді другим способом оплачу", "prepay"),
     ("полна оплата", "full"), ("полну", "full"), ("пона оплата", "full"), ("повнаа оплата", "full"), ("полная оплата", "full")],
)  # fmt: skip
def test_an_ordinal_that_answers_or_names_an_option_chooses(text: str, way: str) -> None:
    assert _method(text) == way


@pytest.mark.parametrize(
    "text",
    ["а передоплата яка?", "скільки передоплата?", "передоплата обов'язкова?", "а повна оплата як проходить?", "яка предоплата",
     "передоплата скільки"],
)  # fmt: skip
def test_a_question_about_a_way_to_pay_chooses_none(text: str) -> None:
    found = _commands(text, "offer", "confirm_order")
    assert not any(isinstance(c, SetSlot) and c.slot is Slot.METHOD for c in found)
    assert not any(isinstance(c, Answer) and c.value == "yes" for c in found)


@pytest.mark.parametrize(
    "text",
    ["не треба скасовувати, я заплачу", "не треба нічого скасовувати", "не хочу відміняти замовлення", "відміняти не буду",
     "не надо отменять", "я не збираюсь його скасовувати", "та не думала я скасовувати", "скасовувати не потрібно",
     "навіщо скасовувати?", "не скасовуйте", "не нужно ничего отменять пожалуйста", "не варто відміняти"],
)  # fmt: skip
@pytest.mark.parametrize("pending", ["receipt", "method"])
def test_a_denied_cancel_cancels_nothing(text: str, pending: str) -> None:
    assert not any(isinstance(c, Cancel) for c in _commands(text, "payment_delivery", pending))


@pytest.mark.parametrize(
    "text",
    ["скасуйте", "не треба, скасуйте", "не хочу, відмініть", "треба скасувати", "не підходить, хочу скасувати замовлення",
     "не можу скасувати сама, скасуйте ви", "отмініть заказ", "ОТМІНІТЬ ЗАКАЗ", "атменіть", "не буду брати скасовуйте"],
)  # fmt: skip
def test_a_plain_cancel_cancels(text: str) -> None:
    assert any(isinstance(c, Cancel) for c in _commands(text, "payment_delivery", "receipt"))


@pytest.mark.parametrize(
    "text",
    ["чому так довго відповідаєте", "шо так дорого", "так довго відповідаєте", "чого так мовчите", "як так", "так багато кольорів",
     "ок, а капучіно тренч блискучий на 140?", "добре, а рожева є?", "гаразд, а Мрія на 140 є?", "так, а в жовтому є?",
     "ок а 122 скільки?"],
)  # fmt: skip
def test_a_yes_word_that_leads_to_something_else_orders_nothing(text: str) -> None:
    found = _commands(text, "offer", "confirm_order")
    assert not any(isinstance(c, Answer) and c.value == "yes" for c in found)


@pytest.mark.parametrize("text", ["так, а коли приїде?", "ок, беру", "добре, давайте", "так так", "ну так", "ок, а яка доставка?"])
def test_a_yes_with_a_question_of_service_stays_a_yes(text: str) -> None:
    assert any(isinstance(c, Answer) and c.value == "yes" for c in _commands(text, "offer", "confirm_order"))
