"""Goods held against everything wished, and weighed against each other."""

from __future__ import annotations

from app.domain import colours
from app.domain.catalogue import Catalogue, Colour, Product
from app.domain.money import Money
from tests.voices.shop import shop

NAVY, SKY, BROWN, ORANGE, GREY = "#24304e", "#84aac2", "#573527", "#e88e4a", "#b4b0ac"


def _model(name: str, **swatches: str) -> Product:
    shades = tuple(Colour(colour.replace("_", " "), f"{name}-{colour}", swatch=swatch) for colour, swatch in swatches.items())
    price = Money.of(100, "UAH")
    return Product(name, name, "shelf", (name,), ("110-116",), shades, price, price, "", frozenset())


SEA = _model("море", темно_синій=NAVY, коричневий=BROWN)
SKIES = _model("небо", голубий=SKY, помаранчевий=ORANGE, сірий=GREY)
ALL = Catalogue(1, (SEA, SKIES))


def test_a_missing_colour_has_a_nearest_one_by_how_they_look() -> None:
    assert colours.nearest("темно синій", SKIES, ALL, shop()) == "голубий"


def test_brown_is_not_called_near_orange() -> None:
    assert colours.nearest("коричневий", SKIES, ALL, shop()) is None


def test_grey_is_not_called_near_a_light_tone() -> None:
    only_grey = _model("хмара", сірий=GREY)
    assert colours.nearest("голубий", only_grey, ALL, shop()) is None


def test_a_colour_nobody_has_a_sample_of_has_no_nearest() -> None:
    assert colours.nearest("зелений", SKIES, ALL, shop()) is None


def test_a_darker_colour_is_one_of_the_models_own() -> None:
    assert colours.shaded(SEA, "darker", "коричневий") == ("темно синій",)
    assert colours.shaded(SEA, "darker", "темно синій") == ()


def test_the_brightest_is_told_where_no_colour_is_under_discussion() -> None:
    assert colours.shaded(SKIES, "brighter", None) == ("помаранчевий",)
