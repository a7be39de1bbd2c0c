from __future__ import annotations

import pytest

from app.domain.commands import BadField
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import LAGUNA, commands, slots

WHOLE = {"city": "Харків", "np_branch": "12", "full_name": "Коваль Олена", "phone": "+380671234567"}


def given(text: str, pending: str = "delivery") -> dict[str, object]:
    return slots(text, "payment_delivery", pending, **LAGUNA)


@pytest.mark.parametrize(
    "said",
    [
        "Харків, відділення 12, Коваль Олена, 0671234567",
        "0671234567\nКоваль Олена\nвідділення 12\nХарків",
        "харьков отд 12 коваль елена 8 067 123 45 67",
        "Коваль Олена, тел +38 (067) 123-45-67, місто Харків, нова пошта №12",
        "харків дванадцяте відділення коваль олена нуль шістдесят сім сто двадцять три сорок п'ять шістдесят сім",
    ],
)
def test_all_four_fields_come_in_any_order(said: str) -> None:
    assert given(said) == WHOLE


def test_russian_names_and_towns_are_written_in_ukrainian() -> None:
    found = given("Петренко Елена Сергеевна, Днепр, отделение 19")
    assert found == {"full_name": "Петренко Олена Сергіївна", "city": "Дніпро", "np_branch": "19"}


def test_a_locker_has_up_to_five_digits() -> None:
    assert given("поштомат 45871") == {"np_branch": "45871"}


def test_a_mobile_branch_is_a_branch() -> None:
    assert given("Виноградів, мобільне відділення 4") == {"city": "Виноградів", "np_branch": "4"}


def test_of_two_phones_the_one_beside_the_recipient_counts() -> None:
    found = given("мій 0671110022 але отримує чоловік, андрій мороз 0502220033")
    assert found == {"full_name": "Андрій Мороз", "phone": "+380502220033"}


def test_a_foreign_phone_is_accepted() -> None:
    assert given("номер польський +48 600 123 456") == {"phone": "+48600123456"}


def test_too_short_a_phone_is_a_bad_field() -> None:
    found = commands("067123456", "payment_delivery", "delivery", **LAGUNA)
    assert [c.slot for c in found if isinstance(c, BadField)] == [Slot.PHONE]


def test_a_corrected_branch_replaces_the_old() -> None:
    assert given("ой помилилась не 23 а 32 відділення") == {"np_branch": "32"}
    assert given("постав інше відділ не 5 а 15", "method") == {"np_branch": "15"}


def test_a_branch_and_a_height_of_one_message_are_told_apart() -> None:
    assert given("дитині 9, зріст 140, а відділення 112, Дніпро") == {"height": 140, "np_branch": "112", "city": "Дніпро"}


def test_a_refused_town_is_not_the_town() -> None:
    assert given("не полтава а місто лубни") == {"city": "Лубни"}


def test_where_somebody_comes_from_is_not_where_the_parcel_goes() -> None:
    assert given("Сама я із Харкова, але живу в Полтаві, відділення 9") == {"city": "Полтава", "np_branch": "9"}


def test_a_town_outside_the_parcel_fills_nothing() -> None:
    assert slots("за скільки днів доїде до Одеси?") == {}


def test_a_street_number_is_not_a_height() -> None:
    assert "height" not in given("Дніпро, поштомат 6712, він стоїть на Робочій, 152")


def test_latin_names_stay_as_typed() -> None:
    assert given("ternopil 11 Melnyk Ivan 0660001122")["full_name"] == "Melnyk Ivan"


@pytest.mark.parametrize(
    "said",
    [
        "до 5 вечора не дзвоніть",
        "дзвонити після 6",
        "телефонуйте з 9 до 18",
        "наберіть о 7",
        "после 8 вечера не звоните",
        "зателефонуйте о 18:30",
        "2 поверх",
        "кв 14, буд 7",
        "на Соборній 15",
        "живу на вулиці Шевченка 15 кв 7",
        "ул. Садовая, 12",
        "просп. Миру 8",
        "у мене 3 дітей, поспішаю",
        "067 123 45",
        "дайте 5 хвилин",
        "ще одну таку саму",
        "ой ні, одну",
    ],
)
def test_hours_floors_houses_and_counts_are_no_branch(said: str) -> None:
    assert "np_branch" not in given(said)


@pytest.mark.parametrize("said", ["на Соборній 15", "вул Зелена 5", "кв 14, буд 7", "ул. Садовая, 12"])
def test_a_street_alone_asks_for_the_number_of_the_branch(said: str) -> None:
    found = commands(said, "payment_delivery", "delivery", **LAGUNA)
    assert [c.slot for c in found if isinstance(c, BadField)] == [Slot.BRANCH]


@pytest.mark.parametrize(
    ("said", "branch"),
    [
        ("Львів 45 Іваненко Петро 0501112233", "45"),
        ("Одеса\n17\nКоваль Ірина", "17"),
        ("львів 12 коваль ірина", "12"),
        ("на 7", "7"),
        ("відділення 3 на Соборній 15", "3"),
        ("Київ, вул. Садова 4, відділення 28", "28"),
        ("в 9", "9"),
    ],
)
def test_a_number_that_is_nothing_else_is_the_branch(said: str, branch: str) -> None:
    assert given(said)["np_branch"] == branch


@pytest.mark.parametrize(
    ("said", "branch"),
    [
        ("адресу змініть: Тернопіль 5", "5"),
        ("точно 17", "17"),
        ("все так, тільки відділення 5", "5"),
        ("вірно, лиш відділення 41", "41"),
        ("ні, 21", "21"),
    ],
)
def test_a_branch_put_right_is_taken(said: str, branch: str) -> None:
    known = {"city": "Львів", "np_branch": "12", **LAGUNA}
    assert slots(said, "payment_delivery", "delivery", **known).get("np_branch") == branch


def test_of_two_branches_neither_is_written_until_one_is_sure() -> None:
    assert "np_branch" not in given("на пошту 7 або 17, не памятаю")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Коваль-Заворотнюк Олександра-Вікторія, Львів 5", "Коваль-Заворотнюк Олександра-Вікторія"),
        ("Львів 5, Олена-Марія Дорошенко-Литвин", "Олена-Марія Дорошенко-Литвин"),
        ("литвиненко оксана віталіївна", "Литвиненко Оксана Віталіївна"),
    ],
)
def test_every_part_of_a_name_stays(said: str, name: str) -> None:
    assert given(said)["full_name"] == name


@pytest.mark.parametrize("said", ["на ту ж адресу що в Петренко Олени з вашої бази", "туди ж, як у Марії Коваль"])
def test_the_one_who_has_something_is_not_the_recipient(said: str) -> None:
    assert "full_name" not in given(said)


@pytest.mark.parametrize("said", ["покажи замовлення за номером телефону 0671234567", "що там по 067 123 45 67?"])
def test_a_phone_an_order_is_looked_for_by_is_no_field(said: str) -> None:
    assert "phone" not in slots(said)
