"""Rows 1, 2 and 6: what a turn costs in CPU, time and statements, button, bare value, free text and effect apart."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.adapters.brain_embedded import words
from app.services import warming
from bench import bare, house
from bench.figures import Row, Spread, percentile

# One talk, message by message: (kind, text, button). «effect»: the turn writes an order.
TALK: tuple[tuple[str, str, str], ...] = (
    ("opening", "Добрий день! Цікавить костюм Лагуна жовтий", ""),
    ("free", "а які ще кольори є в цієї моделі?", ""),
    ("free", "чи можна повернути, якщо не підійде?", ""),
    ("bare", "рожевий", ""),
    ("bare", "112", ""),
    ("free", "скільки буде коштувати на зріст 136?", ""),
    ("bare", "зріст 124", ""),
    ("free", "скільки днів їде доставка?", ""),
    ("bare", "сірий", ""),
    ("effect", "", "yes"),
    ("effect", "Коваль Ірина, 0671112233, Львів, відділення 7", ""),
    ("effect", "", "payment_method:full"),
)
KINDS = ("bare", "free", "effect", "opening")


@dataclass
class Round:
    """One round's turns: CPU and wall milliseconds by kind; statements and commits of the product."""

    cpu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wall: list[float] = field(default_factory=list)

    def timed(self, kind: str, work: Callable[[], object]) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self.cpu[kind].append((time.process_time() - cpu) * 1000)
        self.wall.append((time.perf_counter() - wall) * 1000)

    def mean_cpu(self, *kinds: str) -> float:
        values = [v for kind in kinds for v in self.cpu[kind]]
        return sum(values) / len(values) if values else 0.0


@dataclass
class Counts:
    """Over all turns: statements beyond what each may take, commits, connections held while thinking."""

    over: list[int] = field(default_factory=list)
    plain: list[int] = field(default_factory=list)  # statements of turns without an effect
    commits: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)


def measure(rounds: int, talks: int, told: Callable[[int], None]) -> list[Row]:
    """Interleaves `rounds` of the bare app and the product, `talks` talks each, after one uncounted talk of both."""
    ours: list[Round] = []
    theirs: list[Round] = []
    cold: list[Round] = []
    counts = Counts()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, house.product(Path(folder)) as (app, counted):
        ceiling, engine = bare.bare_app(Path(folder))
        _bare_round(ceiling, 1)
        _our_round(app, counted, 1, Counts())
        warming.settle()  # as a server does, once it has loaded what it needs
        for number in range(rounds):
            theirs.append(_bare_round(ceiling, talks))
            ours.append(_our_round(app, counted, talks, counts))
            cold.append(_cold_round(app))
            told(number + 1)
        engine.dispose()
    return _rows(ours, theirs, cold, counts)


def _bare_round(app: house.Flask, talks: int) -> Round:
    found = Round()
    for _ in range(talks):
        shopper = house.Shopper(app.test_client(), "/messages")
        for _, text, choice in TALK:
            found.timed("bare", partial(shopper.post, text, choice))
    return found


def _our_round(app: house.Flask, counted: house.Counted, talks: int, counts: Counts) -> Round:
    found = Round()
    for _ in range(talks):
        shopper = house.Shopper(app.test_client())
        for kind, text, choice in TALK:
            house.reset(counted)
            found.timed(kind, partial(shopper.post, text, choice))
            if kind != "opening":  # it opens the talk too
                _count(counted, counts)
    return found


def _cold_round(app: house.Flask) -> Round:
    """One talk, each free text read as if none of its words had ever been written here."""
    found = Round()
    shopper = house.Shopper(app.test_client())
    for kind, text, choice in TALK:
        for seen in (words.fold, words.adjective, words.normal_forms, words.is_dictionary_word, words.speech_parts):
            seen.cache_clear()
        found.timed(kind, partial(shopper.post, text, choice))
    return found


def _count(counted: house.Counted, counts: Counts) -> None:
    counts.over.append(len(counted.statements) - counted.allowed)
    counts.commits.append(counted.commits)
    counts.held.append(counted.held_while_thinking)
    if not counted.effects:
        counts.plain.append(len(counted.statements))


def _rows(ours: Sequence[Round], theirs: Sequence[Round], cold: Sequence[Round], counts: Counts) -> list[Row]:
    base = Spread.of([r.mean_cpu("bare") for r in theirs])

    def cpu(what: str, goal: float, *kinds: str, of: Sequence[Round] = ours) -> Row:
        return Row(1, what, "× bare", Spread.of([r.mean_cpu(*kinds) for r in of]), goal, base, "22 ms = 11–15 ×")

    p50 = Spread.of([percentile(r.wall, 0.5) for r in ours])
    p95 = Spread.of([percentile(r.wall, 0.95) for r in ours])
    return [
        cpu("CPU of a bare value", 1.5, "bare"),
        cpu("CPU of free text, warm", 2.5, "free"),
        cpu("CPU of free text, no word seen before", 3.0, "free", of=cold),
        cpu("CPU of a turn that writes an order", 3.0, "effect"),
        cpu("CPU of a turn, mean", 3.0, *KINDS),
        Row(2, "turn p50, no model", "ms", p50, 8, Spread.of([percentile(r.wall, 0.5) for r in theirs]), "33 ms"),
        Row(2, "turn p95, no model", "ms", p95, 25, Spread.of([percentile(r.wall, 0.95) for r in theirs]), "38 ms"),
        Row(6, "statements of a turn without an effect", "count", _counted(counts.plain), 11, hard=True),
        Row(6, "statements beyond what a turn may take", "count", _counted(counts.over), 0, hard=True),
        Row(6, "commits of a turn", "count", _counted(counts.commits), 2, hard=True),
        Row(6, "connections held while thinking", "count", _counted(counts.held), 0, hard=True),
    ]


def _counted(values: Sequence[int]) -> Spread:
    """Raises ValueError when nothing was counted: an empty count must not pass for a good one."""
    if not values:
        raise ValueError("no turn was counted")
    return Spread.of(values)
