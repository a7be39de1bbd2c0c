"""The checkers are tested: lies planted in true answers are found, and broken rows and manners are noticed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from app.cli.eval.checks.facts import wrong_facts
from app.cli.eval.checks.policy import Manners
from app.cli.eval.checks.rows import short_of, unasked
from app.cli.eval.ledger import Ledger, LedgerLine, LedgerOrder
from app.cli.eval.shoppers import Goal, Parcel
from tests.cli.eval.conftest import Visited
from tests.cli.eval.planting import LIES, plant

LINE = LedgerLine("Костюм Лагуна", "жовтий", "110-116", 1, 1990.0)
HOME = tuple(sorted(Parcel().expected().items()))
ORDER = LedgerOrder("1001", "paid", "full", HOME, (LINE,))
GOAL = Goal.model_validate(
    {"orders": [{"status": "paid", "method": "full", "total": 1990, "lines": ["Костюм Лагуна, жовтий, 110-116, 1, 1990"]}]}
)
OUT: dict[str, Any] = {
    "bubbles": [{"kind": "text", "text": "Добре."}], "text": "Добре.", "owner": "bot", "intent": "greeting_only", "order": None,
    "slots": {"full_name": None, "phone": None, "city": None, "np_branch": None, "payment_method": None},
}  # fmt: skip


def test_of_200_planted_lies_at_least_199_are_found(visited: Visited) -> None:
    planted = plant(visited.scenes, Random("lies"), 200)
    missed = [lie for lie in planted if not wrong_facts(lie.scene)]
    assert set(Counter(lie.kind for lie in planted)) == set(LIES)
    assert len(missed) <= 1, "\n".join(f"{lie.kind}: «{lie.was}» → «{lie.now}»" for lie in missed)


def test_the_answers_the_lies_were_planted_in_were_true(visited: Visited) -> None:
    assert len(visited.scenes) > 150
    assert not any(wrong_facts(scene) for scene in visited.scenes)


def test_the_goal_reached_is_no_complaint() -> None:
    assert short_of(GOAL, Parcel(), Ledger(), Ledger(orders=(ORDER,))) == []


@pytest.mark.parametrize(
    "end",
    [
        Ledger(),
        Ledger(orders=(ORDER, replace(ORDER, number="1002"))),
        Ledger(orders=(replace(ORDER, status="awaiting_payment"),)),
        Ledger(orders=(replace(ORDER, method="prepay"),)),
        Ledger(orders=(replace(ORDER, lines=(replace(LINE, colour="сірий"),)),)),
        Ledger(orders=(replace(ORDER, lines=(replace(LINE, price=1890.0),)),)),
        Ledger(orders=(replace(ORDER, lines=(replace(LINE, pieces=2),)),)),
        Ledger(orders=(replace(ORDER, parcel=(*HOME[1:], ("city", "Київ"))),)),
        Ledger(orders=(ORDER,), tickets=("seal",)),
        Ledger(orders=(ORDER,), takeovers=("asked",)),
        Ledger(orders=(ORDER,), reminders=1),
        Ledger(orders=(ORDER,), remembers=True),
        Ledger(orders=(ORDER,), stopped=True),
    ],
)
def test_any_other_end_is_short_of_the_goal(end: Ledger) -> None:
    assert short_of(GOAL, Parcel(), Ledger(), end)


@pytest.mark.parametrize(
    ("after", "permission"),
    [
        (Ledger(orders=(ORDER, replace(ORDER, number="1002"))), "order"),
        (Ledger(orders=(replace(ORDER, lines=()),)), "line"),
        (Ledger(orders=(replace(ORDER, method="prepay"),)), "pay"),
        (Ledger(orders=(replace(ORDER, parcel=()),)), "parcel"),
        (Ledger(orders=(replace(ORDER, status="cancelled"),)), "cancel"),
        (Ledger(orders=(replace(ORDER, status="awaiting_approval"),)), "receipt"),
        (Ledger(orders=(ORDER,), tickets=("urgent",)), "person"),
        (Ledger(orders=(ORDER,), takeovers=("asked",)), "person"),
        (Ledger(orders=(ORDER,), reminders=1), "clock"),
        (Ledger(orders=(ORDER,), remembers=True), "remember"),
        (Ledger(orders=(ORDER,), stopped=True), "stop"),
    ],
)
def test_a_write_is_noticed_unless_it_was_asked_for(after: Ledger, permission: str) -> None:
    before = Ledger(orders=(ORDER,))
    assert unasked(before, after, set())
    assert unasked(before, after, {permission}) == []


@pytest.mark.parametrize(
    "out",
    [
        {"text": "Добры день."},
        {"text": "Так — ні."},
        {"text": "**Ціна**"},
        {"text": "Ціна {v1.price}."},
        {"bubbles": [{"kind": "text", "text": "Так? Ні? Чи?"}]},
        {"bubbles": [{"kind": "text", "text": "Раз. Два. Три. Чотири."}]},
        {"bubbles": [{"kind": "text", "text": "а" * 901}]},
        {"bubbles": []},
        {"bubbles": [{"kind": "requisites", "text": "IBAN"}]},
        {"bubbles": [{"kind": "order_summary", "text": "Отримувач: Коваль Ірина"}]},
    ],
)
def test_bad_manners_are_noticed(out: dict[str, Any]) -> None:
    assert Manners().breaches(OUT, None) == []
    assert Manners().breaches(OUT | out, None)


def test_a_word_said_while_a_person_holds_the_talk_is_noticed() -> None:
    held = OUT | {"owner": "person"}
    assert Manners().breaches(held, held)
    assert Manners().breaches(held | {"bubbles": [], "text": ""}, held) == []


def test_a_second_introduction_is_noticed() -> None:
    said = OUT | {"bubbles": [{"kind": "text", "text": "Я Ольга, бот-помічниця MIRT."}]}
    manners = Manners()
    assert manners.breaches(said, None) == []
    assert manners.breaches(said, None)
