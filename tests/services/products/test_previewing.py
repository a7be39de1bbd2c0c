"""What a shopper would hear of a draft, before anything is saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app.services import catalogue
from app.services.products import listing, previewing
from app.services.products.drafts import ColourCard, ProductDraft, SizeLine
from tests.services.products.test_saving import LAGOON, new, opened


def texts(draft: ProductDraft) -> str:
    return "\n".join(bubble.text for bubble in previewing.preview(draft).bubbles)


def test_the_price_typed_is_the_price_the_chat_would_say(sqlite_house: Flask) -> None:
    found = previewing.preview(new())
    assert "1190" in texts(new()).replace("\N{NO-BREAK SPACE}", "") and "Сукня Зоря" in texts(new())
    assert found.card is not None
    assert (str(found.card.low.amount), str(found.card.high.amount), found.card.colour.name) == ("1190", "1300", "синій")
    assert listing.find("suknia-zoria") is None


def test_every_model_of_the_shop_is_heard_with_its_own_price(sqlite_house: Flask) -> None:
    for product in catalogue.snapshot().products:
        draft, _ = opened(product.id)
        found = previewing.preview(draft)
        assert found.card and (found.card.low, found.card.high) == (product.price_min, product.price_max)
        assert found.bubbles and product.title in texts(draft)


@pytest.mark.parametrize(
    "lacking",
    [{"title": " "}, {"category": "none"}, {"sizes": [SizeLine("110-116", "дві тисячі")]}, {"sizes": []},
     {"colours": []}, {"colours": [ColourCard(sku="Z")]}, {"colours": [ColourCard(name="синій", retired=True)]}],
)  # fmt: skip
def test_what_cannot_be_sold_yet_is_not_shown(sqlite_house: Flask, lacking: dict[str, object]) -> None:
    assert previewing.preview(new(**lacking)) == previewing.Preview()


def test_a_wrong_line_hides_none_of_the_right_ones(sqlite_house: Flask) -> None:
    draft = new(sizes=[SizeLine("110-116", "1190"), SizeLine("122-128", "дві тисячі"), SizeLine("", "5")])
    assert "1190" in texts(draft).replace("\N{NO-BREAK SPACE}", "")


def test_a_preview_leaves_the_shop_as_it_is(sqlite_house: Flask) -> None:
    draft, _ = opened(LAGOON)
    before = catalogue.snapshot()
    draft.sizes = [replace(line, price="7777") for line in draft.sizes]
    assert "7777" in texts(draft).replace("\N{NO-BREAK SPACE}", "")
    assert catalogue.snapshot() is before
