from __future__ import annotations

import pytest

from app.domain.commands import AddLine, Reference, RefProduct, RemoveLine, SetSlot, Topic
from app.domain.dialog_state import Intent
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

GREY = {"product": "Костюм Лагуна", "color": "сірий", "height": 112}


@pytest.mark.parametrize(
    "said",
    [
        "хочу лагуну сіреньку на зріст 112",
        "Костюм Лагуна, серый, рост 112",
        "лагвна сіра 112",
        "laguna sira 112",
        "kfueyf cshf 112",
        "лагу ну сіру на сто дванадцять",
        "laguna grey 112",
    ],
)
def test_one_wish_is_read_in_any_spelling(said: str) -> None:
    assert slots(said) == GREY


def test_the_model_is_found_by_what_it_looks_like() -> None:
    assert slots("плюшевий костюм, замок до самого низу, сірий") == {"product": "Костюм Лагуна", "color": "сірий"}


def test_a_refused_trait_points_too() -> None:
    shown = ["Тренч екошкіра", "Тренч"]
    assert slots("той що не блищить", "vision", "which_product", shown=shown) == {"product": "Тренч"}


def test_a_colour_only_one_model_calls_so_names_the_model() -> None:
    assert slots("лео на 128?") == {"product": "Сукня Анна", "color": "рожевий", "height": 128}


def test_a_word_of_two_models_is_settled_by_the_colour() -> None:
    assert slots("тренч чорний на 128") == {"product": "Тренч екошкіра", "color": "чорний", "height": 128}
    assert slots("тренч голубий на 128") == {"product": "Тренч", "color": "голубий", "height": 128}


def test_an_ordinal_counts_through_what_was_shown() -> None:
    shown = ["Костюм Лагуна", "Костюм Мрія"]
    found = commands("другу", "discovery", "which_product", shown=shown)
    assert [(p.product_id, p.how) for p in products(found)] == [("11705284", Reference.ORDINAL)]
    assert slots("останній зі списку", "discovery", "which_product", shown=shown) == {"product": "Костюм Мрія"}
    assert slots("2", "discovery", "which_product", shown=shown) == {"product": "Костюм Мрія"}


def test_an_ordinal_counts_through_the_alternatives_of_the_message_first() -> None:
    assert slots("лагуна чи мрія... ну давайте першу", "discovery", "which_product") == {"product": "Костюм Лагуна"}


def test_alternatives_left_open_choose_nothing() -> None:
    assert slots("лагуна чи мрія тепліша?") == {}
    assert slots("жовта чи сіра, що яскравіше?", "size_color", "color", product="Костюм Мрія") == {}


def test_what_is_not_wanted_is_rejected_and_never_chosen() -> None:
    assert rejected("тільки не рожевий, давайте бордо", "size_color", "color", product="Костюм Ритм") == {"color": ["рожевий"]}
    assert slots("тільки не рожевий, давайте бордо", "size_color", "color", product="Костюм Ритм") == {"color": "бордовий"}
    assert rejected("ні лагуну ні мрію не хочу") == {"product": ["Костюм Лагуна", "Костюм Мрія"]}
    assert rejected("сірий мені не треба", "size_color", "color", product="Костюм Мрія") == {"color": ["сірий"]}
    assert rejected("будь який крім чорного і малини", "size_color", "color", product="Сукня Анна") == {
        "color": ["чорний", "малина"]
    }


def test_a_change_of_model_rejects_the_old_one() -> None:
    said = "давайте замість лагуни мрію"
    assert slots(said, "offer", "confirm_order", **LAGUNA) == {"product": "Костюм Мрія"}
    assert rejected(said, "offer", "confirm_order", **LAGUNA) == {"product": ["Костюм Лагуна"]}


