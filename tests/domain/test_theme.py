"""Whatever colours a shop picks, its pages can be read: by day and by night."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.oklch import Colour, channels, contrast, fit, parse
from app.domain.theme import LARGE, STRONG, TEXT, Theme, Tokens, palette

EXTREMES = ("#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#00ffff", "#ff00ff", "#808080")
GROUNDS = ("paper", "surface", "sunken")


def needs(tokens: Tokens) -> list[tuple[str, str, float]]:
    """Word or shape, its ground, the least contrast."""
    words = [("on-brand", "brand"), ("on-fill", "fill"), ("on-fill", "fill-hover"), ("brand", "brand-tint")]
    words += [(name, ground) for name in ("brand", "muted", "good", "warn", "bad") for ground in GROUNDS]
    words += [(name, f"{name}-tint") for name in ("good", "warn", "bad")]
    words += [("paper", "good"), ("paper", "bad"), ("paper", "ink")]  # a face, a decision
    ink = [("ink", ground) for ground in (*GROUNDS, "brand-tint")]
    tinted = [("ink", f"{name}-tint") for name in ("good", "warn", "bad")]
    shapes = [(name, ground) for name in ("edge", "fill") for ground in GROUNDS]
    return [
        *((*pair, TEXT) for pair in (*words, *tinted)), *((*pair, STRONG) for pair in ink), *((*pair, LARGE) for pair in shapes),
    ]  # fmt: skip


def assert_legible(theme: Theme) -> None:
    for tokens in palette(theme):
        for shown, ground, least in needs(tokens):
            found = contrast(tokens[shown], tokens[ground])
            assert found >= least, f"{theme}: {shown} on {ground} is {found:.2f}:1, needs {least}"


@pytest.mark.parametrize("part", range(4))
def test_a_thousand_random_brands_are_legible(part: int) -> None:
    draw = random.Random(part)
    for _ in range(250):
        assert_legible(Theme(brand=f"#{draw.randrange(1 << 24):06x}"))


@pytest.mark.parametrize("brand", EXTREMES)
def test_extreme_brands_are_legible(brand: str) -> None:
    assert_legible(Theme(brand=brand))


@given(st.floats(0.9, 1), st.floats(0, 0.2), st.floats(0, 360), st.floats(0, 1), st.floats(0, 360))
def test_any_light_paper_and_any_ink_are_legible(light: float, chroma: float, hue: float, dark: float, ink_hue: float) -> None:
    paper, ink = Colour(light, chroma, hue).hex(), Colour(dark, 0.05, ink_hue).hex()
    assert_legible(Theme(brand="#0b7a75", paper=paper, ink=ink))


def test_the_houses_own_look_is_legible() -> None:
    assert_legible(Theme())


def test_a_brand_that_is_legible_already_stays_as_it_was_picked() -> None:
    day, _ = palette(Theme(brand="#a8284e"))
    assert day["brand"].hex() == day["fill"].hex() == "#a8284e"


@given(st.integers(0, (1 << 24) - 1))
def test_a_colour_read_and_written_is_itself(value: int) -> None:
    text = f"#{value:06x}"
    assert parse(text).hex() == text


@given(st.floats(0, 1), st.floats(0, 0.5), st.floats(0, 360))
def test_what_no_screen_shows_is_cut_to_what_it_does(lightness: float, chroma: float, hue: float) -> None:
    found = fit(Colour(lightness, chroma, hue))
    assert (found.lightness, found.hue) == (lightness, hue) and 0 <= found.chroma <= chroma
    assert all(0 <= value <= 255 for value in channels(found))


@pytest.mark.parametrize("text", ["", "red", "#fff", "#12345g", "oklch(1.5 0 0)", "oklch(0.5 0.9 10)", "url(x)", "#123456;}"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)
