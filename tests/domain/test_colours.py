"""DOMAIN §3: synonyms, twins, and colours that must not be mixed up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import Colour
from app.domain.colours import colour_of, products_in, resolve, sole_colour
from tests.domain.shop_by_hand import (
    ANNA,
    CATALOGUE,
    ECO_TRENCH,
    LAGUNA,
    MEREYA,
    MODELS,
    MRIYA,
    RYTM,
    SHOP,
    TRENCH,
    VALERI,
    model,
)


@pytest.mark.parametrize(
    ("said", "product", "own"),
    [
        ("шоколад", ANNA, "коричневий"),
        ("бордо", RYTM, "бордовий"),
        ("малиновий", ANNA, "малина"),
        ("блакитний", TRENCH, "голубий"),
        ("оранжевий", LAGUNA, "помаранчевий"),
        ("пудра", RYTM, "рожевий"),
        ("лео", ANNA, "рожевий"),
        ("клітинка", ANNA, "червоний"),
        ("білий", MEREYA, "молочний"),
        ("молочний", ECO_TRENCH, "молочний"),
        ("Темно-Синій", TRENCH, "темно синій"),
        (" ЖОВТИЙ ", MRIYA, "жовтий"),
    ],
)
def test_a_colour_is_found_under_any_of_its_names(said, product, own):
    assert colour_of(said, product, SHOP) == own


@pytest.mark.parametrize(
    ("said", "product"),
    [
        ("беж", ECO_TRENCH),
        ("бежевий", ECO_TRENCH),
        ("жовтий", MEREYA),
        ("білий", LAGUNA),
        ("лео", LAGUNA),
        ("клітинка", VALERI),
        ("помаранчевий", ANNA),
        ("шоколад", LAGUNA),
        ("", ANNA),
    ],
)
def test_a_colour_the_model_lacks_is_not_replaced_by_a_near_one(said, product):
    assert colour_of(said, product, SHOP) is None


def test_orange_is_not_yellow():
    assert colour_of("помаранчевий", LAGUNA, SHOP) == "помаранчевий"
    assert colour_of("жовтий", LAGUNA, SHOP) == "жовтий"


def test_where_both_twins_are_sold_each_is_itself():
    both = model("b", "Блуза", ("98",), 1, 1, Colour("молочний", "b-m"), Colour("білий", "b-w"))
    assert colour_of("білий", both, SHOP) == "білий"
    assert colour_of("молочний", both, SHOP) == "молочний"


def test_a_products_own_word_stands_before_the_shops_synonym():
    cherry = model("c", "Сукня", ("98",), 1, 1, Colour("вишневий", "c-1", words=("бордо",)), Colour("бордовий", "c-2"))
    assert colour_of("бордо", cherry, SHOP) == "вишневий"


def test_a_synonym_of_one_twin_finds_the_other():
    ivory = replace(SHOP, colour_words={"айворі": "білий"})
    assert colour_of("айворі", MEREYA, ivory) == "молочний"


def test_the_only_colour_of_a_model_need_not_be_said():
    assert sole_colour(VALERI) == "універсальний"
    assert sole_colour(MEREYA) == "молочний"
    assert sole_colour(ANNA) is None


def test_white_is_looked_for_among_milk_too():
    assert products_in("білий", CATALOGUE, SHOP) == (MEREYA, ECO_TRENCH)
    assert products_in("бордо", CATALOGUE, SHOP) == (RYTM, next(m for m in MODELS if m.title == "Костюм Каприз"))
    assert products_in("беж", CATALOGUE, SHOP) == ()


def test_without_a_product_a_word_stands_for_every_name_it_may_have():
    assert resolve("шоколад", None, SHOP) == ("шоколад", "коричневий")
    assert resolve("білий", None, SHOP) == ("білий", "молочний")
    assert resolve("жовтий", None, SHOP) == ("жовтий",)
    assert resolve("білий", MEREYA, SHOP) == ("молочний",)
    assert resolve("беж", ECO_TRENCH, SHOP) == ()


@given(st.sampled_from([(m, c) for m in MODELS for c in m.colours]), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_colour_is_found_by_its_own_name_and_words(pair, written):
    product, colour = pair
    for name in (colour.name, *colour.words):
        assert colour_of(written(name), product, SHOP) == colour.name


@given(st.text(max_size=20), st.sampled_from(MODELS))
def test_whatever_is_said_the_answer_is_a_colour_of_this_product_or_none(said, product):
    found = colour_of(said, product, SHOP)
    assert found is None or product.colour(found)
