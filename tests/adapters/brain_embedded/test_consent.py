"""A word of agreement orders only where nothing beside it means something else."""

from __future__ import annotations

import pytest

from app.domain.commands import Answer, Cancel
from tests.adapters.brain_embedded.reading import LAGUNA, commands, turn, understood


@pytest.mark.parametrize(
    "text",
    ["на все добре", "ну добре, до завтра", "давайте завтра", "так не піде", "беру на замітку", "мабуть візьму в понеділок",
     "так а чого так дорого?", "хорошо, обсудим с мужем", "окей, всього найкращого вам"],
)  # fmt: skip
def test_a_parting_or_putting_off_is_no_yes(text: str) -> None:
    assert not any(isinstance(c, Answer) and c.value == "yes" for c in commands(text, "offer", "confirm_order", **LAGUNA))


@pytest.mark.parametrize("text", ["беру, оплачу завтра", "так, тільки відправте завтра", "так, беру, до завтра", "конєшно", "+"])
def test_a_plain_yes_stays_one(text: str) -> None:
    assert any(isinstance(c, Answer) and c.value == "yes" for c in commands(text, "offer", "confirm_order", **LAGUNA))


@pytest.mark.parametrize(("text", "whole"), [("ой ні, розхотіла", True), ("вибачте, вже не треба", True), ("чек не треба", False)])
def test_in_checkout_the_whole_is_given_up_only_where_nothing_else_is_named(text: str, whole: bool) -> None:
    found = commands(text, "payment_delivery", "delivery", **LAGUNA)
    assert any(isinstance(c, Cancel) for c in found) is whole


@pytest.mark.parametrize("text", ["так", "ага", "ок", "так так, добре", "угу"])
def test_a_bare_yes_to_two_sizes_is_heard_as_one(text: str) -> None:
    given = turn(text, "offer", "which_size", ("110-116", "122-128"), product="Костюм Мрія", color="сірий", height=120)
    assert any(isinstance(c, Answer) and c.value == "yes" for c in understood(given).commands)
