"""The four delivery fields, by the same rules for typed text and the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialog import delivery_fields
from app.dialog.delivery_fields import PhoneReading

NAMES = {"елена": "Олена", "сергеевна": "Сергіївна"}


@pytest.mark.parametrize(
    "typed",
    ["0671234567", "+380671234567", "380671234567", "8 067 123 45 67", "8-067-123-45-67", "(067) 123-45-67", "+38 067 1234567"],
)
def test_every_spelling_of_a_ukrainian_phone_is_one_number(typed: str) -> None:
    assert delivery_fields.phone(typed) == PhoneReading("+380671234567", foreign=False)


def test_a_valid_phone_of_another_country_is_marked_foreign() -> None:
    assert delivery_fields.phone("+48 600 123 456") == PhoneReading("+48600123456", foreign=True)
    assert delivery_fields.phone("0048 600 123 456") == PhoneReading("+48600123456", foreign=True)


@pytest.mark.parametrize("typed", ["", "067", "12345", "067123456", "06712345678", "телефон"])
def test_what_is_no_phone_is_none(typed: str) -> None:
    assert delivery_fields.phone(typed).e164 is None


@given(st.integers(min_value=0, max_value=9999999))
def test_a_mobile_number_survives_being_read_again(rest: int) -> None:
    read = delivery_fields.phone(f"067{rest:07d}")
    if read.e164:
        assert delivery_fields.phone(read.e164) == read


def test_a_branch_is_digits_only() -> None:
    assert delivery_fields.branch("відділення №4") == "4"
    assert delivery_fields.branch("поштомат 45871") == "45871"
    assert delivery_fields.branch("007") == "7"


@pytest.mark.parametrize("typed", ["", "на розі", "12 або 14", "123456", "0"])
def test_no_or_two_numbers_are_no_branch(typed: str) -> None:
    assert delivery_fields.branch(typed) is None


def test_names_are_written_in_ukrainian_letters() -> None:
    assert delivery_fields.full_name("петренко елена сергеевна", NAMES) == "Петренко Олена Сергіївна"
    assert delivery_fields.full_name("Рыбалко Эльвира", {}) == "Рибалко Ельвира"
    assert delivery_fields.full_name("Соловьёв Ёлкин", {}) == "Соловьйов Йолкин"


def test_latin_names_stay_as_typed() -> None:
    assert delivery_fields.full_name("Melnyk Ivan", {}) == "Melnyk Ivan"


def test_double_surnames_and_apostrophes_are_kept() -> None:
    assert delivery_fields.full_name("дем’янчук-кос світлана", {}) == "Дем'янчук-Кос Світлана"


@pytest.mark.parametrize("typed", ["Олена", "", "Олена 5", "x" * 60 + " " + "y" * 60])
def test_a_name_has_two_words_and_at_most_a_hundred_characters(typed: str) -> None:
    assert delivery_fields.full_name(typed, {}) is None


def test_a_town_is_looked_up_else_spelt_in_ukrainian_letters() -> None:
    assert delivery_fields.city("Харьков", {"харьков": "Харків"}) == "Харків"
    assert delivery_fields.city("малые дворы", {}) == "Малие Двори"
    assert delivery_fields.city("x", {}) is None
    assert delivery_fields.city("ы" * 51, {}) is None


@given(st.text(max_size=120))
def test_whatever_is_typed_a_name_holds_no_russian_letters_and_fits(text: str) -> None:
    name = delivery_fields.full_name(text, NAMES)
    assert name is None or (2 <= len(name) <= 100 and not set(name) & set("ыэъёЫЭЪЁ"))
