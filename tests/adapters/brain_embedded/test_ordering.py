"""What orders, counts and corrects: verbs of ordering, ways to pay, pieces, lines, children, options with colours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.commands import Answer, Ask, Cancel, Command, Paid, RefProduct, RemoveLine, SetSlot, Topic
from app.domain.dialog_state import Intent
from app.domain.orders import Order, OrderStatus
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import (
    LAGUNA,
    commands,
    intent,
    of_slot,
    products,
    rejected,
    slots,
    topics,
    turn,
    understood,
)

METHODS = ("full", "prepay")


def answers(found: tuple[Command, ...]) -> list[str]:
    return [c.value for c in found if isinstance(c, Answer)]


@pytest.mark.parametrize(
    "said", ["беру", "оформляємо", "хочу замовити", "як замовити?", "хотіла б оформити замовлення", "буду брати"]
)
@pytest.mark.parametrize("state", ["init", "discovery", "size_color", "offer", "end"])
def test_wanting_to_order_is_about_paying_wherever_it_is_said(said: str, state: str) -> None:
    known = {"product": "Костюм Лагуна"} if state == "size_color" else LAGUNA if state in ("offer", "end") else {}
    assert intent(said, state, **known) is Intent.PAYMENT
    assert answers(commands(said, state, **known)) == ["yes"]


def test_wanting_to_order_something_named_is_a_wish() -> None:
    assert intent("хочу замовити Лагуну", "init") is Intent.DISCOVERY


@pytest.mark.parametrize("full", ["повна", "вся сума", "перша", "першим способом", "1"])
def test_the_first_way_to_pay(full: str) -> None:
    given = turn(full, "payment_delivery", "method", METHODS, **LAGUNA)
    assert [c.value for c in of_slot(understood(given).commands, Slot.METHOD)] == ["full"]


@pytest.mark.parametrize("prepay", ["друга", "другий варіант", "давайте другий", "2"])
def test_the_second_way_to_pay(prepay: str) -> None:
    given = turn(prepay, "payment_delivery", "method", METHODS, **LAGUNA)
    assert [c.value for c in of_slot(understood(given).commands, Slot.METHOD)] == ["prepay"]


@pytest.mark.parametrize("two", ["беру два", "давайте дві", "давайте дві штуки", "візьму 2"])
def test_a_yes_with_a_count_takes_so_many(two: str) -> None:
    found = commands(two, "offer", "confirm_order", **LAGUNA)
    assert answers(found) == ["yes"]
    assert [c.value for c in of_slot(found, Slot.QUANTITY)] == [2]


def test_a_size_said_while_the_address_is_asked_for_is_no_branch() -> None:
    assert slots("і розмір 122-128", "payment_delivery", "delivery", **LAGUNA) == {"size": "122-128"}
    assert intent("і розмір 122-128", "payment_delivery", "delivery", **LAGUNA) is Intent.SIZE
    assert "np_branch" not in slots("давайте дві штуки", "payment_delivery", "delivery", **LAGUNA)


@pytest.mark.parametrize("said", ["ось", "ось ще раз", "тримайте"])
def test_handing_over_a_receipt_says_it_is_paid(said: str) -> None:
    found = commands(said, "payment_delivery", "receipt", **LAGUNA)
    assert [c.done for c in found if isinstance(c, Paid)] == [True]


def test_a_request_beside_a_pending_receipt_is_not_a_payment() -> None:
    found = commands("скиньте реквізити ще раз", "payment_delivery", "receipt", **LAGUNA)
    assert not any(isinstance(c, Paid) for c in found)
    assert topics("скиньте реквізити ще раз", "payment_delivery", "receipt", **LAGUNA) == {Topic.REQUISITES}


def test_asking_for_the_confirmation_while_a_proof_waits_asks_about_the_money() -> None:
    given = turn("ОПЛАТИЛА ще зранку, де підтвердження???", "payment_delivery", **LAGUNA)
    order = Order(1, "1001", OrderStatus.AWAITING_APPROVAL, (), "UAH")
    found = understood(replace(given, orders=(order,))).commands
    assert [c.done for c in found if isinstance(c, Paid)] == [True]
    assert [c.topic for c in found if isinstance(c, Ask)] == [Topic.MONEY_ARRIVED]


def test_what_is_remembered_and_what_was_ordered_can_be_asked() -> None:
    assert topics("що ви про мене пам'ятаєте?", "init") == {Topic.MEMORY}
    assert topics("що я замовляла минулого разу?", "init") == {Topic.LAST_ORDER}


def test_a_correction_keeps_both_halves_and_answers_nothing() -> None:
    at = {"state": "offer", "pending": "confirm_order", **LAGUNA}
    for said in ("121, а не 116", "жовтий, а не сірий", "не Лагуну а Мрію"):
        assert answers(commands(said, **at)) == [], said
    assert slots("121, а не 116", **at) == {"height": 121}
    assert (slots("бордо а не розовый", **at), rejected("бордо а не розовый", **at)) == (
        {"color": "бордовий"},
        {"color": ["рожевий"]},
    )
    assert rejected("не Лагуну а Мрію", **at) == {"product": ["Костюм Лагуна"]}


def test_an_option_counted_comes_in_the_colour_it_was_shown_in() -> None:
    for said in ("другий", "2", "давайте другу"):
        given = turn(said, "vision", "which_product", ("11698818:сірий", "11705284:жовтий", "11995414"))
        found = understood(given).commands
        assert [c.product_id for c in products(found)] == ["11705284"], said
        assert [c.value for c in of_slot(found, Slot.COLOUR)] == ["жовтий"], said


def test_the_ordinal_said_last_counts() -> None:
    found = commands("третій давайте а ні стоп перший", shown=["Костюм Лагуна", "Костюм Мрія", "Костюм Мерея"])
    assert [c.product_id for c in products(found)] == ["11698818"]


def test_a_line_is_taken_out_by_what_it_is() -> None:
    def removed(text: str, **known: object) -> list[tuple[str | None, int | None]]:
        found = commands(text, "payment_delivery", "delivery", **known)
        return [(c.product_id, c.index) for c in found if isinstance(c, RemoveLine)]

    assert removed("приберіть сукню", **LAGUNA) == [("3443041", None)]
    assert removed("приберіть костюм", **LAGUNA) == [("11698818", None)]
    assert removed("приберіть перше", **LAGUNA) == [(None, 0)]


def test_a_value_is_aimed_at_one_of_two_children() -> None:
    def aimed(text: str) -> list[tuple[object, str]]:
        given = turn(text, "offer", "confirm_order", **LAGUNA)
        given = replace(given, conversation=replace(given.conversation, heights=(104, 120)))
        return [(c.value, c.child) for c in understood(given).commands if isinstance(c, SetSlot)]

    assert aimed("ні, меншій таки рожевий") == [("рожевий", "104")]
    assert aimed("ну давайте сірий обом") == [("сірий", "all")]
    assert aimed("старшій 122-128") == [("122-128", "120")]
    assert aimed("рожевий") == [("рожевий", "")]


def test_a_nickname_of_a_model_is_the_model() -> None:
    found = commands("екотренч")
    assert [c.product_id for c in found if isinstance(c, RefProduct)] == ["3482676"]


def test_a_haggle_is_no_consent() -> None:
    assert answers(commands("знижку зробиш — візьму, не зробиш — піду", "offer", "confirm_order", **LAGUNA)) == []


def test_a_negated_verb_is_no_refusal_of_the_offer() -> None:
    for said in ("а якщо не підійде, обмін за ваш кошт чи мій?", "воно як, не злазить шкурка після прання?"):
        assert answers(commands(said, "offer", "confirm_order", **LAGUNA)) == [], said


def test_asking_what_a_way_to_pay_is_does_not_choose_it() -> None:
    for said in ("що таке передоплата", "що краще, повна чи аванс? я не знаю"):
        assert slots(said, "payment_delivery", "method", **LAGUNA) == {}, said


def test_an_idiom_names_no_colour() -> None:
    assert slots("грабіж серед білого дня. ну гаразд, беру", "offer", "confirm_order", **LAGUNA) == {}
    assert slots("п'яте, біля базару", "payment_delivery", "delivery", **LAGUNA) == {"np_branch": "5"}


def test_an_order_is_withdrawn_in_many_words() -> None:
    for said in ("ВСЕ, НЕ ХОЧУ, ВИДАЛЯЙ ЗАКАЗ", "anuluj zamówienie, proszę", "я відмовляюсь"):
        assert intent(said, "payment_delivery", "delivery", **LAGUNA) is Intent.PAYMENT, said
        assert any(isinstance(c, Cancel) for c in commands(said, "payment_delivery", "delivery", **LAGUNA)), said
