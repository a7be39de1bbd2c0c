"""pass^k, intervals, percentiles, and what noise does to a message."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.eval import noise, suite
from app.cli.eval.estimates import interval, pass_hat, percentile
from app.cli.eval.noise import OPERATIONS, Noise

WORDS = noise.load(suite.folder() / "noise.yaml")
PARTS = ["Львів", "відділення 7", "Коваль Ірина", "0671112233"]


@given(st.lists(st.booleans(), min_size=4, max_size=8))
def test_pass_k_is_the_share_of_k_visits_that_all_pass(visits: list[bool]) -> None:
    groups = list(combinations(visits, 4))
    assert pass_hat([visits], 4) == pytest.approx(sum(map(all, groups)) / len(groups))


def test_pass_k_of_too_few_visits_is_unknown() -> None:
    assert pass_hat([[True, True]], 3) is None


def test_the_interval_holds_the_share() -> None:
    low, high = interval(58, 62)
    assert 0.8 < low < 58 / 62 < high < 1
    assert interval(0, 0) == (0.0, 1.0)


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([], 0.95) == 0.0


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_changes_a_message_that_has_room_for_it(operation: str) -> None:
    parcel = PARTS if operation in ("lines", "reordered") else None
    text = "Добрий день! Хочу сукню на зріст 112, " + ", ".join(parcel or ["будь ласка"])
    changed = OPERATIONS[operation](Noise(WORDS, Random("a")), noise.Uttered((text,)), parcel)
    assert changed is not None
    assert (changed.texts, changed.before) != ((text,), None)


@given(st.integers(0, 10_000))
def test_noise_keeps_the_parcels_words_and_every_digit_of_the_phone(seed: int) -> None:
    text = "беру, " + ", ".join(PARTS)
    kept = frozenset(word.casefold()[: noise.STEM] for part in PARTS for word in part.split())
    said = Noise(WORDS, Random(seed), kept).disturb(text, PARTS)
    whole = " ".join(said.texts).casefold()
    assert all(word in whole for word in ("львів", "коваль", "ірина", "0671112233"))


def test_the_same_seed_makes_the_same_noise() -> None:
    said = [Noise(WORDS, Random("1/sale/3")).disturb("Хочу сукню на зріст 112, скільки коштує?") for _ in range(2)]
    assert said[0] == said[1]
