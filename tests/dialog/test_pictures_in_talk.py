"""A card carries the name of the picture it shows: of the colour under discussion where one is known."""

from __future__ import annotations

from decimal import Decimal

from app.dialog import sheets
from app.dialog.facts import FactSheet
from app.dialog.replies import BubbleKind, Card
from app.domain.catalogue import Catalogue, Colour, Product, Variant
from app.domain.money import Money
from tests.dialog.speaking import voice_over
from tests.domain.shop_by_hand import SHOP

PRICE = Money(Decimal(1590), "UAH")
PINK = Colour("рожевий", "S-1", photos=("pink", "pink-back"))
BLUE, GREEN = Colour("синій", "S-2", photos=("blue",)), Colour("зелений", "S-3")


def product(*colours: Colour) -> Product:
    return Product("p", "Костюм", "suits", (), ("110-116",), colours, PRICE, PRICE, "плюш", frozenset())


def photo(of: Product, colour: str | None) -> object:
    fact = sheets.of_product(of, (), SHOP, colour).get("photo")
    return fact.value if fact else None


def test_a_model_shows_the_colour_wanted_and_else_the_first_that_has_a_picture() -> None:
    assert photo(product(GREEN, PINK, BLUE), "синій") == "blue"
    assert photo(product(GREEN, PINK, BLUE), None) == "pink"
    assert photo(product(GREEN, PINK, BLUE), "зелений") == "pink"
    assert photo(product(GREEN), "зелений") is None


def test_a_photo_card_names_its_picture_and_goes_without_one() -> None:
    for colour, expected in ((BLUE, "blue"), (GREEN, None)):
        variant = Variant("p", "Костюм", colour.name, colour.sku, "110-116", PRICE)
        facts = {f"v1.{name}": fact for name, fact in sheets.of_variant(variant, product(PINK, BLUE, GREEN)).items()}
        bubble = voice_over(FactSheet(facts)).draw(Card(BubbleKind.PHOTO))
        assert bubble.payload["sku"] == colour.sku and bubble.payload.get("photo") == expected


def test_the_catalogue_knows_which_colours_have_a_picture() -> None:
    assert Catalogue(1, (product(PINK, GREEN),)).pictures == {"S-1"}
