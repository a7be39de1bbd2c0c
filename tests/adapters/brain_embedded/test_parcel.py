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
