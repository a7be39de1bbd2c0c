"""The judge itself: each kind of broken expectation and each breach of manners is noticed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogues.judging import complaints, manners
from tests.dialogues.scripts import Expects

OUT: dict[str, Any] = {
    "bubbles": [
        {"kind": "text", "text": "Костюм Лагуна, 1 990 грн. Оформлюємо?", "choices": [{"choice": "yes", "label": "Так"}]},
        {"kind": "product", "text": "Костюм Лагуна"},
    ],
    "text": "Костюм Лагуна, 1 990 грн. Оформлюємо?\nКостюм Лагуна",
    "state": "offer", "intent": "size_help", "slots": {"size": "110-116"}, "owner": "bot", "handoff": False, "alerts": 0,
    "followups": 1, "order": {"status": "paid", "total": 1990, "lines": [{"size": "110-116", "price": 1990}]}, "orders": [{}],
}  # fmt: skip


@pytest.mark.parametrize(
    "expects",
    [
        {"state": "end"}, {"intent": "color_help"}, {"owner": "person"}, {"handoff": True}, {"alerts": 1}, {"followups": 0},
        {"followups_max": 0}, {"slots": {"size": "122-128"}}, {"order": None}, {"order": {"total": 1991}}, {"order": {"lines": []}},
        {"order": {"lines": [{"price": 1991}]}}, {"orders": 2}, {"has": ["2 190"]}, {"has": [["а1", "б2"]]}, {"lacks": ["лагуна"]},
        {"words_lack": ["1 990"]},
        {"kinds": ["requisites"]}, {"no_kinds": ["product"]}, {"buttons": ["Ні"]}, {"silence": True}, {"bubbles_max": 0},
    ],
)  # fmt: skip
def test_a_broken_expectation_is_noticed(expects: dict[str, Any]) -> None:
    assert complaints(OUT, Expects.model_validate(expects))


def test_a_reply_as_expected_passes() -> None:
    expects = Expects.model_validate(
        {
            "state": "offer", "slots": {"size": "110-116"}, "order": {"total": 1990, "lines": [{"size": "110-116"}]},
            "orders": 1, "has": ["1 990", ["немає", "лагуна"]],
            "lacks": ["2 190"], "kinds": ["product"], "buttons": ["yes", "Так"], "silence": False,
        }
    )  # fmt: skip
    assert complaints(OUT, expects) == []
    assert manners(OUT) == []


@pytest.mark.parametrize(
    "said",
    [
        "Добры день.",
        "Так — ні.",
        "**Ціна**",
        "Дякую ❤",
        "а" * 901,
        "Так? Ні? Чи?",
        "Раз. Два. Три. Чотири.",
        "Ціна {v1.price}.",
        "Місто None.",
    ],
)
def test_bad_manners_are_noticed(said: str) -> None:
    assert manners({"bubbles": [{"kind": "text", "text": said}], "text": said})


def test_an_error_line_is_no_pass() -> None:
    assert complaints({"error": "The line is not valid JSON."}, Expects())
