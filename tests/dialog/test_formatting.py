"""How facts are printed: one form per kind."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.dialog import formatting
from app.dialog.facts import Fact, FactSheet
from app.domain.money import Money
from tests.dialog.speaking import hryvnias, voice_over

PRINTER = voice_over(FactSheet()).printer


def shown(kind: str, value: Any, form: str = "") -> str:
    return PRINTER.show(Fact(kind, value), form).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("money", hryvnias(1990), "1 990 грн"),
        ("money", hryvnias(200), "200 грн"),
        ("money", hryvnias("1234567"), "1 234 567 грн"),
        ("money", hryvnias("19.50"), "19,50 грн"),
        ("money", hryvnias("1990.00"), "1 990 грн"),
        ("money", Money.of(25, "PLN"), "25 PLN"),
        ("price_from", (hryvnias(1590), hryvnias(2390)), "від 1 590 грн"),
        ("price_from", (hryvnias(1850), hryvnias(1850)), "1 850 грн"),
        ("price_from", hryvnias(1590), "від 1 590 грн"),
        ("fee", hryvnias(56), "≈ 56 грн"),
        ("height", 112, "112 см"),
        ("number", "1042", "№ 1042"),
        ("number", "1042-2", "№ 1042-2"),
        ("branch", "26543", "№ 26543"),
        ("date", date(2026, 5, 3), "3 травня"),
        ("date", date(2025, 12, 31), "31 грудня 2025"),
        ("until", datetime(2026, 6, 3, 11, 30, tzinfo=UTC), "до 14:30 3 червня"),
        ("until", datetime(2026, 6, 2, 21, 5, tzinfo=UTC), "до 0:05 3 червня"),
        ("stock", "to_order", "можна замовити"),
        ("stock", "in_stock", "є в наявності"),
        ("stock", "sold_out", "розпродано"),
        ("greeting", "morning", "Доброго ранку"),
        ("greeting", "evening", "Добрий вечір"),
        ("phone", "+380671234567", "+380 67 123 45 67"),
        ("phone", "+48123456789", "+48123456789"),
        ("reason", "на квитанції інша сума. ", "на квитанції інша сума"),
        ("ttn", "20451234567890", "20451234567890"),
        ("role", "бот-помічниця MIRT", "бот-помічниця MIRT"),
        ("carrier", "Нова пошта", "Нова пошта"),
        ("status", "shipped", "відправлено"),
    ],
)
def test_each_kind_has_its_one_form(kind: str, value: Any, expected: str) -> None:
    assert shown(kind, value) == expected


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 товар"), (2, "2 товари"), (4, "4 товари"), (5, "5 товарів"), (11, "11 товарів"), (14, "14 товарів"), (21, "21 товар"),
     (22, "22 товари"), (100, "100 товарів"), (111, "111 товарів"), (0, "0 товарів")],
)  # fmt: skip
def test_things_are_counted_in_ukrainian(count: int, words: str) -> None:
    assert shown("count", count) == words


def test_a_list_is_joined_by_commas_or_by_or() -> None:
    assert shown("list", ("сірий", "жовтий", "рожевий")) == "сірий, жовтий, рожевий"
    assert shown("list", ("сірий", "жовтий", "рожевий"), "or") == "сірий, жовтий чи рожевий"
    assert shown("list", ("сірий",), "or") == "сірий"


def test_items_that_hold_commas_are_kept_apart_by_semicolons() -> None:
    assert shown("list", ("Тренч, рожевий", "Сукня")) == "Тренч, рожевий; Сукня"
    assert shown("list", ("Тренч, рожевий", "Сукня", "Костюм"), "or") == "Тренч, рожевий; Сукня чи Костюм"


def test_lines_are_listed_by_what_they_are() -> None:
    lines = (("Тренч", "рожевий", "110-116", 2, hryvnias(2380), hryvnias(4760)), ("Сукня", "", "98", 1, hryvnias(1), hryvnias(1)))
    assert shown("lines", lines) == "Тренч, рожевий, 110-116; Сукня, 98"


def test_missing_fields_stand_in_the_accusative() -> None:
    assert shown("fields", ("city", "phone"), "acc") == "місто й телефон"
    assert shown("fields", ("city", "full_name"), "acc") == "місто та ім’я з прізвищем"
    assert shown("fields", ("city", "np_branch", "phone")) == "місто, номер відділення чи поштомата й телефон"


def test_the_carrier_has_a_genitive_of_the_shops_own() -> None:
    assert shown("carrier", "Нова пошта", "gen") == "Нової пошти"
    assert shown("carrier", "Meest", "gen") == "Meest"


def test_sums_never_break_over_lines() -> None:
    assert PRINTER.show(Fact("money", hryvnias(1990))) == "1\u00a0990\u00a0грн"
    assert PRINTER.show(Fact("fee", hryvnias(56))) == "≈\u00a056\u00a0грн"


def test_capitals_respect_words_with_their_own_case() -> None:
    assert formatting.capital("від 10 грн") == "Від 10 грн"
    assert formatting.capital("iPhone") == "iPhone"
    assert formatting.capital("") == ""
