"""Row 5: the fortieth turn of a talk costs hardly more than the twelfth, in CPU, statements and what is remembered."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import house
from bench.figures import Row, Spread

TURNS = 40
_FIRST = "Добрий день! Цікавить костюм Лагуна жовтий"
_ROUND = ("рожевий", "зріст 124", "скільки днів їде доставка?", "сірий")  # the same four messages up to the 12th and the 40th
_TALKS = 3


def measure(rounds: int, told: Callable[[int], None]) -> list[Row]:
    dearer, more = [], []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, house.product(Path(folder)) as (app, counted):
        _talk(app, counted)
        for number in range(rounds):
            talks = [_talk(app, counted) for _ in range(_TALKS)]
            dearer.append(statistics.median(late / early for early, late, _ in talks))
            more += [float(extra) for _, _, extra in talks]
            told(number + 1)
    return [
        Row(5, "CPU of turns 37–40 over turns 9–12 of a talk", "×", Spread.of(dearer), 1.2, prototype="doubles every turn"),
        Row(5, "statements more at turn 40 than at turn 12", "count", Spread.of(more), 0, hard=True),
    ]


def _talk(app: house.Flask, counted: house.Counted) -> tuple[float, float, int]:
    """Seconds of CPU of turns 9–12 and 37–40, and the statements that the later ones took more."""
    shopper = house.Shopper(app.test_client())
    shopper.post(_FIRST)
    cpu, statements = [0.0], [0]
    for number in range(2, TURNS + 1):
        house.reset(counted)
        started = time.process_time()
        shopper.post(_ROUND[number % len(_ROUND)])
        cpu.append(time.process_time() - started)
        statements.append(len(counted.statements))
    return sum(cpu[8:12]), sum(cpu[36:40]), sum(statements[36:40]) - sum(statements[8:12])
