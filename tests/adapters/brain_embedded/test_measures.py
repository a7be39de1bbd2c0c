from __future__ import annotations

import pytest

from app.domain.commands import SetSlot
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import LAGUNA, commands, of_slot, slots


@pytest.mark.parametrize(
    "said",
    [
        "112",
        "зріст 112",
        "1 м 12",
        "1м12",
        "1.12",
        "1,12",
        "метр дванадцять",
        "сто дванадцять",
        "112 сантиметрів",
        "на 6 років 112",
        "112см",
    ],
)
def test_a_height_is_said_in_many_ways(said: str) -> None:
    assert slots(said, "size_color", "height", product="Костюм Лагуна", color="сірий") == {"height": 112}


def test_an_age_is_never_a_height() -> None:
    found = commands("їй дев'ять рочків", "size_color", "height", product="Сукня Анна")
    assert not of_slot(found, Slot.HEIGHT)
    assert [c.value for c in of_slot(found, Slot.AGE)] == [9]


def test_an_age_with_a_half_is_an_age() -> None:
    assert slots("вісім з половиною років", "size_color", "height", product="Сукня Анна") == {}


def test_the_height_among_other_measures_of_a_child_is_found() -> None:
    assert slots("8 років 130 вага 28 нога 33", "size_color", "height", product="Костюм Мрія") == {"height": 130}


def test_after_the_word_size_a_number_is_the_label_that_holds_it() -> None:
    assert slots("розмір 112", "size_color", "height", product="Костюм Лагуна") == {"size": "110-116"}
    assert slots("розмір 122", "size_color", "height", product="Костюм Валері") == {"size": "122"}


def test_a_label_may_be_said_in_words() -> None:
    assert slots("розмір сто десять сто шістнадцять", "offer", "confirm_order", **LAGUNA) == {"size": "110-116"}


def test_a_corrected_height_replaces_the_first() -> None:
    assert slots("128 ой ні 122", "size_color", "height", product="Костюм Мрія") == {"height": 122}
    assert slots("104 а не 140", "size_color", "color", product="Костюм Лагуна") == {"height": 104}


def test_a_sum_is_not_a_height() -> None:
    assert slots("2190 за костюм?? дорого") == {}


def test_a_bare_number_is_a_branch_when_delivery_data_are_asked() -> None:
    assert slots("122", "payment_delivery", "delivery", **LAGUNA) == {"np_branch": "122"}


def test_a_number_with_centimetres_is_a_height_even_then() -> None:
    assert slots("122 см", "payment_delivery", "delivery", **LAGUNA) == {"height": 122}


def test_room_to_grow_is_heard_beside_the_height() -> None:
    found = commands("118 але на виріст", "size_color", "height", product="Костюм Мерея")
    assert [c.value for c in of_slot(found, Slot.ROOM_TO_GROW)] == [True]
    assert [c.value for c in of_slot(found, Slot.HEIGHT)] == [118]


def test_a_price_asked_for_another_size_is_only_searched() -> None:
    found = commands("а на 140 скільки?", "offer", "confirm_order", **LAGUNA)
    height = [c for c in found if isinstance(c, SetSlot) and c.slot is Slot.HEIGHT]
    assert [c.scope for c in height] == ["search"]


def test_how_many_of_one_thing_is_a_quantity() -> None:
    found = commands("два костюми лагуна сірі на 112")
    assert [c.value for c in of_slot(found, Slot.QUANTITY)] == [2]


@pytest.mark.parametrize(
    "said",
    [
        "Мрію дві",
        "Мрію, дві",
        "дві Мрії",
        "Мрія рожева дві на 116",
        "Мрія 2 шт.",
        "2x Мрія",
        "Мрія, кількість: 2",
        "мрію две штучки",
    ],
)
def test_pieces_are_counted_wherever_the_number_stands(said: str) -> None:
    assert [(c.value, c.target) for c in of_slot(commands(said), Slot.QUANTITY)] == [(2, 0)]


def test_a_thousand_pieces_are_no_sum_of_money() -> None:
    assert [c.value for c in of_slot(commands("1000 штук Мереї"), Slot.QUANTITY)] == [1000]


@pytest.mark.parametrize(
    "said",
    [
        "1) Ритм, 152; 2) Мрія, 110",
        "мені два: Анна чорна і тренч рожевий",
        "дві Мрії: жовту на 98 і рожеву на 110",
        "знижка за два костюми є?",
    ],
)
def test_numbers_that_only_announce_count_no_pieces(said: str) -> None:
    assert not of_slot(commands(said), Slot.QUANTITY)


def test_a_count_belongs_to_the_thing_beside_it() -> None:
    found = commands("дві штуки лагуни і одну мрію на 116")
    assert [(c.value, c.target) for c in of_slot(found, Slot.QUANTITY) if c.value > 1] == [(2, 0)]


def test_pieces_taken_inside_checkout_are_no_branch() -> None:
    assert "np_branch" not in slots("бєру два", "payment_delivery", "delivery", **LAGUNA)


@pytest.mark.parametrize(
    ("said", "height"),
    [
        ("метр нуль п'ять", 105),
        ("метр ноль девять", 109),
        ("метр нуль два", 102),
        ("один метр нуль вісім", 108),
        ("сто нуль шість", 106),
        ("метр двадцять плюс п'ять", 125),
        ("метр тридцять плюс 2", 132),
    ],
)
def test_a_height_told_in_pieces_loses_none_of_them(said: str, height: int) -> None:
    assert slots(said, "size_color", "height", product="Костюм Лагуна", color="сірий") == {"height": height}


@pytest.mark.parametrize(
    ("said", "height"),
    [
        ("між 116 і 118 десь", 118),
        ("десь 115-117", 117),
        ("від 112 до 115 приблизно", 115),
        ("134 ми міряли рік тому, зараз певно 140", 140),
        ("был 110, сейчас уже 116", 116),
        ("торік було 122, тепер 126", 126),
    ],
)
def test_a_range_of_heights_is_one_child(said: str, height: int) -> None:
    assert heights(said) == [height]


def test_two_heights_far_apart_are_two_children() -> None:
    assert heights("116 і 98") == [116, 98]


def heights(said: str) -> list[int]:
    read = commands(said, "size_color", "height", product="Костюм Лагуна", color="сірий")
    return [c.value for c in of_slot(read, Slot.HEIGHT)]
