"""What a turn costs the database (PRODUCT §15, row 6): at most 11 statements without an effect, always two commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from app.extensions import db
from app.services import catalogue, conversations
from tests.services.shopping import DELIVERY, WISH, Shopper

WITHOUT_EFFECT, FOR_AN_ORDER, A_LINE, FOR_ANOTHER = 11, 5, 2, 2


@dataclass
class Cost:
    statements: list[str] = field(default_factory=list)
    commits: int = 0


@contextmanager
def counted() -> Iterator[Cost]:
    cost = Cost()

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            cost.statements.append(statement)

    def committed(_connection: Any) -> None:
        cost.commits += 1

    event.listen(db.engine, "before_cursor_execute", hear)
    event.listen(db.engine, "commit", committed)
    try:
        yield cost
    finally:
        event.remove(db.engine, "before_cursor_execute", hear)
        event.remove(db.engine, "commit", committed)


def _warm() -> None:
    catalogue.current()


def test_a_question_costs_at_most_eleven_statements_with_the_cookies_look_up(house: Flask) -> None:
    _warm()
    shopper = Shopper.enters()
    shopper.says("Добрий день!")
    for words in ("які є сукні?", "скільки коштує Мрія на 120?", "а доставка скільки?"):
        with counted() as cost:
            conversations.find(shopper.talk.token)
            shopper.says(words)
        assert len(cost.statements) <= WITHOUT_EFFECT + FOR_ANOTHER, "\n".join(cost.statements)
        assert cost.commits <= 2


@pytest.mark.parametrize("size", [12, 40])
def test_a_long_talk_costs_no_more_statements(sqlite_house: Flask, size: int) -> None:
    _warm()
    shopper = Shopper.enters()
    for _ in range(size):
        shopper.says("які є сукні?")
    with counted() as cost:
        shopper.says("які є сукні?")
    assert len(cost.statements) <= WITHOUT_EFFECT


def test_placing_an_order_costs_five_more_and_two_a_line(house: Flask) -> None:
    _warm()
    shopper = Shopper.enters()
    shopper.says(WISH)
    shopper.says("зріст 112")
    shopper.says("беру")
    shopper.says(DELIVERY)
    with counted() as cost:
        shopper.says("все вірно, повна оплата")
    others = 2 * FOR_ANOTHER  # reminders scheduled anew, and the address or height remembered
    assert len(cost.statements) <= WITHOUT_EFFECT + FOR_AN_ORDER + A_LINE + others, "\n".join(cost.statements)
    assert cost.commits <= 2