def test_two_children_of_one_model_are_two_wishes() -> None:
    said = "в мене двоє: старшій 140 рожеву лагуну, меншій 98 жовту"
    assert slots(said)["items"] == [
        {"product": "Костюм Лагуна", "color": "рожевий", "height": 140},
        {"product": "Костюм Лагуна", "color": "жовтий", "height": 98},
    ]


def test_what_is_said_of_both_belongs_to_both() -> None:
    assert slots("мені ритм рожевий і тренч голубий, обидва на 134")["items"] == [
        {"product": "Костюм Ритм", "color": "рожевий", "height": 134},
        {"product": "Тренч", "color": "голубий", "height": 134},
    ]


def test_one_more_thing_is_added_not_changed() -> None:
    found = commands("і ще додайте анну голубу на 130", "payment_delivery", "delivery", **LAGUNA)
    assert any(isinstance(c, AddLine) for c in found)
    assert slots("і ще додайте анну голубу на 130", "payment_delivery", "delivery", **LAGUNA)["product"] == "Сукня Анна"


def test_a_line_is_taken_out_by_its_name() -> None:
    found = commands("приберіть лагуну", "payment_delivery", "delivery", **LAGUNA)
    assert [c.product_id for c in found if isinstance(c, RemoveLine)] == ["11698818"]
    assert not products(found)


def test_a_childs_name_is_not_a_model() -> None:
    assert slots("Внучку звать Анна, а треба їй костюм Ритм рожевий")["product"] == "Костюм Ритм"


def test_white_finds_the_milky_one_under_its_own_name() -> None:
    assert slots("біла мерея на 110") == {"product": "Костюм Мерея", "color": "молочний", "height": 110}


def test_ellipsis_sets_only_the_colour() -> None:
    assert slots("а в рожевому?", "offer", "confirm_order", **LAGUNA) == {"color": "рожевий"}


def test_known_words_without_a_command_are_left_over() -> None:
    assert understood(turn("лагуна чи мрія")).unconsumed == ("лагуна", "мрія")
    assert understood(turn("хочу лагуну сіру на 112")).unconsumed == ()


def test_something_described_is_searched_for_not_chosen() -> None:
    found = commands("хочу щось плюшеве, зріст 104 і 120", "init")
    assert [c.value for c in of_slot(found, Slot.FEATURE)] == ["plush"]
    assert not products(found)
    assert intent("хочу щось плюшеве, зріст 104 і 120", "init") is Intent.DISCOVERY


def test_words_written_together_are_read_apart() -> None:
    assert slots("плюшевий костюм, замок донизу") == {"product": "Костюм Лагуна"}


def test_a_take_it_before_everything_is_known_asks_for_checkout() -> None:
    assert intent("ок беру", "size_color", "color", product="Костюм Лагуна") is Intent.PAYMENT


def test_how_long_it_takes_is_not_what_it_costs() -> None:
    assert topics("скільки йде доставка?") == {Topic.DELIVERY}
    assert Topic.DELIVERY_COST in topics("скільки коштує доставка?")


def test_which_size_for_a_height_is_asked_for_advice() -> None:
    assert topics("а зріст 130 який розмір?", "offer", "confirm_order", **LAGUNA) == {Topic.SIZE_ADVICE}


def test_a_change_is_not_one_more_thing() -> None:
    found = commands("ще хочу змінити колір на жовтий", "offer", "confirm_order", **LAGUNA)
    assert not any(isinstance(c, AddLine) for c in found)


def test_a_change_and_something_more_in_one_message_stay_two_things() -> None:
    found = commands("змініть колір на сірий, і додайте мрію рожеву 122-128", "payment_delivery", "receipt", **LAGUNA)
    assert [(c.slot, c.value, c.target) for c in found if isinstance(c, SetSlot)] == [
        (Slot.COLOUR, "сірий", 0),
        (Slot.COLOUR, "рожевий", 1),
        (Slot.SIZE, "122-128", 1),
    ]
    assert [(c.product_id, c.target) for c in found if isinstance(c, RefProduct)] == [("11705284", 1)]
