"""The search field: typos, word forms, other languages, alphabets and keyboards; what it cannot know it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.words_embedded import EmbeddedWords
from app.services import catalogue, searching
from app.services.searching.index import Found, Index
from app.services.searching.ranking import bits, places
from tests.voices import shop as voices

ANNA, VALERI, RYTM, KAPRYZ = "Сукня Анна", "Костюм Валері", "Костюм Ритм", "Костюм Каприз"
LAGUNA, MRIYA, MEREYA = "Костюм Лагуна", "Костюм Мрія", "Костюм Мерея"
LEATHER, TRENCH = "Тренч екошкіра", "Тренч"

QUERIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("сукня анна рожевая", (ANNA,)),
    ("рожева сукня анна", (ANNA,)),
    ("плюшевий костюмчик", (LAGUNA, MRIYA)),
    ("плюшевий костюмчик сірий", (LAGUNA, MRIYA)),
    ("тренч екошкіра", (LEATHER,)),
    ("plaття", (ANNA,)),
    ("лагна", (LAGUNA,)),
    ("лагуну жовту", (LAGUNA,)),
    ("laguna", (LAGUNA,)),
    ("kfueyf", (LAGUNA,)),  # лагуна on the other keyboard
    ("ceryz fyyf", (ANNA,)),  # сукня анна
    ("suknya anna", (ANNA,)),
    ("костюм мрії", (MRIYA,)),
    ("мирія", (MRIYA,)),
    ("капріз бордо", (KAPRYZ,)),
    ("костюм ритм коричньовий", (RYTM,)),
    ("з капюшоном", (RYTM,)),
    ("худі оверсайз", (RYTM,)),
    ("костюм без капюшона в смужку", (VALERI,)),
    ("смугастий костюм", (VALERI,)),
    ("палацо бардовий", (KAPRYZ,)),
    ("лампаси", (MEREYA,)),
    ("мерею молочну", (MEREYA,)),
    ("білий костюм", (MEREYA,)),
    ("платье в клетку", (ANNA,)),
    ("леопардова сукенка", (ANNA,)),
    ("шоколадне плаття", (ANNA,)),
    ("блискучий плащ", (LEATHER,)),
    ("кожаный тренч черный", (LEATHER,)),
    ("матовий тренч", (TRENCH,)),
    ("темно-синій тренч", (TRENCH,)),
    ("синий плащик", (TRENCH,)),
    ("тренч", (TRENCH,)),
    ("блискавка до грудей", (MRIYA,)),
    ("плюш до самого низу", (LAGUNA,)),
    ("помаранчевий плюш", (LAGUNA, MRIYA)),
    ("оранжевый костюм", (LAGUNA, MRIYA)),
    ("костюм на 86", (LAGUNA, MRIYA, MEREYA)),
    ("Розовий тренчик на зріст 128", (TRENCH,)),
    ("сукнь", (ANNA,)),
    ("кастюм валери", (VALERI,)),
    ("11089288-BURGUNDY", (RYTM,)),
    ("yellow plush", (LAGUNA, MRIYA)),
    ("фнна", (ANNA,)),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(voices.catalogue(), voices.shop(), EmbeddedWords())


def titles(found: Found) -> list[str]:
    return [product.title for product in found]


@pytest.mark.parametrize(("query", "meant"), QUERIES, ids=[query for query, _ in QUERIES])
def test_the_first_found_is_the_one_meant(index: Index, query: str, meant: tuple[str, ...]) -> None:
    assert titles(index.find(query))[:1] and titles(index.find(query))[0] in meant


def test_what_means_nothing_here_is_named_and_the_rest_is_found(index: Index) -> None:
    found = index.find("зелена куртка лагуна на зріст 116")
    assert found.unread == ("зелена", "куртка")
    assert titles(found) == [LAGUNA]


def test_nothing_is_found_for_what_the_shop_does_not_have(index: Index) -> None:
    for query in ("", "   ", "куртка", "!!!", "🤍", "зелений", "щодо", "шкарпетки", "qqqqq", "999"):
        assert len(index.find(query)) == 0, query


def test_what_cannot_stand_together_is_answered_by_the_nearest_and_said(index: Index) -> None:
    found = index.find("червона лагуна")
    assert titles(found)[0] == LAGUNA and not found.whole
    assert index.find("рожева лагуна").whole


def test_every_phrase_asked_for_must_be_met_when_it_can_be(index: Index) -> None:
    assert set(titles(index.find("костюм без капюшона"))) == {VALERI, KAPRYZ, LAGUNA, MRIYA, MEREYA}
    assert set(titles(index.find("сірий плюш"))) == {LAGUNA, MRIYA}
    assert set(titles(index.find("тренч"))) == {LEATHER, TRENCH}


def test_a_word_begun_is_found_while_it_is_being_typed(index: Index) -> None:
    for typed in ("ла", "лаг", "лагу", "лагун"):
        assert LAGUNA in titles(index.find(typed)), typed


def test_the_colour_asked_for_chooses_the_picture(index: Index) -> None:
    assert "сірий" in index.find("сіра лагуна").shades
    assert "лео" in index.find("сукня лео").shades


@given(st.text(max_size=120))
def test_any_text_is_answered(index: Index, query: str) -> None:
    found = index.find(query)
    assert len(found) == len(list(found)) <= 9


@given(st.sets(st.integers(0, 400)))
def test_a_set_of_places_is_read_back_in_order(marked: set[int]) -> None:
    assert list(places(bits(marked, 401))) == sorted(marked)


def test_a_changed_catalogue_is_searched_at_once(house: Flask) -> None:
    goods, shop = catalogue.current()
    assert "Лагуна" in next(iter(searching.find("лагуна", goods, shop))).title
    fewer = replace(goods, version=goods.version + 1, products=goods.products[:1])
    assert len(searching.find("лагуна", fewer, shop)) == 0
