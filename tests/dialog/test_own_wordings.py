"""A shop's own wordings stand instead of the language's, and only if they keep the rules of every wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialog import phrases
from app.dialog.acts import Act
from app.dialog.sealing.own import faults
from tests.domain.shop_by_hand import SHOP

THREE = ("{p1.title}: {p1.price_from}.", "Ціна така: {p1.title}, {p1.price_from}.", "{p1.price_from} – ось ціна, {p1.title}.")


def test_a_shop_without_wordings_of_its_own_speaks_the_language_s() -> None:
    assert phrases.of_shop(SHOP) is phrases.load("uk")


def test_its_own_stand_instead_of_those_and_the_other_acts_stay() -> None:
    book, usual = phrases.of_shop(replace(SHOP, says={"price_from": THREE})), phrases.load("uk")
    assert tuple(wording.text for wording in book.entries[Act.PRICE_FROM].says) == THREE
    assert book.entries[Act.PRICE_FROM].handles == usual.entries[Act.PRICE_FROM].handles
    assert all(book.entries[act] is usual.entries[act] for act in Act if act is not Act.PRICE_FROM)


def test_the_book_of_a_shop_is_made_once() -> None:
    shop = replace(SHOP, says={"price_from": THREE})
    assert phrases.of_shop(shop) is phrases.of_shop(replace(shop))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{p1.title}: {p1.price_from}.", ""),
        ("{p1.title} коштує недорого.", "p1.price_from is left out"),
        ("{p1.title}: {p1.price_from}, знижка 10 %.", "says on its own: digit"),
        ("{p1.title}: {p1.price_from}, лише сьогодні.", "says on its own: deadline"),
        ("{p1.title}: {p1.price_from}, {v1.stock}.", "v1.stock is not the act's"),
        ("{p1.title}: {p1.price_from}. Берете?", "asks what the act does not"),
        ("{p1.title} — {p1.price_from}.", "em dash"),
    ],
)
def test_a_wording_that_breaks_a_rule_is_told_why(text: str, fault: str) -> None:
    told = faults(Act.PRICE_FROM, text, "uk")
    assert fault in told if fault else not told


def test_a_piece_in_brackets_is_checked_said_and_unsaid() -> None:
    assert not faults(Act.OFFER, "{v1.title}[, {v1.colour}][, {v1.size}] – {v1.price}. Беремо?", "uk")
    assert "says on its own: digit" in faults(Act.OFFER, "{v1.title}[, {v1.colour} 5][, {v1.size}] – {v1.price}. Беремо?", "uk")
